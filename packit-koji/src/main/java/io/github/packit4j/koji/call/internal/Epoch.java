package io.github.packit4j.koji.call.internal;

import java.time.Instant;

/** Times as the hub takes them in queries. */
public final class Epoch {
  private Epoch() {}

  public static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }
}
