package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      delimiter = '|',
      value = {
        "0 | PT0S",
        "30 | PT30S",
        "' 30 ' | PT30S",
        "999999999 | PT999999999S",
        "1000000000 | nothing",
        "'' | nothing",
        "-1 | nothing",
        "1.5 | nothing",
        "30s | nothing",
        "Sun, 22 Nov 2026 12:00:10 GMT | PT10S",
        "Sun, 22 Nov 2026 12:00:00 GMT | PT0S",
        "Sun, 22 Nov 2026 11:00:00 GMT | PT0S",
        "2026-11-22T12:00:10Z | nothing"
      })
  void readsSecondsAndDates(String value, @Nullable Duration wait) {
    Request request = new Request.Builder().url("https://forge.example/").build();
    var response =
        Answers.response(request, 429, ResponseBody.create("", null), "Retry-After", value);
    assertThat(RateLimits.standard().retryAfter(response, NOW))
        .isEqualTo(Optional.ofNullable(wait));
  }
}
