package io.github.packit4j.core;

import io.github.packit4j.core.ReleaseRequest.Kind;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.failure.JobNotConfiguredException;
import io.github.packit4j.core.failure.MissingConfigurationException;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.failure.OtherDistGitException;
import io.github.packit4j.core.failure.TagMismatchException;
import io.github.packit4j.core.failure.UndecidedDistGitException;
import io.github.packit4j.core.failure.UnknownReleaseException;
import io.github.packit4j.core.failure.UnsupportedSettingException;
import io.github.packit4j.core.internal.EventRuns;
import io.github.packit4j.core.internal.Route;
import io.github.packit4j.core.internal.Started;
import io.github.packit4j.core.internal.Tracks;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SyncPlan;
import java.net.URI;
import java.util.List;

/**
 * Carries upstream releases into a distribution: from the release to pull requests in dist-git,
 * from merged commits to Koji builds, from finished builds to Bodhi updates.
 *
 * <pre>{@code
 * ReleaseWorkflow workflow =
 *     ReleaseWorkflow.builder()
 *         .forges(forges)
 *         .distGit(distGit)
 *         .koji(koji)
 *         .bodhi(bodhi)
 *         .downloads(downloads)
 *         .workDirectory(Path.of("work"))
 *         .identity(new Packager("Release Bot", "bot@example.org"))
 *         .build();
 * ReleaseReport report =
 *     workflow.proposeDownstream(
 *         ReleaseRequest.proposeDownstream("https://github.com/packit/ogr", "0.62.3"));
 * }</pre>
 *
 * <p>Every step first asks whether its effect is there already, so that a run which was cut off is
 * simply run again: there is no local state, and never a second pull request, upload, build or
 * update. Branches are worked on side by side on the given executor, and one that fails stops no
 * other.
 *
 * <p>Instances are immutable and thread-safe. What they are given is never closed by them.
 */
public final class ReleaseWorkflow {

  private final Tracks tracks;
  private final WorkflowListener listener;

  ReleaseWorkflow(Tracks tracks, WorkflowListener listener) {
    this.tracks = tracks;
    this.listener = listener;
  }

  /**
   * Works out what a release changes, and changes nothing. Archives are downloaded to the work
   * directory, because their hashes belong to the plan.
   *
   * @param request which release is to go where
   * @return the plan, with one element a package and branch; a branch that cannot be planned is in
   *     it as failed
   * @throws UnknownReleaseException if upstream has no such tag
   * @throws MissingConfigurationException if the repository has no configuration at that commit
   * @throws io.github.packit4j.config.problem.InvalidConfigException if the configuration is not
   *     valid
   * @throws JobNotConfiguredException if the configuration has no such job
   * @throws TagMismatchException if the tag names no version
   * @throws OtherDistGitException if all of the jobs are for another dist-git than the workflow's
   * @throws UnsupportedSettingException if the configuration sets what must not be left out and is
   *     not done here
   * @throws IllegalStateException if the jobs are for several dist-gits of the workflow, each of
   *     which has a plan of its own: see {@link #plans}
   */
  public ReleasePlan plan(ReleaseRequest request) {
    List<ReleasePlan> plans = plans(request);
    if (plans.size() > 1) {
      throw new IllegalStateException(
          "The release of %s goes to several dist-gits. Ask for plans(...), one for each."
              .formatted(request.project()));
    }
    return plans.get(0);
  }

  /**
   * Works out what a release changes in each of the workflow's dist-gits that it is for, and
   * changes nothing.
   *
   * @param request which release is to go where
   * @return one plan a dist-git, at least one
   * @see #plan for what is thrown
   */
  public List<ReleasePlan> plans(ReleaseRequest request) {
    return tracks.each(request, track -> track.releases().plan(request, listener));
  }

  /**
   * Does exactly what a plan says. A branch that has moved since the plan was made is refused with
   * a {@link MovedException}; a new plan is made then.
   *
   * @param plan the plan
   * @return what became of each branch
   * @throws OtherDistGitException if it is for a dist-git that is none of the workflow's
   */
  public ReleaseReport execute(ReleasePlan plan) {
    return execute(plan, listener);
  }

