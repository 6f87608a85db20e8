package io.github.packit4j.core.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a line of a comment asks for. */
public sealed interface Command {

  /**
   * Gives the word that people write.
   *
   * @return the word, such as {@code koji-build}
   */
  String name();

  /** To be told which commands there are. */
  record Help() implements Command {
    @Override
    public String name() {
      return "help";
    }
  }

  /** To propose a release of the upstream project in dist-git. */
  record ProposeDownstream() implements Command {
    @Override
    public String name() {
      return "propose-downstream";
    }
  }

  /**
   * To propose a release to the package in dist-git.
   *
   * @param version the release's version; empty for the newest
   * @param resolvedBugs references of the bugs that it resolves, such as {@code rhbz#2509741}
   * @param withPullRequestConfig whether the configuration of the pull request counts, and not that
   *     of the default branch
   */
  record PullFromUpstream(
      Optional<String> version, List<String> resolvedBugs, boolean withPullRequestConfig)
      implements Command {
    /** Copies the list. */
    public PullFromUpstream {
      resolvedBugs = List.copyOf(resolvedBugs);
    }

    @Override
    public String name() {
      return "pull-from-upstream";
    }
  }

  /**
   * To build what is on branches of dist-git.
   *
   * @param scratch whether it is only tried
   * @param branches branches or aliases; empty for the pull request's own
   */
  record KojiBuild(boolean scratch, List<String> branches) implements Command {
    /** Copies the list. */
    public KojiBuild {
      branches = List.copyOf(branches);
    }

    @Override
    public String name() {
      return "koji-build";
    }
  }

  /**
   * To tag the latest builds into side tags.
   *
   * @param allBranches whether on all branches
   */
  record KojiTag(boolean allBranches) implements Command {
    @Override
    public String name() {
      return "koji-tag";
    }
  }

  /**
   * To make updates of the latest builds.
   *
   * @param branches branches or aliases; empty for the pull request's own
   */
  record CreateUpdate(List<String> branches) implements Command {
    /** Copies the list. */
    public CreateUpdate {
      branches = List.copyOf(branches);
    }

    @Override
    public String name() {
      return "create-update";
    }
  }

  /**
   * A command of jobs that are not run here: builds in Copr, tests, images.
   *
   * @param name the word that people write
   * @param arguments the values of each option, by its name without dashes
   */
  record Elsewhere(String name, Map<String, List<String>> arguments) implements Command {
    /** Copies the map. */
    public Elsewhere {
      arguments = Map.copyOf(arguments);
    }
  }
}
