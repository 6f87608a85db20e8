package io.github.packit4j.core;

import java.net.URI;
import java.util.List;

/** What became of one job that an event could start. */
public sealed interface JobOutcome {

  /**
   * Names the job type.
   *
   * @return the type as configurations write it, such as {@code koji_build}
   */
  String job();

  /**
   * Names the dist-git package.
   *
   * @return the package name
   */
  String packageName();

  /**
   * A release was brought to dist-git.
   *
   * @param job the job type
   * @param packageName the package, or the packages joined by {@code ,}
   * @param report how it ended on each branch
   */
  record Released(String job, String packageName, ReleaseReport report) implements JobOutcome {}

  /**
   * A build was submitted.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param target the build target
   * @param task the number of the task
   * @param url the task's web page
   */
  record BuildSubmitted(String packageName, String branch, String target, long task, URI url)
      implements JobOutcome {
    @Override
    public String job() {
      return "koji_build";
    }
  }

  /**
   * Koji has the build already, or is making it.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param description the build or task, and where it stands
   */
  record BuildPresent(String packageName, String branch, String description) implements JobOutcome {
    @Override
    public String job() {
      return "koji_build";
    }
  }

  /**
   * What a pull request proposes is tried in a scratch build.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch that it is for
   * @param pullRequest its number
   * @param task the number of the task
   * @param url the task's web page
   */
  record ScratchSubmitted(String packageName, String branch, long pullRequest, long task, URI url)
      implements JobOutcome {
    @Override
    public String job() {
      return "scratch-build";
    }
  }

  /**
   * What a pull request proposes was tried already, or is being tried.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch that it is for
   * @param pullRequest its number
   * @param description the task, and where it stands
   */
  record ScratchPresent(String packageName, String branch, long pullRequest, String description)
      implements JobOutcome {
    @Override
    public String job() {
      return "scratch-build";
    }
  }

  /**
   * A pull request shows how the scratch build of what it proposes has ended.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch that it is for
   * @param pullRequest its number
   * @param state how the task has ended, as Koji names it: {@code CLOSED} if it is well
   * @param url the task's web page
   */
  record ScratchReported(String packageName, String branch, long pullRequest, String state, URI url)
      implements JobOutcome {
    @Override
    public String job() {
      return "scratch-build";
    }
  }

  /**
   * A build is being tagged into the side tag of its group.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param nvr the build
   * @param tag the side tag
   * @param url the web page of the task that tags it
   */
  record TagSubmitted(String packageName, String branch, String nvr, String tag, URI url)
      implements JobOutcome {
    @Override
    public String job() {
      return "koji-tag";
    }
  }

  /**
   * A build is in the side tag of its group already.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param nvr the build
   * @param tag the side tag
   */
  record TagPresent(String packageName, String branch, String nvr, String tag)
      implements JobOutcome {
    @Override
    public String job() {
      return "koji-tag";
    }
  }

  /**
   * An update was created.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param builds the builds in it: one, or those of a side-tag group
   * @param alias the update's alias, such as {@code FEDORA-2026-1a2b3c4d5e}
   * @param url the update's web page
   */
  record UpdateCreated(
      String packageName, String branch, List<String> builds, String alias, URI url)
      implements JobOutcome {
    /** Copies the list. */
    public UpdateCreated {
      builds = List.copyOf(builds);
    }

    @Override
    public String job() {
      return "bodhi_update";
    }
  }

  /**
   * The update of a side-tag group got builds that have come since.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param builds the builds of the group in it
   * @param alias the update's alias
   */
  record UpdateEdited(String packageName, String branch, List<String> builds, String alias)
      implements JobOutcome {
    /** Copies the list. */
    public UpdateEdited {
      builds = List.copyOf(builds);
    }

    @Override
    public String job() {
      return "bodhi_update";
    }
  }

  /**
   * Bodhi has an update with the builds already.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param builds the builds in it: one, or those of a side-tag group
   * @param alias the update's alias
   */
  record UpdatePresent(String packageName, String branch, List<String> builds, String alias)
      implements JobOutcome {
    /** Copies the list. */
    public UpdatePresent {
      builds = List.copyOf(builds);
    }

    @Override
    public String job() {
      return "bodhi_update";
    }
  }

  /**
   * Bodhi was asked to push an update to stable.
   *
   * @param packageName the package
   * @param branch the dist-git branch
   * @param alias the update's alias
   */
  record StableRequested(String packageName, String branch, String alias) implements JobOutcome {
    @Override
    public String job() {
      return "push-updates";
    }
  }

  /**
   * An update is stable, or Bodhi was asked for that already.
   *
   * @param packageName the package
   * @param branch the dist-git branch
   * @param alias the update's alias
   */
  record StablePresent(String packageName, String branch, String alias) implements JobOutcome {
    @Override
    public String job() {
      return "push-updates";
    }
  }

  /**
   * A pull request of the workflow's own that a push has left nothing to bring was closed.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch that it was for
   * @param pullRequest its number
   * @param url its web address
   * @param reason why, with the values that decided
   */
  record ObsoleteClosed(String packageName, String branch, long pullRequest, URI url, String reason)
      implements JobOutcome {
    @Override
    public String job() {
      return "close-obsolete";
    }
  }

