package io.github.packit4j.bot.page;

import io.github.packit4j.bot.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** What a page loads: nothing from anywhere else. A browser keeps it until it is another one. */
enum Asset {
  STYLE("page.css", "text/css; charset=utf-8"),
  SCRIPT("page.js", "text/javascript; charset=utf-8"),
  ICON("icon.svg", "image/svg+xml");

  private static final int DIGITS = 12;

  private final String name;
  private final String type;
  private final byte[] content;
  private final Path path;

  Asset(String name, String type) {
    this.name = name;
    this.type = type;
    this.content = load(name);
    String version = Fingerprint.of(new String(content, StandardCharsets.UTF_8));
    this.path = Path.of("/assets/" + name).with("v", version.substring(0, DIGITS));
  }

  private static byte[] load(String name) {
    try (InputStream in = Objects.requireNonNull(Asset.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  static Optional<Answer> find(String place) {
    return Arrays.stream(values())
        .filter(asset -> place.equals("/assets/" + asset.name))
        .findFirst()
        .map(
            asset ->
                Answer.of(200, asset.type, asset.content)
                    .with("Cache-Control", "public, max-age=31536000, immutable"));
  }
}
