package io.github.packit4j.config.internal.place;

import java.util.Map;
import java.util.Optional;

/** Names of jobs, triggers and actions of former times, and what to write instead. */
final class FormerNames {

  private static final Map<String, String> HINTS =
      Map.of(
          "production_build", "write upstream_koji_build",
          "build", "write copr_build",
          "push", "write commit",
          "pre_sync", "write pre-sync",
          "fix_spec", "write fix-spec-file",
          "fix-spec", "write fix-spec-file");

  private FormerNames() {}

  /** Returns what a user who wrote an unknown name of a job or trigger should write. */
  static Optional<String> hint(String name) {
    return Optional.ofNullable(HINTS.get(name));
  }
}
