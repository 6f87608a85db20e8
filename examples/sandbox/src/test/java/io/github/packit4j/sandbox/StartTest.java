package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How long a sandbox takes from nothing to its first answer; printed, because machines differ. */
class StartTest {

  private static final int COLD = 5;
  private static final int STARTS = 25;

  @Test
  void everySandboxAnswersAtOnce() {
    long[] nanos = new long[STARTS];
    for (int i = 0; i < STARTS; i++) {
      long begin = System.nanoTime();
      try (Sandbox fedora = Sandbox.start()) {
        Http.Answer answer =
            new Http(fedora.httpClient()).get("https://src.fedoraproject.org/api/0/-/version");
        nanos[i] = System.nanoTime() - begin;
        assertThat(answer.status()).isEqualTo(200);
      }
    }
    long[] warm = Arrays.copyOfRange(nanos, COLD, STARTS);
    Arrays.sort(warm);
    System.out.printf(
        "sandbox: start to first answer over TLS: %d ms at first, %d ms warm (median of %d)%n",
        Duration.ofNanos(nanos[0]).toMillis(),
        Duration.ofNanos(warm[warm.length / 2]).toMillis(),
        warm.length);
  }
}
