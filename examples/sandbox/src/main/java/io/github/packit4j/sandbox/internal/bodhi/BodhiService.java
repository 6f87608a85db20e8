package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.BodhiServer;
import io.github.packit4j.sandbox.BodhiTrouble;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.koji.KojiService;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Bodhi. */
public final class BodhiService implements BodhiServer, HttpHandler {

  /** The host. */
  public static final String HOST = "bodhi.fedoraproject.org";

  private final StateLock state;
  private final KojiService koji;
  private final IdentityProvider provider;
  private final BodhiSessions sessions;
  private final BodhiParts parts;
  private final BodhiRoutes routes;

  /** Creates a Bodhi with the releases of late 2026. */
  public BodhiService(
      Accounts accounts,
      Clock clock,
      StateLock state,
      MessageBus bus,
      KojiService koji,
      DistGitService distGit) {
    this.state = state;
    this.koji = koji;
    this.provider = new IdentityProvider(accounts, state);
    this.sessions = new BodhiSessions(accounts, provider);
    this.parts = new BodhiParts(accounts, clock, state, bus, koji, distGit);
    this.routes = new BodhiRoutes(clock, sessions, parts);
    koji.onTagged(
        (nvr, tag) ->
            koji.build(nvr).ifPresent(build -> parts.automaticUpdates.tagged(build, tag)));
    LateTwentySix.releases().forEach(this::putRelease);
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    return state.get(() -> routes.handle(request));
  }

  /** Returns the identity provider that Bodhi trusts. */
  public IdentityProvider identityProvider() {
    return provider;
  }

  @Override
  public List<BodhiRelease> releases() {
    return state.get(() -> parts.releases.sorted().stream().map(ReleaseRow::settings).toList());
  }

  @Override
  public void putRelease(BodhiRelease release) {
    state.run(
        () -> {
          parts.releaseChanges.put(release);
          koji.addRelease(release);
        });
  }

  @Override
  public List<BodhiUpdate> updates() {
    return state.get(() -> parts.updates.all().stream().map(Update::snapshot).toList());
  }

  @Override
  public Optional<BodhiUpdate> update(String alias) {
    return state.get(() -> parts.updates.find(alias).map(Update::snapshot));
  }

  @Override
  public Optional<BodhiUpdate> updateOf(String nvr) {
    return state.get(() -> parts.updates.ofBuild(nvr).map(Update::snapshot));
  }

  @Override
  public void signBuilds() {
    state.run(
        () -> parts.updates.all().stream().filter(Update::isOpen).forEach(parts.signing::sign));
  }

  @Override
  public BodhiUpdate pushToTesting(String alias) {
    return change(alias, parts.composes::pushToTesting);
  }

  @Override
  public BodhiUpdate pushToStable(String alias) {
    return change(alias, parts.composes::pushToStable);
  }

  @Override
  public void approveTesting() {
    state.run(() -> parts.updates.all().forEach(parts.automaticPush::look));
  }

  @Override
  public void lock(String alias) {
    change(alias, update -> update.locked(true));
  }

  @Override
  public void unlock(String alias) {
    change(alias, update -> update.locked(false));
  }

  @Override
  public void requireTests(String... tests) {
    state.run(() -> parts.gating.require(List.of(tests)));
  }

  @Override
  public void reportTest(String alias, String test, boolean passed) {
    change(alias, update -> parts.gating.report(update, test, passed));
  }

  @Override
  public void addTestCase(String packageName, String name) {
    state.run(() -> parts.testCases.add(packageName, name));
  }

  private BodhiUpdate change(String alias, Consumer<Update> change) {
    return state.get(
        () -> {
          Update update = parts.updates.known(alias);
          change.accept(update);
          return update.snapshot();
        });
  }

  @Override
  public BodhiTrouble trouble() {
    return parts.trouble;
  }

  @Override
  public void expireAccessTokens() {
    state.run(provider::expireAccessTokens);
  }

  @Override
  public void expireCsrfTokens() {
    state.run(sessions::expireTokens);
  }
}
