package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.KojiHub;
import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The Koji hub as tests and the other services see it. */
public final class KojiService implements KojiHub {

  /** Fedora's host, which answers for any other one, too. */
  public static final String HOST = "koji.fedoraproject.org";

  private final Accounts accounts;
  private final StateLock state;
  private final HubState hub;
  private final HubUsers users;
  private final Sessions sessions = new Sessions();
  private final BuildTasks tasks;
  private final Tagger tagger;
  private final SubmitCalls submissions;
  private final HubEndpoint endpoint;

  /**
   * Creates a hub without builds.
   *
   * @param host the host that its messages name
   */
  public KojiService(
      Accounts accounts,
      Clock clock,
      StateLock state,
      MessageBus bus,
      DistGitService distGit,
      String host) {
    this.accounts = accounts;
    this.state = state;
    DistGitSources sources = new DistGitSources(distGit);
    this.hub = new HubState(clock, new Packages(sources::packages));
    this.users = new HubUsers(accounts);
    KojiMessages messages = new KojiMessages(bus, host, hub::children);
    this.tagger = new Tagger(hub, new TagPolicy(hub, users), messages);
    this.tasks =
        new BuildTasks(
            hub,
            new BuildSources(sources),
            new BuildRegistry(hub, users, messages),
            tagger,
            messages);
    CallTable table = new CallTable();
    this.submissions = new SubmitCalls(table, hub, users, tasks);
    UploadCalls uploads = new UploadCalls(table, new Uploads(hub));
    this.endpoint = new HubEndpoint(accounts, users, state, sessions, table, uploads);
    addReadingCalls(table);
  }

  private void addReadingCalls(CallTable table) {
    BuildStructs builds = new BuildStructs(hub, users);
    TagStructs tags = new TagStructs(hub, users);
    Repos repos = new Repos(hub);
    new UserCalls(table, users);
    new BuildCalls(table, hub, users, builds);
    new ContentCalls(table, hub, builds);
    new TaskCalls(table, hub, users, new TaskStructs(users));
    new TagCalls(table, hub, tags);
    new TaggingCalls(table, hub, builds, tagger);
    new SideTagCalls(table, hub, users, tags, repos);
    new RepoCalls(table, hub, users, repos);
  }

  private record DistGitSources(DistGitService distGit) implements BuildSources.Repositories {

    @Override
    public String host() {
      return distGit.host();
    }

    @Override
    public List<String> packages() {
      return distGit.packages();
    }

    @Override
    public Optional<String> commit(String repository, String ref) {
      return distGit.commitForBuild(repository, ref);
    }

    @Override
    public Optional<byte[]> file(String repository, String commit, String path) {
      return distGit.fileForBuild(repository, commit, path);
    }

    @Override
    public List<String> history(String repository, String commit) {
      return distGit.historyForBuild(repository, commit);
    }
  }

  /** Returns what answers for {@link #HOST}. */
  public HttpHandler endpoint() {
    return endpoint;
  }

  /** Makes the tags and targets of a release; takes the targets of one at its end away. */
  public void addRelease(BodhiRelease release) {
    state.run(() -> hub.addRelease(release));
  }

  @Override
  public List<KojiBuild> builds() {
    return state.get(() -> hub.builds().stream().map(this::snapshot).toList());
  }

  @Override
  public Optional<KojiBuild> build(String nvr) {
    return state.get(() -> hub.build(nvr).map(this::snapshot));
  }

  @Override
  public List<KojiTask> tasks() {
    return state.get(() -> hub.tasks().stream().map(Task::snapshot).toList());
  }

  @Override
  public KojiTask task(int id) {
    return state.get(
        () ->
            hub.task(id)
                .map(Task::snapshot)
                .orElseThrow(() -> new IllegalArgumentException("No task " + id)));
  }

  private KojiBuild snapshot(Build build) {
    return build.snapshot(hub.taggings().tagsOf(build));
  }

  @Override
  public List<KojiTask> startBuilds() {
    return state.get(
        () -> {
          List<Task> waiting =
              tasks.unfinished().stream()
                  .filter(task -> task.state() == KojiTask.State.FREE)
                  .toList();
          waiting.forEach(tasks::start);
          return waiting.stream().map(Task::snapshot).toList();
        });
  }

  @Override
  public List<KojiTask> finishBuilds() {
    return state.get(
        () -> {
          List<Task> unfinished = tasks.unfinished();
          unfinished.forEach(tasks::run);
          return unfinished.stream().map(Task::snapshot).toList();
        });
  }

  @Override
  public void buildAtOnce() {
    state.run(submissions::buildAtOnce);
  }

  @Override
  public void failNext(String reason) {
    state.run(() -> tasks.failNext(reason));
  }

  @Override
  public void holdTagging() {
    state.run(tasks::holdTagging);
  }

  @Override
  public void releaseTagging() {
    state.run(tasks::releaseTagging);
  }

