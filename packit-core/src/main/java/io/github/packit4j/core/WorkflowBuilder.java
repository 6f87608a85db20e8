package io.github.packit4j.core;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.config.PackitInstance;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.core.action.ActionRunner;
import io.github.packit4j.core.command.CommandGrammar;
import io.github.packit4j.core.internal.Commands;
import io.github.packit4j.core.internal.Downstream;
import io.github.packit4j.core.internal.EventRuns;
import io.github.packit4j.core.internal.Landmarks;
import io.github.packit4j.core.internal.ObsoleteClosings;
import io.github.packit4j.core.internal.PullRequestTrials;
import io.github.packit4j.core.internal.Pushes;
import io.github.packit4j.core.internal.Releases;
import io.github.packit4j.core.internal.Synchronization;
import io.github.packit4j.core.internal.Track;
import io.github.packit4j.core.internal.Tracks;
import io.github.packit4j.core.internal.UpdatePushes;
import io.github.packit4j.core.internal.execute.BodhiUpdates;
import io.github.packit4j.core.internal.execute.FailureReports;
import io.github.packit4j.core.internal.execute.GroupSideTags;
import io.github.packit4j.core.internal.execute.GroupTagging;
import io.github.packit4j.core.internal.execute.GroupUpdates;
import io.github.packit4j.core.internal.execute.KojiBuilds;
import io.github.packit4j.core.internal.execute.ObsoletePullRequests;
import io.github.packit4j.core.internal.execute.PlanExecutor;
import io.github.packit4j.core.internal.execute.ScratchBuilds;
import io.github.packit4j.core.internal.execute.StablePushes;
import io.github.packit4j.core.internal.job.BodhiReleaseData;
import io.github.packit4j.core.internal.job.BuildSelector;
import io.github.packit4j.core.internal.job.CommandSelector;
import io.github.packit4j.core.internal.job.Configurations;
import io.github.packit4j.core.internal.job.FixedReleaseData;
import io.github.packit4j.core.internal.job.JobSelector;
import io.github.packit4j.core.internal.job.LatestRelease;
import io.github.packit4j.core.internal.job.PullRequestSelector;
import io.github.packit4j.core.internal.job.ReleaseData;
import io.github.packit4j.core.internal.job.ReleaseSelector;
import io.github.packit4j.core.internal.job.RunCondition;
import io.github.packit4j.core.internal.job.ServedDistGits;
import io.github.packit4j.core.internal.job.SideTagGroups;
import io.github.packit4j.core.internal.job.SyncSelector;
import io.github.packit4j.core.internal.job.UpdateSelector;
import io.github.packit4j.core.internal.plan.BuildPlanner;
import io.github.packit4j.core.internal.plan.NewVersionBugs;
import io.github.packit4j.core.internal.plan.OvertakenProposals;
import io.github.packit4j.core.internal.plan.ReleasePlanner;
import io.github.packit4j.core.internal.plan.Repositories;
import io.github.packit4j.core.internal.plan.SyncPlanner;
import io.github.packit4j.core.internal.text.MergeGuides;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.core.internal.workspace.ArchiveStore;
import io.github.packit4j.core.internal.workspace.Workspaces;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.distgit.monitoring.Bugzilla;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.specfile.changelog.Packager;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ReleaseWorkflow}. */
public final class WorkflowBuilder {

  private @Nullable Forges forges;
  private @Nullable DistGit distGit;
  private final List<Destination> further = new ArrayList<>();
  private @Nullable KojiClient koji;
  private @Nullable BodhiClient bodhi;
  private @Nullable List<DistroRelease> releases;
  private @Nullable SourceDownloader downloads;
  private @Nullable Path workDirectory;
  private @Nullable Packager identity;
  private Executor executor = Runnable::run;
  private Clock clock = Clock.systemUTC();
  private @Nullable ActionRunner actions;
  private @Nullable Function<Fingerprint, Optional<OpenPgpKeys>> signingKeys;
  private @Nullable ReleaseMonitoring releaseMonitoring;
  private @Nullable Bugzilla bugzilla;
  private @Nullable RetryPolicy updateWait;
  private boolean mergeGuides = true;
  private boolean maintainerAccess = true;
  private boolean commitStatuses;
  private Predicate<URI> syncedUpstreams = upstream -> false;
  private WorkflowListener listener = WorkflowListener.silent();
  private PackageLocks locks = PackageLocks.inThisProcess();
  private PackitInstance instance = PackitInstance.PROD;
  private CommandGrammar commands = CommandGrammar.of("/packit");
  private @Nullable Replies replies;
  private @Nullable Approval approval;
  private PullRequestBuilds scratchBuilds = PullRequestBuilds.NONE;
  private boolean pushUpdates;
  private boolean closeObsolete;