  /**
   * Does exactly what a plan says, telling a listener.
   *
   * @param plan the plan
   * @param progress is told of each step
   * @return what became of each branch
   * @throws OtherDistGitException if it is for a dist-git that is none of the workflow's
   */
  public ReleaseReport execute(ReleasePlan plan, WorkflowListener progress) {
    return tracks.of(plan).releases().execute(plan, progress);
  }

  /**
   * Plans a release and carries the plan out.
   *
   * @param request which release is to go where, of either kind
   * @return what became of each branch
   * @see #plan for what is thrown
   */
  public ReleaseReport release(ReleaseRequest request) {
    List<ReleaseReport> reports =
        tracks.each(request, track -> track.releases().release(request, listener));
    return new ReleaseReport(
        reports.get(0).version(),
        reports.stream().flatMap(report -> report.results().stream()).toList());
  }

  /**
   * Brings an upstream release to dist-git, with the configuration and spec file of the release.
   *
   * @param request the release
   * @return what became of each branch
   * @throws IllegalArgumentException if the request is for another job
   * @see #plan for what else is thrown
   */
  public ReleaseReport proposeDownstream(ReleaseRequest request) {
    return release(of(Kind.PROPOSE_DOWNSTREAM, request));
  }

  /**
   * Brings an upstream release to dist-git, with the configuration and spec file of dist-git.
   *
   * @param request the release
   * @return what became of each branch
   * @throws IllegalArgumentException if the request is for another job
   * @see #plan for what else is thrown
   */
  public ReleaseReport pullFromUpstream(ReleaseRequest request) {
    return release(of(Kind.PULL_FROM_UPSTREAM, request));
  }

  /**
   * Works out what goes from dist-git back upstream, and changes nothing: the spec file and what
   * {@code files_to_sync} brings the other way, proposed to the default branch upstream.
   *
   * @param request which package and branch
   * @return the plan
   * @throws MissingConfigurationException if the package has no configuration in dist-git
   * @throws JobNotConfiguredException if it has no job {@code sync_from_downstream}
   * @throws UndecidedDistGitException if it has the job in several dist-gits of the workflow, and
   *     the request does not say which is meant
   * @throws OtherDistGitException if the request names a dist-git that is none of the workflow's
   */
  public SyncPlan planSync(SyncRequest request) {
    return tracks.of(request).synchronization().plan(request, listener);
  }

  /**
   * Does exactly what a plan says. If upstream's branch has moved since the plan was made, the
   * result is a failure with a {@link MovedException}.
   *
   * @param plan the plan
   * @return what became of it upstream
   * @throws OtherDistGitException if it comes from a dist-git that is none of the workflow's
   */
  public BranchResult execute(SyncPlan plan) {
    return tracks.of(plan).synchronization().execute(plan, listener);
  }

  /**
   * Brings what changed in dist-git back upstream, in one pull request a dist-git branch that
   * follows it. What is there already is found: nothing is proposed twice.
   *
   * @param request which package and branch
   * @return what became of it upstream; {@link BranchResult#branch} is the branch there
   * @see #planSync for what is thrown
   */
  public BranchResult syncFromDownstream(SyncRequest request) {
    return tracks.of(request).synchronization().sync(request, listener);
  }

  /**
   * Asks Bodhi to push updates in testing to stable, of those that were tested enough: Bodhi's own
   * policy is met, no test speaks against them, and they have reached the days or the karma that
   * their owner set. One that is refused does not keep the others.
   *
   * @param request the updates of which package, or which one
   * @return what became of each update in testing; one that stays is in it with what keeps it
   * @throws io.github.packit4j.bodhi.failure.BodhiException if Bodhi does not say which there are
   * @throws io.github.packit4j.core.failure.WorkflowException if the named update is not there, or
   *     is one of another package
   * @throws UndecidedDistGitException if several of the workflow's dist-gits have a Bodhi, and
   *     nothing says which is meant
   */
  public List<JobOutcome> pushUpdates(PushRequest request) {
    return tracks.of(request).updatePushes().push(request);
  }

