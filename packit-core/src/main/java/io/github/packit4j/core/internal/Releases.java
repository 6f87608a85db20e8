package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseRequest.Kind;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.failure.MissingConfigurationException;
import io.github.packit4j.core.internal.execute.CommitStatuses;
import io.github.packit4j.core.internal.execute.PlanExecutor;
import io.github.packit4j.core.internal.job.ConditionSubject;
import io.github.packit4j.core.internal.job.PreferredVersions;
import io.github.packit4j.core.internal.job.ReleaseSelection;
import io.github.packit4j.core.internal.job.ReleaseSelector;
import io.github.packit4j.core.internal.job.RunCondition;
import io.github.packit4j.core.internal.job.SelectedJob;
import io.github.packit4j.core.internal.job.UpstreamTags;
import io.github.packit4j.core.internal.plan.ReleasePlanner;
import io.github.packit4j.core.internal.plan.ReleaseRounds;
import io.github.packit4j.core.internal.work.Gate;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.core.internal.work.SeenPullRequests;
import io.github.packit4j.core.internal.workspace.Actions;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.ReleasePlan;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The way of a release, down once: selected jobs, plans, results. */
public final class Releases {

  private final ReleaseSelector selector;
  private final ReleasePlanner planner;
  private final PlanExecutor executor;
  private final RunCondition condition;
  private final PackageWork work;
  private final Optional<Projects> statuses;
  private final URI place;

  /**
   * Creates the way.
   *
   * @param selector selects jobs
   * @param planner plans for them
   * @param executor carries plans out
   * @param condition asks the run-condition of a job that an event starts
   * @param work keeps others from a package while it is released
   * @param statuses where statuses of released commits are set; empty for none
   * @param place the dist-git, as plans name it
   */
  public Releases(
      ReleaseSelector selector,
      ReleasePlanner planner,
      PlanExecutor executor,
      RunCondition condition,
      PackageWork work,
      Optional<Projects> statuses,
      URI place) {
    this.selector = selector;
    this.planner = planner;
    this.executor = executor;
    this.condition = condition;
    this.work = work;
    this.statuses = statuses;
    this.place = place;
  }

  /**
   * Plans what a caller asks for.
   *
   * @param request the request
   * @param listener is told of each branch
   * @return the plan
   */
  public ReleasePlan plan(ReleaseRequest request, WorkflowListener listener) {
    return planned(selector.requested(request), listener).merged();
  }

  private ReleaseRounds planned(ReleaseSelection selection, WorkflowListener listener) {
    ReleaseRounds rounds = new ReleaseRounds(place);
    for (SelectedJob job : selection.jobs().jobs()) {
      rounds.plan(selector.decide(selection, job, selection.request()), planner, listener);
    }
    return rounds;
  }

  /**
   * Plans what a caller asks for and carries it out.
   *
   * @param request the request
   * @param listener is told of each branch
   * @return what became of each branch
   */
  public ReleaseReport release(ReleaseRequest request, WorkflowListener listener) {
    ReleaseSelection selection = selector.requested(request);
    return work.alone(
        selection.jobs().jobs().stream().map(SelectedJob::packageName).toList(),
        () -> {
          ReleaseRounds rounds = planned(selection, listener);
          return execute(
              request.kind(), request.project(), rounds.merged(), rounds.seen(), listener);
        });
  }

  /**
   * Carries out a plan.
   *
   * @param plan the plan
   * @param listener is told of each step
   * @return what became of each branch
   */
  public ReleaseReport execute(ReleasePlan plan, WorkflowListener listener) {
    return work.alone(
        packages(plan), () -> executor.execute(plan, new SeenPullRequests(), listener));
  }

  private ReleaseReport execute(
      Kind kind, URI project, ReleasePlan plan, SeenPullRequests seen, WorkflowListener listener) {
    WorkflowListener all =
        statuses
            .filter(projects -> kind == Kind.PROPOSE_DOWNSTREAM)
            .map(projects -> CommitStatuses.of(projects.at(project), plan, listener))
            .orElse(listener);
    return executor.execute(plan, seen, all);
  }

