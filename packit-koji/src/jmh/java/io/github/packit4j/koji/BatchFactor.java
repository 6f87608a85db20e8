package io.github.packit4j.koji;

import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks up 1,000 builds at the sandbox hub, in one batch and one by one, and prints how many times
 * faster the batch is: over loopback, where a request costs next to nothing, and with the answers
 * delayed as by a network. The first round of all starts in a cold JVM, with the batch.
 */
public final class BatchFactor {
  private static final int BUILDS = 1000;
  private static final int WARM_ROUNDS = 5;
  private static final List<Duration> ROUND_TRIPS =
      List.of(Duration.ZERO, Duration.ofMillis(2), Duration.ofMillis(10));

  private final KojiClient koji;
  private final List<String> nvrs;

  private BatchFactor(KojiClient koji, List<String> nvrs) {
    this.koji = koji;
    this.nvrs = nvrs;
  }

  /** Measures; takes no arguments. */
  public static void main(String[] args) {
    System.out.println("delay ms  round  batch ms  single calls ms  factor");
    List<String> summary = new ArrayList<>();
    for (Duration roundTrip : ROUND_TRIPS) {
      double factor = measure(roundTrip, roundTrip.isZero());
      summary.add("%d ms: %.1f".formatted(roundTrip.toMillis(), factor));
    }
    System.out.println("median factor of the warm rounds by delay: " + summary);
  }

  private static double measure(Duration roundTrip, boolean cold) {
    try (Sandbox sandbox = Sandbox.builder().withoutTickets().start();
        KojiClient koji =
            KojiClient.builder(URI.create("https://koji.fedoraproject.org/kojihub"))
                .httpClient(sandbox.httpClient())
                .build()) {
      List<String> nvrs = new ArrayList<>();
      for (int i = 0; i < BUILDS; i++) {
        String nvr = "python-ogr-0.52.0-" + i + ".fc43";
        sandbox.koji().importBuild(nvr);
        nvrs.add(nvr);
      }
      if (!roundTrip.isZero()) {
        sandbox.faults().on(RequestMatcher.any()).always().delay(roundTrip);
      }
      BatchFactor factor = new BatchFactor(koji, nvrs);
      if (cold) {
        factor.round(roundTrip, "cold");
      }
      double[] factors = new double[WARM_ROUNDS];
      Arrays.setAll(factors, i -> factor.round(roundTrip, Integer.toString(i + 1)));
      Arrays.sort(factors);
      return factors[WARM_ROUNDS / 2];
    }
  }

  private double round(Duration roundTrip, String name) {
    double batch = milliseconds(this::inOneBatch);
    double single = milliseconds(this::oneByOne);
    System.out.printf(
        "%8d  %5s  %8.1f  %15.1f  %6.1f%n",
        roundTrip.toMillis(), name, batch, single, single / batch);
    return single / batch;
  }

  private static double milliseconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private void inOneBatch() {
    KojiBatch batch = koji.batch();
    List<KojiBatch.Entry<Optional<BuildInfo>>> entries =
        nvrs.stream().map(nvr -> batch.add(BuildCalls.build(nvr))).toList();
    batch.run();
    for (int i = 0; i < BUILDS; i++) {
      check(nvrs.get(i), entries.get(i).result());
    }
  }

  private void oneByOne() {
    for (String nvr : nvrs) {
      check(nvr, koji.builds().find(nvr));
    }
  }

  private static void check(String nvr, Optional<BuildInfo> build) {
    String got = build.map(info -> info.nvr().toString()).orElse("nothing");
    if (!got.equals(nvr)) {
      throw new IllegalStateException("Asked for " + nvr + ", got " + got);
    }
  }
}