  WorkflowBuilder() {}

  /**
   * Sets the forges of upstream projects and of dist-git, with their credentials.
   *
   * @param value the forges
   * @return this builder
   */
  public WorkflowBuilder forges(Forges value) {
    this.forges = value;
    return this;
  }

  /**
   * Sets the dist-git to release into.
   *
   * @param value the dist-git
   * @return this builder
   */
  public WorkflowBuilder distGit(DistGit value) {
    this.distGit = value;
    return this;
  }

  /**
   * Sets the Koji hub; without one only builds are impossible.
   *
   * @param value the client, logged in or able to log in
   * @return this builder
   */
  public WorkflowBuilder koji(KojiClient value) {
    this.koji = value;
    return this;
  }

  /**
   * Sets Bodhi, which knows the releases and takes the updates. Without one there are no updates,
   * and aliases such as {@code fedora-all} mean something only with {@link #releases}.
   *
   * @param value the client
   * @return this builder
   */
  public WorkflowBuilder bodhi(BodhiClient value) {
    this.bodhi = value;
    return this;
  }

  /**
   * Sets the releases of the distribution instead of Bodhi's: for a dist-git with branches of its
   * own, whose macros and build targets they describe.
   *
   * @param value the releases
   * @return this builder
   */
  public WorkflowBuilder releases(Collection<DistroRelease> value) {
    this.releases = List.copyOf(value);
    return this;
  }

  /**
   * Adds a dist-git to release into. A job goes where its configuration says ({@code
   * dist_git_base_url}, {@code dist_git_namespace}, {@code pkg_tool}); where an upstream
   * configuration says nothing it is for {@link #distGit}. What happens in a dist-git stays there.
   * What does not say where it happened goes where its hub, its distribution or the configurations
   * of the packages lead to, and nowhere if that is not one dist-git.
   *
   * @param value the dist-git, with its build system and releases
   * @return this builder
   */
  public WorkflowBuilder destination(Destination value) {
    further.add(value);
    return this;
  }

  /**
   * Sets how archives are downloaded.
   *
   * @param value the downloader
   * @return this builder
   */
  public WorkflowBuilder downloads(SourceDownloader value) {
    this.downloads = value;
    return this;
  }

  /**
   * Sets a directory for downloaded archives. It may be deleted between runs.
   *
   * @param value the directory
   * @return this builder
   */
  public WorkflowBuilder workDirectory(Path value) {
    this.workDirectory = value;
    return this;
  }

  /**
   * Sets who signs changelog entries and commits.
   *
   * @param value name and e-mail address
   * @return this builder
   * @throws IllegalArgumentException if git takes no such author, as with angle brackets in the
   *     name
   */
  public WorkflowBuilder identity(Packager value) {
    // Refused here, and not at the first release.
    new GitIdentity(value.name(), value.email());
    this.identity = value;
    return this;
  }

  /**
   * Sets where branches are worked on; by default one after the other in the calling thread. That
   * thread works along on branches that nobody has begun, so it may be one of the executor's own,
   * and what an executor rejects, or drops when it is shut down, is done all the same.
   *
   * @param value the executor
   * @return this builder
   */
  public WorkflowBuilder executor(Executor value) {
    this.executor = value;
    return this;
  }

  /**
   * Sets the clock that dates changelog entries and commits; by default the system's, in UTC.
   *
   * @param value the clock
   * @return this builder
   */
  public WorkflowBuilder clock(Clock value) {
    this.clock = value;
    return this;
  }

  /**
   * Sets how actions of configurations are run; by default they are refused.
   *
   * @param value the runner
   * @return this builder
   */
  public WorkflowBuilder actions(ActionRunner value) {
    this.actions = value;
    return this;
  }

