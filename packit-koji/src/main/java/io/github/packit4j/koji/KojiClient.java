package io.github.packit4j.koji;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.support.Sleeper;
import io.github.packit4j.koji.internal.HubConnection;
import io.github.packit4j.koji.internal.HubSession;
import io.github.packit4j.koji.internal.LostAnswer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A client of one Koji hub. Thread-safe.
 *
 * <p>Reads need no login. The first call that changes something logs in, and the client keeps that
 * session: renews it when it expires, numbers its calls so that the hub executes each once however
 * often a bad connection makes it come, and logs out on {@link #close}. A request that got lost is
 * repeated; while the hub says that it is offline, the client waits. Absent is never the same as
 * failed: what the hub does not have is an empty {@link Optional}, all else an exception.
 *
 * <p>All methods throw {@link KojiFaultException} if the hub refuses, {@link
 * KojiTransportException} if it cannot be reached, {@link KojiProtocolException} if its answer
 * makes no sense; those that change something also {@link KojiAuthenticationException} and {@link
 * KojiOutcomeUnknownException}.
 */
public final class KojiClient implements AutoCloseable {
  private final URI webUrl;
  private final Clock clock;
  private final HubSession session;
  private final BuildFinder finder;
  private final LostAnswers lostAnswers;
  private final Sleeper sleeper;
  private final Duration pollInterval;

  private KojiClient(Builder builder) {
    this.webUrl = builder.webUrl == null ? defaultWebUrl(builder.hub) : builder.webUrl;
    this.clock = builder.clock;
    this.session = builder.connection().open();
    this.finder = new BuildFinder(this, clock);
    this.lostAnswers = new LostAnswers(this);
    this.sleeper = builder.sleeper;
    this.pollInterval = builder.pollInterval;
  }

  private static URI defaultWebUrl(URI hub) {
    return URI.create(hub.toString().replaceFirst("/kojihub/?$", "/koji"));
  }

  /**
   * Starts a client.
   *
   * @param hub the hub, such as {@code https://koji.fedoraproject.org/kojihub}
   * @return a builder
   */
  public static Builder builder(URI hub) {
    return new Builder(hub);
  }

  /**
   * Looks up a build target.
   *
   * @param name the target's name
   * @return the target, empty if the hub has none of that name
   */
  public Optional<BuildTarget> buildTarget(String name) {
    return call(TagCalls.target(name));
  }

  /**
   * Submits a build, exactly once. Whether target, package and commit are right shows when the task
   * runs.
   *
   * @param request what to build
   * @return the task
   */
  public TaskId submitBuild(BuildRequest request) {
    return call(BuildCalls.submit(request), lostAnswers.build(request));
  }

  /**
   * Submits a build unless it is running or finished already. Checks first what the hub does not:
   * that the target exists, its destination tag is not locked, and that takes the package.
   *
   * @param request what to build; from version control for a target, unless it is a scratch build,
   *     which leaves nothing to find and is always submitted
   * @param nvr the NVR that it will have, if known; a build of that NVR counts whatever its commit
   * @return the new task, or what was found
   * @throws KojiException if the task could only fail
   */
  public BuildSubmission submitIfAbsent(BuildRequest request, Optional<Nvr> nvr) {
    if (!request.scratch()) {
      BuildSearch search = BuildSearch.builder().from(BuildSearch.of(request)).nvr(nvr).build();
      FoundBuild found = findBuild(search);
      if (found.makesSubmittingNeedless()) {
        return new BuildSubmission.Present(found);
      }
    }
    new BuildChecks(this).check(request);
    return new BuildSubmission.Submitted(submitBuild(request));
  }

  /**
   * Uploads a source package, in pieces that are each checked.
   *
   * @param file the package
   * @param progress is told the number of bytes that have arrived, after each piece
   * @return the file at the hub, to build from with {@link BuildRequest#scratchOf}
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public UploadedFile uploadSourcePackage(Path file, LongConsumer progress) {
    return new SourceUpload(session, clock, SourceUpload.CHUNK_BYTES).upload(file, progress);
  }

  /**
   * Looks up a task with its arguments.
   *
   * @param id the task
   * @return the task, empty if there is none of that number
   */
  public Optional<TaskInfo> task(TaskId id) {
    return call(TaskCalls.task(id));
  }

  /**
   * Lists tasks with their arguments.
   *
   * @param query which tasks
   * @return the tasks
   */
  public List<TaskInfo> tasks(TaskQuery query) {
    return call(TaskCalls.tasks(query));
  }

  /**
   * Looks up a task and all tasks below it.
   *
   * @param id the task
   * @return the tree
   * @throws KojiException if there is no such task
   */
  public TaskTree taskTree(TaskId id) {
    KojiBatch batch = batch();
    KojiBatch.Entry<Optional<TaskInfo>> root = batch.add(TaskCalls.task(id));
    KojiBatch.Entry<Map<TaskId, List<TaskInfo>>> below = batch.add(TaskCalls.descendents(id));
    batch.run();
    TaskInfo task = root.result().orElseThrow(() -> new KojiException("The hub has no task " + id));
    return TaskTree.of(task, below.result());
  }

  /**
   * Follows a task and the tasks below it. Nothing is sent before the first question.
   *
   * @param id the task
   * @param timeout how long to follow at most
   * @return the stream of changes
   */
  public TaskWatch watch(TaskId id, Duration timeout) {
    return new TaskWatch(this, id, deadline(timeout, "task " + id));
  }

  /**
   * Waits for a task to end.
   *
   * @param id the task
   * @param timeout how long to wait at most
   * @param listener is told each change of the task and those below it
   * @return how it ended
   * @throws InterruptedException if the thread is interrupted meanwhile
   * @throws KojiDeadlineException if it takes longer; the task goes on
   */
  public TaskOutcome awaitTask(TaskId id, Duration timeout, Consumer<TaskUpdate> listener)
      throws InterruptedException {
    TaskWatch watch = watch(id, timeout);
    for (Optional<TaskUpdate> next = watch.next(); next.isPresent(); next = watch.next()) {
      listener.accept(next.get());
    }
    return watch.outcome();
  }

  /**
   * Waits for the task of a build to end.
   *
   * @param id the task
   * @param timeout how long to wait at most
   * @param listener is told each change of the task and those below it
   * @return how it ended, with the build
   * @throws InterruptedException if the thread is interrupted meanwhile
   * @throws KojiDeadlineException if it takes longer; the task goes on
   */
  public BuildOutcome awaitBuild(TaskId id, Duration timeout, Consumer<TaskUpdate> listener)
      throws InterruptedException {
    TaskOutcome outcome = awaitTask(id, timeout, listener);
    if (outcome instanceof TaskOutcome.Failed failed) {
      return new BuildOutcome.Failed(failed.task(), failed.fault(), failed.culprits());
    }
    if (outcome instanceof TaskOutcome.Canceled canceled) {
      return new BuildOutcome.Canceled(canceled.task());
    }
    return new BuildOutcome.Completed(
        outcome.task(), builds(BuildQuery.ofTask(id)).stream().findFirst());
  }

  private Deadline deadline(Duration timeout, String goal) {
    return new Deadline(clock, sleeper, pollInterval, timeout, goal);
  }

  /**
   * Reads the end of a log that a task left.
   *
   * @param id the task, mostly one of the culprits of a failure
   * @param name such as {@code build.log}; see {@link TaskCalls#files}
   * @param maxBytes how much to read at most
   * @return the end of the log
   * @throws KojiException if the task has no such file
   */
  public TaskLog taskLog(TaskId id, String name, int maxBytes) {
    return new TaskLogs(this).tail(id, name, maxBytes);
  }

  /**
   * Cancels a task and all below it. A finished task stays as it is.
   *
   * @param id the task
   */
  public void cancelTask(TaskId id) {
    call(TaskCalls.cancel(id), LostAnswer.nil());
  }

  /**
   * Looks up a build.
   *
   * @param nvr name-version-release
   * @return the build, empty if there is none of that NVR
   */
  public Optional<BuildInfo> build(String nvr) {
    return call(BuildCalls.build(nvr));
  }

  /**
   * Lists builds.
   *
   * @param query which builds
   * @return the builds
   */
  public List<BuildInfo> builds(BuildQuery query) {
    return call(BuildCalls.builds(query));
  }

  /**
   * Finds the build of a commit or NVR, be it running, finished or failed.
   *
   * @param search what to find
   * @return what the hub knows; a finished build before a running one, that before a failed one
   */
  public FoundBuild findBuild(BuildSearch search) {
    return finder.find(search);
  }

  /**
   * Lists the tags of a build.
   *
   * @param nvr name-version-release
   * @return the tags, empty for a build in no tag
   * @throws KojiNotFoundException if there is no such build
   */
  public List<TagInfo> tagsOfBuild(String nvr) {
    return call(TagCalls.tagsOfBuild(nvr));
  }

  /**
   * Lists what a tag holds.
   *
   * @param query which tag and builds
   * @return the builds; none for an unknown package
   * @throws KojiNotFoundException if there is no such tag
   */
  public List<TaggedBuild> taggedBuilds(TaggedQuery query) {
    return call(TagCalls.taggedBuilds(query));
  }

  /**
   * Finds the build of a package that was tagged last, in a tag or what that inherits from.
   *
   * @param tag the tag
   * @param packageName the package
   * @return at most one build, as a list for the hub's sake
   * @throws KojiNotFoundException if there is no such tag
   */
  public List<TaggedBuild> latestBuilds(String tag, String packageName) {
    return taggedBuilds(TaggedQuery.latest(tag, packageName));
  }

  /**
   * Tags a build, exactly once.
   *
   * @param tag the tag
   * @param nvr the build
   * @return the task that does it
   * @throws KojiDeniedException if a policy forbids it
   */
  public TaskId tagBuild(String tag, String nvr) {
    return call(TagCalls.tagBuild(tag, nvr), lostAnswers.tagging(tag, nvr));
  }

  /**
   * Takes a build out of a tag, at once.
   *
   * @param tag the tag
   * @param nvr the build
   */
  public void untagBuild(String tag, String nvr) {
    call(TagCalls.untagBuild(tag, nvr), LostAnswer.nil());
  }

  /**
   * Finds the tags that builds of a dist-git branch travel through.
   *
   * @param branch such as {@code rawhide} or {@code f43}
   * @return the tags, empty if the hub has no target for the branch
   */
  public Optional<BranchTags> branchTags(String branch) {
    return buildTarget(BranchTags.targetName(branch))
        .map(target -> BranchTags.of(target, call(TagCalls.inheritance(target.destinationTag()))));
  }

  /**
   * Finds the stable tags among a tag and what that inherits from, by the names that Fedora gives.
   *
   * @param tag the tag, which may be a side tag
   * @return the stable tags, nearest first
   */
  public List<String> stableTags(String tag) {
    return BranchTags.stable(tag, call(TagCalls.inheritance(tag)));
  }

  /**
   * Finds the stable build of a package that a build in a tag will replace.
   *
   * @param tag the tag, such as a candidate or side tag
   * @param packageName the package
   * @return the latest build in the first stable tag that has one, by the tag's inheritance
   */
  public Optional<TaggedBuild> latestStableBuild(String tag, String packageName) {
    KojiBatch batch = batch();
    List<KojiBatch.Entry<List<TaggedBuild>>> stable =
        stableTags(tag).stream()
            .map(name -> batch.add(TagCalls.taggedBuilds(TaggedQuery.latestIn(name, packageName))))
            .toList();
    batch.run();
    return stable.stream().flatMap(entry -> entry.result().stream()).findFirst();
  }

  /**
   * Reads what a build's changelog has above that of another build.
   *
   * @param old name-version-release of the older build
   * @param current name-version-release of the newer build
   * @return the new entries, newest first
   * @throws KojiNotFoundException if one of them has no source package
   */
  public List<ChangelogEntry> changelogSince(String old, String current) {
    KojiBatch batch = batch();
    KojiBatch.Entry<List<ChangelogEntry>> before = batch.add(ContentCalls.changelog(old));
    KojiBatch.Entry<List<ChangelogEntry>> after = batch.add(ContentCalls.changelog(current));
    batch.run();
    return Changelogs.since(before.result(), after.result());
  }

  /**
   * Work with side tags beyond making one.
   *
   * @return finding, waiting, removing
   */
  public SideTags sideTags() {
    return new SideTags(this, this::deadline);
  }

  /**
   * Makes a side tag, exactly once.
   *
   * @param baseTag the build tag of a target, {@link BuildTarget#buildTag}
   * @return the side tag, whose name is a target too
   */
  public SideTag createSideTag(String baseTag) {
    return call(TagCalls.createSideTag(baseTag), lostAnswers.sideTag(baseTag));
  }

  /**
   * Lists the side tags of an account.
   *
   * @param owner the account's name
   * @return the side tags
   */
  public List<SideTag> sideTagsOf(String owner) {
    return call(TagCalls.sideTags(Optional.empty(), Optional.of(owner)));
  }

  /**
   * The page that shows a task to people.
   *
   * @param task the task
   * @return its address on the hub's web site
   */
  public URI taskUrl(TaskId task) {
    return URI.create(webUrl + "/taskinfo?taskID=" + task);
  }

  /**
   * The page that shows a build to people.
   *
   * @param build the build
   * @return its address on the hub's web site
   */
  public URI buildUrl(BuildInfo build) {
    return URI.create(webUrl + "/buildinfo?buildID=" + build.id());
  }

  /**
   * Runs any call.
   *
   * @param call the call, from the catalogs such as {@link BuildCalls} or made by hand
   * @param <T> its result
   * @return the result
   */
  public <T> T call(KojiCall<T> call) {
    return call(call, LostAnswer.unknown());
  }

  /**
   * Runs a reading method that this library has no type for, without a login.
   *
   * @param method the method, such as {@code getKojiVersion}
   * @param arguments the arguments by position, as {@link KojiCall} takes them
   * @return the untyped result
   */
  public KojiValue call(String method, @Nullable Object... arguments) {
    return call(KojiCall.read(method, arguments));
  }

  <T> T call(KojiCall<T> call, LostAnswer lost) {
    KojiValue answer =
        switch (call.kind()) {
          case READ -> session.read(call.method(), call.wireArguments());
          case SESSION_READ -> session.readAsUser(call.method(), call.wireArguments());
          case WRITE -> session.write(call.method(), call.wireArguments(), lost);
        };
    return call.read(answer);
  }

  /**
   * Starts a batch of calls that go in one request.
   *
   * @return an empty batch
   */
  public KojiBatch batch() {
    return new KojiBatch(this);
  }

  /** Logs out, if there was a login. The HTTP client given is left open. */
  @Override
  public void close() {
    session.close();
  }

  /** Sets up a {@link KojiClient}. Not thread-safe. */
  public static final class Builder {
    private final URI hub;
    private @Nullable URI webUrl;
    private @Nullable OkHttpClient http;
    private KojiAuthentication authentication = KojiAuthentication.anonymous();
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private Duration maxOfflineWait = Duration.ofMinutes(10);
    private Duration pollInterval = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofMinutes(2);
    private long maxResponseBytes = 64L << 20;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.system();

    private Builder(URI hub) {
      this.hub = hub;
    }

    /**
     * Sets the HTTP client to derive from; a new one unless set.
     *
     * @param client shared pool, proxy and TLS settings; never closed
     * @return this
     */
    public Builder httpClient(OkHttpClient client) {
      this.http = client;
      return this;
    }

    /**
     * Sets who we are; anonymous unless set.
     *
     * @param identity the identity
     * @return this
     */
    public Builder authentication(KojiAuthentication identity) {
      this.authentication = identity;
      return this;
    }

    /**
     * Sets the hub's web site; unless set, the hub's URI with {@code /koji} for {@code /kojihub}.
     *
     * @param url the site
     * @return this
     */
    public Builder webUrl(URI url) {
      this.webUrl = url;
      return this;
    }

    /**
     * Sets how lost requests are repeated; {@link RetryPolicy#defaults()} unless set.
     *
     * @param policy the policy
     * @return this
     */
    public Builder retryPolicy(RetryPolicy policy) {
      this.retryPolicy = policy;
      return this;
    }

    /**
     * Sets how long a call waits for a hub that says it is offline; ten minutes unless set.
     *
     * @param wait the longest wait
     * @return this
     */
    public Builder maxOfflineWait(Duration wait) {
      this.maxOfflineWait = wait;
      return this;
    }

    /**
     * Sets the pause between two looks at what is waited for; ten seconds unless set.
     *
     * @param interval the pause
     * @return this
     */
    public Builder pollInterval(Duration interval) {
      this.pollInterval = interval;
      return this;
    }

    /**
     * Sets how long to wait for an answer before the request counts as lost; two minutes unless
     * set.
     *
     * @param timeout the time
     * @return this
     */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = timeout;
      return this;
    }

    /**
     * Sets the largest answer to read; 64 MiB unless set.
     *
     * @param bytes the bound, after inflating
     * @return this
     */
    public Builder maxResponseBytes(long bytes) {
      this.maxResponseBytes = bytes;
      return this;
    }

    /**
     * Sets the clock; UTC unless set.
     *
     * @param source tells the time
     * @return this
     */
    public Builder clock(Clock source) {
      this.clock = source;
      return this;
    }

    Builder sleeper(Sleeper waiter) {
      this.sleeper = waiter;
      return this;
    }

    /**
     * Makes the client; nothing is sent yet.
     *
     * @return the client
     * @throws KojiAuthenticationException if a client certificate cannot be read
     */
    public KojiClient build() {
      return new KojiClient(this);
    }

    private HubConnection connection() {
      return new HubConnection(
          hub,
          http == null ? new OkHttpClient() : http,
          authentication,
          retryPolicy,
          maxOfflineWait,
          readTimeout,
          maxResponseBytes,
          clock,
          sleeper);
    }
  }
}
