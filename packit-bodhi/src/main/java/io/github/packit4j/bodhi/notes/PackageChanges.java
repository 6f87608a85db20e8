package io.github.packit4j.bodhi.notes;

import java.util.List;

/**
 * What is new in one build of an update.
 *
 * @param packageName the source package
 * @param nvr the build
 * @param entries its new changelog entries, newest first: what stands above the changelog of the
 *     latest stable build
 */
public record PackageChanges(String packageName, String nvr, List<ChangeEntry> entries) {
  /** Copies the entries. */
  public PackageChanges {
    entries = List.copyOf(entries);
  }
}
