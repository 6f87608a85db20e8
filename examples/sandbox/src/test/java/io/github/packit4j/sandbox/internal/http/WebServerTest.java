package io.github.packit4j.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.internal.http.HttpExchanges.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server makes of bytes, without a client's help. */
class WebServerTest {

  private WebServer server;

  /** Answers with what it understood. */
  @BeforeEach
  void start() {
    HttpExchanges echo =
        request ->
            Reply.of(
                HttpResponse.text(
                    200, request.method() + " " + request.uri() + " " + request.bodyText()));
    server = new WebServer(0, new CertificateAuthority(), echo, new Closing());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Sends text and returns all that comes until the server closes. */
  private String exchange(String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      // The server closed before it had read everything.
      return "";
    }
  }

  @Test
  void readsSeveralRequestsOfOneConnection() throws IOException {
    String answers =
        exchange(
            "GET /one HTTP/1.1\r\nHost: a.example.org\r\n\r\n"
                + "HEAD /two HTTP/1.1\r\nHost: a.example.org\r\n\r\n"
                + "GET /three HTTP/1.1\r\nHost: b.example.org\r\nConnection: close\r\n\r\n");

    assertThat(answers)
        .contains("GET http://a.example.org/one ", "GET http://b.example.org/three ")
        .doesNotContain("HEAD http")
        .contains("HTTP/1.1 200 OK\r\n", "Connection: close\r\n");
  }

  @Test
  void joinsChunks() throws IOException {
    String answer =
        exchange(
            "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");

    assertThat(answer).endsWith("POST http://a/x hello world");
  }

  @Test
  void isAProxyOfItself() throws IOException {
    String answers =
        exchange(
            "CONNECT a.example.org:80 HTTP/1.1\r\nHost: a.example.org:80\r\n\r\n"
                + "GET /tunnelled HTTP/1.1\r\nHost: a.example.org\r\n\r\n"
                + "GET http://b.example.org/absolute?x=1 HTTP/1.1\r\nHost: b.example.org\r\n\r\n");

    assertThat(answers)
        .startsWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK\r\n")
        .contains("GET http://a.example.org/tunnelled ")
        .endsWith("GET http://b.example.org/absolute?x=1 ");
  }

  @Test
  void aMethodThatBeginsLikeConnectIsNoProxysBusiness() throws IOException {
    assertThat(exchange("CONNECTED /x HTTP/1.1\r\nHost: a\r\n\r\n"))
        .endsWith("CONNECTED http://a/x ");
  }

  @Test
  void closesWhereNoHttpIsSpoken() throws IOException {
    assertThat(exchange("hello\r\n\r\n")).isEmpty();
    assertThat(exchange("CONNECT a.example.org:443 HTTP/1.1\r\n")).isEmpty();
    assertThat(exchange("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nshort")).isEmpty();
  }

  @Test
  void saysWhatIsNoUrl() throws IOException {
    assertThat(exchange("GET /a%zz HTTP/1.1\r\nHost: a\r\n\r\n"))
        .startsWith("HTTP/1.1 400 Bad Request")
        .endsWith("Not a URL: /a%zz\n");
  }
}
