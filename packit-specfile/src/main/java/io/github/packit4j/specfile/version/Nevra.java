package io.github.packit4j.specfile.version;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Name, epoch, version, release and, for a built package, architecture.
 *
 * @param name the package's name
 * @param evr epoch, version and release; the release is there
 * @param arch the architecture such as {@code x86_64} or {@code src}, if known
 */
public record Nevra(String name, Evr evr, Optional<String> arch) {

  /** Checks that name and release are there. */
  public Nevra {
    if (name.isEmpty() || evr.release().isEmpty()) {
      throw new IllegalArgumentException("A NEVRA needs a name and a release");
    }
  }

  /**
   * Reads {@code name-[epoch:]version-release}, as Koji names builds.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  public static Nevra parseNevr(String text) {
    return parse(text, Optional.empty());
  }

  /**
   * Reads {@code name-[epoch:]version-release.arch}, with or without {@code .rpm} at its end. An
   * epoch may also stand before the name, as some tools write it.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  public static Nevra parse(String text) {
    String base = text.endsWith(".rpm") ? text.substring(0, text.length() - 4) : text;
    int dot = base.lastIndexOf('.');
    if (dot < 0 || dot < base.lastIndexOf('-')) {
      throw refused(text);
    }
    return parse(base.substring(0, dot), Optional.of(base.substring(dot + 1)));
  }

  private static Nevra parse(String text, Optional<String> arch) {
    int release = text.lastIndexOf('-');
    int version = release < 1 ? -1 : text.lastIndexOf('-', release - 1);
    if (version < 1 || release == text.length() - 1) {
      throw refused(text);
    }
    String name = text.substring(0, version);
    OptionalInt epoch = OptionalInt.empty();
    int colon = name.indexOf(':');
    if (colon > 0 && colon < 10 && name.substring(0, colon).chars().allMatch(Character::isDigit)) {
      epoch = OptionalInt.of(Integer.parseInt(name.substring(0, colon)));
      name = name.substring(colon + 1);
    }
    Evr evr = Evr.tryParse(text.substring(version + 1)).orElseThrow(() -> refused(text));
    Evr whole = epoch.isPresent() ? new Evr(epoch, evr.version(), evr.release()) : evr;
    if (name.isEmpty()) {
      throw refused(text);
    }
    return new Nevra(name, whole, arch);
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "Not a package name (name-[epoch:]version-release[.arch]): '" + text + "'");
  }

  /** Returns {@code name-version-release}, without epoch, as Koji names builds. */
  public String nvr() {
    return name + "-" + evr.version() + "-" + evr.release().orElse("");
  }

  /** Returns {@code name-[epoch:]version-release[.arch]}. */
  @Override
  public String toString() {
    return name + "-" + evr + arch.map(a -> "." + a).orElse("");
  }
}
