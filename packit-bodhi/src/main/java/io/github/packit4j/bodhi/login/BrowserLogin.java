package io.github.packit4j.bodhi.login;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets somebody log in with a browser on this machine, which then comes back to a port of the
 * loopback interface (RFC 8252). The port is open while {@link #authorize} waits, takes only the
 * answer to the present request, and is served by the calling thread.
 */
public final class BrowserLogin implements LoginMethod {
  /** The port that Bodhi's own client listens on, and that Fedora's provider knows. */
  public static final int PORT = 45_678;

  private static final String PATH = "/auth";

  private final Consumer<URI> browser;
  private final int port;
  private final Duration patience;
  private final Clock clock;

  private BrowserLogin(Consumer<URI> browser, int port, Duration patience, Clock clock) {
    this.browser = browser;
    this.port = port;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * A login that waits five minutes, on port {@link #PORT}.
   *
   * @param browser shows somebody a page and returns without waiting: opens it, or prints its
   *     address
   */
  public static BrowserLogin opening(Consumer<URI> browser) {
    return new BrowserLogin(browser, PORT, Duration.ofMinutes(5), Clock.systemUTC());
  }

  /**
   * The same with another port.
   *
   * @param other the port; 0 for any, for providers that allow it
   */
  public BrowserLogin port(int other) {
    return new BrowserLogin(browser, other, patience, clock);
  }

  /**
   * The same with another wait.
   *
   * @param other how long to wait for somebody to log in
   */
  public BrowserLogin patience(Duration other) {
    return new BrowserLogin(browser, port, other, clock);
  }

  BrowserLogin clock(Clock other) {
    return new BrowserLogin(browser, port, patience, other);
  }

  @Override
  public AuthorizationAnswer authorize(AuthorizationRequest request) throws InterruptedException {
    Instant deadline = clock.instant().plus(patience);
    try (LoopbackPort loopback = LoopbackPort.open(port, clock)) {
      URI redirectUri = URI.create("http://localhost:" + loopback.number() + PATH);
      browser.accept(request.page(redirectUri));
      while (clock.instant().isBefore(deadline)) {
        Optional<AuthorizationAnswer> answer =
            loopback.serve(PATH, query -> request.answer(redirectUri, query));
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    } catch (IOException e) {
      throw failure(request, "port %d of localhost: %s".formatted(port, e.getMessage()), e);
    }
    throw failure(request, "nobody logged in within " + patience, null);
  }

  private static BodhiAuthenticationException failure(
      AuthorizationRequest request, String reason, @Nullable Throwable cause) {
    return new BodhiAuthenticationException(
        "Tried to log in at %s with a browser but failed because: %s"
            .formatted(request.identityProvider(), reason),
        cause);
  }
}
