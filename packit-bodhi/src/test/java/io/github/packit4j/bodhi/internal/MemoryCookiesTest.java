package io.github.packit4j.bodhi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryCookiesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final HttpUrl BODHI = HttpUrl.get("https://bodhi.example/updates/");

  private final MemoryCookies cookies = new MemoryCookies(Clock.fixed(NOW, ZoneOffset.UTC));

  private static Cookie cookie(String name, Instant end) {
    return new Cookie.Builder()
        .name(name)
        .value("value")
        .hostOnlyDomain("bodhi.example")
        .path("/updates")
        .secure()
        .expiresAt(end.toEpochMilli())
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "https://bodhi.example/updates/, true",
    "https://bodhi.example/updates/x, true",
    "https://bodhi.example/releases/, false",
    "http://bodhi.example/updates/, false",
    "https://other.example/updates/, false",
    "https://sub.bodhi.example/updates/, false"
  })
  void aCookieGoesWhereItBelongs(String url, boolean goes) {
    cookies.saveFromResponse(BODHI, List.of(cookie("session", NOW.plusSeconds(60))));
    assertThat(cookies.loadForRequest(HttpUrl.get(url)).isEmpty()).isNotEqualTo(goes);
  }

  @Test
  void aCookieEndsWithItsTime() {
    cookies.saveFromResponse(
        BODHI,
        List.of(
            cookie("a", NOW.minusMillis(1)),
            cookie("b", NOW),
            cookie("c", NOW.plusMillis(1)),
            cookie("d", NOW.plus(Duration.ofDays(1)))));
    assertThat(cookies.loadForRequest(BODHI))
        .extracting(Cookie::name)
        .containsExactlyInAnyOrder("c", "d");
  }

  @Test
  void theLaterOfTheSameNameCountsAndAllCanBeForgotten() {
    cookies.saveFromResponse(BODHI, List.of(cookie("a", NOW.plusSeconds(60))));
    cookies.saveFromResponse(BODHI, List.of(cookie("a", NOW.minusSeconds(60))));
    assertThat(cookies.loadForRequest(BODHI)).as("taken back by the server").isEmpty();
    cookies.saveFromResponse(BODHI, List.of(cookie("a", NOW.plusSeconds(60))));
    cookies.clear();
    assertThat(cookies.loadForRequest(BODHI)).isEmpty();
  }
}
