package io.github.packit4j.core.plan;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/** Why a branch was left alone although its job asked for it. */
public sealed interface SkipReason {

  /**
   * Says the reason in a sentence.
   *
   * @return the text, naming the values that decided
   */
  String message();

  /**
   * The proposed version is older than what the branch has, by RPM's order.
   *
   * @param current the version of the spec file in dist-git
   * @param proposed the release's version
   */
  record Downgrade(String current, String proposed) implements SkipReason {
    @Override
    public String message() {
      return "dist-git has version %s, newer than %s".formatted(current, proposed);
    }
  }

  /**
   * Both versions match {@code version_update_mask}, with different texts.
   *
   * @param mask the configured mask
   * @param current the version of the spec file in dist-git
   * @param proposed the release's version
   */
  record MaskMismatch(String mask, String current, String proposed) implements SkipReason {
    @Override
    public String message() {
      return "version %s differs from %s in what version_update_mask '%s' keeps"
          .formatted(proposed, current, mask);
    }
  }

  /**
   * The proposed version is outside {@code version_update_specifiers}.
   *
   * @param specifiers the configured specifiers
   * @param proposed the release's version
   */
  record OutsideSpecifiers(String specifiers, String proposed) implements SkipReason {
    @Override
    public String message() {
      return "version %s is outside version_update_specifiers '%s'".formatted(proposed, specifiers);
    }
  }

  /**
   * The tag is not one that {@code upstream_tag_include} and {@code upstream_tag_exclude} let
   * through.
   *
   * @param tag the release's tag
   * @param pattern the pattern that decided
   */
  record TagFiltered(String tag, String pattern) implements SkipReason {
    @Override
    public String message() {
      return "tag %s is filtered out by '%s'".formatted(tag, pattern);
    }
  }

  /**
   * The tag is not one of the package's, by {@code upstream_tag_template}: it belongs to another
   * package of the same repository.
   *
   * @param tag the release's tag
   * @param template the package's template
   */
  record TagOfAnotherPackage(String tag, String template) implements SkipReason {
    @Override
    public String message() {
      return "tag %s is not of the form '%s' (upstream_tag_template)".formatted(tag, template);
    }
  }

  /**
   * The branch's release is at the end of its life: nothing can be built or updated in it.
   *
   * @param branch the dist-git branch
   * @param day the last day of its support, where known
   */
  record EndOfLife(String branch, Optional<LocalDate> day) implements SkipReason {
    @Override
    public String message() {
      return "%s is at the end of its life%s; leave it out of dist_git_branches"
          .formatted(branch, day.map(last -> " since " + last).orElse(""));
    }
  }

  /**
   * An alias among the branches means no release at present.
   *
   * @param alias the alias, such as {@code epel-10-branched}
   */
  record NoRelease(String alias) implements SkipReason {
    @Override
    public String message() {
      return "no release is meant by '%s' at present".formatted(alias);
    }
  }

  /**
   * The package has no such branch in dist-git.
   *
   * @param branch the dist-git branch
   */
  record NoSuchBranch(String branch) implements SkipReason {
    @Override
    public String message() {
      return "the package has no branch %s in dist-git; request it or leave it out of dist_git_branches"
          .formatted(branch);
    }
  }

  /**
   * The package is retired on the branch: it has a {@code dead.package} file.
   *
   * @param branch the dist-git branch
   */
  record Retired(String branch) implements SkipReason {
    @Override
    public String message() {
      return "the package is retired on %s (dead.package)".formatted(branch);
    }
  }

  /**
   * Somebody else has pushed to the branch that the proposal would replace.
   *
   * @param branch the branch in the fork
   * @param commit the newest foreign commit
   */
  record ForeignCommits(String branch, String commit) implements SkipReason {
    @Override
    public String message() {
      return "branch %s of the fork has commits of others (%s); merge or close its pull request first"
          .formatted(branch, commit);
    }
  }

  /**
   * Somebody has closed the pull request of this release without merging it.
   *
   * @param pullRequest its web address
   */
  record ClosedPullRequest(URI pullRequest) implements SkipReason {
    @Override
    public String message() {
      return "its pull request %s was closed; reopen that, or ask for the release with evenIfClosed"
          .formatted(pullRequest);
    }
  }

  /**
   * An open pull request proposes a newer version, by RPM's order.
   *
   * @param current the version that is proposed already
   * @param proposed the release's version
   * @param pullRequest the web address of the pull request
   */
  record NewerProposal(String current, String proposed, URI pullRequest) implements SkipReason {
    @Override
    public String message() {
      return "%s proposes version %s, newer than %s".formatted(pullRequest, current, proposed);
    }
  }

  /**
   * The branch has commits of its own, so it cannot be fast-forwarded.
   *
   * @param branch the branch that was to follow
   * @param source the branch it was to follow
   */
  record CannotFastForward(String branch, String source) implements SkipReason {
    @Override
    public String message() {
      return "%s has commits that %s lacks, so it cannot be fast-forwarded"
          .formatted(branch, source);
    }
  }
}
