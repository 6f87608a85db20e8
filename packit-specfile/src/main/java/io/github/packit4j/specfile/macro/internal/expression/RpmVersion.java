package io.github.packit4j.specfile.macro.internal.expression;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@code [epoch:]version[-release]} text with RPM's order of versions. */
public final class RpmVersion implements Comparable<RpmVersion> {
  private final String text;
  private final @Nullable String epoch;
  private final String version;
  private final @Nullable String release;

  private RpmVersion(
      String text, @Nullable String epoch, String version, @Nullable String release) {
    this.text = text;
    this.epoch = epoch;
    this.version = version;
    this.release = release;
  }

  /** Reads a version, or returns empty if the text is none. */
  public static Optional<RpmVersion> parse(String text) {
    int digits = 0;
    while (digits < text.length() && isDigit(text.charAt(digits))) {
      digits++;
    }
    String epoch = null;
    String rest = text;
    if (digits < text.length() && text.charAt(digits) == ':') {
      epoch = digits == 0 ? "0" : text.substring(0, digits);
      rest = text.substring(digits + 1);
    }
    int dash = rest.lastIndexOf('-');
    String version = dash < 0 ? rest : rest.substring(0, dash);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    String release = dash < 0 ? null : rest.substring(dash + 1);
    return Optional.of(new RpmVersion(text, epoch, version, release));
  }

  /** Returns the version as written. */
  public String text() {
    return text;
  }

  /** Returns the epoch, if written. */
  public Optional<String> epoch() {
    return Optional.ofNullable(epoch);
  }

  /** Returns the version proper. */
  public String version() {
    return version;
  }

  /** Returns the release, if written. */
  public Optional<String> release() {
    return Optional.ofNullable(release);
  }

  /** Compares epochs (none is 0), then versions, then releases; no release is below any. */
  @Override
  public int compareTo(RpmVersion other) {
    int epochs =
        VersionOrder.compare(epoch == null ? "0" : epoch, other.epoch == null ? "0" : other.epoch);
    if (epochs != 0) {
      return epochs;
    }
    int versions = VersionOrder.compare(version, other.version);
    if (versions != 0) {
      return versions;
    }
    if (release == null || other.release == null) {
      return Boolean.compare(release != null, other.release != null);
    }
    return VersionOrder.compare(release, other.release);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RpmVersion that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    // Equal versions may be spelled differently (1.0 and 1_0), so only their order tells them
    // apart.
    return 0;
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
