package io.github.packit4j.sandbox.internal.steps;

import io.github.packit4j.sandbox.RecordedRequest;
import io.github.packit4j.sandbox.internal.http.Gate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One run of several clients, of which one moves at a time: from the answer to one of its requests
 * to the next request, which waits at the gate until it is chosen.
 *
 * <p>A client that waits for another one, at a lock, say, is passed over for as long as it waits.
 * No time is measured: what is looked at is whether its threads can go on by themselves.
 */
public final class SteppedRun implements Gate {

  /** A thread that has just been woken looks as if it waited, but not for that many looks. */
  private static final int LOOKS = 50;

  private static final int LOOKS_AT_HELD_LOCK = 3;

  private static final int BETWEEN_LOOKS_MILLIS = 1;

  private final Predicate<RecordedRequest> steps;
  private final List<Client> clients = new ArrayList<>();
  private final List<Step> taken = new ArrayList<>();
  private boolean open;

  /** Something a client does. */
  @FunctionalInterface
  public interface Task {

    /** Does it. */
    void run() throws Exception;
  }

  /**
   * Prepares a run.
   *
   * @param steps which requests wait for their turn; others pass
   */
  public SteppedRun(Predicate<RecordedRequest> steps) {
    this.steps = steps;
  }

  private static final class Waiting {

    private final RecordedRequest request;
    private boolean admitted;

    Waiting(RecordedRequest request) {
      this.request = request;
    }
  }

  private static final class Client {

    private final char name;
    private final ClientThreads threads;
    private final Queue<Waiting> atGate = new ArrayDeque<>();
    private boolean inTurn;
    private boolean finished;
    private @Nullable Throwable failure;
    private Optional<ClientThreads.Wait> lastLook = Optional.empty();
    private int looks;

    Client(char name) {
      this.name = name;
      this.threads = new ClientThreads("client " + name);
    }

    /** Looks whether it waits for another one. */
    boolean waitsForOthers() {
      Optional<ClientThreads.Wait> look = threads.waiting();
      looks = look.isPresent() && look.equals(lastLook) ? looks + 1 : 0;
      lastLook = look;
      boolean locked = look.map(ClientThreads.Wait::locked).orElse(false);
      return looks >= (locked ? LOOKS_AT_HELD_LOCK : LOOKS);
    }

    boolean isSettled() {
      return !inTurn && (finished || !atGate.isEmpty() || waitsForOthers());
    }
  }

  /** Returns the name of a client by its position. */
  public static char name(int position) {
    return (char) ('A' + position);
  }

  @Override
  public Runnable enter(String client, RecordedRequest request) {
    if (!steps.test(request)) {
      return () -> {};
    }
    Client owner = clients.get(client.charAt(0) - 'A');
    synchronized (this) {
      Waiting waiting = new Waiting(request);
      owner.atGate.add(waiting);
      lookAnew();
      notifyAll();
      while (!waiting.admitted && !open) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          break;
        }
      }
    }
    return () -> endTurn(owner);
  }

  private synchronized void endTurn(Client owner) {
    owner.inTurn = false;
    notifyAll();
  }

  /**
   * Runs the clients to their ends.
   *
   * @param starter name of the client that is started first; the others follow in order
   * @return the requests in order
   * @throws InterruptedException if the calling thread is interrupted
   * @throws AssertionError if the clients wait for each other for good
   */
  public List<Step> run(List<Task> tasks, char starter, Choice choice) throws InterruptedException {
    for (int i = 0; i < tasks.size(); i++) {
      clients.add(new Client(name(i)));
    }
    boolean complete = false;
    try {
      List<Client> started = new ArrayList<>();
      for (int i = 0; i < tasks.size(); i++) {
        int next = (starter - 'A' + i) % tasks.size();
        start(clients.get(next), tasks.get(next));
        started.add(clients.get(next));
        settle(started);
      }
      while (step(choice)) {
        settle(clients);
      }
      complete = true;
      return List.copyOf(taken);
    } finally {
      open();
      if (!complete) {
        clients.forEach(client -> client.threads.interrupt());
      }
    }
  }

  /** Returns what the clients failed with, in order of their names. */
  public synchronized List<Throwable> failures() {
    List<Throwable> failures = new ArrayList<>();
    for (Client client : clients) {
      if (client.failure != null) {
        failures.add(client.failure);
      }
    }
    return failures;
  }

  /** Returns the requests so far, in order. */
  public synchronized List<Step> taken() {
    return List.copyOf(taken);
  }

  private void start(Client client, Task task) {
    client.threads.start(
        () -> {
          @Nullable Throwable failure = null;
          try {
            task.run();
          } catch (Throwable e) {
            failure = e;
          }
          finish(client, failure);
        });
  }

  private synchronized void finish(Client client, @Nullable Throwable failure) {
    client.failure = failure;
    client.finished = true;
    lookAnew();
    notifyAll();
  }

  private synchronized void open() {
    open = true;
    notifyAll();
  }

  /** Waits until all of the clients have ended, are at the gate, or wait for each other. */
  private synchronized void settle(List<Client> some) throws InterruptedException {
    lookAnew();
    while (some.stream().filter(Client::isSettled).count() < some.size()) {
      wait(BETWEEN_LOOKS_MILLIS);
    }
  }

  /** What one client did may have woken another one. */
  private void lookAnew() {
    clients.forEach(client -> client.looks = 0);
  }

  /** Admits one request; returns false if all clients have ended. */
  private synchronized boolean step(Choice choice) throws InterruptedException {
    List<Character> waiting = new ArrayList<>();
    for (Client client : clients) {
      if (!client.atGate.isEmpty()) {
        waiting.add(client.name);
      }
    }
    if (waiting.isEmpty()) {
      if (clients.stream().allMatch(client -> client.finished)) {
        return false;
      }
      failIfDeadlocked();
      return true;
    }
    Client next = clients.get(choice.next(order(taken), waiting) - 'A');
    Waiting first = next.atGate.remove();
    taken.add(new Step(next.name, waiting, first.request.toString()));
    next.inTurn = true;
    first.admitted = true;
    notifyAll();
    return true;
  }

  private void failIfDeadlocked() {
    List<String> circle =
        clients.stream().flatMap(client -> client.threads.deadlocked().stream()).toList();
    if (!circle.isEmpty()) {
      throw new AssertionError("The clients wait for each other: " + String.join("; ", circle));
    }
  }

  /** Returns whose requests these are, such as {@code AABB}. */
  public static String order(List<Step> steps) {
    StringBuilder order = new StringBuilder();
    steps.forEach(step -> order.append(step.client()));
    return order.toString();
  }
}
