package io.github.packit4j.sandbox;

import io.github.packit4j.sandbox.internal.steps.Choice;
import io.github.packit4j.sandbox.internal.steps.Orders;
import io.github.packit4j.sandbox.internal.steps.Step;
import io.github.packit4j.sandbox.internal.steps.SteppedRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Runs clients of a sandbox at once, a request at a time, in every order in which their requests
 * can arrive, each order in a sandbox of its own.
 *
 * <pre>{@code
 * Interleaving.of(fedora -> propose(fedora), fedora -> propose(fedora))
 *     .everyOrder(() -> sandboxWithHello(), fedora ->
 *         assertThat(fedora.distGit().pullRequests("hello")).hasSize(1));
 * }</pre>
 *
 * <p>Orders are written with a letter for each request: in {@code ABBA}, the first client's first
 * request comes before and its second after both of the other's. A failure names its order; {@link
 * #replay} runs that one alone.
 *
 * <p>The same order gives the same run if each client sends one request at a time. Of one that
 * sends several at once they come in order of arrival. A client that waits for another one, such as
 * at a lock, is passed over while it waits; one that sleeps is waited for. Clients talk to the
 * sandbox by HTTP; what they do to its handles directly counts for the step before. Threads that a
 * client uses should have been started by it. As no clock is involved, a client does not run into a
 * timeout: a request that is {@linkplain Fault#neverAnswer() never answered} fails at once.
 *
 * <p>Immutable.
 */
public final class Interleaving {

  private static final int DEFAULT_ORDERS = 1000;
  private static final int DEFAULT_RANDOM = 100;
  private static final int MOST_CLIENTS = 26;

  private final List<Client> clients;
  private final RequestMatcher steps;
  private final int most;
  private final int random;
  private final long seed;
  private final Optional<String> replay;

  private Interleaving(
      List<Client> clients,
      RequestMatcher steps,
      int most,
      int random,
      long seed,
      Optional<String> replay) {
    this.clients = clients;
    this.steps = steps;
    this.most = most;
    this.random = random;
    this.seed = seed;
    this.replay = replay;
  }

  /** What one client does. */
  @FunctionalInterface
  public interface Client {

    /**
     * Does it.
     *
     * @param fedora the sandbox, whose {@link Sandbox#httpClient()} is this client's own
     */
    void act(Sandbox fedora) throws Exception;
  }

  /** What holds when all clients are done. */
  @FunctionalInterface
  public interface Check {

    /** Throws if it does not hold. */
    void check(Sandbox fedora) throws Exception;
  }

  /**
   * What was tried.
   *
   * @param orders how many different orders
   * @param complete whether these are all there are
   */
  public record Tried(int orders, boolean complete) {}

  /**
   * Takes two clients or more.
   *
   * @throws IllegalArgumentException if there are fewer, or more than letters
   */
  public static Interleaving of(Client... clients) {
    if (clients.length < 2 || clients.length > MOST_CLIENTS) {
      throw new IllegalArgumentException(
          "Between 2 and 26 clients can be interleaved, not " + clients.length);
    }
    return new Interleaving(
        List.of(clients),
        RequestMatcher.any(),
        DEFAULT_ORDERS,
        DEFAULT_RANDOM,
        1,
        Optional.empty());
  }

  /**
   * Makes steps of matching requests only; by default of all. Others pass as soon as they arrive.
   * With fewer steps there are fewer orders: for clients that look and then write, those that are
   * no {@code GET} are often enough.
   */
  public Interleaving steps(RequestMatcher matcher) {
    return new Interleaving(clients, matcher, most, random, seed, replay);
  }

  /**
   * Tries at most so many orders one after the other, those with the fewest changes between clients
   * first; by default 1000.
   */
  public Interleaving atMost(int orders) {
    return new Interleaving(clients, steps, orders, random, seed, replay);
  }

  /**
   * If there are more orders than {@link #atMost}, also tries some at random; by default 100, with
   * the seed 1. The same seed gives the same orders.
   */
  public Interleaving random(int orders, long seed) {
    return new Interleaving(clients, steps, most, orders, seed, replay);
  }

  /**
   * Tries one order only.
   *
   * @param order such as {@code ABBA}; after its end each client goes on for as long as it can, and
   *     clients may end before it does. Another order than this one is an {@link AssertionError}
   * @throws IllegalArgumentException if a letter is none of a client
   */
  public Interleaving replay(String order) {
    for (char letter : order.toCharArray()) {
      if (letter < SteppedRun.name(0) || letter >= SteppedRun.name(clients.size())) {
        throw new IllegalArgumentException(
            "'%s' in the order \"%s\" is none of the clients A to %s"
                .formatted(letter, order, SteppedRun.name(clients.size() - 1)));
      }
    }
    return new Interleaving(clients, steps, most, random, seed, Optional.of(order));
  }

  /**
   * Tries the orders.
   *
   * @param sandboxes starts the sandbox of each order, which is closed in the end
   * @param check is called after each
   * @return what was tried
   * @throws AssertionError at the first order in which a client or the check fails; it names the
   *     order and its requests
   */
  public Tried everyOrder(Callable<Sandbox> sandboxes, Check check) {
    Set<String> tried = new HashSet<>();
    if (replay.isPresent()) {
      String wanted = replay.get();
      List<Step> steps = run(starter(wanted), Choice.following(wanted), sandboxes, check);
      String order = SteppedRun.order(steps);
      if (!order.startsWith(wanted) && !wanted.startsWith(order)) {
        throw new AssertionError(
            "The order \"%s\" could not be replayed: the clients' requests came as \"%s\""
                .formatted(wanted, order));
      }
      return new Tried(1, false);
    }
    Orders orders = new Orders(clients.size());
    for (int i = 0; i < most && !orders.exhausted(); i++) {
      String beginning = orders.next().orElseThrow();
      List<Step> steps = run(starter(beginning), Choice.following(beginning), sandboxes, check);
      orders.learn(beginning, steps);
      tried.add(SteppedRun.order(steps));
    }
    for (int i = 0; i < random && !orders.exhausted(); i++) {
      Random dice = new Random(seed + i);
      Choice any = (order, waiting) -> waiting.get(dice.nextInt(waiting.size()));
      char starter = SteppedRun.name(dice.nextInt(clients.size()));
      tried.add(SteppedRun.order(run(starter, any, sandboxes, check)));
    }
    return new Tried(tried.size(), orders.exhausted());
  }

  private static char starter(String order) {
    return order.isEmpty() ? SteppedRun.name(0) : order.charAt(0);
  }

  private List<Step> run(char starter, Choice choice, Callable<Sandbox> sandboxes, Check check) {
    SteppedRun run = new SteppedRun(steps::matches);
    try (Sandbox fedora = sandboxes.call()) {
      List<SteppedRun.Task> tasks = new ArrayList<>();
      for (int i = 0; i < clients.size(); i++) {
        Client client = clients.get(i);
        String name = String.valueOf(SteppedRun.name(i));
        tasks.add(
            () -> {
              try (Sandbox own = fedora.seenBy(name)) {
                client.act(own);
              }
            });
      }
      fedora.gate(run);
      List<Step> steps = run.run(tasks, starter, choice);
      fedora.gate((client, request) -> () -> {});
      for (Throwable failure : run.failures()) {
        throw new AssertionError("a client failed: " + failure, failure);
      }
      check.check(fedora);
      return steps;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(run.taken(), e);
    } catch (Exception | AssertionError e) {
      throw failure(run.taken(), e);
    }
  }

  private static AssertionError failure(List<Step> steps, Throwable cause) {
    String order = SteppedRun.order(steps);
    String requests = steps.stream().map(step -> "  " + step + "\n").collect(Collectors.joining());
    return new AssertionError(
        "In the order \""
            + order
            + "\": "
            + cause.getMessage()
            + "\n"
            + requests
            + "To run this order alone, add .replay(\""
            + order
            + "\")",
        cause);
  }
}