  @Override
  public KojiBuild importBuild(String nvr, String... tags) {
    Account owner = accounts.all().get(0);
    Nvr parsed = nvr(nvr);
    return state.get(
        () -> {
          BuildOrigin origin =
              new BuildOrigin(
                  Optional.empty(), owner, Optional.empty(), "", hub.now(), hub.nextEvent());
          if (hub.build(nvr).isPresent()) {
            throw new IllegalArgumentException("There is a build " + nvr + " already");
          }
          Build build = hub.addBuild(parsed, false, origin);
          build.end(KojiBuild.State.COMPLETE, hub.now());
          for (String tag : tags) {
            hub.packages().list(build.name());
            hub.tag(build, known(tag));
          }
          return snapshot(build);
        });
  }

  private static Nvr nvr(String text) {
    try {
      return Nvr.parse(text);
    } catch (KojiFault e) {
      throw new IllegalArgumentException(
          "A build is named name-version-release, as in hello-1.0-1.fc45, not '" + text + "'", e);
    }
  }

  @Override
  public void tag(String nvr, String tag) {
    state.run(() -> tagger.tag(knownBuild(nvr), known(tag), "bodhi"));
  }

  @Override
  public void untag(String nvr, String tag) {
    state.run(() -> tagger.untag(knownBuild(nvr), known(tag), "bodhi"));
  }

  @Override
  public void addTarget(String name, String buildTag, String destTag, String dist) {
    state.run(() -> hub.tags().addTarget(name, buildTag, destTag, dist));
  }

  @Override
  public void blockPackage(String tag, String packageName) {
    state.run(() -> hub.packages().block(known(tag).name(), packageName));
  }

  @Override
  public void blockUser(String account) {
    state.run(() -> users.block(account));
  }

  @Override
  public void unblockUser(String account) {
    state.run(() -> users.unblock(account));
  }

  @Override
  public void grant(String account, String permission) {
    state.run(() -> users.grant(account, permission));
  }

  private Build knownBuild(String nvr) {
    return hub.build(nvr).orElseThrow(() -> new IllegalArgumentException("No build " + nvr));
  }

  private Tags.Tag known(String tag) {
    return hub.tags()
        .find(tag)
        .orElseThrow(() -> new IllegalArgumentException("No tag '" + tag + "'"));
  }

  /** Tells whether there is a side tag of this name, and whose it is. */
  public Optional<String> sideTagOwner(String tag) {
    return state.get(() -> hub.tags().find(tag).flatMap(Tags.Tag::owner));
  }

  /** Returns the builds with a tag, newest first. */
  public List<String> taggedBuilds(String tag) {
    return state.get(() -> hub.tagged(tag).stream().map(Build::nvr).toList());
  }

  /** Tells whether a tag exists. */
  public boolean hasTag(String tag) {
    return state.get(() -> hub.tags().find(tag).isPresent());
  }

  /** Tells whether the hub answers every call with a fault at present. */
  public boolean isOffline() {
    return state.get(endpoint::isOffline);
  }

  /** Returns the tags that a tag inherits from, nearest first. */
  public List<String> inheritance(String tag) {
    return state.get(
        () -> hub.tags().withParents(known(tag)).stream().skip(1).map(Tags.Tag::name).toList());
  }

  /** Makes a tag that inherits from another one. */
  public void addTag(String name, String parent) {
    state.run(() -> hub.tags().add(name, "", List.of(parent)));
  }

  /** Deletes a tag, if it is there, and takes it from all builds. */
  public void removeTag(String name) {
    state.run(() -> hub.tags().find(name).ifPresent(hub::removeTag));
  }

  /** Returns the epoch of a build; 0 for one without, and for an imported one. */
  public int epoch(String nvr) {
    return state.get(
        () -> hub.build(nvr).flatMap(build -> SpecTags.epoch(build.specFile())).orElse(0));
  }

  /** Returns the changelog of a build, newest first; empty for an imported one. */
  public List<ChangelogEntry> changelog(String nvr) {
    return state.get(
        () ->
            SpecChangelog.entries(knownBuild(nvr).specFile()).stream()
                .map(
                    entry ->
                        new ChangelogEntry(
                            Instant.ofEpochSecond(entry.epochSecond()),
                            entry.author(),
                            entry.text()))
                .toList());
  }

  /** Returns the account of this name. */
  public Optional<Account> accountOf(String name) {
    return accounts.named(name);
  }

  /** Calls a listener with NVR and tag of every build that is tagged, while the state is locked. */
  public void onTagged(BiConsumer<String, String> listener) {
    tagger.onTagged((build, tag) -> listener.accept(build.nvr(), tag.name()));
  }

  @Override
  public List<String> sideTags() {
    return state.get(
        () -> hub.tags().all().stream().filter(Tags.Tag::isSideTag).map(Tags.Tag::name).toList());
  }

  @Override
  public void nvrRule(NvrRule rule) {
    state.run(() -> tasks.nvrRule(rule));
  }

  @Override
  public void expireSessions() {
    state.run(sessions::expireAll);
  }

  @Override
  public void goOffline(String reason) {
    state.run(() -> endpoint.outage(reason));
  }

  @Override
  public void comeBack() {
    state.run(() -> endpoint.outage(null));
  }
}
