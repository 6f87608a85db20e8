package io.github.packit4j.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who take what they asked for slowly, or never, on a server with a single thread. */
class SlowReadersTest {

  private static final int LARGE = 64_000_000;
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<Socket> sockets = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(thread);
    server.createContext(
        "/webhook",
        exchange -> {
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.stop(0);
    thread.shutdownNow();
  }

  private Socket ask(String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(server.getAddress());
    sockets.add(socket);
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                .formatted(path)
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String firstLine(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    int c;
    while ((c = in.read()) >= 0 && c != '\r') {
      line.append((char) c);
    }
    return line.toString();
  }

  /** Counts what still comes. */
  private static long rest(Socket socket) throws IOException {
    try {
      return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return 0; // It was reset.
    }
  }

  @Test
  void aPageThatNobodyTakesHoldsNoThreadOfTheServer() throws Exception {
    try (Delivery delivery = new Delivery(2, Duration.ofHours(1))) {
      server.createContext(
          "/page",
          exchange -> delivery.send(exchange, Answer.of(200, "text/plain", new byte[LARGE])));
      Socket first = ask("/page");
      Socket second = ask("/page");
      assertThat(firstLine(first)).contains("200");
      assertThat(firstLine(second)).contains("200");
      // Both writers are at work: there is none for a third.
      assertThat(firstLine(ask("/page"))).isEmpty();

      assertThat(firstLine(ask("/webhook"))).contains("202");
    }
  }

  @Test
  void whoDoesNotTakeAPageInTimeIsHungUpOn() throws Exception {
    try (Delivery delivery = new Delivery(1, PATIENCE)) {
      server.createContext(
          "/page",
          exchange -> delivery.send(exchange, Answer.of(200, "text/plain", new byte[LARGE])));
      Socket first = ask("/page");
      assertThat(firstLine(first)).contains("200");
      // The only writer is free again once it was given up.
      String again;
      do {
        again = firstLine(ask("/page"));
      } while (again.isEmpty());
      assertThat(rest(first)).isLessThan(LARGE);
    }
  }

  @Test
  void listenersAreBoundedAndOneThatDoesNotTakeItsMessagesIsHungUpOn() throws Exception {
    AtomicLong time = new AtomicLong();
    String large = "x".repeat(1_000_000);
    try (LiveStream stream =
        new LiveStream(
            () -> List.of(new LiveStream.Message("job", 1, "%d %s".formatted(time.get(), large))),
            1,
            PATIENCE)) {
      server.createContext(
          "/stream",
          exchange -> {
            if (!stream.open(exchange)) {
              exchange.sendResponseHeaders(503, -1);
              exchange.close();
            }
          });
      assertThat(firstLine(ask("/stream"))).contains("200");
      assertThat(firstLine(ask("/stream"))).contains("503");
      assertThat(firstLine(ask("/webhook"))).contains("202");

      while (stream.listeners() > 0) {
        time.incrementAndGet();
        stream.tick();
      }
      String again;
      do {
        again = firstLine(ask("/stream"));
      } while (again.contains("503"));
      assertThat(again).contains("200");
    }
  }

  @Test
  void whoListensIsToldWhatHasChanged() throws Exception {
    AtomicLong time = new AtomicLong();
    try (LiveStream stream =
        new LiveStream(
            () ->
                List.of(
                    new LiveStream.Message("job", 7, "{\"time\":" + time.get() + "}"),
                    new LiveStream.Message("event", 8, "{}")),
            1,
            PATIENCE)) {
      server.createContext("/stream", stream::open);
      Socket socket = ask("/stream");
      assertThat(firstLine(socket)).contains("200");
      stream.tick();
      time.set(1);
      stream.tick();

      StringBuilder said = new StringBuilder();
      while (!said.toString().contains("{\"time\":1}")) {
        said.append((char) socket.getInputStream().read());
      }
      assertThat(said.toString())
          .contains("event: job\ndata: {\"time\":1}")
          .doesNotContain("event: event");
    }
  }
}
