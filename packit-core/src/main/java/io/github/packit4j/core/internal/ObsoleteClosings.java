package io.github.packit4j.core.internal;

import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.internal.execute.ObsoletePullRequests;
import io.github.packit4j.core.internal.job.DistGitMatch;
import io.github.packit4j.core.internal.plan.OvertakenProposals;
import io.github.packit4j.core.internal.work.Gate;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.core.internal.work.Steps;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.distgit.client.DistGit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The way of the workflow's own pull requests that a push has left nothing to bring. */
public final class ObsoleteClosings {

  private static final String JOB = "close-obsolete";

  private final DistGit distGit;
  private final OvertakenProposals proposals;
  private final ObsoletePullRequests pullRequests;
  private final PackageWork work;
  private final WorkflowListener listener;

  /**
   * Creates the way.
   *
   * @param distGit the dist-git
   * @param proposals finds them
   * @param pullRequests closes them
   * @param work keeps others from a package meanwhile
   * @param listener is told of each
   */
  public ObsoleteClosings(
      DistGit distGit,
      OvertakenProposals proposals,
      ObsoletePullRequests pullRequests,
      PackageWork work,
      WorkflowListener listener) {
    this.distGit = distGit;
    this.proposals = proposals;
    this.pullRequests = pullRequests;
    this.work = work;
    this.listener = listener;
  }

  /**
   * Finds what a push to dist-git starts. Of a package without such pull requests nothing is said.
   *
   * @param push the push
   * @param config the package's configuration
   * @return what closes them; empty if the push did not go to a package
   */
  public List<Started> started(DistGitPush push, Once<Optional<PackageConfig>> config) {
    return push.fork() || !DistGitMatch.isToPackage(push, distGit.instance())
        ? List.of()
        : List.of(new OfPush(push, config));
  }

  /**
   * Carries out a plan, which was made some time ago.
   *
   * @param plan the plan
   * @return what became of it
   */
  public JobOutcome execute(JobPlan.CloseObsolete plan) {
    return told(
        plan, () -> work.alone(List.of(plan.packageName()), () -> pullRequests.execute(plan)));
  }

  private JobOutcome told(JobPlan.CloseObsolete plan, Supplier<JobOutcome> closing) {
    BranchPlan.Obsolete obsolete = plan.pullRequest();
    return StartedStep.run(
        JOB,
        Step.PULL_REQUEST,
        new Steps(obsolete.packageName(), obsolete.branch(), listener),
        obsolete.packageName(),
        closing);
  }

  /** All pull requests into one branch. */
  private final class OfPush implements Started {

    private final DistGitPush push;
    private final Once<Optional<PackageConfig>> config;

    OfPush(DistGitPush push, Once<Optional<PackageConfig>> config) {
      this.push = push;
      this.config = config;
    }

    @Override
    public List<JobPlan> plan() {
      return guarded(JobPlan.Settled::new, this::planned);
    }

    @Override
    public List<JobOutcome> run(Gate gate) {
      return guarded(
          outcome -> outcome,
          () ->
              work.alone(
                  List.of(push.packageName()),
                  () -> planned().stream().map(plan -> run(plan, gate)).toList()));
    }

    private JobOutcome run(JobPlan plan, Gate gate) {
      return plan instanceof JobPlan.CloseObsolete close
          ? told(close, () -> gate.pass(close, justPlanned -> pullRequests.execute(close)))
          : ((JobPlan.Settled) plan).outcome();
    }

    private List<JobPlan> planned() {
      return proposals.by(push, settings());
    }

    /** A configuration that cannot be read is a failure of the job koji_build, which tells it. */
    private Optional<PackageSettings> settings() {
      try {
        return config.get().stream()
            .flatMap(present -> present.packages().values().stream())
            .filter(each -> each.downstreamPackageName().equals(push.packageName()))
            .findFirst();
      } catch (ConfigException e) {
        return Optional.empty();
      }
    }

    private <T> List<T> guarded(Function<JobOutcome, T> settled, Supplier<List<T>> asked) {
      try {
        return asked.get();
      } catch (RuntimeException e) {
        return List.of(settled.apply(StartedStep.failed(JOB, push.packageName(), e)));
      }
    }
  }
}
