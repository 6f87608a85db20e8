package io.github.packit4j.bot;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that receive requests, and the memory for what they receive. As long as there is
 * enough of both, a request may take its time. Where others wait for it, those are hung up on that
 * have been coming for the longest: a sender that is in no hurry cannot keep out the others,
 * however many of its kind there are.
 */
final class RequestThreads implements Executor, AutoCloseable {

  /** A round that a stopped JVM has missed does not count against anybody. */
  private static final int ROUNDS = 4;

  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor threads;
  private final Semaphore memory;
  private final ScheduledThreadPoolExecutor watch =
      new ScheduledThreadPoolExecutor(1, work -> daemon(work, "request-watch"));
  private final Future<?> watching;
  private final Map<Thread, Coming> coming = new ConcurrentHashMap<>();

  /**
   * Starts the watch.
   *
   * @param limits how much there is
   */
  RequestThreads(RequestLimits limits) {
    this.threads =
        new ThreadPoolExecutor(
            limits.threads(),
            limits.threads(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> daemon(work, "request"));
    threads.allowCoreThreadTimeOut(true);
    this.memory = new Semaphore(limits.bytes(), true);
    Duration round = limits.patience().dividedBy(ROUNDS);
    this.watching =
        watch.scheduleWithFixedDelay(
            this::makeRoom, round.toMillis(), round.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable request) {
    threads.execute(
        () -> {
          Coming mine = new Coming(Thread.currentThread());
          coming.put(mine.thread, mine);
          try {
            request.run();
          } finally {
            coming.remove(mine.thread);
            mine.end();
          }
        });
  }

  /**
   * Takes memory for what comes; waits where there is none, and is hung up on for others who wait.
   *
   * @param bytes how much; never more than there is in all
   * @throws InterruptedIOException if this request was given up
   */
  void take(int bytes) throws InterruptedIOException {
    try {
      memory.acquire(bytes);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("Others waited for what this request had.");
    }
  }

  /** Gives memory back. */
  void giveBack(int bytes) {
    memory.release(bytes);
  }

  /**
   * Notes that the request of this thread has come in full: from now on it is nobody's to stop.
   *
   * @throws InterruptedIOException if it was given up just before
   */
  void received() throws InterruptedIOException {
    Coming mine = coming.get(Thread.currentThread());
    if (mine != null && mine.end()) {
      throw new InterruptedIOException("Others waited for the thread of this request.");
    }
  }

  private void makeRoom() {
    coming.values().forEach(request -> request.rounds.incrementAndGet());
    // What one gives back may be enough for all who wait for memory.
    int wanted = threads.getQueue().size() + (memory.hasQueuedThreads() ? 1 : 0);
    if (wanted > 0) {
      coming.values().stream()
          .filter(request -> request.rounds.get() >= ROUNDS)
          .sorted(Comparator.comparingInt((Coming request) -> request.rounds.get()).reversed())
          .limit(wanted)
          .forEach(Coming::giveUp);
    }
  }

  /** A request that has not come in full. */
  private static final class Coming {

    private final Thread thread;
    private final AtomicInteger rounds = new AtomicInteger();
    private boolean over;

    Coming(Thread thread) {
      this.thread = thread;
    }

    /** An interrupt closes the channel that the thread reads from; there is nothing else in it. */
    synchronized void giveUp() {
      if (!over) {
        thread.interrupt();
      }
    }

    /** Keeps this thread from being interrupted later, and tells whether it was. */
    synchronized boolean end() {
      over = true;
      return Thread.interrupted();
    }
  }

  /** Takes no more requests; those that are being answered may end. */
  @Override
  public void close() {
    watching.cancel(false);
    watch.shutdown();
    threads.shutdown();
  }
}
