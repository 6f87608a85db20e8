package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.WebhookReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookServerTest {

  private static final String PATH = "/webhooks/github";
  private static final String RELEASE =
      """
      {"action": "published", "release": {"tag_name": "1.1"},
       "repository": {"html_url": "https://github.com/example/hello"}}
      """;

  private static final Pattern HEAD =
      Pattern.compile("(?si).*Content-length: (\\d+)\r\n(.*?\r\n)?\r\n");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<PackitEvent> events = new CopyOnWriteArrayList<>();
  private WebhookServer server;

  @BeforeEach
  void start() throws IOException {
    server = start(events::add);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static WebhookServer start(Consumer<PackitEvent> events) throws IOException {
    return WebhookServer.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        Map.of(
            PATH, WebhookReader.gitHub("secret"), "/webhooks/other", WebhookReader.gitHub("other")),
        events,
        RequestLimits.usual());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
  }

  private HttpResponse<String> deliver(String path, String event, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("X-GitHub-Event", event)
            .header("X-Hub-Signature-256", signature(body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertAnswer(HttpResponse<String> answer, int status, String reason) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(reason);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
  }

  @Test
  void acceptsARelease() throws Exception {
    assertAnswer(
        deliver(PATH, "release", RELEASE.getBytes(StandardCharsets.UTF_8)), 202, "Accepted.");
    assertThat(events)
        .containsExactly(
            new PackitEvent.ReleasePublished(
                URI.create("https://github.com/example/hello"), "1.1"));
  }

  @Test
  void acceptsWhatStartsNothing() throws Exception {
    assertAnswer(deliver(PATH, "ping", new byte[] {'{', '}'}), 202, "Accepted.");
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"action\": \"published\"}"})
  void saysWhatIsWrongWithASignedDelivery(String body) throws Exception {
    assertAnswer(deliver(PATH, "release", body.getBytes(StandardCharsets.UTF_8)), 400, "GitHub");
    assertThat(events).isEmpty();
  }

  @Test
  void refusesADeliveryThatIsNotSigned() throws Exception {
    HttpRequest unsigned =
        request(PATH)
            .header("X-GitHub-Event", "release")
            .POST(BodyPublishers.ofString(RELEASE))
            .build();
    assertAnswer(client.send(unsigned, BodyHandlers.ofString()), 403, "X-Hub-Signature-256");
    assertThat(events).isEmpty();
  }

  /** Each path has a secret of its own. */
  @Test
  void refusesTheSecretOfAnotherPath() throws Exception {
    byte[] body = RELEASE.getBytes(StandardCharsets.UTF_8);
    assertAnswer(deliver("/webhooks/other", "release", body), 403, "no configured secret");
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS"})
  void understandsNothingButPost(String method) throws Exception {
    HttpRequest request = request(PATH).method(method, BodyPublishers.noBody()).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    assertThat(answer.body()).isEqualTo("Only POST is understood here.");
  }

  @Test
  void knowsNoOtherPath() throws Exception {
    byte[] body = RELEASE.getBytes(StandardCharsets.UTF_8);
    assertThat(deliver("/webhooks", "release", body).statusCode()).isEqualTo(404);
    assertThat(deliver(PATH + "-of-others", "release", body).statusCode()).isEqualTo(404);
    assertThat(deliver(PATH + "/more", "release", body).statusCode()).isEqualTo(404);
    assertThat(events).isEmpty();
  }

  /** The forge delivers it again. */
  @Test
  void doesNotAcknowledgeWhatIsNotTaken() throws IOException {
    try (WebhookServer full =
        start(
            event -> {
              throw new IllegalStateException("full");
            })) {
      byte[] body = RELEASE.getBytes(StandardCharsets.UTF_8);
      assertThat(deliverBySocket(full, body.length, body)).doesNotContain(" 202 ");
    }
  }

  @Test
  void readsTheLargestBodyThatAForgeSends() throws IOException {
    byte[] body = new byte[WebhookReader.MAX_BODY_BYTES];
    assertThat(deliverBySocket(server, body.length, body)).startsWith("HTTP/1.1 400 ");
  }

  /** The answer comes at once: the body never does. */
  @Test
  void readsNothingOfALargerOne() throws IOException {
    String answer = deliverBySocket(server, WebhookReader.MAX_BODY_BYTES + 1L, new byte[0]);
    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("more than the");
  }

  @Test
  void listensNoMoreOnceItIsClosed() {
    HttpRequest request = request(PATH).POST(BodyPublishers.noBody()).build();
    server.close();
    assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
        .isInstanceOf(ConnectException.class);
  }

  /** Without a deadline, the server would wait for the rest for ever, and this test with it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /webhooks/github HTTP/1.1\r\nHost: bot\r\nX-",
        "POST /webhooks/github HTTP/1.1\r\nHost: bot\r\nContent-Length: 100\r\n\r\n{"
      })
  void dropsARequestThatDoesNotCome(String start) throws IOException {
    try (Socket socket = connect(server)) {
      socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
      assertThat(readAll(socket)).doesNotContain(" 202 ");
    }
  }

  private static Socket connect(WebhookServer server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
  }

  /** Sends a signed delivery that may be shorter than it says, and reads the answer. */
  private static String deliverBySocket(WebhookServer server, long length, byte[] body)
      throws IOException {
    String head =
        """
        POST /webhooks/github HTTP/1.1
        Host: bot
        X-GitHub-Event: release
        X-Hub-Signature-256: %s
        Content-Length: %d

        """
            .formatted(signature(body), length)
            .replace("\n", "\r\n");
    try (Socket socket = connect(server)) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
      StringBuilder answer = new StringBuilder();
      while (!isComplete(answer)) {
        int read = socket.getInputStream().read();
        if (read < 0) {
          break;
        }
        answer.append((char) read);
      }
      return answer.toString();
    } catch (IOException e) {
      return ""; // A reset is an answer, too.
    }
  }

  private static boolean isComplete(CharSequence answer) {
    Matcher head = HEAD.matcher(answer);
    return head.find() && answer.length() == head.end() + Integer.parseInt(head.group(1));
  }

  private static String readAll(Socket socket) {
    try (InputStream in = socket.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return ""; // A reset is an end, too.
    }
  }
}
