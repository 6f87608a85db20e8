package io.github.packit4j.bodhi.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrowserLoginTest {
  private static final OkHttpClient HTTP = new OkHttpClient();

  private final Provider provider = new Provider("\"query\"");
  private final TokenStore store = TokenStore.inMemory();
  private final List<CompletableFuture<Page>> pages = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void takesTheAnswerThatTheBrowserBrings() {
    provider.tokens("NEW", "REFRESH");
    BrowserLogin browser =
        BrowserLogin.opening(page -> visit(page, "?code=CODE&state=" + state(page))).port(0);

    assertThat(provider.login(store).method(browser).build().accessToken())
        .contains(Secret.of("NEW"));

    assertThat(pages.get(0).join().statusCode()).isEqualTo(200);
    assertThat(pages.get(0).join().body()).contains("You are logged in");
    Map<String, List<String>> form = provider.bodhi.calls("POST", "/openidc/Token").get(0).form();
    assertThat(form.getOrDefault("redirect_uri", List.of()))
        .singleElement()
        .asString()
        .matches("http://localhost:\\d+/auth");
  }

  @Test
  void ignoresWhatDoesNotBelongToTheLogin() {
    provider.tokens("NEW", "REFRESH");
    BrowserLogin browser =
        BrowserLogin.opening(
                page ->
                    visit(
                        page,
                        "/favicon.ico",
                        "?code=FORGED&state=guessed",
                        "?code=CODE&state=" + state(page)))
            .port(0);

    assertThat(provider.login(store).method(browser).build().accessToken())
        .contains(Secret.of("NEW"));

    assertThat(pages).extracting(page -> page.join().statusCode()).containsExactly(404, 400, 200);
    assertThat(provider.bodhi.calls("POST", "/openidc/Token").get(0).form())
        .containsEntry("code", List.of("CODE"));
  }

  @Test
  void endsWhenSomebodyRefuses() {
    BrowserLogin browser =
        BrowserLogin.opening(page -> visit(page, "?error=access_denied&state=" + state(page)))
            .port(0);

    assertThatThrownBy(() -> provider.login(store).method(browser).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessageContaining("access_denied");
    assertThat(pages.get(0).join().statusCode()).isEqualTo(403);
  }

  @Test
  void waitsNoLongerThanItsPatience() {
    BrowserLogin browser =
        BrowserLogin.opening(page -> {})
            .port(0)
            .patience(Duration.ofMinutes(3))
            .clock(new Jumping(Duration.ofMinutes(1)));

    assertThatThrownBy(() -> provider.login(store).method(browser).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class)
        .hasMessageContaining("nobody logged in within PT3M");
  }

  @Test
  void stopsWhenInterrupted() {
    BrowserLogin browser = BrowserLogin.opening(page -> Thread.currentThread().interrupt()).port(0);

    assertThatThrownBy(() -> provider.login(store).method(browser).build().login())
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrowserLogin browser = BrowserLogin.opening(page -> {}).port(other.getLocalPort());

      assertThatThrownBy(() -> provider.login(store).method(browser).build().accessToken())
          .isInstanceOf(BodhiAuthenticationException.class)
          .hasMessageContaining("port " + other.getLocalPort() + " of localhost");
    }
  }

  @Test
  void waitsFiveMinutesAtPort45678UnlessToldOtherwise() {
    assertThat(BrowserLogin.PORT).isEqualTo(45_678);
    BrowserLogin browser =
        BrowserLogin.opening(page -> {}).port(0).clock(new Jumping(Duration.ofMinutes(1)));

    assertThatThrownBy(() -> provider.login(store).method(browser).build().accessToken())
        .hasMessageEndingWith(
            "Tried to log in at %s with a browser but failed because: nobody logged in within PT5M"
                .formatted(provider.identityProvider()));
  }

  @Test
  void aPortThatIsTakenHasTheFailureOfTheSystemAsCause() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrowserLogin browser = BrowserLogin.opening(page -> {}).port(other.getLocalPort());

      assertThatThrownBy(() -> provider.login(store).method(browser).build().accessToken())
          .satisfies(e -> assertThat(e.getSuppressed()[0]).hasCauseInstanceOf(IOException.class));
    }
  }

  @Test
  void thePagesSayWhatBecameOfTheLogin() {
    provider.tokens("NEW", "REFRESH");
    BrowserLogin browser =
        BrowserLogin.opening(
                page ->
                    visit(
                        page,
                        "/favicon.ico",
                        "?code=FORGED&state=guessed",
                        "?error=access_denied&state=" + state(page)))
            .port(0);

    assertThatThrownBy(() -> provider.login(store).method(browser).build().accessToken())
        .isInstanceOf(BodhiAuthenticationException.class);

    assertThat(pages)
        .extracting(page -> page.join().body())
        .containsExactly(
            PAGE + "There is nothing here.",
            PAGE + "This does not belong to the present login.",
            PAGE + "The login was refused.");
  }

  private static final String PAGE =
      "<!doctype html><meta charset=utf-8><title>packit4j</title><p>";

  private static String state(URI page) {
    return OidcLoginTest.query(page, "state");
  }

  /** What a browser does after the provider's redirect; a query goes to the redirect URI. */
  private void visit(URI page, String... targets) {
    URI redirect =
        URI.create(
            OidcLoginTest.query(page, "redirect_uri").replace("//localhost:", "//127.0.0.1:"));
    CompletableFuture<?> earlier = CompletableFuture.completedFuture(null);
    for (String target : targets) {
      URI uri = target.startsWith("?") ? URI.create(redirect + target) : redirect.resolve(target);
      CompletableFuture<Page> visited = earlier.thenApplyAsync(done -> Page.at(uri));
      pages.add(visited);
      earlier = visited;
    }
  }

  /** What a browser shows. */
  private record Page(int statusCode, String body) {
    static Page at(URI uri) {
      Request request = new Request.Builder().url(HttpUrl.get(uri.toString())).build();
      try (Response response = HTTP.newCall(request).execute()) {
        return new Page(response.code(), response.body().string());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Goes on by a step at each look. */
  private static final class Jumping extends Clock {
    private final Duration step;
    private java.time.Instant now = Provider.NOW;

    Jumping(Duration step) {
      this.step = step;
    }

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public java.time.Instant instant() {
      now = now.plus(step);
      return now;
    }
  }
}
