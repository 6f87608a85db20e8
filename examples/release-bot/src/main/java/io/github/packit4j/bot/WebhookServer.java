package io.github.packit4j.bot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.packit4j.core.event.EventFormatException;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.core.event.WebhookRejectedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the webhooks of forges, each under a path of its own, and answers once they are stored:
 * what a delivery starts is done later, because forges hang up after ten seconds. A request that
 * has not come in full after these ten seconds is dropped; the system property {@code
 * sun.net.httpserver.maxReqTime} says otherwise, in seconds. Those that come slowly are dropped
 * sooner where they keep out others, and what is too large is not read.
 */
public final class WebhookServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookServer.class);
  private static final String REQUEST_SECONDS = "sun.net.httpserver.maxReqTime";

  static {
    // The JVM's server reads it once, when the first one is created.
    if (System.getProperty(REQUEST_SECONDS) == null) {
      System.setProperty(REQUEST_SECONDS, "10");
    }
  }

  private final HttpServer server;
  private final RequestThreads threads;

  private WebhookServer(HttpServer server, RequestThreads threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts a server.
   *
   * @param address where to listen; a reverse proxy in front of it speaks TLS
   * @param readers the reader of each path, such as {@code /webhooks/github}
   * @param events stores what was received; where it throws, the forge is told so (503), and its
   *     people can deliver it again
   * @param limits how much callers may take
   * @throws IOException if the address cannot be listened on
   */
  public static WebhookServer start(
      InetSocketAddress address,
      Map<String, WebhookReader> readers,
      Consumer<PackitEvent> events,
      RequestLimits limits)
      throws IOException {
    HttpServer http = HttpServer.create(address, 0);
    WebhookServer server = new WebhookServer(http, new RequestThreads(limits));
    http.setExecutor(server.threads);
    readers.forEach((path, reader) -> server.serve(path, call -> handle(call, reader, events)));
    http.start();
    return server;
  }

  /** Tells where the server listens, with the port that the system has chosen for port 0. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /**
   * Serves something else at the same address. Requests are handed on once they have come in full.
   *
   * @param path the path under which it is, unless there is something with a longer one
   * @param handler answers; it holds no thread for who takes the answer slowly
   */
  public void serve(String path, HttpHandler handler) {
    server.createContext(path, handler).getFilters().add(new WholeRequests(threads));
  }

  private static void handle(HttpExchange call, WebhookReader reader, Consumer<PackitEvent> events)
      throws IOException {
    try (call) {
      if (!call.getRequestURI().getPath().equals(call.getHttpContext().getPath())) {
        answer(call, 404, "There is nothing here.");
        return;
      }
      if (!call.getRequestMethod().equals("POST")) {
        call.getResponseHeaders().set("Allow", "POST");
        answer(call, 405, "Only POST is understood here.");
        return;
      }
      byte[] body = call.getRequestBody().readAllBytes();
      try {
        PackitEvent event = reader.read(headers(call), body);
        if (!(event instanceof PackitEvent.Ignored)) {
          events.accept(event);
        }
        answer(call, 202, "Accepted.");
      } catch (WebhookRejectedException e) {
        answer(call, 403, String.valueOf(e.getMessage()));
      } catch (EventFormatException e) {
        answer(call, 400, String.valueOf(e.getMessage()));
      } catch (DatabaseException e) {
        LOG.error("A delivery could not be stored", e);
        answer(call, 503, "The delivery could not be stored. Deliver it again.");
      }
    }
  }

  private static Map<String, String> headers(HttpExchange call) {
    Map<String, String> headers = new HashMap<>();
    call.getRequestHeaders()
        .forEach((name, values) -> headers.put(name, values.isEmpty() ? "" : values.get(0)));
    return headers;
  }

  private static void answer(HttpExchange call, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
