package io.github.packit4j.distgit.forge.internal.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.distgit.forge.ForgeCredential;
import io.github.packit4j.distgit.forge.internal.Connection;
import io.github.packit4j.http.RetryListener;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.support.AllowedHosts;
import io.github.packit4j.http.support.Sleeper;
import io.github.packit4j.http.testing.PromptSockets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests an application signs, and as whom: its own statement opens every installation. */
class GitHubAppAuthorizerTest {

  private static Secret key;

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void makeKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
    key =
        Secret.of(
            "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PRIVATE KEY-----");
  }

  private GitHubAppAuthorizer authorizer(String base) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            calls.add(path);
            String answer =
                path.endsWith("/installation")
                    ? "{\"id\": 5}"
                    : "{\"token\": \"token-"
                        + calls.size()
                        + "\", \"expires_at\": \"2999-01-01T00:00:00Z\"}";
            return new MockResponse.Builder().body(answer).build();
          }
        });
    return GitHubAppAuthorizer.of(
        server.url(base),
        new ForgeCredential.GitHubApp("1", key),
        Map.of(),
        new Connection(
            new OkHttpClient(),
            RetryPolicy.none(),
            RetryListener.silent(),
            Clock.systemUTC(),
            Sleeper.system(),
            Duration.ofMinutes(1),
            false,
            AllowedHosts.all()));
  }

  private String header(GitHubAppAuthorizer authorizer, String path) {
    return authorizer.headers(server.url(path)).getOrDefault("Authorization", "");
  }

  @ParameterizedTest
  @CsvSource({
    "/, /app",
    "/, /app/installations/5/access_tokens",
    "/api/v3, /api/v3/app",
    "/api/v3, /api/v3/app/installations",
  })
  void signsAsItselfBelowApp(String base, String path) {
    // A JSON Web Token begins with the object of its head.
    assertThat(header(authorizer(base), path)).startsWith("Bearer eyJ");
    assertThat(calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/, /user",
    "/, /apps/hello",
    "/, /users/app",
    "/, /login/app",
    "/, /repos",
    "/, /repos/app",
    "/api/v3, /api/v3",
    "/api/v3, /api/v3/",
    "/api/v3, /api/v3/user",
    "/api/v3, /app",
    "/api/v3, /a/b/app",
    "/api/v3, /a/b/repos/rpms/hello",
    "/api/v3, /api",
  })
  void signsNothingElse(String base, String path) {
    assertThat(header(authorizer(base), path)).isEmpty();
    assertThat(calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.github.com/app", "http://127.0.0.1:1/repos/rpms/hello"})
  void signsNothingForAnotherServer(String address) {
    assertThat(authorizer("/").headers(HttpUrl.get(address))).isEmpty();
    assertThat(calls).isEmpty();
  }

  @Test
  void hasATokenForEachAccount() {
    GitHubAppAuthorizer authorizer = authorizer("/api/v3");

    assertThat(header(authorizer, "/api/v3/repos/rpms/hello")).isEqualTo("Bearer token-2");
    assertThat(header(authorizer, "/api/v3/repos/RPMS/other/pulls")).isEqualTo("Bearer token-2");
    assertThat(header(authorizer, "/api/v3/repos/packit/ogr")).isEqualTo("Bearer token-4");

    assertThat(calls)
        .containsExactly(
            "/api/v3/repos/rpms/hello/installation",
            "/api/v3/app/installations/5/access_tokens",
            "/api/v3/repos/packit/ogr/installation",
            "/api/v3/app/installations/5/access_tokens");
  }

  /** A lock that was kept would hold the second thread for ever. */
  @Test
  void letsTheNextThreadAsk() throws InterruptedException {
    GitHubAppAuthorizer authorizer = authorizer("/");
    List<String> tokens = new CopyOnWriteArrayList<>();
    Runnable ask = () -> tokens.add(header(authorizer, "/repos/rpms/hello"));
    Thread first = new Thread(ask);
    first.start();
    first.join();
    ask.run();
    assertThat(tokens).containsExactly("Bearer token-2", "Bearer token-2");
  }
}
