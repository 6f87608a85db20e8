package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.sandbox.Fault;
import io.github.packit4j.sandbox.Interleaving;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Side tags when two workflows that share no locks do the same at the same moment, and when
 * something goes wrong at a request; {@code -Dpackit.orders=1000} and {@code -Dpackit.points=all}
 * try all.
 */
class SideTagRacesTest {

  private static final int ORDERS = Integer.getInteger("packit.orders", 4);
  private static final String POINTS = System.getProperty("packit.points", "3");
  private static final int MOST_TRIES = 4;

  @TempDir Path work;

  private final AtomicInteger directories = new AtomicInteger();
  private final List<JobOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());

  /** The reference has had two side tags for one group from such a race. */
  @Test
  void hazardOfTwoSideTagsTheOlderOneStays() {
    List<PackitEvent> pushes = new ArrayList<>();
    Interleaving.Client client = own -> handle(own, pushes.get(0));
    Interleaving.Tried tried =
        Interleaving.of(client, client)
            .steps(calls("listSideTags", "createSideTag", "removeSideTag", "build"))
            .atMost(4 * ORDERS)
            .random(ORDERS, 1)
            .everyOrder(
                () -> {
                  outcomes.clear();
                  pushes.clear();
                  Sandbox sandbox = trio().sandbox();
                  pushes.add(Trio.push(sandbox, "liba", "f44", "2.0"));
                  return sandbox;
                },
                sandbox -> {
                  assertThat(Story.finalFailures(outcomes)).isEmpty();
                  assertThat(sandbox.koji().sideTags()).hasSize(1);
                  assertThat(Trio.builds(sandbox))
                      .singleElement()
                      .satisfies(
                          task ->
                              assertThat(task.request())
                                  .contains(sandbox.koji().sideTags().get(0)));
                });
    System.out.println("Orders of two that make a side tag: " + tried.orders());
  }

  /** Each finds the side tag that the other one has just made, and which nothing is in yet. */
  @Test
  void twoGroupsNeverShareASideTagForHavingBegunAtTheSameMoment() {
    List<PackitEvent> pushes = new ArrayList<>();
    Interleaving.Tried tried =
        Interleaving.of(own -> handle(own, pushes.get(0)), own -> handle(own, pushes.get(1)))
            .steps(calls("listSideTags", "createSideTag", "build"))
            .atMost(4 * ORDERS)
            .random(ORDERS, 1)
            .everyOrder(
                () -> {
                  outcomes.clear();
                  pushes.clear();
                  Sandbox sandbox = trio().sandbox();
                  Trio.add(
                      sandbox, "libz", Trio.LIBA.replace("liba", "libz").replace("trio", "other"));
                  pushes.add(Trio.push(sandbox, "liba", "f44", "2.0"));
                  pushes.add(Trio.push(sandbox, "libz", "f44", "2.0"));
                  return sandbox;
                },
                sandbox -> {
                  assertThat(Story.finalFailures(outcomes)).isEmpty();
                  sandbox.koji().finishBuilds();
                  assertThat(sandbox.koji().sideTags()).hasSize(2);
                  assertThat(sandbox.koji().builds())
                      .filteredOn(build -> build.state() == KojiBuild.State.COMPLETE)
                      .hasSize(2)
                      .extracting(KojiBuild::tags)
                      .doesNotHaveDuplicates();
                });
    System.out.println("Orders of two groups that make a side tag: " + tried.orders());
  }

  private static RequestMatcher calls(String... methods) {
    return RequestMatcher.any()
        .where(request -> request.xmlRpcMethod().filter(List.of(methods)::contains).isPresent());
  }

  @Test
  void ofTwoUpdatesOfASideTagOneIsMade() {
    List<BuildTagged> tagged = new ArrayList<>();
    Interleaving.Client client = own -> handle(own, tagged.get(0));
    Interleaving.Tried tried =
        Interleaving.of(client, client)
            .steps(RequestMatcher.any().host("bodhi.fedoraproject.org").path("^/updates/"))
            .atMost(ORDERS)
            .random(ORDERS / 4, 1)
            .everyOrder(
                () -> {
                  outcomes.clear();
                  tagged.clear();
                  Fedora fedora = trio();
                  tagged.add(allButTheUpdate(fedora));
                  fedora.sandbox().bodhi().trouble().createsRace();
                  return fedora.sandbox();
                },
                sandbox -> {
                  assertThat(Story.finalFailures(outcomes)).isEmpty();
                  assertThat(outcomes).hasAtLeastOneElementOfType(JobOutcome.UpdateCreated.class);
                  assertThat(Trio.updates(sandbox))
                      .filteredOn(update -> !update.builds().isEmpty())
                      .singleElement()
                      .satisfies(update -> assertThat(update.builds()).hasSize(3));
                });
    System.out.println("Orders of two that update from a side tag: " + tried.orders());
  }

  private static BuildTagged allButTheUpdate(Fedora fedora) {
    Sandbox sandbox = fedora.sandbox();
    for (String name : Trio.PACKAGES) {
      fedora.workflow().handle(Trio.push(sandbox, name, "f44", "2.0"));
      sandbox.koji().finishBuilds();
    }
    return Trio.tagged(sandbox, "appc", "f44").get(0);
  }

  private void handle(Sandbox sandbox, PackitEvent event) {
    Fedora fedora = Fedora.connectedTo(sandbox, directory(), UnaryOperator.identity());
    try {
      outcomes.addAll(fedora.workflow().handle(event).outcomes());
    } finally {
      fedora.disconnect();
    }
  }

  /** Also between making a side tag and building into it. */
  @Test
  void aProcessMayBeKilledAtAnyRequestOfItsFirstBuild() {
    int requests = requestsOfAFirstBuild();
    assertThat(requests).isPositive();
    for (int point = 1; point <= requests; point++) {
      try (Fedora fedora = trio()) {
        PackitEvent push = Trio.push(fedora.sandbox(), "liba", "f44", "2.0");
        Death death = new Death(point);
        Fedora killed = dying(fedora, death);
        killed.workflow().handle(push);
        killed.disconnect();
        assertThat(death.isDead()).isTrue();

        List<JobOutcome> again = untilDone(fedora, List.of(push));

        assertThat(Story.finalFailures(again)).as("killed at %d", point).isEmpty();
        assertThat(fedora.sandbox().koji().sideTags()).as("killed at %d", point).hasSize(1);
        assertThat(Trio.builds(fedora.sandbox())).as("killed at %d", point).hasSize(1);
      }
    }
    System.out.printf("Killed at each of the %d requests of a first build.%n", requests);
  }

  private int requestsOfAFirstBuild() {
    try (Fedora fedora = trio()) {
      PackitEvent push = Trio.push(fedora.sandbox(), "liba", "f44", "2.0");
      Death never = new Death(Integer.MAX_VALUE);
      Fedora counted = dying(fedora, never);
      assertThat(counted.workflow().handle(push).outcomes())
          .hasOnlyElementsOfType(JobOutcome.BuildSubmitted.class);
      counted.disconnect();
      return never.passed();
    }
  }

  /** One process is killed somewhere in the story, and another one goes on with nothing. */
  @Test
  void aProcessMayBeKilledAnywhereInTheStory() {
    List<Integer> points = points(0);
    for (int point : points) {
      try (Fedora fedora = trio()) {
        Death death = new Death(point);
        Fedora killed = dying(fedora, death);
        Trio.pushAll(fedora.sandbox());
        List<JobOutcome> told =
            Trio.tell(
                fedora.sandbox(),
                0,
                events -> {
                  List<JobOutcome> all = new ArrayList<>();
                  for (PackitEvent event : events) {
                    if (!death.isDead()) {
                      List<JobOutcome> of = untilDone(killed, List.of(event));
                      if (!death.isDead()) {
                        all.addAll(of);
                        continue;
                      }
                    }
                    all.addAll(untilDone(fedora, List.of(event)));
                  }
                  return all;
                });
        killed.disconnect();
        requireDone(fedora, told, "killed at " + point);
      }
    }
    System.out.printf("Killed at %d requests of the side-tag story: %s%n", points.size(), points);
  }

  @Test
  void anyRequestMayFail() {
    everyFault(1, "failed", fault -> fault.respond(503, "Service Unavailable"));
  }

  @Test
  void anyAnswerMayBeLost() {
    everyFault(2, "lost its answer", fault -> fault.afterEffect().respond(504, "Gateway Timeout"));
  }

  private void everyFault(int phase, String what, Consumer<Fault> fault) {
    List<Integer> points = points(phase);
    for (int point : points) {
      try (Fedora fedora = trio()) {
        Trio.pushAll(fedora.sandbox());
        fault.accept(fedora.sandbox().faults().on(RequestMatcher.any()).nth(point));
        List<JobOutcome> told = Trio.tell(fedora.sandbox(), 0, events -> untilDone(fedora, events));
        requireDone(fedora, told, "request %d %s".formatted(point, what));
      }
    }
    System.out.printf("Requests of the side-tag story that %s: %s%n", what, points);
  }

  private static void requireDone(Fedora fedora, List<JobOutcome> told, String when) {
    assertThat(Story.finalFailures(told)).as(when).isEmpty();
    try {
      SideTagGroupTest.requireExactlyOnce(fedora.sandbox());
    } catch (AssertionError e) {
      throw new AssertionError(when + ": " + e.getMessage(), e);
    }
  }

  private List<Integer> points(int phase) {
    int all;
    try (Fedora fedora = trio()) {
      Trio.pushAll(fedora.sandbox());
      int before = fedora.sandbox().requests().all().size();
      Trio.tell(fedora.sandbox(), 0, events -> untilDone(fedora, events));
      SideTagGroupTest.requireExactlyOnce(fedora.sandbox());
      all = fedora.sandbox().requests().all().size() - before;
    }
    System.out.printf("%nThe side-tag story has %d requests.%n", all);
    List<Integer> points = new ArrayList<>();
    int wanted = POINTS.equals("all") ? all : Integer.parseInt(POINTS);
    for (int i = 0; i < wanted; i++) {
      points.add(POINTS.equals("all") ? i + 1 : 1 + (3 * i + phase) * all / (3 * wanted));
    }
    return points;
  }

  private static List<JobOutcome> untilDone(Fedora fedora, List<PackitEvent> events) {
    List<JobOutcome> all = new ArrayList<>();
    for (PackitEvent event : events) {
      for (int i = 0; i < MOST_TRIES; i++) {
        List<JobOutcome> of = fedora.workflow().handle(event).outcomes();
        all.addAll(of);
        if (!Story.retryable(of)) {
          break;
        }
      }
    }
    return all;
  }

  private Fedora trio() {
    return Trio.in(Fedora.empty(directory()));
  }

  private Path directory() {
    return work.resolve("w" + directories.incrementAndGet());
  }

  private Fedora dying(Fedora fedora, Death death) {
    OkHttpClient http =
        fedora.sandbox().httpClient().newBuilder().addNetworkInterceptor(death).build();
    return fedora.elsewhere(http, directory(), UnaryOperator.identity());
  }

  /** Lets no request of a process through from some point on. */
  private static final class Death implements Interceptor {

    private final int last;
    private final AtomicInteger seen = new AtomicInteger();

    Death(int last) {
      this.last = last;
    }

    boolean isDead() {
      return seen.get() >= last;
    }

    int passed() {
      return seen.get();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
      if (seen.incrementAndGet() >= last) {
        throw new IOException("killed");
      }
      return chain.proceed(chain.request());
    }
  }
}
