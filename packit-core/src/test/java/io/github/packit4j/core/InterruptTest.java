package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.http.PackitException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The calling thread is interrupted at a request of each entry of the workflow. It ends as an
 * exception of packit4j that may pass, thrown or told in the result; the thread stays interrupted;
 * and done again all is well.
 */
class InterruptTest {

  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  @TempDir Path work;

  private static final EventReport FAILED =
      new EventReport(
          Events.RELEASE,
          List.of(
              new JobOutcome.Failed(
                  "propose_downstream", Fedora.PACKAGE, new WorkflowException("no luck"), false)));

  /** Calls the workflow, and gives the failures that its result tells of. */
  interface Entry extends Function<Fedora, List<RuntimeException>> {}

  static Stream<Arguments> entries() {
    Entry plan = fedora -> ofPlan(fedora.workflow().plan(Fedora.request()));
    Entry propose = fedora -> ofReport(fedora.workflow().proposeDownstream(Fedora.request()));
    Entry execute =
        fedora -> ofReport(fedora.workflow().execute(fedora.workflow().plan(Fedora.request())));
    Entry report =
        fedora -> {
          fedora.workflow().reportFailures(FAILED);
          return List.of();
        };
    Entry release = fedora -> handle(fedora, Events.RELEASE);
    Entry push = fedora -> handle(fedora, Events.push(fedora, "alice"));
    Entry build = fedora -> handle(fedora, Events.build());
    return Stream.of(
            arguments("plan", plan),
            arguments("proposeDownstream", propose),
            arguments("execute", execute),
            arguments("reportFailures", report),
            arguments("handle a release", release),
            arguments("handle a push", push),
            arguments("handle a build", build))
        .flatMap(
            entry ->
                Stream.of(false, true)
                    .map(parallel -> arguments(entry.get()[0], entry.get()[1], parallel)));
  }

  private static List<RuntimeException> handle(Fedora fedora, PackitEvent event) {
    List<RuntimeException> failures = new ArrayList<>();
    for (JobOutcome outcome : fedora.workflow().handle(event).outcomes()) {
      if (outcome instanceof JobOutcome.Failed failed) {
        failures.add(failed.cause());
      } else if (outcome instanceof JobOutcome.Released released) {
        failures.addAll(ofReport(released.report()));
      }
    }
    return failures;
  }

  private static List<RuntimeException> ofReport(ReleaseReport report) {
    return report.failures().stream().map(BranchResult.Failed::cause).toList();
  }

  private static List<RuntimeException> ofPlan(ReleasePlan plan) {
    return plan.branches().stream()
        .filter(BranchPlan.Failed.class::isInstance)
        .map(branch -> ((BranchPlan.Failed) branch).cause())
        .toList();
  }

  @AfterEach
  void close() {
    Thread.interrupted();
    pool.shutdownNow();
  }

  @ParameterizedTest(name = "{0}, branches on an executor: {2}")
  @MethodSource("entries")
  void endsAsAnExceptionThatMayPass(String what, Entry entry, boolean parallel) {
    int requests = attempt(entry, parallel, Integer.MAX_VALUE);
    assertThat(requests).isPositive();
    for (int point : List.of(1, (requests + 1) / 2, requests)) {
      attempt(entry, parallel, point);
    }
  }

  /** Interrupts the calling thread at a request, and tells how many requests there were. */
  private int attempt(Entry entry, boolean parallel, int point) {
    AtomicInteger seen = new AtomicInteger();
    Thread caller = Thread.currentThread();
    Path place = work.resolve(parallel + "-" + point);
    try (Fedora fedora = Fedora.withRelease(place.resolve("unused"))) {
      OkHttpClient http =
          fedora
              .sandbox()
              .httpClient()
              .newBuilder()
              .addInterceptor(
                  chain -> {
                    if (seen.incrementAndGet() == point) {
                      caller.interrupt();
                    }
                    return chain.proceed(chain.request());
                  })
              .build();
      Fedora interrupted =
          fedora.elsewhere(
              http, place.resolve("used"), builder -> parallel ? builder.executor(pool) : builder);
      List<RuntimeException> failures = new ArrayList<>();
      try {
        failures.addAll(entry.apply(interrupted));
      } catch (PackitException e) {
        failures.add(e);
      }
      boolean flag = Thread.interrupted();
      interrupted.disconnect();
      int requests = seen.get();
      if (point == Integer.MAX_VALUE) {
        assertThat(flag).isFalse();
        return requests;
      }
      assertThat(flag).as("the flag after request %d", point).isTrue();
      assertThat(failures)
          .as("failures after request %d", point)
          .allSatisfy(
              failure -> {
                assertThat(failure).isInstanceOf(PackitException.class);
                assertThat(PackitException.mayPassByItself(failure)).isTrue();
              });
      Fedora again = fedora.elsewhere(place.resolve("again"));
      assertThat(entry.apply(again)).as("done again after request %d", point).isEmpty();
      again.disconnect();
      return requests;
    }
  }
}
