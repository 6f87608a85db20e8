package io.github.packit4j.bot.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells browsers what changes, as server-sent events. What all bots do is found by looking at the
 * database every second, once for all browsers, and not at all while there are none. Each has a
 * thread of its own; one that does not take what it is told is hung up on.
 */
final class LiveStream implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
  private static final int MOST_MESSAGES = 200;
  private static final long PULSE_SECONDS = 15;
  private static final byte[] READY = "event: ready\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

  private final Supplier<List<Message>> look;
  private final Semaphore places;
  private final Duration patience;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      new ScheduledThreadPoolExecutor(1, work -> Delivery.daemon(work, "status-page-look"));
  private final Future<?> looking;
  private final ReentrantLock oneLook = new ReentrantLock();
  private Map<String, Message> known = Map.of();

  /**
   * Something that stands on a page.
   *
   * @param kind what it is: {@code job} or {@code event}
   * @param number its number
   * @param json what it is like now
   */
  record Message(String kind, long number, String json) {

    static Message of(String kind, long number, Object value) {
      return new Message(kind, number, new String(Json.write(value), StandardCharsets.US_ASCII));
    }

    private byte[] bytes() {
      return "event: %s\ndata: %s\n\n".formatted(kind, json).getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Creates a stream.
   *
   * @param look looks at what is shown now
   * @param most how many listen at most
   * @param patience how long one may take for one message
   */
  LiveStream(Supplier<List<Message>> look, int most, Duration patience) {
    this.look = look;
    this.places = new Semaphore(most);
    this.patience = patience;
    this.looking = timer.scheduleWithFixedDelay(this::lookAgain, 1, 1, TimeUnit.SECONDS);
  }

  /**
   * Lets somebody listen from now on.
   *
   * @return false if too many do
   */
  boolean open(HttpExchange exchange) {
    if (!places.tryAcquire()) {
      return false;
    }
    Listener listener = new Listener(exchange);
    listeners.add(listener);
    listener.thread.start();
    return true;
  }

  int listeners() {
    return listeners.size();
  }

  private void lookAgain() {
    try {
      tick();
    } catch (RuntimeException e) {
      LOG.debug("What has changed is found out later", e);
    }
  }

  /** Tells what has changed since the last look. */
  void tick() {
    oneLook.lock();
    try {
      lookOnce();
    } finally {
      oneLook.unlock();
    }
  }

  private void lookOnce() {
    if (listeners.isEmpty()) {
      known = Map.of();
      return;
    }
    listeners.forEach(Listener::hangUpIfSlow);
    Map<String, Message> now = new LinkedHashMap<>();
    for (Message message : look.get()) {
      now.put(message.kind() + message.number(), message);
    }
    List<Message> changed =
        now.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(known.get(entry.getKey())))
            .map(Map.Entry::getValue)
            .toList();
    listeners.forEach(listener -> listener.tell(changed));
    known = now;
  }

  @Override
  public void close() {
    looking.cancel(false);
    timer.shutdown();
    listeners.forEach(Listener::hangUp);
  }

  /** Somebody who listens. */
  private final class Listener {

    private final HttpExchange exchange;
    private final BlockingQueue<byte[]> messages = new ArrayBlockingQueue<>(MOST_MESSAGES);
    private final Thread thread = Delivery.daemon(this::run, "status-page-stream");
    private volatile long writingSince;
    private boolean ready;

    Listener(HttpExchange exchange) {
      this.exchange = exchange;
    }

    /** What was changed before somebody listened is on the page that is loaded then. */
    void tell(List<Message> changed) {
      if (ready) {
        changed.forEach(message -> tell(message.bytes()));
      } else {
        ready = true;
        tell(READY);
      }
    }

    private void tell(byte[] message) {
      if (!messages.offer(message)) {
        hangUp();
      }
    }

    void hangUpIfSlow() {
      long since = writingSince;
      if (since != 0 && System.nanoTime() - since > patience.toNanos()) {
        hangUp();
      }
    }

    /** An interrupt closes the channel that the thread writes to, if it does. */
    void hangUp() {
      thread.interrupt();
    }

    private void run() {
      try (exchange) {
        Answer.stream().allHeaders().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        write(body, "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8));
        while (true) {
          byte[] message = messages.poll(PULSE_SECONDS, TimeUnit.SECONDS);
          write(body, message == null ? ":\n\n".getBytes(StandardCharsets.UTF_8) : message);
        }
      } catch (IOException e) {
        LOG.debug("Somebody listens no longer", e);
      } catch (InterruptedException e) {
        LOG.debug("Somebody was hung up on", e);
      } finally {
        listeners.remove(this);
        places.release();
      }
    }

    private void write(OutputStream body, byte[] message) throws IOException {
      writingSince = System.nanoTime() | 1;
      body.write(message);
      body.flush();
      writingSince = 0;
    }
  }
}
