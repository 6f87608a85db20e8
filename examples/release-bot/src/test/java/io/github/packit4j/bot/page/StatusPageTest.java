package io.github.packit4j.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bot.journal.JournalReader;
import io.github.packit4j.bot.journal.Plans;
import io.github.packit4j.bot.journal.State;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The status page as programs see it. */
class StatusPageTest {

  private static final String BEARER = "Bearer " + StatusPageFixture.TOKEN;
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private StatusPageFixture fixture;

  @BeforeEach
  void start() throws IOException {
    fixture = new StatusPageFixture(directory);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(fixture.url(path)));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  private HttpResponse<String> post(String path, Map<String, String> form, String... headers)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request = to(path).POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body()).matches("\\p{ASCII}*");
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String key(String page) {
    Matcher key = KEY.matcher(page);
    assertThat(key.find()).isTrue();
    return key.group(1);
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private String logIn() throws IOException, InterruptedException {
    HttpResponse<String> form = get("/login");
    HttpResponse<String> answer =
        post(
            "/login",
            Map.of("key", key(form.body()), "token", StatusPageFixture.TOKEN),
            "Cookie",
            cookie(form));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict");
    return cookie(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/jobs",
        "/events",
        "/events?state=failed",
        "/plans",
        "/plans/1",
        "/events/1",
        "/package?name=hello",
        "/login",
        "/nowhere",
        "/api/nowhere",
        "/assets/page.css?v=1"
      })
  void everyAnswerKeepsBrowsersToWhatIsHere(String path) throws Exception {
    fixture.seed();
    assertThat(get(path).headers().map())
        .containsEntry("X-Content-Type-Options", List.of("nosniff"))
        .containsKey("Content-Security-Policy");
    assertThat(get(path).headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none';")
        .doesNotContain("unsafe");
  }

  @Test
  void everythingIsThereAsJson() throws Exception {
    fixture.seed();
    JsonNode overview = json("/api/");
    assertThat(overview.at("/counts/running").asInt()).isEqualTo(2);
    assertThat(overview.at("/counts/plans").asInt()).isEqualTo(1);
    assertThat(overview.at("/jobs/0/packageName").asString()).isEqualTo("gnome-maps");
    assertThat(overview.at("/jobs/0/steps/0/state").asString()).isEqualTo("RUNNING");
    assertThat(json("/api/jobs")).hasSize(6);
    assertThat(json("/api/events?state=failed")).hasSize(1);
    assertThat(json("/api/events/1").at("/event/outcomes/0/state").asString()).isEqualTo("FAILED");
    assertThat(json("/api/package?name=hello").at("/events")).hasSize(3);
    assertThat(json("/api/plans/1").at("/plan/event/event").asString()).isEqualTo("release");
    assertThat(json("/api/nowhere").at("/error").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/nowhere, 404",
    "/events/999, 404",
    "/events/99999999999999999999, 404",
    "/events?before=x, 400",
    "/events?before=99999999999999999999, 400",
    "/events?state=RUNNING, 400",
    "/package?name=none, 404",
    "/package?name=%zz, 400",
    "/../../etc/passwd, 404",
    "/assets/../V2__journal.sql, 404"
  })
  void whatIsNotThereIsNotFound(String path, int status) throws Exception {
    HttpRequest.Builder request;
    try {
      request = to(path);
    } catch (IllegalArgumentException e) {
      return; // The client cannot ask for it.
    }
    assertThat(send(request).statusCode()).isEqualTo(status);
    assertThat(send(to("/").method("DELETE", HttpRequest.BodyPublishers.noBody())).statusCode())
        .isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' or 1=1; drop table event; --",
        "javascript:alert(1)",
        "\u202Egpj.exe",
        "a\0b\r\nSet-Cookie: x=y",
        "\uD800"
      })
  void hostileTextComesAliveNowhere(String text) throws Exception {
    PackitEvent comment =
        new CommentPosted(
            URI.create("https://example.org/a/b"), 1, true, 2, text, text, Optional.of(text));
    fixture.received(comment, Duration.ZERO, State.DONE, text);
    fixture.received(new BuildTagged(1, text, text, text, text), Duration.ZERO, State.FAILED, text);
    BranchResult proposed =
        new BranchResult.Proposed(
            text, text, new PullRequestRef(1, URI.create("javascript:alert(1)")), List.of(text));
    StatusPageFixture.done(fixture.journal(Duration.ZERO), text, text, Step.PLAN, text, 0, 1);
    fixture.journal(Duration.ZERO).accept(StatusPageFixture.released(comment, text, proposed));

    String query = "?name=" + URLEncoder.encode(text.replace('\0', '?'), StandardCharsets.UTF_8);
    for (String path :
        List.of("/", "/jobs", "/events", "/events/1", "/events/2", "/package" + query)) {
      HttpResponse<String> page = get(path);
      assertThat(page.statusCode()).as(path).isIn(200, 404);
      assertThat(page.body())
          .doesNotContain("<script>alert", "<img", "href=\"javascript", "\u202E", "\0");
      assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(json("/api" + path).toString()).doesNotContain("\"link\":\"javascript");
    }
    assertThat(json("/api/events")).hasSize(2);
  }

  @Test
  void pagesAreNoLongerThanAPage() throws Exception {
    for (int i = 0; i < Resources.PAGE + 10; i++) {
      fixture.bot.accept(StatusPageFixture.release("hello", "1." + i));
      StatusPageFixture.done(
          fixture.journal(Duration.ZERO), "hello" + i, "f44", Step.PLAN, "", 0, 1);
    }
    assertThat(json("/api/events")).hasSize(Resources.PAGE);
    assertThat(json("/api/events?before=11")).hasSize(10);
    assertThat(json("/api/jobs")).hasSize(Resources.PAGE);
    assertThat(get("/events").body()).contains("/events?before=11");
  }

  @Test
  void nothingIsChangedWithoutALogin() throws Exception {
    fixture.seed();
    String print = json("/api/plans/1").get("print").asString();

    assertThat(post("/events/1/retry", Map.of()).headers().firstValue("Location"))
        .contains("/login");
    assertThat(post("/api/events/1/retry", Map.of()).statusCode()).isEqualTo(401);
    assertThat(
            post("/api/plans/1/approve", Map.of("print", print), "Authorization", "Bearer no")
                .statusCode())
        .isEqualTo(401);
    // A cookie is no token: a page of somebody else could send it along.
    assertThat(post("/api/events/1/retry", Map.of(), "Cookie", logIn()).statusCode())
        .isEqualTo(401);
    assertThat(state(1)).isEqualTo(State.FAILED);
    assertThat(new Plans(fixture.database).at(1).orElseThrow().state()).isEqualTo(State.WAITING);
  }

  private State state(long event) {
    return new JournalReader(fixture.database).event(event).orElseThrow().state();
  }

  @Test
  void aFormOfAnotherSessionChangesNothing() throws Exception {
    fixture.seed();
    String mine = logIn();
    String other = logIn();
    String key = key(send(to("/events/1").header("Cookie", other)).body());

    assertThat(post("/events/1/retry", Map.of("key", key), "Cookie", mine).statusCode())
        .isEqualTo(403);
    assertThat(post("/events/1/retry", Map.of(), "Cookie", mine).statusCode()).isEqualTo(403);
    assertThat(state(1)).isEqualTo(State.FAILED);

    assertThat(post("/events/1/retry", Map.of("key", key), "Cookie", other).statusCode())
        .isEqualTo(303);
    assertThat(state(1)).isEqualTo(State.WAITING);
  }

  @Test
  void aLoginNeedsTheTokenAndItsOwnForm() throws Exception {
    HttpResponse<String> form = get("/login?next=/plans/1");
    Map<String, String> wrong = Map.of("key", key(form.body()), "token", "wrong");
    assertThat(post("/login", wrong, "Cookie", cookie(form)).statusCode()).isEqualTo(403);
    Map<String, String> noKey = Map.of("token", StatusPageFixture.TOKEN);
    assertThat(post("/login", noKey, "Cookie", cookie(form)).statusCode()).isEqualTo(403);
    // The session of a visitor is none of a maintainer.
    Map<String, String> key = Map.of("key", key(form.body()));
    assertThat(
            post("/events/1/retry", key, "Cookie", cookie(form)).headers().firstValue("Location"))
        .contains("/login");
  }

  @ParameterizedTest
  @CsvSource({
    "/plans/1, /plans/1",
    "https://example.org/, /",
    "//example.org/plans/1, /",
    "'/plans/1\r\nX: y', /"
  })
  void aLoginLeadsNowhereElse(String next, String place) throws Exception {
    HttpResponse<String> form = get("/login");
    Map<String, String> fields =
        Map.of("key", key(form.body()), "token", StatusPageFixture.TOKEN, "next", next);
    assertThat(post("/login", fields, "Cookie", cookie(form)).headers().firstValue("Location"))
        .contains(place);
  }

  @Test
  void aProgramWithTheTokenApprovesWhatItHasSeen() throws Exception {
    fixture.seed();
    Map<String, String> other = Map.of("print", "0".repeat(64));
    assertThat(post("/api/plans/1/approve", other, "Authorization", BEARER).statusCode())
        .isEqualTo(409);
    Map<String, String> print = Map.of("print", json("/api/plans/1").get("print").asString());
    assertThat(post("/api/plans/1/approve", print, "Authorization", BEARER).statusCode())
        .isEqualTo(200);
    assertThat(new Plans(fixture.database).at(1).orElseThrow().state()).isEqualTo(State.APPROVED);
    assertThat(json("/api/events?state=waiting"))
        .anyMatch(
            event -> event.get("title").asString().equals("Release 0.7.31 of example/libsolv"));
    assertThat(post("/api/plans/1/decline", print, "Authorization", BEARER).statusCode())
        .isEqualTo(409);
    assertThat(post("/api/events/1/retry", Map.of(), "Authorization", BEARER).statusCode())
        .isEqualTo(200);
    assertThat(post("/api/events/1/retry", Map.of(), "Authorization", BEARER).statusCode())
        .isEqualTo(409);
  }

  @Test
  void aDatabaseThatIsAwayIsSaid() throws Exception {
    fixture.sql("alter table job rename to away");
    assertThat(get("/").statusCode()).isEqualTo(503);
    assertThat(get("/api/").statusCode()).isEqualTo(503);
    assertThat(get("/login").statusCode()).isEqualTo(200);
  }

  @Test
  void aFormIsNotLargerThanAForm() throws Exception {
    assertThat(post("/login", Map.of("token", "x".repeat(20_000))).statusCode()).isEqualTo(400);
  }
}
