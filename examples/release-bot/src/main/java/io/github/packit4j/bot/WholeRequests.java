package io.github.packit4j.bot;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import io.github.packit4j.core.event.WebhookReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Hands on requests that have come in full, so that who answers them never waits for a sender. One
 * that says that it is too large is refused before any of it is read.
 */
final class WholeRequests extends Filter {

  /** What is read at once. */
  static final int CHUNK = 65_536;

  private static final int MOST = WebhookReader.MAX_BODY_BYTES;
  private static final int TOO_LARGE = 413;

  private final RequestThreads threads;

  WholeRequests(RequestThreads threads) {
    this.threads = threads;
  }

  @Override
  public String description() {
    return "Receives requests in full";
  }

  @Override
  public void doFilter(HttpExchange call, Chain chain) throws IOException {
    Body body = new Body();
    try {
      if (length(call) > MOST || !body.read(call.getRequestBody())) {
        refuse(call);
        return;
      }
      threads.received();
      call.setStreams(body.stream(), null);
      chain.doFilter(call);
    } finally {
      body.forget();
    }
  }

  /** The server has looked whether it is a number. */
  private static long length(HttpExchange call) {
    String length = call.getRequestHeaders().getFirst("Content-Length");
    return length == null ? 0 : Long.parseLong(length);
  }

  private static void refuse(HttpExchange call) throws IOException {
    try (call) {
      byte[] answer =
          "The body has more than the %d bytes that are read."
              .formatted(MOST)
              .getBytes(StandardCharsets.US_ASCII);
      call.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      call.getResponseHeaders().set("Connection", "close");
      call.sendResponseHeaders(TOO_LARGE, answer.length);
      call.getResponseBody().write(answer);
    }
  }

  /** A body of any length, for which memory is taken as it comes. */
  private final class Body {

    private final List<byte[]> chunks = new ArrayList<>();
    private int taken;

    /** Tells whether it has ended within what is read. */
    boolean read(InputStream in) throws IOException {
      long total = 0;
      while (total <= MOST) {
        if (!chunks.isEmpty()) {
          threads.take(CHUNK);
          taken += CHUNK;
        }
        byte[] chunk = in.readNBytes(CHUNK);
        chunks.add(chunk);
        total += chunk.length;
        if (chunk.length < CHUNK) {
          return total <= MOST;
        }
      }
      return false;
    }

    InputStream stream() {
      return chunks.size() == 1
          ? new ByteArrayInputStream(chunks.get(0))
          : new SequenceInputStream(
              Collections.enumeration(
                  chunks.stream()
                      .map(chunk -> (InputStream) new ByteArrayInputStream(chunk))
                      .toList()));
    }

    void forget() {
      threads.giveBack(taken);
    }
  }
}
