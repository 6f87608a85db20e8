package io.github.packit4j.specfile;

import java.util.regex.Pattern;

/**
 * A source or patch of an expanded spec file.
 *
 * @param number the number RPM gives it
 * @param location the location as written
 * @param expandedLocation the location with macros expanded: a URL or a file name
 * @param valid whether it counts: false in the branch of a condition that does not hold, and in a
 *     macro that leaves it out
 */
public record ExpandedSource(int number, String location, String expandedLocation, boolean valid) {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

  /**
   * Returns the name of the file: what follows the last slash of the expanded location. An {@code
   * #/name} at the end of a URL therefore renames the file.
   */
  public String fileName() {
    String name = expandedLocation.substring(expandedLocation.lastIndexOf('/') + 1);
    return remote() ? name.substring(name.lastIndexOf('=') + 1) : name;
  }

  /** Tells whether the location is a URL. */
  public boolean remote() {
    return SCHEME.matcher(expandedLocation).lookingAt();
  }
}
