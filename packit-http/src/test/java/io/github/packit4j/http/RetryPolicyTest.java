package io.github.packit4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  @Test
  void pausesDoubleUpToTheLongest() {
    RetryPolicy policy =
        new RetryPolicy(9, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1));
    assertThat(Stream.of(1, 2, 3, 4, 80).map(attempt -> policy.pause(attempt, 1).toSeconds()))
        .containsExactly(1L, 2L, 4L, 5L, 5L);
    assertThat(policy.pause(3, 0.25)).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.pause(3, 0)).isEqualTo(Duration.ZERO);
  }

  @Test
  void aLongPauseDoesNotOverflow() {
    RetryPolicy patient =
        new RetryPolicy(99, Duration.ofDays(1), Duration.ofDays(365), Duration.ofDays(9999));
    assertThat(patient.pause(70, 1)).isEqualTo(Duration.ofDays(365));
    RetryPolicy hasty =
        new RetryPolicy(99, Duration.ofMillis(1), Duration.ofDays(365), Duration.ofDays(9999));
    assertThat(hasty.pause(21, 1)).isEqualTo(Duration.ofMillis(1L << 20));
    assertThat(hasty.pause(22, 1)).isEqualTo(Duration.ofMillis(1L << 20));
  }

  @Test
  void theDefaultsAreAsDocumented() {
    assertThat(RetryPolicy.defaults())
        .isEqualTo(
            new RetryPolicy(
                5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(2)));
    assertThat(RetryPolicy.none().maxAttempts()).isEqualTo(1);
  }

  @Test
  void oneSettingAtATimeCanBeChanged() {
    assertThat(RetryPolicy.defaults().withMaxAttempts(8).withMaxTotalWait(Duration.ofHours(1)))
        .isEqualTo(
            new RetryPolicy(8, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1", "1, -1, 1, 1", "1, 1, -1, 1", "1, 1, 1, -1"})
  void boundsAreChecked(int attempts, long base, long max, long total) {
    assertThatThrownBy(
            () ->
                new RetryPolicy(
                    attempts,
                    Duration.ofSeconds(base),
                    Duration.ofSeconds(max),
                    Duration.ofSeconds(total)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .isEqualTo(RetryPolicy.none());
  }
}
