package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseRequest.Kind;
import io.github.packit4j.core.command.Command;
import io.github.packit4j.core.command.CommandLine;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.job.Commenter.Refusal;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.distgit.forge.ForgeIssue;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.http.PackitException;
import java.util.List;
import java.util.Optional;

/** What the commands in comments come to. */
public final class CommandSelector {

  private final Projects projects;
  private final Configurations configurations;
  private final ReleaseData releases;
  private final IssueRepositories issues;

  /**
   * Creates a selector.
   *
   * @param projects the projects of upstream and dist-git
   * @param configurations their configurations
   * @param releases the distribution's releases
   */
  public CommandSelector(Projects projects, Configurations configurations, ReleaseData releases) {
    this.projects = projects;
    this.configurations = configurations;
    this.releases = releases;
    this.issues = new IssueRepositories(projects, configurations);
  }

  /**
   * Looks at a comment.
   *
   * @param comment the comment
   * @return what its commands come to
   */
  public Commented at(CommentPosted comment) {
    ForgeProject project = projects.at(comment.project());
    return new Commented(
        new CommentPlace(
            comment,
            project,
            projects.distGit().instance().packageAt(comment.project().toString())));
  }

  /** The commands of one comment. */
  public final class Commented {

    private final CommentPlace place;
    private final CommandRules rules;

    private Commented(CommentPlace place) {
      this.place = place;
      this.rules =
          new CommandRules(
              place,
              new Commenter(
                  place.comment().author(), place.project(), projects.distGit().instance()),
              issues);
    }

    /**
     * Tells whether the workflow itself has written the comment.
     *
     * @return whether it is of the account that it acts as there
     */
    public boolean isOwn() {
      return place.comment().author().equalsIgnoreCase(account());
    }

    private String account() {
      return projects.account(place.project());
    }

    /**
     * Names the project as outcomes do.
     *
     * @return the package in dist-git, or the project's full name
     */
    public String name() {
      return place.name();
    }

    /**
     * Decides on a command.
     *
     * @param line the command
     * @return what it comes to, or why it comes to nothing
     */
    public Choice<CommandTask> choose(CommandLine.Understood line) {
      String job = job(line.command());
      try {
        Optional<Refusal> refusal = rules.refusal(line);
        return refusal.isPresent()
            ? new Choice.Settled<>(
                new JobOutcome.NotRun(job, name(), refusal.get().reason(), refusal.get().message()))
            : new Choice.Run<>(task(line));
      } catch (RuntimeException e) {
        return new Choice.Settled<>(
            new JobOutcome.Failed(job, name(), e, PackitException.mayPassByItself(e)));
      }
    }

    private CommandTask task(CommandLine.Understood line) {
      Command command = line.command();
      if (command instanceof Command.PullFromUpstream pull) {
        return new CommandTask.Release(request(pull));
      }
      if (command instanceof Command.KojiBuild build) {
        return new CommandTask.Build(
            line.packageName().orElseGet(this::name), branches(build.branches()), build.scratch());
      }
      if (command instanceof Command.KojiTag tag) {
        return new CommandTask.Tag(
            name(),
            tag.allBranches() ? Optional.empty() : Optional.of(place.pullRequest().targetBranch()));
      }
      if (command instanceof Command.CreateUpdate update) {
        return new CommandTask.Update(
            line.packageName().orElseGet(this::name), branches(update.branches()));
      }
      return command instanceof Command.ProposeDownstream
          ? new CommandTask.Release(request(line))
          : new CommandTask.Help();
    }

    private ReleaseRequest request(CommandLine.Understood line) {
      return ReleaseRequest.builder()
          .kind(Kind.PROPOSE_DOWNSTREAM)
          .project(place.comment().project())
          .tag(failedRelease())
          .packages(line.packageName().stream().toList())
          .build();
    }

    /** In the issue that tells of a failed release that one is meant, and anywhere the latest. */
    private Optional<String> failedRelease() {
      return place
          .project()
          .issues()
          .find(place.comment().number())
          .filter(issue -> issue.author().equalsIgnoreCase(account()))
          .map(ForgeIssue::title)
          .flatMap(FailedRelease::tag);
    }

    private ReleaseRequest request(Command.PullFromUpstream command) {
      return ReleaseRequest.builder()
          .kind(Kind.PULL_FROM_UPSTREAM)
          .project(place.comment().project())
          .version(command.version())
          .resolvedBugs(command.resolvedBugs())
          .addPackages(name())
          .configuration(
              command.withPullRequestConfig()
                  ? Optional.of(proposedConfiguration())
                  : Optional.empty())
          .build();
    }

    /** What its author pushes after the comment was not asked for. */
    private PackageConfig proposedConfiguration() {
      PullRequest proposal = place.pullRequest();
      Optional<String> head = place.comment().head().or(proposal::headCommit);
      Optional<String> source = proposal.sourceProject();
      if (head.isEmpty() || source.isEmpty()) {
        throw new WorkflowException(
            "%s has no commits, or its source is gone, so there is no configuration in it."
                .formatted(proposal.webUrl()));
      }
      return configurations.require(place.project().forge().project(source.get()), head.get());
    }

    /** The branches that are named, or the one that the pull request is for. */
    private List<String> branches(List<String> names) {
      return names.isEmpty()
          ? List.of(place.pullRequest().targetBranch())
          : releases.aliases().resolve(names).stream().map(ReleaseBranch::name).toList();
    }
  }

  private static String job(Command command) {
    if (command instanceof Command.ProposeDownstream) {
      return JobType.PROPOSE_DOWNSTREAM.key();
    }
    if (command instanceof Command.PullFromUpstream) {
      return JobType.PULL_FROM_UPSTREAM.key();
    }
    if (command instanceof Command.KojiBuild) {
      return JobType.KOJI_BUILD.key();
    }
    return command instanceof Command.CreateUpdate ? JobType.BODHI_UPDATE.key() : command.name();
  }
}
