package io.github.packit4j.bodhi;

import io.github.packit4j.http.Secret;
import io.github.packit4j.http.support.Authorizer;
import io.github.packit4j.http.support.Origin;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The token of the present login, for Bodhi's own origin only. */
final class BearerToken implements Authorizer {
  private final Origin origin;
  private final AtomicReference<@Nullable Secret> token = new AtomicReference<>();

  BearerToken(HttpUrl base) {
    this.origin = Origin.of(base);
  }

  void set(Secret present) {
    token.set(present);
  }

  @Override
  public Map<String, String> headers(HttpUrl url) {
    Secret present = token.get();
    return present == null || !Origin.of(url).equals(origin)
        ? Map.of()
        : Map.of("Authorization", "Bearer " + present.reveal());
  }
}
