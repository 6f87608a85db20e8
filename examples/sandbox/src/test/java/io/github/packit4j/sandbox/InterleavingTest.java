package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two clients at once, a request at a time, in every order. */
@Timeout(120) // Only so that a deadlock ends; nothing here takes long.
class InterleavingTest {

  private static final String API = "https://src.fedoraproject.org/api/0/";
  private static final String VERSION = API + "-/version";

  private final Set<String> seen = Collections.synchronizedSet(new TreeSet<>());

  /** Asks for something a number of times and notes in what order it came to be asked. */
  private static Interleaving.Client asking(String who, int times) {
    return fedora -> {
      Http http = new Http(fedora.httpClient());
      for (int i = 0; i < times; i++) {
        http.get(VERSION + "?" + who);
      }
    };
  }

  private static String order(Sandbox fedora) {
    StringBuilder order = new StringBuilder();
    fedora.requests().all().forEach(request -> order.append(request.uri().getQuery()));
    return order.toString();
  }

  private static Sandbox withHello() {
    Sandbox fedora = Sandbox.start();
    fedora.distGit().createPackage("hello", FileTree.of("hello.spec", "Name: hello\n"), "rawhide");
    new Http(fedora.httpClient())
        .as(fedora.account("packit"))
        .post(API + "fork", "repo", "hello", "namespace", "rpms");
    return fedora;
  }

  /** What a careless bot does: it looks whether there is a pull request, and opens one if not. */
  private static void proposeUnlessThere(Sandbox fedora) {
    Http packit = new Http(fedora.httpClient()).as(fedora.account("packit"));
    String pulls = API + "rpms/hello/pull-requests";
    if (packit.get(pulls).json().get("total_requests").asInt() == 0) {
      packit.post(
          API + "rpms/hello/pull-request/new",
          "title",
          "Update",
          "branch_to",
          "rawhide",
          "branch_from",
          "rawhide",
          "repo_from",
          "hello",
          "repo_from_namespace",
          "rpms",
          "repo_from_username",
          "packit");
    }
  }

  @Test
  void everyOrderIsTriedOnce() {
    List<String> orders = new ArrayList<>();

    Interleaving.Tried tried =
        Interleaving.of(asking("A", 2), asking("B", 2))
            .everyOrder(Sandbox::start, fedora -> orders.add(order(fedora)));

    assertThat(orders)
        .containsExactlyInAnyOrder("AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA")
        .startsWith("AABB");
    assertThat(tried).isEqualTo(new Interleaving.Tried(6, true));
  }

  @Test
  void threeClientsHaveTheirOrdersToo() {
    Interleaving.Tried tried =
        Interleaving.of(asking("A", 1), asking("B", 2), asking("C", 1))
            .everyOrder(Sandbox::start, fedora -> seen.add(order(fedora)));

    assertThat(seen).hasSize(12);
    assertThat(tried).isEqualTo(new Interleaving.Tried(12, true));
  }

  @Test
  void whoLooksBeforeHeLeapsIsCaughtAndTheOrderCanBeReplayed() {
    Interleaving twoBots =
        Interleaving.of(InterleavingTest::proposeUnlessThere, InterleavingTest::proposeUnlessThere);
    Interleaving.Check onePullRequest =
        fedora -> assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);

    assertThatThrownBy(() -> twoBots.everyOrder(InterleavingTest::withHello, onePullRequest))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("In the order \"AB")
        .hasMessageContaining("Expected size: 1 but was: 2")
        .hasMessageContaining("  B  GET https://src.fedoraproject.org/api/0/rpms/hello/pull-req")
        .hasMessageContaining("add .replay(\"AB");

