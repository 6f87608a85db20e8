package io.github.packit4j.bot;

import com.sun.net.httpserver.HttpExchange;
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
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the webhooks of forges, each under a path of its own, and answers once they are stored:
 * what a delivery starts is done later, because forges hang up after ten seconds. A request that
 * has not come in full after these ten seconds is dropped, so that slow ones cannot hold all
 * threads; the system property {@code sun.net.httpserver.maxReqTime} says otherwise, in seconds.
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

  private WebhookServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param address where to listen; a reverse proxy in front of it speaks TLS
   * @param readers the reader of each path, such as {@code /webhooks/github}
   * @param events stores what was received; where it throws, the forge is told so (503), and its
   *     people can deliver it again
   * @param executor runs the requests
   * @throws IOException if the address cannot be listened on
   */
  public static WebhookServer start(
      InetSocketAddress address,
      Map<String, WebhookReader> readers,
      Consumer<PackitEvent> events,
      Executor executor)
      throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(executor);
    readers.forEach(
        (path, reader) -> server.createContext(path, call -> handle(call, reader, events)));
    server.start();
    return new WebhookServer(server);
  }

  /** Tells where the server listens, with the port that the system has chosen for port 0. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /**
   * Gives the server, for what else is to be served at the same address.
   *
   * @return the server, which has been started
   */
  public HttpServer http() {
    return server;
  }

  private static void handle(HttpExchange call, WebhookReader reader, Consumer<PackitEvent> events)
      throws IOException {
    try (call) {
      if (!call.getRequestMethod().equals("POST")) {
        call.getResponseHeaders().set("Allow", "POST");
        answer(call, 405, "Only POST is understood here.");
        return;
      }
      byte[] body = call.getRequestBody().readNBytes(WebhookReader.MAX_BODY_BYTES + 1);
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
  }
}
