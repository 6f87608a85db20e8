package io.github.packit4j.bodhi.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser, or somebody else, gets from the port that waits for the provider's answer. */
class LoopbackPortTest {

  private record Visit(Optional<String> query, String page) {}

  private static Visit visit(String request) throws Exception {
    try (LoopbackPort port = LoopbackPort.open(0, Provider.CLOCK);
        Socket browser = new Socket(InetAddress.getLoopbackAddress(), port.number())) {
      browser.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      browser.shutdownOutput();
      Optional<String> query = port.serve("/auth", Optional::of);
      return new Visit(query, page(browser));
    }
  }

  private static String page(Socket browser) {
    try {
      return new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // Cut off, because not all was read.
    }
  }

  @Test
  void thePageIsNeitherKeptNorToldOf() throws Exception {
    Visit visit = visit("GET /auth?code=C&state=S HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(visit.query()).contains("code=C&state=S");
    assertThat(visit.page().split("\r\n\r\n", 2)[0].split("\r\n"))
        .contains(
            "HTTP/1.1 200 OK",
            "Cache-Control: no-store",
            "Referrer-Policy: no-referrer",
            "Connection: close",
            "Content-Type: text/html; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /auth?code=C HTTP/1.1",
        "GET /auth HTTP/1.1",
        "GET /authx?code=C HTTP/1.1",
        "GET /x?code=C HTTP/1.1",
        "GET",
        ""
      })
  void otherRequestsFindNothing(String line) throws Exception {
    Visit visit = visit(line + "\r\n\r\n");
    assertThat(visit.query()).isEmpty();
    assertThat(visit.page()).startsWith("HTTP/1.1 404 Not Found");
  }

  @Test
  void aRequestMayHave16KibAndNoMore() throws Exception {
    String line = "GET /auth?code=C HTTP/1.1\r\nX: ";
    int rest = 16 * 1024 - line.length() - 4;
    assertThat(visit(line + "x".repeat(rest) + "\r\n\r\n").query()).contains("code=C");
    assertThat(visit(line + "x".repeat(rest + 1) + "\r\n\r\n").query()).isEmpty();
  }

  @Test
  void thePageIsWholeAndSaysThatOneIsLoggedIn() throws Exception {
    String[] parts = visit("GET /auth?code=C HTTP/1.1\r\n\r\n").page().split("\r\n\r\n", 2);
    assertThat(parts[1])
        .isEqualTo(
            "<!doctype html><meta charset=utf-8><title>packit4j</title>"
                + "<p>You are logged in and may close this page.");
    assertThat(parts[0]).contains("Content-Length: " + parts[1].length());
  }

  /** A blank line ends the request; lines may end as on any system. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /auth?code=C HTTP/1.1\n\n",
        "GET /auth?code=C HTTP/1.1\r\nX: y\r\n\r\nGET /auth?code=D HTTP/1.1\r\n\r\n",
        "GET /auth?code=C HTTP/1.1"
      })
  void theFirstRequestCounts(String request) throws Exception {
    assertThat(visit(request).query()).contains("code=C");
  }

  /** Whoever sends slowly is not waited for longer than two seconds. */
  @ParameterizedTest
  @ValueSource(longs = {2_000, 2_001})
  void aRequestMayTakeTwoSeconds(long millis) throws Exception {
    Instant late = Provider.NOW.plusMillis(millis);
    Deque<Instant> looks = new ArrayDeque<>(List.of(Provider.NOW, late));
    Clock slow =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return looks.size() > 1 ? looks.removeFirst() : looks.getFirst();
          }
        };
    try (LoopbackPort port = LoopbackPort.open(0, slow);
        Socket browser = new Socket(InetAddress.getLoopbackAddress(), port.number())) {
      browser
          .getOutputStream()
          .write("GET /auth?code=C HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      browser.shutdownOutput();
      assertThat(port.serve("/auth", Optional::of).isPresent()).isEqualTo(millis <= 2_000);
    }
  }

  @Test
  void anInterruptedWaitSaysSo() throws Exception {
    try (LoopbackPort port = LoopbackPort.open(0, Provider.CLOCK)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> port.serve("/auth", Optional::of))
          .isInstanceOf(InterruptedException.class)
          .hasMessage("interrupted while waiting for a browser");
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void nobodyElsewhereCanConnectAndNobodyAfterwards() throws Exception {
    int number;
    try (LoopbackPort port = LoopbackPort.open(0, Provider.CLOCK);
        Socket stranger = new Socket()) {
      number = port.number();
      // This machine by another address, as another machine would use one.
      InetSocketAddress elsewhere = new InetSocketAddress("127.0.0.2", number);
      assertThatThrownBy(() -> stranger.connect(elsewhere, 1_000)).isInstanceOf(IOException.class);
    }
    InetSocketAddress closed = new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
    try (Socket late = new Socket()) {
      assertThatThrownBy(() -> late.connect(closed, 1_000)).isInstanceOf(IOException.class);
    }
  }
}