  /**
   * Finds what a release on an upstream forge starts.
   *
   * @param event the release
   * @param listener is told of each branch
   * @return one element a configured package
   */
  public List<Started> started(ReleasePublished event, WorkflowListener listener) {
    return selected(
        JobType.PROPOSE_DOWNSTREAM,
        Projects.shown(event.project()),
        () -> {
          ReleaseSelection selection = selector.started(event);
          return started(selection, settings -> List.of(selection.request()), listener);
        });
  }

  /**
   * Finds what new versions in release monitoring start. Each branch gets the first one that its
   * rules let through, in the order of {@link PreferredVersions}.
   *
   * @param event the versions
   * @param listener is told of each branch
   * @return one element a configured package
   */
  public List<Started> started(NewVersions event, WorkflowListener listener) {
    return selected(
        JobType.PULL_FROM_UPSTREAM,
        event.packageName(),
        () -> {
          ReleaseSelection selection = selector.started(event);
          return started(
              selection,
              settings ->
                  PreferredVersions.of(event, settings).stream()
                      .map(version -> selection.request().toBuilder().version(version).build())
                      .toList(),
              listener);
        });
  }

  /**
   * Finds what somebody asks for by a command, as an event of the same release would start it.
   *
   * @param request the request, for the latest release if it names none
   * @param listener is told of each branch
   * @return one element a configured package
   */
  public List<Started> started(ReleaseRequest request, WorkflowListener listener) {
    return selected(
        typeOf(request.kind()),
        Projects.shown(request.project()),
        () -> {
          ReleaseSelection selection = selector.commanded(request);
          return started(selection, settings -> List.of(selection.request()), listener);
        });
  }

  /**
   * Carries out the plan of a job, which was made some time ago.
   *
   * @param plan the plan
   * @param listener is told of each branch
   * @return what became of it
   */
  public JobOutcome execute(JobPlan.Release plan, WorkflowListener listener) {
    Kind kind =
        plan.job().equals(JobType.PROPOSE_DOWNSTREAM.key())
            ? Kind.PROPOSE_DOWNSTREAM
            : Kind.PULL_FROM_UPSTREAM;
    try {
      return work.alone(
          packages(plan.plan()), () -> carriedOut(kind, plan, new SeenPullRequests(), listener));
    } catch (RuntimeException e) {
      return StartedStep.failed(typeOf(kind), plan.packageName(), e);
    }
  }

  private JobOutcome carriedOut(
      Kind kind, JobPlan.Release plan, SeenPullRequests seen, WorkflowListener listener) {
    return new JobOutcome.Released(
        plan.job(), plan.packageName(), execute(kind, plan.project(), plan.plan(), seen, listener));
  }

  private static JobType typeOf(Kind kind) {
    return kind == Kind.PROPOSE_DOWNSTREAM
        ? JobType.PROPOSE_DOWNSTREAM
        : JobType.PULL_FROM_UPSTREAM;
  }

  private static List<String> packages(ReleasePlan plan) {
    return plan.branches().stream().map(BranchPlan::packageName).toList();
  }

  private List<Started> started(
      ReleaseSelection selection,
      Function<PackageSettings, List<ReleaseRequest>> candidates,
      WorkflowListener listener) {
    List<Started> started = new ArrayList<>();
    selection
        .jobs()
        .refused()
        .forEach(
            refused ->
                started.add(
                    Started.settled(
                        new JobOutcome.NotRun(
                            selection.type().key(),
                            refused.packageName(),
                            refused.reason(),
                            refused.message()))));
    Map<String, List<SelectedJob>> packages = new LinkedHashMap<>();
    selection
        .jobs()
        .jobs()
        .forEach(
            job -> packages.computeIfAbsent(job.packageName(), key -> new ArrayList<>()).add(job));
    packages.forEach(
        (name, jobs) -> started.add(new OfPackage(selection, name, jobs, candidates, listener)));
    return started;
  }

  /** The release of one package. */
  private final class OfPackage implements Started {

