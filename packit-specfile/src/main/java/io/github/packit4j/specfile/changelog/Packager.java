package io.github.packit4j.specfile.changelog;

import io.github.packit4j.specfile.changelog.internal.PlainLine;

/**
 * The author of a changelog entry.
 *
 * @param name the name
 * @param email the e-mail address without angle brackets; empty if there is none
 */
public record Packager(String name, String email) {

  /** Checks that both fit on the one line of a changelog header, where each character is seen. */
  public Packager {
    if (name.isBlank() || (name + email).chars().anyMatch(c -> PlainLine.isUnseen((char) c))) {
      throw new IllegalArgumentException(
          "Not a packager: a name is needed, all on one line, without control characters and marks"
              + " of text direction");
    }
  }

  /**
   * Reads {@code Name <email>}; without angle brackets all of it is the name. Line breaks in it
   * become blanks, other control characters and marks of text direction go.
   */
  public static Packager parse(String text) {
    String trimmed = PlainLine.cleaned(text).strip();
    int open = trimmed.lastIndexOf('<');
    if (open > 0 && trimmed.endsWith(">")) {
      return new Packager(
          trimmed.substring(0, open).strip(), trimmed.substring(open + 1, trimmed.length() - 1));
    }
    return new Packager(trimmed, "");
  }

  /** Returns {@code Name <email>}, or the name alone. */
  @Override
  public String toString() {
    return email.isEmpty() ? name : name + " <" + email + ">";
  }
}
