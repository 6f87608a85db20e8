package io.github.packit4j.sandbox.internal.http;

import io.github.packit4j.sandbox.internal.http.HttpExchanges.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;

/**
 * The sandbox's web server: one MockWebServer for plain HTTP and one for TLS, which share a port.
 *
 * <p>HTTP/1.1 only, so that a connection carries one request at a time, and a fault that closes it
 * hits no other.
 */
public final class WebServer implements AutoCloseable {

  private final HttpExchanges exchanges;
  private final Closing closing;
  private final SharedPort port;
  private final MockWebServer plain;
  private final MockWebServer tls;

  /**
   * Starts a server.
   *
   * @param port port on the loopback address, 0 for any that is free
   */
  public WebServer(
      int port, CertificateAuthority certificates, Traffic exchanges, Closing closing) {
    this(port, certificates, (HttpExchanges) exchanges, closing);
  }

  WebServer(int port, CertificateAuthority certificates, HttpExchanges exchanges, Closing closing) {
    this.exchanges = exchanges;
    this.closing = closing;
    this.port = new SharedPort(port);
    this.plain = server("http");
    plain.setServerSocketFactory(this.port.plain());
    this.tls = server("https");
    tls.setServerSocketFactory(this.port.tls());
    tls.useHttps(certificates.serverSockets());
    try {
      plain.start();
      tls.start();
    } catch (IOException e) {
      this.port.close();
      throw new UncheckedIOException("Tried to start the sandbox's web server", e);
    }
  }

  private MockWebServer server(String scheme) {
    MockWebServer server = new MockWebServer();
    server.setProtocolNegotiationEnabled(false);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            // The server keeps every request until somebody takes it; the journal has them already.
            server.takeRequest(0, TimeUnit.NANOSECONDS);
            return answer(scheme, request);
          }
        });
    return server;
  }

  /** Returns the port. */
  public int port() {
    return port.number();
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    closing.begin();
    port.close();
    plain.close();
    tls.close();
  }

  private MockResponse answer(String scheme, RecordedRequest received) {
    HttpRequest request;
    try {
      ByteString body = received.getBody();
      request =
          new HttpRequest(
              received.getMethod(),
              uri(scheme, received),
              received.getHeaders().toMultimap(),
              body == null ? new byte[0] : body.toByteArray());
    } catch (IllegalArgumentException e) {
      HttpResponse refusal = HttpResponse.text(400, "Not a URL: " + received.getTarget() + "\n");
      return written(refusal, received.getMethod()).build();
    }
    Reply reply = exchanges.reply(request);
    MockResponse.Builder answer = delivered(reply, request.method());
    if (request.header("connection").orElse("").equalsIgnoreCase("close")) {
      answer.setHeader("Connection", "close").onResponseEnd(new SocketEffect.CloseSocket());
    }
    return answer.build();
  }

  private static URI uri(String scheme, RecordedRequest request) {
    String target = request.getTarget();
    String host = request.getHeaders().get("host");
    String text =
        target.startsWith("http")
            ? target
            : scheme + "://" + (host == null ? "localhost" : host) + target;
    return URI.create(text.replace("|", "%7C").replace("^", "%5E").replace("\"", "%22"));
  }

  private MockResponse.Builder delivered(Reply reply, String method) {
    MockResponse.Builder answer = written(reply.response(), method);
    Delivery delivery = reply.delivery();
    if (delivery instanceof Delivery.Withheld) {
      closing.await();
    }
    if (delivery instanceof Delivery.Dropped || delivery instanceof Delivery.Withheld) {
      answer.onResponseStart(new SocketEffect.CloseSocket());
    } else if (delivery instanceof Delivery.Half) {
      // A body of one byte has no half, so the end of the answer closes as well.
      answer
          .setHeader("Connection", "close")
          .onResponseBody(new SocketEffect.CloseSocket())
          .onResponseEnd(new SocketEffect.CloseSocket());
    } else if (delivery instanceof Delivery.Slow slow && answer.getBody() != null) {
      answer.body(new SlowBody(reply.response().body(), slow, closing));
    }
    return answer;
  }

  private static MockResponse.Builder written(HttpResponse response, String method) {
    MockResponse.Builder answer = new MockResponse.Builder().clearHeaders();
    answer.status("HTTP/1.1 " + response.status() + " " + response.reason());
    response.headers().forEach(header -> answer.addHeaderLenient(header.name(), header.value()));
    if (response.status() == 204 || response.status() == 304) {
      return answer;
    }
    return method.equals("HEAD")
        ? answer.setHeader("Content-Length", response.body().length)
        : answer.body(new Buffer().write(response.body()));
  }
}