    assertThatThrownBy(
            () -> twoBots.replay("ABBA").everyOrder(InterleavingTest::withHello, onePullRequest))
        .hasMessageStartingWith("In the order \"ABBA\"");
    assertThat(twoBots.replay("AABB").everyOrder(InterleavingTest::withHello, onePullRequest))
        .as("the order that is right, in which B asks once")
        .isEqualTo(new Interleaving.Tried(1, false));
  }

  @Test
  void aClientThatWaitsForTheOtherIsPassedOver() {
    Interleaving.Tried tried =
        Interleaving.of(locked("A"), locked("B"))
            .everyOrder(
                () -> {
                  lock = new ReentrantLock();
                  return withHello();
                },
                fedora -> assertThat(fedora.distGit().pullRequests("hello")).hasSize(1));

    assertThat(tried).as("no request of one between look and leap of the other").isEqualTo(all(6));
  }

  private ReentrantLock lock = new ReentrantLock();

  /** The careless bot made careful: a lock around looking and opening. */
  private Interleaving.Client locked(String who) {
    return fedora -> {
      new Http(fedora.httpClient()).get(VERSION + "?" + who);
      lock.lock();
      try {
        proposeUnlessThere(fedora);
      } finally {
        lock.unlock();
      }
    };
  }

  @Test
  void locksInACircleAreReported() {
    ReentrantLock one = new ReentrantLock();
    ReentrantLock two = new ReentrantLock();

    assertThatThrownBy(
            () ->
                Interleaving.of(nested(one, two), nested(two, one))
                    .replay("AB")
                    .everyOrder(Sandbox::start, fedora -> {}))
        .hasMessageStartingWith("In the order \"AB\": The clients wait for each other: client A");
  }

  private static Interleaving.Client nested(ReentrantLock outer, ReentrantLock inner) {
    return fedora -> {
      Http http = new Http(fedora.httpClient());
      outer.lockInterruptibly();
      try {
        http.get(VERSION);
        inner.lockInterruptibly();
        inner.unlock();
      } finally {
        outer.unlock();
      }
    };
  }

  @Test
  void onlyTheStepsAskedForAreOrdered() {
    Interleaving.Tried tried =
        Interleaving.of(InterleavingTest::proposeUnlessThere, InterleavingTest::proposeUnlessThere)
            .steps(RequestMatcher.any().method("POST"))
            .everyOrder(
                InterleavingTest::withHello,
                fedora -> assertThat(fedora.distGit().pullRequests("hello")).hasSize(2));

    assertThat(tried).as("both have looked before either opens").isEqualTo(all(2));
  }

  private static Interleaving.Tried all(int orders) {
    return new Interleaving.Tried(orders, true);
  }

  @Test
  void tooManyOrdersAreTriedInPartAndAtRandomTheSameEachTime() {
    Interleaving many = Interleaving.of(asking("A", 5), asking("B", 5)).atMost(10).random(5, 42);
    List<List<String>> runs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      List<String> orders = new ArrayList<>();
      Interleaving.Tried tried =
          many.everyOrder(Sandbox::start, fedora -> orders.add(order(fedora)));
      assertThat(tried.complete()).isFalse();
      runs.add(orders);
    }

    assertThat(runs.get(0)).hasSize(15).isEqualTo(runs.get(1));
    assertThat(runs.get(0).subList(0, 2))
        .as("without changing to and fro")
        .containsExactly("AAAAABBBBB", "BBBBBAAAAA");
  }

  @Test
  void aClientThatFailsFailsItsOrder() {
    assertThatThrownBy(
            () ->
                Interleaving.of(
                        asking("A", 1),
                        fedora -> {
                          new Http(fedora.httpClient()).get(VERSION);
                          throw new IllegalStateException("no luck");
                        })
                    .everyOrder(Sandbox::start, fedora -> {}))
        .hasMessageStartingWith(
            "In the order \"AB\": a client failed: java.lang.IllegalStateException: no luck")
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void eachClientMayBeTheOneThatHasTheLockFirst() {
    ReentrantLock lock = new ReentrantLock();
    List<String> orders = new ArrayList<>();

    Interleaving.Tried tried =
        Interleaving.of(locking(lock, "A"), locking(lock, "B"))
            .everyOrder(Sandbox::start, fedora -> orders.add(order(fedora)));

    assertThat(orders).containsExactlyInAnyOrder("AB", "BA");
    assertThat(tried.complete()).isTrue();
  }

  private static Interleaving.Client locking(ReentrantLock lock, String who) {
    return fedora -> {
      lock.lock();
      try {
        asking(who, 1).act(fedora);
      } finally {
        lock.unlock();
      }
    };
  }

  @Test
  void whatIsNeverAnsweredFailsAtOnce() {
    assertThatThrownBy(
            () ->
                Interleaving.of(asking("A", 1), asking("B", 1))
                    .everyOrder(
                        () -> {
                          Sandbox fedora = Sandbox.start();
                          fedora.faults().on(RequestMatcher.any()).nth(2).neverAnswer();
                          return fedora;
                        },
                        fedora -> {}))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a client failed");
  }

  @Test
  void anOrderThatIsNotFollowedIsNoReplay() {
    Interleaving two = Interleaving.of(asking("A", 1), asking("B", 1));
    assertThatThrownBy(() -> two.replay("AXB"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'X' in the order \"AXB\" is none of the clients A to B");
    assertThatThrownBy(() -> two.replay("AAB").everyOrder(Sandbox::start, fedora -> {}))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "The order \"AAB\" could not be replayed: the clients' requests came as \"AB\"");
  }
}