  /**
   * What changed in dist-git was brought back upstream.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param result how it ended on the branch upstream
   */
  record Synchronized(String packageName, String branch, BranchResult result)
      implements JobOutcome {
    @Override
    public String job() {
      return "sync_from_downstream";
    }
  }

  /**
   * The job was not run, for a reason that lies in the event or the configuration.
   *
   * @param job the job type; {@code none} of an event that starts no job
   * @param packageName the dist-git package; of an event that starts no job what it is about
   * @param reason the rule that decided
   * @param message the same with the values that decided, for people
   */
  record NotRun(String job, String packageName, Reason reason, String message)
      implements JobOutcome {}

  /**
   * The job failed.
   *
   * @param job the job type
   * @param packageName the dist-git package
   * @param cause what went wrong; its message names the thing and the fix
   * @param retryable whether handling the same event later may succeed without any change
   */
  record Failed(String job, String packageName, RuntimeException cause, boolean retryable)
      implements JobOutcome {}

  /** The rules that keep a job from running. */
  enum Reason {
    /** The repository has no configuration. */
    NO_CONFIGURATION,
    /** The configuration has no such job with this trigger for this deployment. */
    NO_JOB,
    /** The job is for another dist-git than the workflow's ({@code pkg_tool} and the like). */
    OTHER_DIST_GIT,
    /** Nothing says which of the workflow's dist-gits it is for. */
    UNDECIDED_DIST_GIT,
    /** The commit leaves the spec file alone. */
    SPEC_FILE_UNCHANGED,
    /** The package is retired at the commit: it has a {@code dead.package} file. */
    RETIRED,
    /** The push went to a fork. */
    FORK,
    /** The push went to a repository outside the namespace of packages, such as {@code tests}. */
    OTHER_NAMESPACE,
    /** The job is not configured for the branch. */
    BRANCH_NOT_CONFIGURED,
    /** The branch's release is at the end of its life. */
    END_OF_LIFE,
    /** The pull request's author is not among {@code allowed_pr_authors}. */
    PR_AUTHOR_NOT_ALLOWED,
    /** The committer is not among {@code allowed_committers}. */
    COMMITTER_NOT_ALLOWED,
    /** The pull request's labels do not fit {@code require.label}. */
    LABELS,
    /** The build has not ended well, or has not ended. */
    BUILD_NOT_COMPLETE,
    /** The build was not made from a commit of a package in dist-git, but of a fork, say. */
    NOT_FROM_DIST_GIT,
    /** The build's owner is not among {@code allowed_builders}. */
    BUILDER_NOT_ALLOWED,
    /** Bodhi creates the branch's updates by itself, as for Rawhide. */
    UPDATED_AUTOMATICALLY,
    /** The branch's release has no updates in Bodhi. */
    NO_UPDATES,
    /** The build's update was revoked, or has become obsolete. */
    UPDATE_WITHDRAWN,
    /** Another update of the branch has a newer build; an older one never replaces it. */
    NEWER_UPDATE,
    /** The program does not propose to this upstream project when an event asks for it. */
    UPSTREAM_NOT_SERVED,
    /** The configuration's action {@code run-condition} has failed. */
    RUN_CONDITION,
    /** The job's update is made of a side tag, and the build was made for none. */
    SIDE_TAG_GROUP,
    /** The build was tagged into another tag than a side tag, which starts no job. */
    NOT_A_SIDE_TAG,
    /** The side tag belongs to another account than the workflow's. */
    FOREIGN_SIDE_TAG,
    /** The side tag is gone, or nothing of the group is in one yet. */
    NO_SIDE_TAG,
    /** The side tag's update is stable, and Bodhi makes no second one of a side tag. */
    SIDE_TAG_USED,
    /** Builds that the job depends on are not in the side tag yet; the last of them starts it. */
    MISSING_DEPENDENCIES,
    /** A package's own build, tagged into the side tag, starts no other build of it. */
    OWN_BUILD,
    /** A command stands in a comment of the workflow's own account. */
    OWN_COMMENT,
    /** A line of a comment begins like a command and is none. */
    COMMAND_SYNTAX,
    /** The command is one of jobs that this workflow does not run. */
    COMMAND_NOT_RUN_HERE,
    /** The command means nothing where the comment stands. */
    WRONG_PLACE,
    /** The author of the comment or the pull request is no packager. */
    NOT_A_PACKAGER,
    /** The comment's author may not push to the project. */
    NO_WRITE_ACCESS,
    /** There is no build on the branch that the job could take. */
    NO_BUILD,
    /** The program has looked at what the job would do and said no ({@link Approval}). */
    NOT_APPROVED,
    /** The program leaves it to Bodhi and to people when updates become stable. */
    NOT_PUSHED_HERE,
    /** The program tries no pull requests in scratch builds. */
    PULL_REQUESTS_NOT_BUILT,
    /** The pull request is closed, or its commits are others by now. */
    PULL_REQUEST_MOVED,
    /** The workflow has closed the pull request before, and somebody has opened it again. */
    PULL_REQUEST_REOPENED,
    /** The update was made by another account than the workflow's. */
    FOREIGN_UPDATE,
    /** The update has not been tested enough, or cannot be pushed by anybody. */
    UPDATE_NOT_READY,
    /** What has happened starts no job, or nobody knows what it is. */
    STARTS_NOTHING,
    /** Another event tells the same, and starts the job. */
    TOLD_AGAIN
  }
}
