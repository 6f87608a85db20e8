package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.BodhiServer;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.StateLock;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import io.github.packit4j.sandbox.internal.koji.KojiService;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodhi. */
public final class BodhiService implements BodhiServer, HttpHandler {

  /** The host. */
  public static final String HOST = "bodhi.fedoraproject.org";

  private final StateLock state;
  private final KojiService koji;
  private final IdentityProvider provider;
  private final BodhiSessions sessions;
  private final BodhiJson json;
  private final Updates updates;
  private final Routes routes = new Routes();

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
    this.json = new BodhiJson(accounts);
    this.updates = new Updates(clock, koji, distGit, bus, json);
    koji.onTagged(updates::buildTagged);
    LateTwentySix.releases().forEach(this::putRelease);
    routes.get("/csrf", (request, path) -> sessions.csrf(request));
    routes.get("/oidc/login-token", (request, path) -> sessions.login(request));
    new UpdateQueries(routes, updates, json);
    for (String slash : List.of("", "/")) {
      routes.post("/updates" + slash, (request, path) -> save(request));
      routes.post("/comments" + slash, (request, path) -> comment(request));
    }
    routes.post("/updates/{alias}/request", (r, path) -> request(r, path.get("alias")));
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    return state.get(
        () -> {
          try {
            return routes
                .handle(request)
                .orElseThrow(() -> new BodhiException(404, "url", "id", "Resource not found"));
          } catch (BodhiException e) {
            return e.response();
          }
        });
  }

  /** Returns the identity provider that Bodhi trusts. */
  public IdentityProvider identityProvider() {
    return provider;
  }

  private HttpResponse save(HttpRequest request) {
    Map<String, List<String>> values = Fields.values(request);
    Account user = sessions.poster(request, values);
    Fields fields = Fields.parse(values);
    Optional<String> edited =
        values.getOrDefault("edited", List.of()).stream()
            .filter(alias -> !alias.isEmpty())
            .findFirst();
    Updates.Saved saved =
        edited.isPresent()
            ? updates.edit(edited.get(), fields, user)
            : updates.create(fields, user);
    ArrayNode caveats = Json.array();
    saved
        .caveats()
        .forEach(c -> caveats.add(Json.object().put("name", c[0]).put("description", c[1])));
    ObjectNode body;
    if (saved.updates().size() == 1) {
      body = json.update(saved.updates().get(0));
    } else {
      body = Json.object();
      ArrayNode list = Json.array();
      saved.updates().forEach(update -> list.add(json.update(update)));
      body.set("updates", list);
    }
    body.set("caveats", caveats);
    return HttpResponse.json(body);
  }

  private HttpResponse request(HttpRequest request, String alias) {
    Map<String, List<String>> values = Fields.values(request);
    Account user = sessions.poster(request, values);
    String wanted = values.getOrDefault("request", List.of("")).get(0);
    ObjectNode body = Json.object();
    body.set("update", json.update(updates.request(alias, wanted, user)));
    return HttpResponse.json(body);
  }

  private HttpResponse comment(HttpRequest request) {
    Map<String, List<String>> values = Fields.values(request);
    Account user = sessions.poster(request, values);
    Update update =
        updates
            .find(values.getOrDefault("update", List.of("")).get(0))
            .orElseThrow(Updates::noUpdate);
    String karma = values.getOrDefault("karma", List.of("0")).get(0);
    if (!karma.matches("-1|0|1")) {
      throw BodhiException.body("karma", "\"" + karma + "\" is not one of -1, 0, 1");
    }
    String text = values.getOrDefault("text", List.of("")).get(0);
    Update.Comment comment = updates.comment(update, user.name(), text, Integer.parseInt(karma));
    ObjectNode body = Json.object();
    body.set("comment", json.comment(update, comment));
    body.set("caveats", Json.array());
    return HttpResponse.json(body);
  }

  @Override
  public List<BodhiRelease> releases() {
    return state.get(() -> List.copyOf(updates.releases().values()));
  }

  @Override
  public void putRelease(BodhiRelease release) {
    state.run(
        () -> {
          updates.releases().put(release.name(), release);
          koji.addRelease(release);
        });
  }

  @Override
  public List<BodhiUpdate> updates() {
    return state.get(() -> updates.all().stream().map(Update::snapshot).toList());
  }

  @Override
  public Optional<BodhiUpdate> update(String alias) {
    return state.get(() -> updates.find(alias).map(Update::snapshot));
  }

  @Override
  public Optional<BodhiUpdate> updateOf(String nvr) {
    return state.get(() -> updates.ofBuild(nvr).map(Update::snapshot));
  }

  @Override
  public BodhiUpdate pushToTesting(String alias) {
    return state.get(() -> updates.push(alias, "testing").snapshot());
  }

  @Override
  public BodhiUpdate pushToStable(String alias) {
    return state.get(() -> updates.push(alias, "stable").snapshot());
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