  /**
   * Works out what an event starts, as the configuration of the repository concerned says, and
   * changes nothing. Of a comment nobody is answered.
   *
   * @param event the event
   * @return the plan, with one element a job; one that does not run, or that cannot be planned, is
   *     in it with its reason
   */
  public EventPlan plan(PackitEvent event) {
    Route route = tracks.of(event);
    return new EventPlan(
        event,
        route instanceof Route.Nowhere nowhere
            ? List.of(new JobPlan.Settled(nowhere.outcome()))
            : Tracks.together(
                tracks.tracks(route), track -> track.events().plan(event, this::started)));
  }

  /**
   * Does what a plan says. What is there already is found. Where something has moved since the plan
   * was made, so that it would do something else by now, the job fails with a {@link
   * MovedException}; a new plan is made then. The {@link Approval} is not asked, as who calls this
   * has seen the plan.
   *
   * @param plan the plan
   * @return what became of each job
   * @throws OtherDistGitException if a job is for a dist-git that is none of the workflow's;
   *     nothing is done then
   * @throws UndecidedDistGitException if nothing says by now which of them a job is for; nothing is
   *     done then
   */
  public EventReport execute(EventPlan plan) {
    Route route = tracks.of(plan.event());
    // Asked before anything is done: a plan that belongs elsewhere is not half carried out.
    plan.jobs().forEach(job -> tracks.of(route, job));
    EventRuns runs = tracks.tracks(route).get(0).events();
    return new EventReport(
        plan.event(), runs.execute(plan, job -> tracks.of(route, job).events().execute(job)));
  }

  /**
   * Runs the jobs that an event starts, as the configuration of the repository concerned says:
   * plans each, asks {@link WorkflowBuilder#approval} if there is one, and does it. The same event
   * may be handled again: what it has started already is found and left alone. Of a comment the
   * commands are carried out whose author has the right to them.
   *
   * @param event the event
   * @return what was done, and why the rest was not
   */
  public EventReport handle(PackitEvent event) {
    Route route = tracks.of(event);
    return new EventReport(
        event,
        route instanceof Route.Nowhere nowhere
            ? List.of(nowhere.outcome())
            : Tracks.together(
                tracks.tracks(route), track -> track.events().handle(event, this::started)));
  }

  /**
   * Tells people what failed, in an issue where they look: for a release upstream in the upstream
   * project, unless the configuration of the release says {@code
   * notifications.failure_issue.create: false}; for everything else in the {@code issue_repository}
   * of the configuration in dist-git, if it names one. To be called by a program that will not
   * handle the event again.
   *
   * <p>Of a command in a comment nothing is written here: its author is told by {@link Replies}.
   *
   * <p>An open issue of exactly this title gets a comment instead of a new one beside it, unless it
   * says the same already; so calling this twice changes nothing. The text is made of the failures'
   * data; the messages in it stand as code, in which no mention and no link of theirs comes alive.
   *
   * @param report what became of an event
   * @return the pages of the issues that tell of it now; empty if nothing failed, nobody wants to
   *     be told, or nothing says which of the workflow's dist-gits it is about
   * @throws io.github.packit4j.distgit.forge.ForgeException if the forge does not take the issue;
   *     what it has taken is found by the next call
   */
  public List<URI> reportFailures(EventReport report) {
    return tracks.of(report.event()) instanceof Route.To to
        ? to.tracks().get(0).failureReports().report(report)
        : List.of();
  }

  private List<Started> started(ReleaseRequest request) {
    return Tracks.together(
        tracks.of(request), track -> track.releases().started(request, listener));
  }

  private static ReleaseRequest of(Kind kind, ReleaseRequest request) {
    if (request.kind() != kind) {
      throw new IllegalArgumentException(
          "This is a request for %s, not for %s.".formatted(request.kind(), kind));
    }
    return request;
  }

  /**
   * Starts a workflow.
   *
   * @return a builder; forges, dist-git, downloads, work directory and identity are needed
   */
  public static WorkflowBuilder builder() {
    return new WorkflowBuilder();
  }
}