  /**
   * Sets where the public keys of {@code allowed_gpg_keys} come from, such as {@code
   * KeyServers.of(http)::fetch} or a key ring of the program's own. By default there are none, and
   * a release that needs one is refused.
   *
   * @param value gives the key with a fingerprint; empty if it has none
   * @return this builder
   */
  public WorkflowBuilder signingKeys(Function<Fingerprint, Optional<OpenPgpKeys>> value) {
    this.signingKeys = value;
    return this;
  }

  /**
   * Sets who knows the versions of upstream projects, for requests that name none.
   *
   * @param value the client
   * @return this builder
   */
  public WorkflowBuilder releaseMonitoring(ReleaseMonitoring value) {
    this.releaseMonitoring = value;
    return this;
  }

  /**
   * Sets where the bug is found that release monitoring has filed for a new version of a package of
   * Fedora. Without it a release refers to the bugs that its request or message names.
   *
   * @param value the client
   * @return this builder
   */
  public WorkflowBuilder bugzilla(Bugzilla value) {
    this.bugzilla = value;
    return this;
  }

  /**
   * Sets how {@link ReleaseWorkflow#handle} waits for Bodhi to take a finished build, which it
   * refuses until Koji has tagged it: by default up to half an hour in the calling thread. A
   * program that has a queue of its own sets {@code RetryPolicy.none()} and handles the event again
   * while {@link EventReport#retryable()}.
   *
   * @param value how often to try, after which waits
   * @return this builder
   */
  public WorkflowBuilder updateWait(RetryPolicy value) {
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
  public WorkflowBuilder mergeGuides(boolean value) {
    this.mergeGuides = value;
    return this;
  }

  /**
   * Sets whether the maintainers of a package may push to the branch of a pull request to it. By
   * default they may: where dist-git is a Pagure, the accounts and groups with a grant to commit to
   * the package get one to the account's fork when a pull request is opened, for which the token
   * needs the right {@code modify_project}; on other forges the pull request allows it. Nobody
   * loses access, and what the forge refuses is a warning on the branch's result.
   *
   * @param value false to leave the fork as it is
   * @return this builder
   */
  public WorkflowBuilder maintainerAccess(boolean value) {
    this.maintainerAccess = value;
    return this;
  }

  /**
   * Sets whether releases that start upstream show on the released commit how they end: one status
   * {@code propose-downstream:<branch>} for each branch, with the pull request's address, set once
   * for each change. By default they do not. A branch that has the release gets none. A status that
   * cannot be set is logged and fails nothing; a plan that is carried out by {@link
   * ReleaseWorkflow#execute} sets none.
   *
   * @param value whether to set them; the forge's token needs the right to
   * @return this builder
   */
  public WorkflowBuilder commitStatuses(boolean value) {
    this.commitStatuses = value;
    return this;
  }

  /**
   * Sets to which upstream projects pushes in dist-git may bring changes back, where a package has
   * the job {@code sync_from_downstream}. By default to none, as the address is in a configuration
   * that every packager of the package may write; {@link ReleaseWorkflow#syncFromDownstream} asks
   * nothing. Git needs {@code DistGit.Builder.otherGitCredentials} there.
   *
   * @param value tells of a project's web address
   * @return this builder
   */
  public WorkflowBuilder syncedUpstreams(Predicate<URI> value) {
    this.syncedUpstreams = value;
    return this;
  }

  /**
   * Sets who is told of each step; by default nobody.
   *
   * @param value the listener
   * @return this builder
   */
  public WorkflowBuilder listener(WorkflowListener value) {
    this.listener = value;
    return this;
  }

  /**
   * Sets whether the workflow's own pull requests are closed that have nothing to bring any more:
   * when a release is planned, or when their branch was pushed to, those into a branch which has
   * that version, or a newer one, which is at the end of its life or retired, or which can no
   * longer follow another one. By default they stay open, as with Packit. What others have pushed
   * to is never closed, and what somebody has opened again is not closed for the same reason.
   *
   * @param value whether to close them
   * @return this builder
   */
  public WorkflowBuilder closeObsolete(boolean value) {
    this.closeObsolete = value;
    return this;
  }

  /**
   * Sets whose pull requests to packages are tried in scratch builds, when they are opened or
   * pushed to; by default nobody's. The newest commit has a status {@code scratch-build:<branch>}
   * with the task behind it. What is being built of an earlier commit from the same repository is
   * canceled, unless another pull request proposes it or a branch of the package has it.
   *
   * @param value whose; building runs what is proposed on the builders
   * @return this builder
   */
  public WorkflowBuilder scratchBuilds(PullRequestBuilds value) {
    this.scratchBuilds = value;
    return this;
  }

  /**
   * Sets whether the workflow's own updates are pushed to stable when Bodhi tells that they were
   * tested enough. By default that is left to Bodhi, which does it by itself unless {@code
   * bodhi_extra_params} say {@code autotime: false} and {@code autokarma: false}, and to people;
   * {@link ReleaseWorkflow#pushUpdates} asks nothing.
   *
   * @param value whether to push them
   * @return this builder
   */
  public WorkflowBuilder pushUpdates(boolean value) {
    this.pushUpdates = value;
    return this;
  }

  /**
   * Sets who looks at what the jobs of an event will do before they do it; by default nobody.
   *
   * @param value is asked by {@link ReleaseWorkflow#handle}, and may say no
   * @return this builder
   */
  public WorkflowBuilder approval(Approval value) {
    this.approval = value;
    return this;
  }

  /**
   * Sets what keeps others from a package while it is worked on: by default only the other threads
   * of this workflow. Workflows that may handle the same events share their locks.
   *
   * @param value the locks
   * @return this builder
   */
  public WorkflowBuilder locks(PackageLocks value) {
    this.locks = value;
    return this;
  }

  /**
   * Sets which deployment this is: jobs count if their {@code packit_instances} name it. By default
   * the production deployment.
   *
   * @param value the deployment
   * @return this builder
   */
  public WorkflowBuilder instance(PackitInstance value) {
    this.instance = value;
    return this;
  }

  /**
   * Sets the word that commands in comments begin with, {@code /packit} unless set. A bot beside
   * another one, such as the Packit service's, needs a word of its own.
   *
   * @param value one word, such as {@code /release-bot}
   * @return this builder
   * @throws IllegalArgumentException if that is no word that begins with {@code /}, {@code @} or
   *     {@code !}
   */
  public WorkflowBuilder commandPrefix(String value) {
    this.commands = CommandGrammar.of(value);
    return this;
  }

  /**
   * Sets how people are answered whose comments hold commands; by default they are not. Set by a
   * program that hands comments in: issues about failures then say how to try again by one.
   *
   * @param value such as {@code Replies.onForges(forges, distGit)}
   * @return this builder
   */
  public WorkflowBuilder replies(Replies value) {
    this.replies = value;
    return this;
  }

  /**
   * Makes the workflow.
   *
   * @return the workflow
   * @throws MissingSettingException if something that is needed is not set; the message names it
   * @throws IllegalStateException if a dist-git is there twice
   */
  public ReleaseWorkflow build() {
    Destination first =
        new Destination(
            needed(distGit, "distGit"),
            Optional.ofNullable(koji),
            Optional.ofNullable(bodhi),
            Optional.ofNullable(releases));
    List<Destination> all = new ArrayList<>(List.of(first));
    all.addAll(further);
    requireDifferent(all);
    Configurations configurations = new Configurations();
    PackageWork work = new PackageWork(locks);
    return new ReleaseWorkflow(
        new Tracks(
            all.stream().map(each -> track(each, all, configurations, work)).toList(), commands),
        listener);
  }

  private static void requireDifferent(List<Destination> all) {
    Set<URI> places = new HashSet<>();
    for (Destination each : all) {
      URI place = Track.place(each.distGit().instance());
      if (!places.add(place)) {
        throw new IllegalStateException(
            "The dist-git %s is there twice, so nothing would say what goes into which. Give each once."
                .formatted(place));
      }
    }
  }

  private Track track(
      Destination destination,
      List<Destination> all,
      Configurations configurations,
      PackageWork work) {
    Forges allForges = needed(forges, "forges");
    DistGit target = destination.distGit();
    SourceDownloader downloader = needed(downloads, "downloads");
    Path directory = needed(workDirectory, "workDirectory");
    Packager author = needed(identity, "identity");
    Projects projects =
        new Projects(
            allForges,
            target,
            all.stream().map(Destination::distGit).filter(other -> other != target).toList());
    ReleaseData data = releaseData(destination);
    JobSelector jobs =
        new JobSelector(
            instance,
            new ServedDistGits(
                all.stream().map(each -> each.distGit().instance()).toList(), target.instance()));
    RunCondition condition = new RunCondition(Optional.ofNullable(actions), directory);
    Supplier<ArchiveStore> archives =
        () -> new ArchiveStore(downloader, directory.resolve("sources"));
    PlanExecutor plans = new PlanExecutor(target, archives, executor, maintainerAccess);
    Repositories repositories = new Repositories(projects, Optional.ofNullable(signingKeys), clock);
    ReleasePlanner planner =
        new ReleasePlanner(
            repositories,
            new NewVersionBugs(Optional.ofNullable(bugzilla), target.instance()),
            archives,
            mergeGuides
                ? Optional.of(new MergeGuides(target, configurations, jobs))
                : Optional.empty(),
            new Workspaces(Optional.ofNullable(actions), directory),
            author,
            clock,
            executor,
            closeObsolete);
    ReleaseSelector selector =
        new ReleaseSelector(
            projects,
            configurations,
            jobs,
            data,
            new LatestRelease(Optional.ofNullable(releaseMonitoring), target.instance()));
    Releases releaseWay =
        new Releases(
            selector,
            planner,
            plans,
            condition,
            work,
            commitStatuses ? Optional.of(projects) : Optional.empty(),
            Track.place(target.instance()));
    Optional<KojiClient> hub = destination.koji();
    Optional<BodhiClient> updates = destination.bodhi();
    Optional<RetryPolicy> wait = Optional.ofNullable(updateWait);
    SideTagGroups groups = new SideTagGroups(target, configurations, jobs);
    GroupSideTags sideTags = new GroupSideTags(hub, updates, target, groups);
    Downstream downstream =
        new Downstream(
            new BuildSelector(target, configurations, data, jobs, condition),
            new BuildPlanner(target),
            new KojiBuilds(hub, target, sideTags, work),
            new UpdateSelector(target, configurations, data, jobs, condition),
            new BodhiUpdates(updates, hub, wait, work),
            groups,
            sideTags,
            new GroupUpdates(updates, hub, wait, sideTags, work),
            new GroupTagging(hub, sideTags, work),
            listener);
    Synchronization synchronization =
        new Synchronization(
            new SyncSelector(target, configurations, data, jobs, condition, syncedUpstreams),
            new SyncPlanner(repositories, author, Track.place(target.instance())),
            plans,
            projects,
            work);
    Commands commented =
        new Commands(
            commands,
            new CommandSelector(projects, configurations, data),
            downstream,
            work,
            replies == null ? Replies.none() : replies);
    UpdatePushes updatePushes =
        new UpdatePushes(
            new StablePushes(updates, clock), target.account(), pushUpdates, work, listener);
    ObsoleteClosings closings =
        new ObsoleteClosings(
            target,
            new OvertakenProposals(repositories, data, author),
            new ObsoletePullRequests(target),
            work,
            listener);
    return new Track(
        target.instance(),
        releaseWay,
        synchronization,
        updatePushes,
        new EventRuns(
            releaseWay,
            target.instance().distribution(),
            new Pushes(
                target,
                configurations,
                downstream,
                synchronization,
                closeObsolete ? Optional.of(closings) : Optional.empty()),
            downstream,
            synchronization,
            new PullRequestTrials(
                new PullRequestSelector(target, data, scratchBuilds),
                new ScratchBuilds(hub, target, work),
                listener),
            updatePushes,
            closings,
            commented,
            Optional.ofNullable(approval),
            listener),
        new FailureReports(
            projects,
            configurations,
            jobs,
            work,
            Optional.ofNullable(replies).map(answered -> commands.prefix())),
        new Landmarks(projects, hub, updates, configurations, jobs, data));
  }

  private ReleaseData releaseData(Destination destination) {
    return destination.bodhi().isEmpty() || destination.releases().isPresent()
        ? new FixedReleaseData(destination.releases().orElse(List.of()))
        : new BodhiReleaseData(destination.bodhi().get(), clock);
  }

  private static <T> T needed(@Nullable T setting, String name) {
    return MissingSettingException.require(
        setting, "The release workflow", "ReleaseWorkflow.builder()." + name + "(...)");
  }
}
