package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.model.BuildQuery;
import io.github.packit4j.bodhi.model.NewComment;
import io.github.packit4j.bodhi.model.NewOverride;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.OverrideQuery;
import io.github.packit4j.bodhi.model.ReleaseQuery;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.http.HttpException;
import io.github.packit4j.http.RetryPolicy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call of the client: where it goes, what its failure says, and the client's settings. */
class EveryCallTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final NewOverride OVERRIDE = new NewOverride("a-1-1", "needed", NOW);
  private static final String UPDATE =
      "{\"alias\": \"A\", \"status\": \"testing\", \"type\": \"bugfix\", \"notes\": \"notes\","
          + " \"builds\": [{\"nvr\": \"a-1-1\"}]}";

  private final FakeBodhi bodhi = new FakeBodhi();
  private final BodhiClient client = bodhi.client().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();

  @AfterEach
  void stop() {
    bodhi.close();
  }

  private static Arguments call(String request, String action, Consumer<BodhiClient> call) {
    return Arguments.of(request, action, call);
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        call("GET /releases/F45", "read the release F45", c -> c.release("F45")),
        call("GET /builds/a-1-1", "read the build a-1-1", c -> c.build("a-1-1")),
        call("GET /updates/B", "read the update B", c -> c.updates().find("B")),
        call(
            "GET /overrides/a-1-1",
            "read the buildroot override of a-1-1",
            c -> c.overrides().ofBuild("a-1-1")),
        call("GET /releases/", "list releases", c -> c.releases(ReleaseQuery.all()).toList()),
        call("GET /builds/", "list builds", c -> c.builds(BuildQuery.builder().build()).toList()),
        call(
            "GET /updates/",
            "list updates",
            c -> c.updates().list(UpdateQuery.builder().build()).toList()),
        call(
            "GET /overrides/",
            "list overrides",
            c -> c.overrides().list(OverrideQuery.builder().build()).toList()),
        call(
            "POST /overrides/",
            "create a buildroot override of a-1-1",
            c -> c.overrides().create(OVERRIDE)),
        call(
            "POST /overrides/",
            "edit the buildroot override of a-1-1",
            c -> c.overrides().edit(OVERRIDE)),
        call(
            "POST /overrides/",
            "end the buildroot override of b-1-1",
            c -> c.overrides().expire("b-1-1")),
        call(
            "POST /updates/",
            "create an update of a-1-1, b-1-1",
            c ->
                c.updates()
                    .create(NewUpdate.builder().addBuilds("a-1-1", "b-1-1").notes("xx").build())),
        call(
            "POST /updates/",
            "create an update of side tag side",
            c -> c.updates().create(NewUpdate.builder().fromTag("side").notes("xx").build())),
        call("POST /updates/", "edit the update A", c -> c.updates().edit("A", edit -> {})),
        call(
            "POST /updates/A/request",
            "request unpush for the update A",
            c -> c.updates().request("A", UpdateRequest.UNPUSH)),
        call(
            "POST /updates/A/waive-test-results",
            "waive test results of the update A",
            c -> c.updates().waive("A", "flaky", List.of())),
        call(
            "POST /updates/A/trigger-tests",
            "trigger tests of the update A",
            c -> c.updates().triggerTests("A")),
        call(
            "POST /comments/",
            "comment on the update A",
            c -> c.updates().comment("A", NewComment.of("works"))),
        call("GET /oidc/login-token", "log in to Bodhi", BodhiClient::login),
        call("GET /csrf", "get a CSRF token of Bodhi", BodhiClient::login));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("calls")
  void aFailureSaysWhatWasTried(String request, String action, Consumer<BodhiClient> call) {
    String[] asked = request.split(" ");
    bodhi
        .on("GET", "/updates/A", 200, "{\"update\": " + UPDATE + "}")
        .on("GET", "/overrides/b-1-1", 200, "{\"override\": {\"nvr\": \"b-1-1\"}}")
        .on(asked[0], asked[1], 400, "<html>teapot</html>");

    assertThatThrownBy(() -> call.accept(client))
        .isInstanceOfSatisfying(
            BodhiException.class, e -> assertThat(e.mayPassByItself()).isFalse())
        .hasMessageStartingWith("Tried to " + action + " but failed because: ")
        .hasMessageContaining("400")
        .hasCauseInstanceOf(HttpException.class);
    assertThat(bodhi.calls(asked[0], asked[1])).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"request", "waive-test-results", "trigger-tests"})
  void anAnswerWithoutTheUpdateIsAFailure(String verb) {
    bodhi.on("POST", "/updates/A/" + verb, 200, "{}");

    assertThatThrownBy(
            () -> {
              switch (verb) {
                case "request" -> client.updates().request("A", UpdateRequest.STABLE);
                case "trigger-tests" -> client.updates().triggerTests("A");
                default -> client.updates().waive("A", "flaky", List.of());
              }
            })
        .isInstanceOfSatisfying(
            BodhiException.class, e -> assertThat(e.mayPassByItself()).isFalse())
        .hasMessageEndingWith("but failed because: the answer does not hold the result");
  }

  @Test
  void answersThatAreNotWhatWasAskedForAreNone() {
    bodhi
        .on("GET", "/releases/F45", 200, "{\"releases\": []}")
        .on("GET", "/builds/a-1-1", 200, "{\"builds\": []}")
        .on("GET", "/overrides/a-1-1", 200, "{\"overrides\": []}");

    assertThat(client.release("F45")).isEmpty();
    assertThat(client.build("a-1-1")).isEmpty();
    assertThat(client.overrides().ofBuild("a-1-1")).isEmpty();
  }

  @Test
  void aLoginWithoutACsrfTokenIsAFailure() {
    bodhi.on("GET", "/csrf", 200, "{}");

    assertThatThrownBy(client::login)
        .isInstanceOfSatisfying(
            BodhiException.class, e -> assertThat(e.mayPassByItself()).isFalse())
        .hasMessage("Tried to get a CSRF token of Bodhi but failed because: the answer has none");
  }

  @Test
  void aQueryThatIsRefusedForItsLoginHasTheStatusAsCause() {
    bodhi.on("GET", "/updates/B", 401, "");

    assertThatThrownBy(() -> client.updates().find("B"))
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessage("Tried to read the update B but failed because: the login was refused")
        .cause()
        .hasMessageContaining("401");
  }

  @Test
  void aQueryThatIsDeniedWithoutReasonsHasThatOne() {
    bodhi.on("GET", "/updates/B", 403, "");

    assertThatThrownBy(() -> client.updates().find("B"))
        .isInstanceOfSatisfying(
            BodhiRejectedException.class, e -> assertThat(e.status()).isEqualTo(403))
        .hasMessage("Tried to read the update B but Bodhi refused (HTTP 403): access: denied");
  }

  @ParameterizedTest
  @CsvSource({".", ".."})
  void aNameIsNoWayToAnotherPath(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.build(name))
        .withMessage("Not a name of anything in Bodhi: " + name);
  }

  @Test
  void anOverrideIsCreatedAndEndedWithAllOfItsFields() {
    bodhi
        .on("POST", "/overrides/", 200, "{\"nvr\": \"a-1-1\"}")
        .on("GET", "/overrides/a-1-1", 200, "{\"override\": {\"nvr\": \"a\", \"notes\": \"old\"}}");

    client.overrides().create(OVERRIDE);
    client.overrides().expire("a-1-1");

    assertThat(bodhi.calls("POST", "/overrides/"))
        .extracting(FakeBodhi.Call::form)
        .containsExactly(
            Map.of(
                "nvr", List.of("a-1-1"),
                "notes", List.of("needed"),
                "expiration_date", List.of("2026-11-22T12:00:00"),
                "csrf_token", List.of(FakeBodhi.CSRF)),
            Map.of(
                "nvr", List.of("a-1-1"),
                "notes", List.of("old"),
                "expiration_date", List.of("2026-11-23T12:00:00"),
                "edited", List.of("a-1-1"),
                "expired", List.of("true"),
                "csrf_token", List.of(FakeBodhi.CSRF)));
  }

  /** Bodhi takes an end from tomorrow on; one of exactly tomorrow is planned as well as any. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-23 11:59:59, 2026-11-23T12:00:00",
    "2026-11-23 12:00:00, 2026-11-23T12:00:00",
    "2026-11-23 12:00:01, 2026-11-23T12:00:01"
  })
  void anOverrideEndsAsPlannedOrTomorrow(String planned, String sent) {
    bodhi
        .on(
            "GET",
            "/overrides/a-1-1",
            200,
            "{\"override\": {\"nvr\": \"a-1-1\", \"expiration_date\": \"%s\"}}".formatted(planned))
        .on("POST", "/overrides/", 200, "{}");

    client.overrides().expire("a-1-1");

    assertThat(bodhi.calls("POST", "/").get(0).form())
        .containsEntry("expiration_date", List.of(sent));
  }

  @Test
  void theServersOfFedoraAreThese() {
    List<String> scopes =
        List.of(
            "openid",
            "email",
            "profile",
            "https://id.fedoraproject.org/scope/groups",
            "https://id.fedoraproject.org/scope/agreements");
    assertThat(BodhiInstance.fedora())
        .isEqualTo(
            new BodhiInstance(
                URI.create("https://bodhi.fedoraproject.org/"),
                URI.create("https://id.fedoraproject.org/openidc"),
                "bodhi-client",
                scopes));
    assertThat(BodhiInstance.fedoraStaging())
        .isEqualTo(
            new BodhiInstance(
                URI.create("https://bodhi.stg.fedoraproject.org/"),
                URI.create("https://id.stg.fedoraproject.org/openidc"),
                "bodhi-client",
                scopes));
  }

  @Test
  void aClientWithoutSettingsReadsFromFedorasServerAndWaitsTwoMinutesForAnAnswer() {
    List<String> asked = new ArrayList<>();
    OkHttpClient answering = answering(asked);

    BodhiClient plain = BodhiClient.builder().httpClient(answering).build();

    assertThat(plain.release("F45")).isEmpty();
    assertThat(asked)
        .containsExactly("https://bodhi.fedoraproject.org/releases/F45 packit4j 120000 ms");
    assertThatThrownBy(plain::login).hasMessageContaining("this client is anonymous");
  }

  @Test
  void aClientOfAnotherServerAndWithAnotherPatience() {
    List<String> asked = new ArrayList<>();

    BodhiClient other =
        BodhiClient.builder()
            .httpClient(answering(asked))
            .instance(BodhiInstance.fedoraStaging())
            .readTimeout(Duration.ofSeconds(7))
            .build();

    assertThat(other.release("F45")).isEmpty();
    assertThat(asked)
        .containsExactly("https://bodhi.stg.fedoraproject.org/releases/F45 packit4j 7000 ms");
  }

  private static OkHttpClient answering(List<String> asked) {
    return new OkHttpClient.Builder()
        .addInterceptor(
            chain -> {
              asked.add(
                  "%s %s %d ms"
                      .formatted(
                          chain.request().url(),
                          chain.request().header("User-Agent"),
                          chain.readTimeoutMillis()));
              return new okhttp3.Response.Builder()
                  .request(chain.request())
                  .protocol(okhttp3.Protocol.HTTP_1_1)
                  .code(404)
                  .message("Not Found")
                  .body(okhttp3.ResponseBody.create("{}", null))
                  .build();
            })
        .build();
  }

  @Test
  void theServerIsAWebServer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BodhiClient.builder().baseUrl(URI.create("ftp://bodhi.example/")))
        .withMessage("Not an http or https URL: ftp://bodhi.example/");
  }

  /** Queries are repeated, writes are not: they may have had an effect. */
  @ParameterizedTest
  @CsvSource({"500, 3", "503, 3", "400, 1"})
  void onlyQueriesAreRepeated(int status, int times) {
    bodhi.on("GET", "/updates/B", status, "").on("POST", "/comments/", status, "");

    assertThatThrownBy(() -> client.updates().find("B")).isInstanceOf(BodhiException.class);
    assertThatThrownBy(() -> client.updates().comment("A", NewComment.of("works")))
        .isInstanceOf(BodhiException.class);

    assertThat(bodhi.calls("GET", "/updates/B")).hasSize(times);
    assertThat(bodhi.calls("POST", "/comments/")).hasSize(1);
  }

  @Test
  void theWaitsOfQueriesAreThoseOfThePolicy() {
    List<Duration> pauses = new ArrayList<>();
    BodhiClient patient =
        bodhi
            .client()
            .sleeper(pauses::add)
            .retryPolicy(
                new RetryPolicy(2, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
            .build();
    bodhi.on("GET", "/updates/B", 503, "");

    assertThatThrownBy(() -> patient.updates().find("B")).isInstanceOf(BodhiException.class);
    assertThat(bodhi.calls("GET", "/updates/B")).hasSize(2);
    assertThat(pauses).containsOnly(Duration.ZERO);
  }
}
