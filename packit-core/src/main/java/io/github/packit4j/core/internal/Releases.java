package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
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
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.internal.job.ReleaseSelection;
import io.github.packit4j.core.internal.job.ReleaseSelector;
import io.github.packit4j.core.internal.job.RunCondition;
import io.github.packit4j.core.internal.job.SelectedJob;
import io.github.packit4j.core.internal.job.UpstreamTags;
import io.github.packit4j.core.internal.plan.ReleasePlanner;
import io.github.packit4j.core.internal.plan.ReleaseRounds;
import io.github.packit4j.core.internal.workspace.Actions;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.http.PackitException;
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

  /**
   * Creates the way.
   *
   * @param selector selects jobs
   * @param planner plans for them
   * @param executor carries plans out
   * @param condition asks the run-condition of a job that an event starts
   * @param work keeps others from a package while it is released
   * @param statuses where statuses of released commits are set; empty for none
   */
  public Releases(
      ReleaseSelector selector,
      ReleasePlanner planner,
      PlanExecutor executor,
      RunCondition condition,
      PackageWork work,
      Optional<Projects> statuses) {
    this.selector = selector;
    this.planner = planner;
    this.executor = executor;
    this.condition = condition;
    this.work = work;
    this.statuses = statuses;
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
    ReleaseRounds rounds = new ReleaseRounds();
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
          return execute(request, rounds.merged(), rounds.seen(), listener);
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
        plan.branches().stream().map(BranchPlan::packageName).toList(),
        () -> executor.execute(plan, new SeenPullRequests(), listener));
  }

  private ReleaseReport execute(
      ReleaseRequest request, ReleasePlan plan, SeenPullRequests seen, WorkflowListener listener) {
    boolean shown = request.kind() == Kind.PROPOSE_DOWNSTREAM;
    WorkflowListener all =
        statuses
            .filter(projects -> shown)
            .map(projects -> CommitStatuses.of(projects.at(request.project()), plan, listener))
            .orElse(listener);
    return executor.execute(plan, seen, all);
  }

  /**
   * Handles a release on an upstream forge.
   *
   * @param event the release
   * @param listener is told of each branch
   * @return one outcome a configured package
   */
  public List<JobOutcome> handle(ReleasePublished event, WorkflowListener listener) {
    JobType type = JobType.PROPOSE_DOWNSTREAM;
    return guarded(
        type,
        Projects.shown(event.project()),
        () -> {
          ReleaseSelection selection = selector.started(event);
          return run(selection, settings -> List.of(selection.request()), listener);
        });
  }

  /**
   * Handles new versions in release monitoring. Each branch gets the first one that its rules let
   * through, in the order of {@link PreferredVersions}.
   *
   * @param event the versions
   * @param listener is told of each branch
   * @return one outcome a configured package and version that is released
   */
  public List<JobOutcome> handle(NewVersions event, WorkflowListener listener) {
    return guarded(
        JobType.PULL_FROM_UPSTREAM,
        event.packageName(),
        () -> {
          ReleaseSelection selection = selector.started(event);
          return run(
              selection,
              settings ->
                  PreferredVersions.of(event, settings).stream()
                      .map(version -> selection.request().toBuilder().version(version).build())
                      .toList(),
              listener);
        });
  }

  /**
   * Does what somebody asks for by a command, as an event of the same release would.
   *
   * @param request the request, for the latest release if it names none
   * @param listener is told of each branch
   * @return one outcome a configured package
   */
  public List<JobOutcome> handle(ReleaseRequest request, WorkflowListener listener) {
    return guarded(
        request.kind() == Kind.PROPOSE_DOWNSTREAM
            ? JobType.PROPOSE_DOWNSTREAM
            : JobType.PULL_FROM_UPSTREAM,
        Projects.shown(request.project()),
        () -> {
          ReleaseSelection selection = selector.commanded(request);
          return run(selection, settings -> List.of(selection.request()), listener);
        });
  }

  private List<JobOutcome> run(
      ReleaseSelection selection,
      Function<PackageSettings, List<ReleaseRequest>> candidates,
      WorkflowListener listener) {
    String type = selection.type().key();
    List<JobOutcome> outcomes = new ArrayList<>();
    selection
        .jobs()
        .refused()
        .forEach(
            refused ->
                outcomes.add(
                    new JobOutcome.NotRun(
                        type, refused.packageName(), refused.reason(), refused.message())));
    Map<String, List<SelectedJob>> packages = new LinkedHashMap<>();
    selection
        .jobs()
        .jobs()
        .forEach(
            job -> packages.computeIfAbsent(job.packageName(), key -> new ArrayList<>()).add(job));
    packages.forEach(
        (name, jobs) ->
            outcomes.addAll(
                guarded(
                    selection.type(),
                    name,
                    () ->
                        work.alone(
                            List.of(name),
                            () -> run(selection, name, jobs, candidates, listener)))));
    return outcomes;
  }

  private List<JobOutcome> run(
      ReleaseSelection selection,
      String name,
      List<SelectedJob> jobs,
      Function<PackageSettings, List<ReleaseRequest>> candidates,
      WorkflowListener listener) {
    String type = selection.type().key();
    List<JobOutcome> outcomes = new ArrayList<>();
    ReleaseRounds rounds = new ReleaseRounds();
    for (SelectedJob job : jobs) {
      List<ReleaseRequest> requests = candidates.apply(job.settings());
      Optional<String> failure = condition.failure(job, subject(selection, job, requests.get(0)));
      if (failure.isPresent()) {
        outcomes.add(new JobOutcome.NotRun(type, name, Reason.RUN_CONDITION, failure.get()));
        continue;
      }
      for (ReleaseRequest request : requests) {
        ReleaseDecision decision = selector.decide(selection, job, request);
        if (!rounds.plan(decision, planner, listener)) {
          break;
        }
      }
    }
    for (ReleasePlan plan : rounds.plans()) {
      outcomes.add(
          new JobOutcome.Released(
              type, name, execute(selection.request(), plan, rounds.seen(), listener)));
    }
    return outcomes;
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

  private static List<JobOutcome> guarded(
      JobType type, String where, Supplier<List<JobOutcome>> work) {
    try {
      return work.get();
    } catch (MissingConfigurationException e) {
      return List.of(
          new JobOutcome.NotRun(
              type.key(), where, Reason.NO_CONFIGURATION, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      return List.of(
          new JobOutcome.Failed(type.key(), where, e, PackitException.mayPassByItself(e)));
    }
  }
}
