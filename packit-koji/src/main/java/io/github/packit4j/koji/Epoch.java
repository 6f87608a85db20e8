package io.github.packit4j.koji;

import java.time.Instant;

/** Times as the hub takes them in queries. */
final class Epoch {
  private Epoch() {}

  static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }
}
