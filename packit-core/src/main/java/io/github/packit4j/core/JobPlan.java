package io.github.packit4j.core;

import io.github.packit4j.config.Parameters;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SyncPlan;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one job that an event starts will do: immutable data. Making it has changed nothing.
 *
 * <p>A plan says what is done, and carrying it out looks first whether that is there already. So a
 * plan that is carried out late, or again, finds it and does nothing twice.
 */
public sealed interface JobPlan {

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
   * Tells whether there is nothing to be done.
   *
   * @return true if carrying it out only tells how the job ends
   */
  default boolean changesNothing() {
    return false;
  }

  /**
   * A release goes to dist-git.
   *
   * @param job {@code propose_downstream} or {@code pull_from_upstream}
   * @param packageName the package
   * @param project the web address of the repository whose configuration starts it
   * @param plan what happens on each branch
   */
  record Release(String job, String packageName, URI project, ReleasePlan plan) implements JobPlan {
    @Override
    public boolean changesNothing() {
      return plan.branches().stream().allMatch(BranchPlan.Settled.class::isInstance);
    }
  }

  /**
   * A commit in dist-git is built.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param commit the commit's full hash
   * @param target the build target; the side tag of a group is found, or made of its build tag,
   *     when the build is submitted
   * @param scratch whether it is only tried
   * @param nvr the name that the build will have: one of that name counts as this one, whatever
   *     commit it was made from; empty for a scratch build, or where it cannot be told
   * @param group the group whose side tag it is built in, if the job belongs to one
   */
  record Build(
      String packageName,
      String branch,
      String commit,
      String target,
      boolean scratch,
      Optional<String> nvr,
      Optional<Group> group)
      implements JobPlan {
    @Override
    public String job() {
      return "koji_build";
    }
  }

  /**
   * What a pull request proposes is tried in a scratch build; one of its earlier commits that is
   * still being tried is canceled.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch that it is for
   * @param pullRequest its number
   * @param commit the full hash of its newest commit, which is built
   * @param source where the commit is, as git reads it
   * @param target the build target
   */
  record ScratchBuild(
      String packageName, String branch, long pullRequest, String commit, URI source, String target)
      implements JobPlan {
    @Override
    public String job() {
      return "scratch-build";
    }
  }

  /**
   * A pull request is to show how the scratch build of what it proposes has ended.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch that it is for
   * @param pullRequest its number
   * @param commit the full hash of the commit that was built
   * @param task the number of the task
   * @param state how the task has ended, as Koji names it
   */
  record ScratchReport(
      String packageName, String branch, long pullRequest, String commit, long task, String state)
      implements JobPlan {
    @Override
    public String job() {
      return "scratch-build";
    }
  }

  /**
   * A stable build is tagged into the side tag of its group, unless that or a newer one is there.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param target the build target of the branch, of whose build tag the side tag is made
   * @param nvr the build
   * @param epoch its epoch, if it has one
   * @param group the group
   */
  record Tag(
      String packageName, String branch, String target, String nvr, OptionalInt epoch, Group group)
      implements JobPlan {
    @Override
    public String job() {
      return "koji-tag";
    }
  }

  /**
   * Builds become an update, or are added to the one of their side tag.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param release the release as Bodhi names it, such as {@code F44}; empty if it is not known
   * @param builds the builds: one, or those of a side-tag group
   * @param sideTag the side tag that they are in, with the group that it belongs to; empty for a
   *     build of its own
   * @param notes the notes, in Markdown
   * @param bugs the numbers of the bugs that it fixes
   * @param parameters {@code bodhi_extra_params}, over which builds, notes and bugs win
   */
  record Update(
      String packageName,
      String branch,
      Optional<String> release,
      List<String> builds,
      Optional<SideTag> sideTag,
      String notes,
      List<Integer> bugs,
      Parameters parameters)
      implements JobPlan {

    /** Copies the lists. */
    public Update {
      builds = List.copyOf(builds);
      bugs = List.copyOf(bugs);
    }

    @Override
    public String job() {
      return "bodhi_update";
    }
  }

  /**
   * Bodhi is asked to push an update to stable.
   *
   * @param packageName the package
   * @param branch the dist-git branch
   * @param alias the update's alias
   * @param builds its builds; one with others by then is not pushed
   */
  record Push(String packageName, String branch, String alias, List<String> builds)
      implements JobPlan {

    /** Copies the list. */
    public Push {
      builds = List.copyOf(builds);
    }

    @Override
    public String job() {
      return "push-updates";
    }
  }

  /**
   * A pull request of the workflow's own, which a push has left nothing to bring, is closed.
   *
   * @param pullRequest the pull request, and why
   */
  record CloseObsolete(BranchPlan.Obsolete pullRequest) implements JobPlan {
    @Override
    public String job() {
      return "close-obsolete";
    }

    @Override
    public String packageName() {
      return pullRequest.packageName();
    }
  }

  /**
   * What changed in dist-git goes back upstream.
   *
   * @param packageName the dist-git package
   * @param plan what happens upstream
   */
  record Synchronization(String packageName, SyncPlan plan) implements JobPlan {
    @Override
    public String job() {
      return "sync_from_downstream";
    }

    @Override
    public boolean changesNothing() {
      return plan.change() instanceof BranchPlan.Settled;
    }
  }

  /**
   * Nothing is to be done, or nothing can be: the job ends as planned.
   *
   * @param outcome not run and why, failed, or an update that is there or stable already
   */
  record Settled(JobOutcome outcome) implements JobPlan {

    /** Refuses an outcome that somebody has to work for. */
    public Settled {
      if (!(outcome instanceof JobOutcome.NotRun
          || outcome instanceof JobOutcome.Failed
          || outcome instanceof JobOutcome.UpdatePresent
          || outcome instanceof JobOutcome.StablePresent)) {
        throw new IllegalArgumentException(
            "A job that ends as %s is not settled before it is carried out."
                .formatted(outcome.getClass().getSimpleName()));
      }
    }

    @Override
    public String job() {
      return outcome.job();
    }

    @Override
    public String packageName() {
      return outcome.packageName();
    }

    @Override
    public boolean changesNothing() {
      return true;
    }
  }

  /**
   * A side-tag group.
   *
   * @param name the group's name ({@code sidetag_group})
   * @param dependencies the other packages that must be in the side tag before the job runs
   */
  record Group(String name, List<String> dependencies) {
    /** Copies the list. */
    public Group {
      dependencies = List.copyOf(dependencies);
    }
  }

  /**
   * The side tag of a group.
   *
   * @param name the tag, such as {@code f44-build-side-12345}
   * @param group the group
   */
  record SideTag(String name, Group group) {}
}
