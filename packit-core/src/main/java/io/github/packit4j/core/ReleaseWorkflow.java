package io.github.packit4j.core;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.config.PackitInstance;
import io.github.packit4j.core.ReleaseRequest.Kind;
import io.github.packit4j.core.action.ActionRunner;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.failure.JobNotConfiguredException;
import io.github.packit4j.core.failure.MissingConfigurationException;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.failure.OtherDistGitException;
import io.github.packit4j.core.failure.TagMismatchException;
import io.github.packit4j.core.failure.UnknownReleaseException;
import io.github.packit4j.core.failure.UnsupportedSettingException;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.core.internal.execute.BodhiUpdateJob;
import io.github.packit4j.core.internal.execute.CommitStatuses;
import io.github.packit4j.core.internal.execute.FailureReports;
import io.github.packit4j.core.internal.execute.KojiBuildJob;
import io.github.packit4j.core.internal.execute.PlanExecutor;
import io.github.packit4j.core.internal.job.BodhiReleaseData;
import io.github.packit4j.core.internal.job.ReleaseData;
import io.github.packit4j.core.internal.job.ReleaseJobs;
import io.github.packit4j.core.internal.plan.ReleasePlanner;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.specfile.Packager;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

  private final Services services;
  private final ReleasePlanner planner;
  private final PlanExecutor plans;
  private final KojiBuildJob kojiBuilds;
  private final BodhiUpdateJob bodhiUpdates;
  private final ReleaseJobs releaseJobs;
  private final FailureReports failureReports;
  private final WorkflowListener listener;

  private ReleaseWorkflow(Services services, WorkflowListener listener) {
    this.services = services;
    ReleaseData releases = new BodhiReleaseData(services.bodhi(), services.clock());
    this.planner = new ReleasePlanner(services, releases);
    this.plans = new PlanExecutor(services);
    this.kojiBuilds = new KojiBuildJob(services, releases);
    this.bodhiUpdates = new BodhiUpdateJob(services, releases);
    this.releaseJobs = new ReleaseJobs(services, this::release);
    this.failureReports = new FailureReports(services);
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
   * @throws io.github.packit4j.config.InvalidConfigException if the configuration is not valid
   * @throws JobNotConfiguredException if the configuration has no such job
   * @throws TagMismatchException if the tag names no version
   * @throws OtherDistGitException if all of the jobs are for another dist-git than the workflow's
   * @throws UnsupportedSettingException if the configuration sets what must not be left out and is
   *     not done here
   */
  public ReleasePlan plan(ReleaseRequest request) {
    return planner.plan(request);
  }

  /**
   * Does exactly what a plan says. A branch that has moved since the plan was made is refused with
   * a {@link MovedException}; a new plan is made then.
   *
   * @param plan the plan
   * @return what became of each branch
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
   */
  public ReleaseReport execute(ReleasePlan plan, WorkflowListener progress) {
    return plans.execute(plan, progress);
  }

  /**
   * Plans a release and carries the plan out.
   *
   * @param request which release is to go where, of either kind
   * @return what became of each branch
   * @see #plan for what is thrown
   */
  public ReleaseReport release(ReleaseRequest request) {
    ReleasePlan plan = plan(request);
    boolean shown = services.commitStatuses() && request.kind() == Kind.PROPOSE_DOWNSTREAM;
    return execute(
        plan,
        shown ? CommitStatuses.of(services.project(request.project()), plan, listener) : listener);
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
   * Runs the jobs that an event starts, as the configuration of the repository concerned says. The
   * same event may be handled again: what it has started already is found and left alone.
   *
   * @param event the event
   * @return what was done, and why the rest was not
   */
  public EventReport handle(PackitEvent event) {
    return new EventReport(event, outcomes(event));
  }

  /**
   * Tells people what failed, in an issue where they look: for a release upstream in the upstream
   * project, unless the configuration of the release says {@code
   * notifications.failure_issue.create: false}; for everything else in the {@code issue_repository}
   * of the configuration in dist-git, if it names one. To be called by a program that will not
   * handle the event again.
   *
   * <p>An open issue of exactly this title gets a comment instead of a new one beside it, unless it
   * says the same already; so calling this twice changes nothing. The text is made of the failures'
   * data; the messages in it stand as code, in which no mention and no link of theirs comes alive.
   *
   * @param report what became of an event
   * @return the pages of the issues that tell of it now; empty if nothing failed, or nobody wants
   *     to be told
   * @throws io.github.packit4j.distgit.forge.ForgeException if the forge does not take the issue;
   *     what it has taken is found by the next call
   */
  public List<URI> reportFailures(EventReport report) {
    return failureReports.report(report);
  }

  private List<JobOutcome> outcomes(PackitEvent event) {
    if (event instanceof PackitEvent.ReleasePublished release) {
      return releaseJobs.handle(release);
    }
    if (event instanceof PackitEvent.NewVersions versions) {
      return releaseJobs.handle(versions);
    }
    if (event instanceof PackitEvent.DistGitPush push) {
      return kojiBuilds.handle(push);
    }
    if (event instanceof PackitEvent.BuildStateChanged build) {
      return bodhiUpdates.handle(build);
    }
    return kojiBuilds.handle((PackitEvent.BuildTagged) event);
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
   * @return a builder; forges, dist-git, Bodhi, downloads, work directory and identity are needed
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a workflow. */
  public static final class Builder {

    private @Nullable Forges forges;
    private @Nullable DistGit distGit;
    private @Nullable KojiClient koji;
    private @Nullable BodhiClient bodhi;
    private @Nullable SourceDownloader downloads;
    private @Nullable Path workDirectory;
    private @Nullable Packager identity;
    private Executor executor = Runnable::run;
    private Clock clock = Clock.systemUTC();
    private @Nullable ActionRunner actions;
    private @Nullable Function<Fingerprint, Optional<OpenPgpKeys>> signingKeys;
    private @Nullable ReleaseMonitoring releaseMonitoring;
    private @Nullable RetryPolicy updateWait;
    private boolean mergeGuides = true;
    private boolean commitStatuses;
    private WorkflowListener listener = WorkflowListener.silent();
    private PackitInstance instance = PackitInstance.PROD;

    private Builder() {}

    /**
     * Sets the forges of upstream projects and of dist-git, with their credentials.
     *
     * @param value the forges
     * @return this builder
     */
    public Builder forges(Forges value) {
      this.forges = value;
      return this;
    }

    /**
     * Sets the dist-git to release into.
     *
     * @param value the dist-git
     * @return this builder
     */
    public Builder distGit(DistGit value) {
      this.distGit = value;
      return this;
    }

    /**
     * Sets the Koji hub; without one only builds are impossible.
     *
     * @param value the client, logged in or able to log in
     * @return this builder
     */
    public Builder koji(KojiClient value) {
      this.koji = value;
      return this;
    }

    /**
     * Sets Bodhi, which knows the releases and takes the updates.
     *
     * @param value the client
     * @return this builder
     */
    public Builder bodhi(BodhiClient value) {
      this.bodhi = value;
      return this;
    }

    /**
     * Sets how archives are downloaded.
     *
     * @param value the downloader
     * @return this builder
     */
    public Builder downloads(SourceDownloader value) {
      this.downloads = value;
      return this;
    }

    /**
     * Sets a directory for downloaded archives. It may be deleted between runs.
     *
     * @param value the directory
     * @return this builder
     */
    public Builder workDirectory(Path value) {
      this.workDirectory = value;
      return this;
    }

    /**
     * Sets who signs changelog entries and commits.
     *
     * @param value name and e-mail address
     * @return this builder
     */
    public Builder identity(Packager value) {
      this.identity = value;
      return this;
    }

    /**
     * Sets where branches are worked on; by default one after the other in the calling thread. A
     * thread that calls the workflow must not be the only thread of this executor.
     *
     * @param value the executor
     * @return this builder
     */
    public Builder executor(Executor value) {
      this.executor = value;
      return this;
    }

    /**
     * Sets the clock that dates changelog entries and commits; by default the system's, in UTC.
     *
     * @param value the clock
     * @return this builder
     */
    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    /**
     * Sets how actions of configurations are run; by default they are refused.
     *
     * @param value the runner
     * @return this builder
     */
    public Builder actions(ActionRunner value) {
      this.actions = value;
      return this;
    }

    /**
     * Sets where the public keys of {@code allowed_gpg_keys} come from, such as {@code
     * KeyServers.of(http)::fetch} or a key ring of the program's own. By default there are none,
     * and a release that needs one is refused.
     *
     * @param value gives the key with a fingerprint; empty if it has none
     * @return this builder
     */
    public Builder signingKeys(Function<Fingerprint, Optional<OpenPgpKeys>> value) {
      this.signingKeys = value;
      return this;
    }

    /**
     * Sets who knows the versions of upstream projects, for requests that name none.
     *
     * @param value the client
     * @return this builder
     */
    public Builder releaseMonitoring(ReleaseMonitoring value) {
      this.releaseMonitoring = value;
      return this;
    }

    /**
     * Sets how {@link ReleaseWorkflow#handle} waits for Bodhi to take a finished build, which it
     * refuses until Koji has tagged it: by default up to half an hour in the calling thread. A
     * program that has a queue of its own sets {@code RetryPolicy.none()} and handles the event
     * again while {@link EventReport#retryable()}.
     *
     * @param value how often to try, after which waits
     * @return this builder
     */
    public Builder updateWait(RetryPolicy value) {
      this.updateWait = value;
      return this;
    }

    /**
     * Sets whether the description of a pull request says what merging it starts, by the
     * configuration, and what to check before. By default it does.
     *
     * @param value false for the bare facts of the release
     * @return this builder
     */
    public Builder mergeGuides(boolean value) {
      this.mergeGuides = value;
      return this;
    }

    /**
     * Sets whether releases that start upstream show on the released commit how they end: one
     * status {@code propose-downstream:<branch>} for each branch, with the pull request's address.
     * By default they do not. A status that cannot be set is logged and fails nothing; a plan that
     * is carried out by {@link ReleaseWorkflow#execute} sets none.
     *
     * @param value whether to set them; the forge's token needs the right to
     * @return this builder
     */
    public Builder commitStatuses(boolean value) {
      this.commitStatuses = value;
      return this;
    }

    /**
     * Sets who is told of each step; by default nobody.
     *
     * @param value the listener
     * @return this builder
     */
    public Builder listener(WorkflowListener value) {
      this.listener = value;
      return this;
    }

    /**
     * Sets which deployment this is: jobs count if their {@code packit_instances} name it. By
     * default the production deployment.
     *
     * @param value the deployment
     * @return this builder
     */
    public Builder instance(PackitInstance value) {
      this.instance = value;
      return this;
    }

    /**
     * Makes the workflow.
     *
     * @return the workflow
     * @throws MissingSettingException if something that is needed is not set; the message names it
     */
    public ReleaseWorkflow build() {
      return new ReleaseWorkflow(
          new Services(
              needed(forges, "forges"),
              needed(distGit, "distGit"),
              Optional.ofNullable(koji),
              needed(bodhi, "bodhi"),
              needed(downloads, "downloads"),
              needed(workDirectory, "workDirectory"),
              executor,
              clock,
              needed(identity, "identity"),
              Optional.ofNullable(actions),
              Optional.ofNullable(signingKeys),
              Optional.ofNullable(releaseMonitoring),
              Optional.ofNullable(updateWait),
              mergeGuides,
              commitStatuses,
              instance),
          listener);
    }

    private static <T> T needed(@Nullable T setting, String name) {
      return MissingSettingException.require(
          setting, "The release workflow", "ReleaseWorkflow.builder()." + name + "(...)");
    }
  }
}
