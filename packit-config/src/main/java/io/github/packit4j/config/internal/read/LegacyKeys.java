package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.internal.key.StructureKeys;
import io.github.packit4j.config.problem.internal.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keys of former times, and what to write instead. */
final class LegacyKeys {

  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry("synced_files", "write files_to_sync"),
          Map.entry("upstream_project_name", "write upstream_package_name"),
          Map.entry("upstream_name", "write upstream_package_name"),
          Map.entry("package_name", "write downstream_package_name"),
          Map.entry("create_tarball_command", "write the command under actions: create-archive"),
          Map.entry(
              "current_version_command", "write the command under actions: get-current-version"),
          Map.entry("dist_git_branch", "write dist_git_branches"),
          Map.entry("dist-git-branch", "write dist_git_branches"),
          Map.entry("dist-git-branches", "write dist_git_branches"),
          Map.entry("dist_git_url", "write dist_git_base_url and dist_git_namespace"),
          Map.entry("checks", "remove it; Packit has no such key any more"),
          Map.entry("release_to", "remove it; name the branches in dist_git_branches of a job"),
          Map.entry("type", "write job"),
          Map.entry("_", "only the top level may have the key '_'"));

  private LegacyKeys() {}

  /** Returns what a user who wrote an unknown key should write. */
  static String hint(String key, List<String> allowed) {
    String hint = HINTS.get(key);
    if (hint != null) {
      return hint;
    }
    List<String> near = new ArrayList<>(allowed);
    if (!allowed.contains("trigger") && StructureKeys.NAMES_OF_JOB.contains(key)) {
      return "move it into a job";
    }
    return NearestName.of(key, near)
        .map("did you mean '%s'?"::formatted)
        .orElse("remove it, or look it up in the table of keys");
  }
}