    private final ReleaseSelection selection;
    private final String name;
    private final List<SelectedJob> jobs;
    private final Function<PackageSettings, List<ReleaseRequest>> candidates;
    private final WorkflowListener listener;

    OfPackage(
        ReleaseSelection selection,
        String name,
        List<SelectedJob> jobs,
        Function<PackageSettings, List<ReleaseRequest>> candidates,
        WorkflowListener listener) {
      this.selection = selection;
      this.name = name;
      this.jobs = jobs;
      this.candidates = candidates;
      this.listener = listener;
    }

    @Override
    public List<JobPlan> plan() {
      return guarded(
          selection.type(), name, JobPlan.Settled::new, () -> planned(new ReleaseRounds(place)));
    }

    @Override
    public List<JobOutcome> run(Gate gate) {
      return guarded(
          selection.type(),
          name,
          outcome -> outcome,
          () -> work.alone(List.of(name), () -> runAlone(gate)));
    }

    private List<JobOutcome> runAlone(Gate gate) {
      ReleaseRounds rounds = new ReleaseRounds(place);
      return planned(rounds).stream().flatMap(plan -> run(plan, rounds, gate).stream()).toList();
    }

    /** Guarded one by one: what the others have done is told all the same. */
    private List<JobOutcome> run(JobPlan plan, ReleaseRounds rounds, Gate gate) {
      return guarded(
          selection.type(),
          name,
          outcome -> outcome,
          () ->
              List.of(
                  gate.pass(
                      plan,
                      justPlanned ->
                          carriedOut(
                              selection.request().kind(),
                              (JobPlan.Release) plan,
                              justPlanned ? rounds.seen() : new SeenPullRequests(),
                              listener))));
    }

    private List<JobPlan> planned(ReleaseRounds rounds) {
      String type = selection.type().key();
      List<JobPlan> plans = new ArrayList<>();
      for (SelectedJob job : jobs) {
        List<ReleaseRequest> requests = candidates.apply(job.settings());
        Optional<String> failure = condition.failure(job, subject(selection, job, requests.get(0)));
        if (failure.isPresent()) {
          plans.add(
              new JobPlan.Settled(
                  new JobOutcome.NotRun(type, name, Reason.RUN_CONDITION, failure.get())));
          continue;
        }
        for (ReleaseRequest request : requests) {
          if (!rounds.plan(selector.decide(selection, job, request), planner, listener)) {
            break;
          }
        }
      }
      rounds
          .plans()
          .forEach(
              plan ->
                  plans.add(new JobPlan.Release(type, name, selection.request().project(), plan)));
      return plans;
    }
  }

  private ConditionSubject subject(
      ReleaseSelection selection, SelectedJob job, ReleaseRequest request) {
    return new ConditionSubject(
        () -> variables(job.settings(), request),
        Actions.UPSTREAM_REPOSITORY,
        directory -> planner.checkOutUpstream(selector.decide(selection, job, request), directory));
  }

  private static Map<String, String> variables(PackageSettings settings, ReleaseRequest request) {
    Map<String, String> variables = new LinkedHashMap<>();
    request.tag().ifPresent(tag -> variables.put("PACKIT_PROJECT_UPSTREAM_TAG", tag));
    request
        .version()
        .or(() -> request.tag().flatMap(UpstreamTags.template(settings)::version))
        .ifPresent(version -> variables.put(Actions.PROJECT_VERSION, version));
    return variables;
  }

  private static List<Started> selected(
      JobType type, String where, Supplier<List<Started>> selection) {
    return guarded(type, where, Started::settled, selection);
  }

  private static <T> List<T> guarded(
      JobType type, String where, Function<JobOutcome, T> settled, Supplier<List<T>> work) {
    try {
      return work.get();
    } catch (MissingConfigurationException e) {
      return List.of(
          settled.apply(
              new JobOutcome.NotRun(
                  type.key(), where, Reason.NO_CONFIGURATION, String.valueOf(e.getMessage()))));
    } catch (RuntimeException e) {
      return List.of(settled.apply(StartedStep.failed(type, where, e)));
    }
  }
}
