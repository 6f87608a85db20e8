package io.github.packit4j.bot.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends answers with threads of its own, so that whoever takes an answer slowly holds none of those
 * that receive webhooks. Who has not taken it in time is hung up on.
 */
final class Delivery implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor writers;
  private final ScheduledThreadPoolExecutor watch;
  private final Duration patience;

  /**
   * Creates a delivery.
   *
   * @param most how many answers are being sent at once; who comes while there are more is hung up
   *     on
   * @param patience how long each may take
   */
  Delivery(int most, Duration patience) {
    this.patience = patience;
    this.writers =
        new ThreadPoolExecutor(
            0,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> daemon(work, "status-page-writer"));
    this.watch = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "status-page-watch"));
    watch.setRemoveOnCancelPolicy(true);
  }

  static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Sends an answer, and does not wait for that. */
  void send(HttpExchange exchange, Answer answer) {
    try {
      writers.execute(() -> write(exchange, answer));
    } catch (RejectedExecutionException e) {
      exchange.close();
    }
  }

  private void write(HttpExchange exchange, Answer answer) {
    // An interrupt closes the channel that the thread waits for; there is nothing else in it.
    Future<?> limit =
        watch.schedule(
            Thread.currentThread()::interrupt, patience.toMillis(), TimeUnit.MILLISECONDS);
    try (exchange) {
      answer.allHeaders().forEach(exchange.getResponseHeaders()::set);
      boolean bare = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
      exchange.sendResponseHeaders(answer.status(), bare ? -1 : answer.body().length);
      if (!bare) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (IOException e) {
      LOG.debug("An answer was not taken", e);
    } finally {
      limit.cancel(false);
    }
  }

  @Override
  public void close() {
    writers.shutdownNow();
    watch.shutdownNow();
  }
}
