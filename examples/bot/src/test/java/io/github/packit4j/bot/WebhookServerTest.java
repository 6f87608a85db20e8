package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.WebhookReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookServerTest {

  /** Without a deadline, the server would wait for the rest for ever, and this test with it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /webhooks/github HTTP/1.1\r\nHost: bot\r\nX-",
        "POST /webhooks/github HTTP/1.1\r\nHost: bot\r\nContent-Length: 100\r\n\r\n{"
      })
  void dropsARequestThatDoesNotCome(String start) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (WebhookServer server =
            WebhookServer.start(
                address,
                Map.of("/webhooks/github", WebhookReader.gitHub("secret")),
                event -> {},
                task -> new Thread(task).start());
        Socket socket = new Socket(address.getAddress(), server.address().getPort())) {
      socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
      assertThat(readAll(socket)).doesNotContain(" 202 ");
    }
  }

  private static String readAll(Socket socket) {
    try (InputStream in = socket.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return ""; // A reset is an end, too.
    }
  }
}
