package io.github.packit4j.bodhi;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** The cookies of one login: Bodhi's ticket and session. Kept in memory, for one client. */
final class MemoryCookies implements CookieJar {
  private final Clock clock;
  private final Map<String, Cookie> cookies = new ConcurrentHashMap<>();

  MemoryCookies(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void saveFromResponse(HttpUrl url, List<Cookie> received) {
    received.forEach(
        cookie -> cookies.put(cookie.name() + ' ' + cookie.domain() + ' ' + cookie.path(), cookie));
  }

  @Override
  public List<Cookie> loadForRequest(HttpUrl url) {
    long now = clock.millis();
    return cookies.values().stream()
        .filter(cookie -> cookie.matches(url) && cookie.expiresAt() > now)
        .toList();
  }

  void clear() {
    cookies.clear();
  }
}
