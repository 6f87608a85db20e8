package io.github.packit4j.specfile.version;

import io.github.packit4j.specfile.macro.internal.expression.VersionOrder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Epoch, version and release of a package, ordered as RPM orders them.
 *
 * <p>A missing epoch equals 0. {@link #compareTo} takes a missing release as one lower than any
 * other, as RPM's own comparison of EVR values does; equality is that of the texts.
 *
 * @param epoch the epoch, if written
 * @param version the version, not empty
 * @param release the release, if there is one
 */
public record Evr(OptionalInt epoch, String version, Optional<String> release)
    implements Comparable<Evr> {

  private static final Pattern SHAPE = Pattern.compile("(?:(\\d{1,9}):)?([^-:]+)(?:-([^-:]+))?");

  /** Checks that there is a version. */
  public Evr {
    if (version.isEmpty()) {
      throw new IllegalArgumentException("An EVR needs a version");
    }
  }

  /** Makes a value without epoch. */
  public static Evr of(String version, String release) {
    return new Evr(OptionalInt.empty(), version, Optional.of(release));
  }

  /**
   * Reads {@code [epoch:]version[-release]}.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  public static Evr parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Not an EVR ([epoch:]version[-release]): '" + text + "'"));
  }

  /** Reads {@code [epoch:]version[-release]}; empty if the text is something else. */
  public static Optional<Evr> tryParse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    OptionalInt epoch =
        matcher.group(1) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(matcher.group(1)));
    return Optional.of(new Evr(epoch, matcher.group(2), Optional.ofNullable(matcher.group(3))));
  }

  /** Compares two versions, or two releases, as RPM does. */
  public static int compareVersions(String left, String right) {
    return VersionOrder.compare(left, right);
  }

  @Override
  public int compareTo(Evr other) {
    int epochs = Integer.compare(epoch.orElse(0), other.epoch.orElse(0));
    if (epochs != 0) {
      return epochs;
    }
    int versions = VersionOrder.compare(version, other.version);
    if (versions != 0) {
      return versions;
    }
    if (release.isEmpty() || other.release.isEmpty()) {
      return Boolean.compare(release.isPresent(), other.release.isPresent());
    }
    return VersionOrder.compare(release.get(), other.release.get());
  }

  /** Returns {@code [epoch:]version[-release]}. */
  @Override
  public String toString() {
    String prefix = epoch.isPresent() ? epoch.getAsInt() + ":" : "";
    return prefix + version + release.map(r -> "-" + r).orElse("");
  }
}
