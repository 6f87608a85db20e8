package io.github.packit4j.bodhi.login;

import io.github.packit4j.bodhi.failure.BodhiAuthenticationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server for one answer, in the calling thread. */
final class LoopbackPort implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopbackPort.class);

  /** How often a wait for a connection looks for interruption and the deadline. */
  private static final int ACCEPT_MILLIS = 200;

  private static final int READ_MILLIS = 2_000;
  private static final int MAX_REQUEST = 16 * 1024;

  private final ServerSocket server;
  private final Clock clock;

  private LoopbackPort(ServerSocket server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  static LoopbackPort open(int port, Clock clock) throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      server.setSoTimeout(ACCEPT_MILLIS);
      return new LoopbackPort(server, clock);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  int number() {
    return server.getLocalPort();
  }

  /**
   * Waits a moment for a request and answers it.
   *
   * @param path the path that answers go to; others are not found
   * @param reader reads a query; empty if it is not what is waited for
   * @return what the reader made, or empty if no such request came
   */
  <T> Optional<T> serve(String path, Function<String, Optional<T>> reader)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while waiting for a browser");
    }
    try (Socket connection = server.accept()) {
      connection.setSoTimeout(READ_MILLIS);
      return answer(connection, path, reader);
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
  }

  private <T> Optional<T> answer(
      Socket connection, String path, Function<String, Optional<T>> reader) throws IOException {
    String target;
    try {
      target = target(connection.getInputStream());
    } catch (IOException e) {
      // Whoever connected sends nothing sensible; the browser may still come.
      return Optional.empty();
    }
    int question = target.indexOf('?');
    if (question < 0 || !target.substring(0, question).equals(path)) {
      respond(connection, "404 Not Found", "There is nothing here.");
      return Optional.empty();
    }
    try {
      Optional<T> answer = reader.apply(target.substring(question + 1));
      if (answer.isPresent()) {
        respond(connection, "200 OK", "You are logged in and may close this page.");
      } else {
        respond(connection, "400 Bad Request", "This does not belong to the present login.");
      }
      return answer;
    } catch (BodhiAuthenticationException e) {
      respond(connection, "403 Forbidden", "The login was refused.");
      throw e;
    }
  }

  /** The target of a GET request; empty text for anything else. Reads to the end of the header. */
  private String target(InputStream in) throws IOException {
    Instant end = clock.instant().plusMillis(READ_MILLIS);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    int lineLength = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (header.size() == MAX_REQUEST || clock.instant().isAfter(end)) {
        throw new IOException("request too long or too slow");
      }
      header.write(next);
      if (next == '\n') {
        if (lineLength == 0) {
          break;
        }
        lineLength = 0;
      } else if (next != '\r') {
        lineLength++;
      }
    }
    String[] words = header.toString(StandardCharsets.ISO_8859_1).split("\\s", 3);
    return words.length == 3 && words[0].equals("GET") ? words[1] : "";
  }

  private static void respond(Socket connection, String status, String text) throws IOException {
    byte[] body =
        ("<!doctype html><meta charset=utf-8><title>packit4j</title><p>" + text)
            .getBytes(StandardCharsets.UTF_8);
    String header =
        "HTTP/1.1 %s\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n"
                .formatted(status, body.length)
            + "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n";
    try {
      connection.getOutputStream().write(header.getBytes(StandardCharsets.US_ASCII));
      connection.getOutputStream().write(body);
      connection.getOutputStream().flush();
    } catch (IOException e) {
      LOG.debug("The browser did not wait for the page; its answer counts all the same", e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
