package io.github.packit4j.bodhi.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.FakeBodhi;
import io.github.packit4j.bodhi.Recording;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.bodhi.model.UpdateType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Plays the sessions of Bodhi's own client and compares what goes over the wire, request by
 * request.
 *
 * <p>On purpose different: the provider's configuration is not fetched before it is needed; the
 * present update is read before an edit, and all of its fields are sent; codes are protected by
 * PKCE; {@code Accept} asks for JSON; the notes have two characters, because Bodhi takes no fewer;
 * flags are spelled {@code false} for {@code False}.
 */
class WireTest {
  private static final String ALIAS = "FEDORA-2026-0000000000";

  private final Provider provider = new Provider();
  private final TokenStore store = TokenStore.inMemory();

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void firstLogin() {
    provider.codeInTitle().tokens("ACCESS_TOKEN", "REFRESH_TOKEN");

    editAndQuery();

    assertWire("client-fresh", Set.of());
  }

  @Test
  void validToken() {
    store.save(provider.identityProvider(), OidcLoginTest.tokens("ACCESS_TOKEN", 3600, "R"));

    editAndQuery();

    assertWire("client-valid", Set.of("/openidc/.well-known/openid-configuration"));
  }

  @Test
  void expiredTokenWithRefreshToken() {
    store.save(provider.identityProvider(), OidcLoginTest.tokens("OLD", 0, "REFRESH_TOKEN"));
    provider.tokens("ACCESS_TOKEN", "REFRESH_TOKEN");

    editAndQuery();

    assertWire("client-expired-with-refresh", Set.of());
  }

  /** Bodhi's client gives up here, which is a trap; ours goes on to its login methods. */
  @Test
  void expiredTokenWithoutRefreshToken() {
    Tokens expired = OidcLoginTest.tokens("OLD", 0, "R");
    store.save(
        provider.identityProvider(),
        new Tokens(
            expired.accessToken(),
            java.util.Optional.empty(),
            expired.idToken(),
            expired.expiresAt()));
    provider.codeInTitle().tokens("ACCESS_TOKEN", "REFRESH_TOKEN");

    editAndQuery();

    assertThat(Recording.json(Recording.folder().resolve("wire/client-expired-no-refresh.json")))
        .hasSize(1);
    assertWire("client-fresh", Set.of());
  }

  private void editAndQuery() {
    String present =
        """
        {"alias": "%s", "status": "pending", "type": "bugfix", "notes": "older notes",
         "from_tag": "f43-build-side-1", "builds": [{"nvr": "a-1-1.fc43"}], "stable_karma": 3}
        """
            .formatted(ALIAS);
    provider
        .bodhi
        .on("GET", "/updates/" + ALIAS, 200, "{\"update\": " + present + "}")
        .on("POST", "/updates/", 200, present)
        .on("GET", "/updates/", 200, "{\"updates\": [], \"page\": 1, \"pages\": 0}");
    BodhiClient client =
        provider
            .bodhi
            .client()
            .authentication(
                provider
                    .login(store)
                    .method(
                        new NegotiateLogin(new OkHttpClient(), host -> "TICKET", Provider.CLOCK))
                    .build())
            .build();
    client
        .updates()
        .edit(
            ALIAS,
            edit ->
                edit.builds(List.of("a-1-1.fc43", "b-1-1.fc43"))
                    .notes("nn")
                    .type(UpdateType.ENHANCEMENT)
                    .autokarma(false)
                    .stableKarma(3));
    assertThat(
            client
                .updates()
                .list(
                    UpdateQuery.builder()
                        .addPackages("a")
                        .addStatuses(UpdateStatus.TESTING)
                        .addReleases("F43", "F44")
                        .build()))
        .isEmpty();
  }

  private void assertWire(String recording, Set<String> notNeeded) {
    List<JsonNode> recorded = new ArrayList<>();
    Recording.json(Recording.folder().resolve("wire").resolve(recording + ".json"))
        .forEach(
            request -> {
              if (!notNeeded.contains(request.path("path").asString())) {
                recorded.add(request);
              }
            });
    List<FakeBodhi.Call> sent =
        provider.bodhi.calls().stream()
            .filter(call -> !call.path().equals("/updates/" + ALIAS))
            .toList();
    assertThat(sent).hasSameSizeAs(recorded);
    for (int i = 0; i < sent.size(); i++) {
      assertRequest(sent.get(i), recorded.get(i));
    }
  }

  private static void assertRequest(FakeBodhi.Call sent, JsonNode recorded) {
    HttpUrl url = HttpUrl.get("http://localhost" + recorded.path("path").asString());
    String what = recorded.path("method").asString() + " " + url.encodedPath();
    assertThat(sent.method() + " " + sent.path()).isEqualTo(what);
    Map<String, List<String>> query = new TreeMap<>();
    url.queryParameterNames().forEach(name -> query.put(name, url.queryParameterValues(name)));
    assertThat(without(sent.query())).as(what).containsAllEntriesOf(without(query));
    assertThat(without(sent.form()))
        .as(what)
        .containsAllEntriesOf(without(FakeBodhi.Call.parse(recorded.path("body").asString())));
    for (String header : List.of("Cookie", "Authorization", "Content-Type")) {
      String value = recorded.path("headers").path(header).asString("");
      if (!what.equals("GET /openidc/Authorization") && !header.equals("Content-Type")) {
        assertThat(parts(sent.header(header))).as(what + " " + header).isEqualTo(parts(value));
      } else if (header.equals("Content-Type") && !value.isEmpty()) {
        assertThat(sent.header(header)).as(what).startsWith("application/x-www-form-urlencoded");
      }
    }
  }

  /** Random and differently spelled values are left out; their presence is compared. */
  private static Map<String, List<String>> without(Map<String, List<String>> fields) {
    Map<String, List<String>> compared = new TreeMap<>(fields);
    for (String random : List.of("state", "csrf_token", "notes")) {
      compared.computeIfPresent(random, (name, values) -> List.of("*"));
    }
    compared.computeIfPresent(
        "autokarma", (name, values) -> List.of(values.get(0).toLowerCase(java.util.Locale.ROOT)));
    return compared;
  }

  private static Set<String> parts(String header) {
    return new TreeSet<>(List.of(header.split("; ")));
  }
}
