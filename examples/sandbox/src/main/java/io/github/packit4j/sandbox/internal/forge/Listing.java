package io.github.packit4j.sandbox.internal.forge;

import java.util.LinkedHashMap;
import java.util.Map;

/** The entries of a directory of a repository. */
public final class Listing {

  private Listing() {}

  /**
   * Returns paths, each with whether it is a file; none if there is no such directory.
   *
   * @param directory path without slashes at its ends; empty for the top
   */
  public static Map<String, Boolean> of(Project project, String ref, String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    Map<String, Boolean> entries = new LinkedHashMap<>();
    for (String file : project.files(ref)) {
      if (file.startsWith(prefix)) {
        String entry = prefix + file.substring(prefix.length()).split("/", 2)[0];
        entries.merge(entry, file.equals(entry), (one, other) -> false);
      }
    }
    return entries;
  }
}
