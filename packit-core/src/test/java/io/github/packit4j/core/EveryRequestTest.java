package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.sandbox.Fault;
import io.github.packit4j.sandbox.RequestMatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Something goes wrong at each request of a story, and in the end everything is done once. Some of
 * the requests are tried, spread evenly; {@code -Dpackit.points=all} tries all.
 */
class EveryRequestTest {

  private static final String POINTS = System.getProperty("packit.points", "2");
  private static final int MOST_TRIES = 4;

  @TempDir Path work;

  static Stream<Scene> scenes() {
    return Scene.all();
  }

  /** The process ends before the request, and starts again elsewhere with nothing. */
  @ParameterizedTest
  @MethodSource("scenes")
  void theProcessIsKilled(Scene scene) {
    List<Integer> points = points(scene, 0);
    for (int point : points) {
      Path place = work.resolve("killed" + point);
      try (Fedora fedora = scene.prepared(place.resolve("unused"));
          Processes processes = new Processes(scene, fedora, place, point)) {
        List<JobOutcome> outcomes = scene.tell(fedora, processes::handle);

        assertThat(processes.started()).as("processes, killed at %d", point).isEqualTo(2);
        requireDone(scene, fedora, outcomes, "killed at request " + point);
      }
    }
    System.out.printf("Killed at %d requests of %s: %s%n", points.size(), scene, points);
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void theRequestFails(Scene scene) {
    everyFault(scene, 1, "failed", fault -> fault.respond(503, "Service Unavailable"));
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void theAnswerIsLost(Scene scene) {
    everyFault(
        scene,
        2,
        "lost the answer of",
        fault -> fault.afterEffect().respond(504, "Gateway Timeout"));
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void theConnectionBreaksAfterTheEffect(Scene scene) {
    everyFault(scene, 3, "was cut off after", Fault::dropAfterCall);
  }

  private void everyFault(Scene scene, int phase, String what, Consumer<Fault> fault) {
    List<Integer> points = points(scene, phase);
    for (int point : points) {
      try (Fedora fedora = scene.prepared(work.resolve(what.replace(' ', '-') + point))) {
        fault.accept(fedora.sandbox().faults().on(RequestMatcher.any()).nth(point));

        List<JobOutcome> outcomes =
            scene.tell(fedora, events -> untilDone(events, scene.workflow(fedora), () -> false));

        requireDone(scene, fedora, outcomes, what + " request " + point);
      }
    }
    System.out.printf("%s %s %d requests: %s%n", scene, what, points.size(), points);
  }

  private static void requireDone(
      Scene scene, Fedora fedora, List<JobOutcome> outcomes, String when) {
    assertThat(Story.finalFailures(outcomes)).as("failures, " + when).isEmpty();
    try {
      scene.requireOnce(fedora);
    } catch (AssertionError e) {
      throw new AssertionError(when + ": " + e.getMessage(), e);
    }
  }

  /**
   * Counts the requests of an undisturbed story, and picks those at which something happens.
   *
   * @param phase each of the four tests picks others
   */
  private List<Integer> points(Scene scene, int phase) {
    int all;
    try (Fedora fedora = scene.prepared(work.resolve("undisturbed"))) {
      int before = fedora.sandbox().requests().all().size();
      scene.tell(fedora, events -> untilDone(events, scene.workflow(fedora), () -> false));
      all = fedora.sandbox().requests().all().size() - before;
      scene.requireOnce(fedora);
    }
    System.out.printf("%n%s has %d requests.%n", scene, all);
    if (POINTS.equals("all")) {
      return IntStream.rangeClosed(1, all).boxed().toList();
    }
    int wanted = Integer.parseInt(POINTS);
    return IntStream.range(0, wanted)
        .map(i -> 1 + (4 * i + phase) * all / (4 * wanted))
        .boxed()
        .toList();
  }

  /** Handles each event until there is nothing left to try again, as a queue does. */
  private static List<JobOutcome> untilDone(
      List<PackitEvent> events, ReleaseWorkflow workflow, BooleanSupplier dead) {
    List<JobOutcome> all = new ArrayList<>();
    for (PackitEvent event : events) {
      for (int i = 0; i < MOST_TRIES && !dead.getAsBoolean(); i++) {
        List<JobOutcome> outcomes = workflow.handle(event).outcomes();
        if (!dead.getAsBoolean()) {
          all.addAll(outcomes);
        }
        if (!Story.retryable(outcomes)) {
          break;
        }
      }
    }
    return all;
  }

  /** One process after the other, each with a directory of its own; the first one is killed. */
  private static final class Processes implements AutoCloseable {

    private final Scene scene;
    private final Fedora fedora;
    private final Path place;
    private final Death death;
    private final List<Fedora> started = new ArrayList<>();
    private final List<ReleaseWorkflow> workflows = new ArrayList<>();

    Processes(Scene scene, Fedora fedora, Path place, int point) {
      this.scene = scene;
      this.fedora = fedora;
      this.place = place;
      this.death = new Death(point);
      start(builder -> builder.addNetworkInterceptor(death));
    }

    private void start(UnaryOperator<OkHttpClient.Builder> settings) {
      OkHttpClient http = settings.apply(fedora.sandbox().httpClient().newBuilder()).build();
      Fedora next =
          fedora.elsewhere(http, place.resolve("p" + started.size()), UnaryOperator.identity());
      started.add(next);
      workflows.add(scene.workflow(next));
    }

    int started() {
      return started.size();
    }

    /** The message that a process died of comes again. */
    List<JobOutcome> handle(List<PackitEvent> events) {
      List<JobOutcome> all = new ArrayList<>();
      for (PackitEvent event : events) {
        all.addAll(untilDone(List.of(event), current(), this::isDead));
        if (isDead()) {
          start(builder -> builder);
          all.addAll(untilDone(List.of(event), current(), this::isDead));
        }
      }
      return all;
    }

    private boolean isDead() {
      return started.size() == 1 && death.isDead();
    }

    private ReleaseWorkflow current() {
      return workflows.get(workflows.size() - 1);
    }

    @Override
    public void close() {
      started.forEach(Fedora::disconnect);
    }
  }

  /** Lets no request of a process through from some point on. */
  private static final class Death implements Interceptor {

    private final AtomicInteger left;

    Death(int point) {
      this.left = new AtomicInteger(point);
    }

    boolean isDead() {
      return left.get() <= 0;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
      if (left.updateAndGet(requests -> Math.max(0, requests - 1)) == 0) {
        throw new IOException("killed");
      }
      return chain.proceed(chain.request());
    }
  }
}
