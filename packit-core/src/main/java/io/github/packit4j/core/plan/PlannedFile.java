package io.github.packit4j.core.plan;

import io.github.packit4j.distgit.git.UnifiedDiff;
import java.util.Optional;

/**
 * One file of dist-git that a release changes.
 *
 * @param path the path in the dist-git repository
 * @param before what the branch has; empty for a new file
 * @param after what the release brings; empty for a file that goes away
 * @param executable whether the file is executable afterwards
 */
public record PlannedFile(
    String path, Optional<FileContent> before, Optional<FileContent> after, boolean executable) {

  /**
   * Shows the change.
   *
   * @return a unified diff with three lines of context
   */
  public String diff() {
    return UnifiedDiff.of(path, before.map(FileContent::bytes), after.map(FileContent::bytes));
  }
}
