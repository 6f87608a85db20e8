package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long each forge wants to be left alone: too short a wait and it locks the account out. */
class RateLimitTest {

  // ScriptedForge.NOW, 2026-11-22T12:00:00Z, is 1795348800.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | | | 60",
        "429 | Retry-After: 7 | | 7",
        "429 | x-ratelimit-remaining: 12 | | 60",
        "429 | x-ratelimit-remaining: 0 | | 60",
        "429 | x-ratelimit-remaining: 0; x-ratelimit-reset: 1795348890 | | 91",
        "403 | x-ratelimit-remaining: 0; x-ratelimit-reset: 1795348890 | | 91",
        "403 | x-ratelimit-remaining: 0; x-ratelimit-reset: 1795348700 | | 0",
        "403 | x-ratelimit-remaining: 0; x-ratelimit-reset: soon | | 60",
        "403 | x-ratelimit-remaining: 0; x-ratelimit-reset: 1795348890; Retry-After: 5 | | 5",
        "403 | gh-limited-by: secondary | | 60",
        "403 | | You have exceeded a secondary rate limit | 60",
        "403 | | You have triggered an Abuse Detection mechanism | 60",
        "403 | | Must have push access | ",
        "403 | x-ratelimit-remaining: 12; x-ratelimit-reset: 1795348890 | | ",
        "404 | x-ratelimit-remaining: 0; x-ratelimit-reset: 1795348890 | | ",
        "500 | x-ratelimit-remaining: 0; x-ratelimit-reset: 1795348890 | | ",
        // The server's clock is a minute ahead of ours.
        "403 | x-ratelimit-remaining: 0; x-ratelimit-reset: 1795348890; Date: Sun, 22 Nov 2026"
            + " 12:01:00 GMT | | 31",
        "403 | x-ratelimit-remaining: 0; x-ratelimit-reset: 1795348890; Date: today | | 91",
      })
  void gitHub(int status, @Nullable String headers, @Nullable String message, @Nullable Long wait) {
    assertWait(ForgeType.GITHUB, "GET /api/v3/user", status, headers, message, wait);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | | | 60",
        "429 | Retry-After: 7 | | 7",
        // They describe another limit than the one that was hit.
        "429 | RateLimit-Remaining: 0; RateLimit-Reset: 1795348803 | | 60",
        "403 | | | ",
        "503 | | | ",
      })
  void gitLab(int status, @Nullable String headers, @Nullable String message, @Nullable Long wait) {
    assertWait(ForgeType.GITLAB, "GET /api/v4/user", status, headers, message, wait);
  }

  private static void assertWait(
      ForgeType type,
      String call,
      int status,
      @Nullable String headers,
      @Nullable String message,
      @Nullable Long wait) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      String[] lines = headers == null ? new String[0] : headers.split("; ");
      forge.on(call, status, "{'message': '" + (message == null ? "" : message) + "'}", lines);
      Forge client = forge.project().forge();

      ForgeException e = catchThrowableOfType(ForgeException.class, client::account);

      assertThat(e.retryAfter()).isEqualTo(Optional.ofNullable(wait).map(Duration::ofSeconds));
      boolean limited = status == 429 || (status == 403 && wait != null);
      assertThat(e.reason() == Reason.RATE_LIMITED).isEqualTo(limited);
    }
  }
}
