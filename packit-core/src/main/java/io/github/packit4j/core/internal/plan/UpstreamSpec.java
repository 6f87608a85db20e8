package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.internal.workspace.Subtree;
import java.util.List;

/** Where upstream may keep the spec file of a package. */
final class UpstreamSpec {

  private UpstreamSpec() {}

  /**
   * Lists the places: below the package's directory, and from the top of the repository, as many
   * write this path with directories or without.
   *
   * @param settings the package's settings
   * @param specPath where dist-git has it, which counts where the settings do not say
   * @return the paths, the likelier one first
   */
  static List<String> places(PackageSettings settings, String specPath) {
    String path = settings.specfilePath().orElse(specPath);
    return List.of(Subtree.path(settings.paths().get(0)) + path, path);
  }
}
