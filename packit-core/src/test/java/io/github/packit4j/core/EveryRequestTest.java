package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.sandbox.DistGitForge;
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
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Something goes wrong at each request of the story of six branches, on each forge that dist-git
 * may be, and in the end everything is done once. Some of the requests are tried, spread evenly;
 * {@code -Dpackit.points=all} tries all.
 */
class EveryRequestTest {

  private static final String POINTS = System.getProperty("packit.points", "3");
  private static final int MOST_TRIES = 4;

  @TempDir Path work;

  /** The process ends before the request, and starts again elsewhere with nothing. */
  @ParameterizedTest
  @EnumSource(DistGitForge.class)
  void theProcessIsKilled(DistGitForge forge) {
    List<Integer> points = points(forge, 0);
    for (int point : points) {
      Path place = work.resolve("killed" + point);
      try (Fedora fedora = Story.prepared(forge, place.resolve("unused"));
          Processes processes = new Processes(fedora, place, point)) {
        List<JobOutcome> outcomes = Story.tell(fedora.sandbox(), processes::handle);

        assertThat(processes.started()).as("processes, killed at %d", point).isEqualTo(2);
        requireDone(fedora, outcomes, "killed at request " + point);
      }
    }
    System.out.printf(
        "Killed at %d requests of the story on %s: %s%n", points.size(), forge, points);
  }

  @ParameterizedTest
  @EnumSource(DistGitForge.class)
  void theRequestFails(DistGitForge forge) {
    everyFault(forge, 1, "failed", fault -> fault.respond(503, "Service Unavailable"));
  }

  @ParameterizedTest
  @EnumSource(DistGitForge.class)
  void theAnswerIsLost(DistGitForge forge) {
    everyFault(
        forge,
        2,
        "lost the answer of",
        fault -> fault.afterEffect().respond(504, "Gateway Timeout"));
  }

  @ParameterizedTest
  @EnumSource(DistGitForge.class)
  void theConnectionBreaksAfterTheEffect(DistGitForge forge) {
    everyFault(forge, 3, "was cut off after", Fault::dropAfterCall);
  }

  private void everyFault(DistGitForge forge, int phase, String what, Consumer<Fault> fault) {
    List<Integer> points = points(forge, phase);
    for (int point : points) {
      try (Fedora fedora = Story.prepared(forge, work.resolve(what.replace(' ', '-') + point))) {
        fault.accept(fedora.sandbox().faults().on(RequestMatcher.any()).nth(point));

        List<JobOutcome> outcomes =
            Story.tell(
                fedora.sandbox(), events -> untilDone(events, fedora.workflow(), () -> false));

        requireDone(fedora, outcomes, what + " request " + point);
      }
    }
    System.out.printf("The story on %s %s %d requests: %s%n", forge, what, points.size(), points);
  }

  private static void requireDone(Fedora fedora, List<JobOutcome> outcomes, String when) {
    assertThat(Story.finalFailures(outcomes)).as("failures, " + when).isEmpty();
    try {
      Story.requireExactlyOnce(fedora.sandbox());
    } catch (AssertionError e) {
      throw new AssertionError(when + ": " + e.getMessage(), e);
    }
  }

  /**
   * Counts the requests of an undisturbed story, and picks those at which something happens.
   *
   * @param phase each of the four tests picks others
   */
  private List<Integer> points(DistGitForge forge, int phase) {
    int all;
    try (Fedora fedora = Story.prepared(forge, work.resolve("undisturbed"))) {
      Story.tell(fedora.sandbox(), events -> untilDone(events, fedora.workflow(), () -> false));
      Story.requireExactlyOnce(fedora.sandbox());
      all = fedora.sandbox().requests().all().size();
    }
    System.out.printf("%nThe story on %s has %d requests.%n", forge, all);
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

    private final Fedora fedora;
    private final Path place;
    private final Death death;
    private final List<Fedora> started = new ArrayList<>();

    Processes(Fedora fedora, Path place, int point) {
      this.fedora = fedora;
      this.place = place;
      this.death = new Death(point);
      start(builder -> builder.addNetworkInterceptor(death));
    }

    private void start(UnaryOperator<OkHttpClient.Builder> settings) {
      OkHttpClient http = settings.apply(fedora.sandbox().httpClient().newBuilder()).build();
      started.add(
          fedora.elsewhere(http, place.resolve("p" + started.size()), UnaryOperator.identity()));
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
      return started.get(started.size() - 1).workflow();
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
