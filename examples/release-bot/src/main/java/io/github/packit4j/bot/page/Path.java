package io.github.packit4j.bot.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where something is on this server. Names from elsewhere stand in the query only: as a part of the
 * path, one of dots would lead elsewhere.
 */
final class Path {

  private final String text;

  private Path(String text) {
    this.text = text;
  }

  /** One that is written in the program. */
  static Path of(String text) {
    return new Path(text);
  }

  /** The page of something with a number. */
  static Path of(String kind, long number) {
    return new Path("/%s/%d".formatted(kind, number));
  }

  static Path ofPackage(String name) {
    return of("/package").with("name", name);
  }

  Path with(String key, String value) {
    return new Path(
        "%s%s%s=%s"
            .formatted(
                text,
                text.indexOf('?') < 0 ? "?" : "&",
                key,
                URLEncoder.encode(value, StandardCharsets.UTF_8)));
  }

  Path then(String action) {
    return new Path(text + "/" + action);
  }

  @Override
  public String toString() {
    return text;
  }
}
