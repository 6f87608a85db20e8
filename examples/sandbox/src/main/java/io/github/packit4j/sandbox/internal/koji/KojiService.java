package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.KojiHub;
import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.StateLock;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.XmlRpcFaults;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The Koji hub. */
public final class KojiService implements KojiHub, HttpHandler {

  /** The host. */
  public static final String HOST = "koji.fedoraproject.org";

  static final String VERSION = "1.35.3";

  private final Accounts accounts;
  private final StateLock state;
  private final HubState hub;
  private final Sessions sessions = new Sessions();
  private final CallTable table = new CallTable();
  private final BuildRunner runner;
  private final BuildCalls builds;
  private final SessionCalls sessionCalls;
  private @Nullable String outage;

  /** Creates a hub without builds. */
  public KojiService(
      Accounts accounts, Clock clock, StateLock state, MessageBus bus, DistGitService distGit) {
    this.accounts = accounts;
    this.state = state;
    this.hub = new HubState(clock);
    KojiStructs structs = new KojiStructs(hub, accounts);
    this.runner =
        new BuildRunner(hub, new KojiMessages(bus, hub::children), new DistGitSources(distGit));
    this.builds = new BuildCalls(table, hub, structs, accounts, runner);
    new TagCalls(table, hub, structs, accounts, builds, runner);
    this.sessionCalls = new SessionCalls(table, accounts, sessions, structs);
  }

  private record DistGitSources(DistGitService distGit) implements BuildRunner.SourceRepositories {

    @Override
    public Optional<String> commit(String repository, String ref) {
      return distGit.commitForBuild(repository, ref);
    }

    @Override
    public Optional<byte[]> file(String repository, String commit, String path) {
      return distGit.fileForBuild(repository, commit, path);
    }
  }

  /** Makes the tags and targets of a release. */
  public void addRelease(BodhiRelease release) {
    state.run(() -> hub.tags().addRelease(release));
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    if (!request.rawPath().startsWith("/kojihub")) {
      return HttpResponse.html(404);
    }
    if (!request.method().equals("POST")) {
      return HttpResponse.text(
          405, "Method Not Allowed\nThis is an XML-RPC server. Only POST requests are accepted.\n");
    }
    XmlRpcCall call;
    try {
      call = XmlRpcCall.parse(request.body());
    } catch (IllegalArgumentException e) {
      return HttpResponse.text(400, "Bad Request\n" + e.getMessage() + "\n");
    }
    boolean login = request.rawPath().endsWith("/ssllogin");
    if (login && accounts.ofTicket(request).isEmpty()) {
      return HttpResponse.html(401).with("WWW-Authenticate", "Negotiate");
    }
    return state.get(() -> answer(request, call)).with("Koji-Version", VERSION);
  }

  private HttpResponse answer(HttpRequest request, XmlRpcCall call) {
    try {
      if (outage != null) {
        throw new KojiFault(KojiFault.OFFLINE, outage);
      }
      String xml = XmlRpcAnswer.of(run(request, call));
      return HttpResponse.of(200, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
    } catch (KojiFault fault) {
      return XmlRpcFaults.response(fault.code(), fault.text());
    }
  }

  private @Nullable Object run(HttpRequest request, XmlRpcCall call) {
    boolean login = call.method().equals("sslLogin") || call.method().equals("login");
    Optional<Sessions.Session> session = session(request);
    Optional<Integer> number =
        request
            .header("koji-session-callnum")
            .or(() -> request.header("koji-callnum"))
            .filter(text -> text.matches("\\d{1,9}"))
            .map(Integer::valueOf);
    if (session.isPresent() && !login) {
      if (session.get().isExpired()) {
        throw new KojiFault(
            KojiFault.EXPIRED, "session \"" + session.get().id() + "\" has expired");
      }
      number.ifPresent(n -> session.get().check(n, call.method()));
    }
    Caller caller = new Caller(session.orElse(null));
    Object result =
        call.method().equals("sslLogin")
            ? sessionCalls.sslLogin(authenticated(request), caller, call.params())
            : table.run(call, caller);
    if (caller.hasWritten()) {
      number.ifPresent(n -> session.orElseThrow().store(n));
    }
    return result;
  }

  private Account authenticated(HttpRequest request) {
    return accounts
        .ofTicket(request)
        .orElseThrow(() -> new KojiFault(KojiFault.AUTH, "could not verify client: None"));
  }

  private Optional<Sessions.Session> session(HttpRequest request) {
    return request
        .header("koji-session-id")
        .map(id -> sessions.find(id, request.header("koji-session-key").orElse("")));
  }

  @Override
  public List<KojiBuild> builds() {
    return state.get(() -> hub.builds().stream().map(Build::snapshot).toList());
  }

  @Override
  public Optional<KojiBuild> build(String nvr) {
    return state.get(() -> hub.build(nvr).map(Build::snapshot));
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

  @Override
  public List<KojiTask> startBuilds() {
    return state.get(
        () -> {
          List<Task> waiting =
              builds.unfinished().stream()
                  .filter(task -> task.state() == KojiTask.State.FREE)
                  .toList();
          waiting.forEach(runner::start);
          return waiting.stream().map(Task::snapshot).toList();
        });
  }

  @Override
  public List<KojiTask> finishBuilds() {
    return state.get(
        () -> {
          List<Task> unfinished = builds.unfinished();
          unfinished.forEach(builds::run);
          return unfinished.stream().map(Task::snapshot).toList();
        });
  }

  @Override
  public void buildAtOnce() {
    state.run(builds::buildAtOnce);
  }

  @Override
  public void failNext(String reason) {
    state.run(() -> runner.failNext(reason));
  }

  @Override
  public void holdTagging() {
    state.run(runner::holdTagging);
  }

  @Override
  public void releaseTagging() {
    state.run(runner::releaseTagging);
  }

  @Override
  public KojiBuild importBuild(String nvr, String... tags) {
    Account owner = accounts.all().get(0);
    return state.get(
        () -> {
          Build build = hub.addBuild(nvr, null, owner, null, "");
          build.end(KojiBuild.State.COMPLETE, hub.now());
          for (String tag : tags) {
            hub.tag(build, known(tag));
          }
          return build.snapshot();
        });
  }

  @Override
  public void tag(String nvr, String tag) {
    state.run(() -> runner.tag(knownBuild(nvr), known(tag).name(), "bodhi"));
  }

  @Override
  public void untag(String nvr, String tag) {
    state.run(() -> runner.untag(knownBuild(nvr), known(tag).name(), "bodhi"));
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

  /** Returns the account of this name. */
  public Optional<Account> accountOf(String name) {
    return accounts.named(name);
  }

  /** Calls a listener with NVR and tag of every build that is tagged, while the state is locked. */
  public void onTagged(BiConsumer<String, String> listener) {
    runner.onTagged((build, tag) -> listener.accept(build.nvr(), tag.name()));
  }

  @Override
  public List<String> sideTags() {
    return state.get(
        () -> hub.tags().all().stream().filter(Tags.Tag::isSideTag).map(Tags.Tag::name).toList());
  }

  @Override
  public void nvrRule(NvrRule rule) {
    state.run(() -> runner.nvrRule(rule));
  }

  @Override
  public void expireSessions() {
    state.run(sessions::expireAll);
  }

  @Override
  public void goOffline(String reason) {
    state.run(() -> outage = reason);
  }

  @Override
  public void comeBack() {
    state.run(() -> outage = null);
  }
}
