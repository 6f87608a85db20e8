package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.http.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodhiSessionTest {
  private static final NewUpdate UPDATE =
      NewUpdate.builder().addBuilds("a-1-1.fc43").notes("notes").build();
  private static final String STALE_CSRF =
      """
      {"status": "error", "errors": [{"location": "body", "name": "csrf_token",
       "description": "CSRF tokens do not match.  This happens if you have the page open for a long time."}]}
      """;

  private final FakeBodhi bodhi = new FakeBodhi();

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Test
  void logsInOnceForAllWrites() {
    bodhi.on("POST", "/updates/", 200, Fixture.text("update-created"));
    BodhiClient client = bodhi.client().build();

    client.updates().create(UPDATE);
    client.updates().create(UPDATE);

    assertThat(bodhi.calls())
        .extracting(call -> call.method() + " " + call.path())
        .containsExactly(
            "GET /oidc/login-token",
            "GET /csrf",
            "POST /updates/",
            "GET /updates/",
            "POST /updates/",
            "GET /updates/");
    assertThat(bodhi.calls().get(0).header("Authorization")).isEqualTo("Bearer ACCESS_TOKEN");
    assertThat(bodhi.calls().get(1).header("Cookie")).isEqualTo("auth_tkt=TICKET");
    assertThat(bodhi.calls().get(4).header("Cookie").split("; "))
        .containsExactlyInAnyOrder("auth_tkt=TICKET", "session=SESSION");
  }

  @Test
  void queriesCarryNothingOfTheAccount() {
    bodhi.on("GET", "/updates/", 200, Fixture.text("updates-empty"));
    BodhiClient client = bodhi.client().build();
    client.login();

    assertThat(client.updates().list(UpdateQuery.forPackage("a"))).isEmpty();

    FakeBodhi.Call query = bodhi.calls("GET", "/updates/").get(0);
    assertThat(query.header("Cookie")).isEmpty();
    assertThat(query.header("Authorization")).isEmpty();
  }

  @Test
  void getsANewCsrfTokenOnce() {
    bodhi
        .on("POST", "/updates/", 400, STALE_CSRF)
        .on("POST", "/updates/", 200, Fixture.text("update-created"));

    bodhi.client().build().updates().create(UPDATE);

    assertThat(bodhi.calls("GET", "/csrf")).hasSize(2);
  }

  @Test
  void givesUpWhenTheNewCsrfTokenIsRefusedToo() {
    bodhi.on("POST", "/updates/", 400, STALE_CSRF);

    assertThatThrownBy(() -> bodhi.client().build().updates().create(UPDATE))
        .isInstanceOfSatisfying(
            BodhiRejectedException.class,
            e -> assertThat(e.has(BodhiProblem.Kind.STALE_CSRF)).isTrue());
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(2);
  }

  @Test
  void severalThreadsGetOneNewCsrfToken() throws Exception {
    bodhi
        .on("GET", "/csrf", 200, "{\"csrf_token\": \"old\"}")
        .on("GET", "/csrf", 200, "{\"csrf_token\": \"new\"}")
        .on(
            "POST",
            "/updates/",
            call ->
                call.form().getOrDefault("csrf_token", List.of()).contains("new")
                    ? FakeBodhi.json(200, Fixture.text("update-created"))
                    : FakeBodhi.json(400, STALE_CSRF));
    BodhiClient client = bodhi.client().build();
    client.login();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Update>> calls = Collections.nCopies(8, () -> client.updates().create(UPDATE));

      for (Future<Update> created : threads.invokeAll(calls)) {
        assertThat(created.get().alias()).isEqualTo("FEDORA-2026-d6cfc350da");
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(bodhi.calls("GET", "/csrf")).hasSize(2);
    assertThat(bodhi.calls("GET", "/oidc/login-token")).hasSize(2);
  }

  @Test
  void logsInAgainWhenTheTicketIsTooOld() {
    bodhi
        .on("POST", "/updates/", 403, "{\"status\": \"error\", \"errors\": []}")
        .on("POST", "/updates/", 200, Fixture.text("update-created"));

    bodhi.client().build().updates().create(UPDATE);

    assertThat(bodhi.calls("GET", "/oidc/login-token")).hasSize(2);
  }

  @Test
  void doesNotLogInAgainWhereTheAccountMayNotDoIt() {
    bodhi.on(
        "POST",
        "/updates/",
        403,
        """
        {"status": "error", "errors": [{"location": "body", "name": "builds",
         "description": "outsider does not have commit access to python-sec"}]}
        """);

    assertThatThrownBy(() -> bodhi.client().build().updates().create(UPDATE))
        .isInstanceOfSatisfying(
            BodhiRejectedException.class,
            e -> assertThat(e.has(BodhiProblem.Kind.NOT_PERMITTED)).isTrue());
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"403, NOT_PERMITTED", "404, NOT_FOUND", "400, INVALID"})
  void aRefusalInUnknownWordsIsKnownByItsStatus(int status, BodhiProblem.Kind kind) {
    bodhi.on(
        "POST",
        "/updates/",
        status,
        """
        {"status": "error", "errors": [{"location": "body", "name": "x", "description": "odd"}]}
        """);

    assertThatThrownBy(() -> bodhi.client().build().updates().create(UPDATE))
        .isInstanceOfSatisfying(
            BodhiRejectedException.class,
            e -> assertThat(e.problems()).extracting(BodhiProblem::kind).containsExactly(kind));
  }

  @Test
  void saysThatAccessIsDeniedWhereANewLoginDoesNotHelp() {
    bodhi.on("POST", "/updates/", 403, "<html>Forbidden</html>");

    assertThatThrownBy(() -> bodhi.client().build().updates().create(UPDATE))
        .isInstanceOfSatisfying(
            BodhiRejectedException.class,
            e -> assertThat(e.has(BodhiProblem.Kind.NOT_PERMITTED)).isTrue());
    assertThat(bodhi.calls("POST", "/updates/")).hasSize(2);
  }

  @Test
  void takesAnErrorInsideTheServerForTemporary() {
    bodhi.on(
        "POST",
        "/updates/X/request",
        500,
        "{\"status\": \"error\", \"errors\": [{\"location\": \"body\", \"name\": \"ValueError\", \"description\": \"oops\"}]}");

    assertThatThrownBy(() -> bodhi.client().build().updates().request("X", UpdateRequest.STABLE))
        .isInstanceOfSatisfying(
            BodhiRejectedException.class,
            e -> {
              assertThat(e.has(BodhiProblem.Kind.TEMPORARY)).isTrue();
              assertThat(e.mayPassByItself()).isTrue();
            });
  }

  @Test
  void asksForAnotherTokenWhenOneIsRefused() {
    bodhi
        .on("GET", "/oidc/login-token", 401, "{}")
        .on("GET", "/oidc/login-token", 202, "{}")
        .on("POST", "/updates/", 200, Fixture.text("update-created"));
    List<Secret> tokens = List.of(Secret.of("old"), Secret.of("new"));
    BodhiAuthentication renewing =
        new BodhiAuthentication() {
          @Override
          public Optional<Secret> accessToken() {
            return Optional.of(tokens.get(0));
          }

          @Override
          public Optional<Secret> renewedToken(Secret refused) {
            return Optional.of(tokens.get(1));
          }
        };

    bodhi.client().authentication(renewing).build().updates().create(UPDATE);

    assertThat(bodhi.calls())
        .extracting(call -> call.header("Authorization"))
        .containsExactly("Bearer old", "Bearer new", "Bearer new", "Bearer new", "");
  }

  @Test
  void renewsATokenThatAWriteIsRefusedFor() {
    bodhi
        .on("POST", "/updates/", 401, "{}")
        .on("POST", "/updates/", 200, Fixture.text("update-created"));
    List<Secret> refused = new ArrayList<>();
    BodhiAuthentication renewing =
        new BodhiAuthentication() {
          @Override
          public Optional<Secret> accessToken() {
            return Optional.of(Secret.of("old"));
          }

          @Override
          public Optional<Secret> renewedToken(Secret token) {
            refused.add(token);
            return Optional.of(Secret.of("new"));
          }
        };

    bodhi.client().authentication(renewing).build().updates().create(UPDATE);

    assertThat(refused).containsExactly(Secret.of("old"));
    assertThat(bodhi.calls("GET", "/oidc/login-token"))
        .extracting(call -> call.header("Authorization"))
        .containsExactly("Bearer old", "Bearer new");
    assertThat(bodhi.calls("POST", "/updates/").get(1).header("Authorization"))
        .isEqualTo("Bearer new");
  }

  /** The token is good where only the CSRF token was old. */
  @Test
  void keepsTheTokenWhereOnlyTheSessionIsOld() {
    bodhi
        .on("POST", "/updates/", 400, STALE_CSRF)
        .on("POST", "/updates/", 200, Fixture.text("update-created"));
    List<Secret> refused = new ArrayList<>();

    bodhi.client().authentication(counting(refused)).build().updates().create(UPDATE);

    assertThat(refused).isEmpty();
  }

  @Test
  void asksForAnotherTokenWhereOneMayNotLogIn() {
    bodhi
        .on("GET", "/oidc/login-token", 403, "{}")
        .on("GET", "/oidc/login-token", 202, "{}")
        .on("POST", "/updates/", 200, Fixture.text("update-created"));
    List<Secret> refused = new ArrayList<>();

    bodhi.client().authentication(counting(refused)).build().updates().create(UPDATE);

    assertThat(refused).containsExactly(Secret.of("token 0"));
  }

  @ParameterizedTest
  @CsvSource({"401, true, false", "403, true, false", "404, false, false", "503, false, true"})
  void aLoginThatFailsSaysWhy(int status, boolean refused, boolean passing) {
    bodhi.on("GET", "/oidc/login-token", status, "{}");
    assertThatThrownBy(() -> bodhi.client().build().login())
        .isInstanceOfSatisfying(
            BodhiException.class,
            e -> {
              assertThat(e instanceof BodhiAuthenticationException).isEqualTo(refused);
              assertThat(e.mayPassByItself()).isEqualTo(passing);
            });
  }

  private static BodhiAuthentication counting(List<Secret> refused) {
    return new BodhiAuthentication() {
      @Override
      public Optional<Secret> accessToken() {
        return Optional.of(Secret.of("token " + refused.size()));
      }

      @Override
      public Optional<Secret> renewedToken(Secret token) {
        refused.add(token);
        return accessToken();
      }
    };
  }

  @Test
  void forgetsTheOldSessionAtANewLogin() {
    bodhi
        .on("POST", "/updates/", 400, STALE_CSRF)
        .on("POST", "/updates/", 200, Fixture.text("update-created"));

    bodhi.client().build().updates().create(UPDATE);

    assertThat(bodhi.calls("GET", "/oidc/login-token"))
        .hasSize(2)
        .allSatisfy(login -> assertThat(login.header("Cookie")).isEmpty());
    assertThat(bodhi.calls("GET", "/csrf"))
        .allSatisfy(csrf -> assertThat(csrf.header("Cookie")).isEqualTo("auth_tkt=TICKET"));
  }

  @Test
  void saysThatTheTokenWasRefusedWithoutShowingIt() {
    bodhi.on("GET", "/oidc/login-token", 401, "no good: Bearer ACCESS_TOKEN");

    assertThatThrownBy(() -> bodhi.client().build().login())
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessage(
            "Tried to log in to Bodhi but failed because: the access token was refused; get a new one")
        .hasStackTraceContaining("401")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("ACCESS_TOKEN"));
  }

  @Test
  void refusesToWriteWithoutAnAccount() {
    BodhiClient anonymous = bodhi.client().authentication(BodhiAuthentication.anonymous()).build();

    assertThatThrownBy(() -> anonymous.updates().create(UPDATE))
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessage(
            "Tried to create an update of a-1-1.fc43 but failed because: this client is anonymous; build it with authentication(...)");
    assertThat(bodhi.calls()).isEmpty();
  }

  @Test
  void keepsAPathInTheBaseUrl() {
    bodhi.on("GET", "/bodhi/updates/", 200, Fixture.text("updates-empty"));

    assertThat(
            bodhi
                .client()
                .baseUrl(bodhi.uri().resolve("/bodhi"))
                .build()
                .updates()
                .list(UpdateQuery.forPackage("a")))
        .isEmpty();
  }

  private static String stackTrace(Throwable e) {
    java.io.StringWriter text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }
}
