package io.github.packit4j.bodhi.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** The cookies of one login, such as Bodhi's ticket and session. Kept in memory; thread-safe. */
public final class MemoryCookies implements CookieJar {
  private final Clock clock;
  private final Map<String, Cookie> cookies = new ConcurrentHashMap<>();

  /**
   * An empty jar.
   *
   * @param clock tells which cookies are too old
   */
  public MemoryCookies(Clock clock) {
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

  /** Forgets all cookies. */
  public void clear() {
    cookies.clear();
  }
}
