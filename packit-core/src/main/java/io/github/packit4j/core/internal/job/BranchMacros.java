package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.specfile.macro.MacroContext;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The macros that a package's spec file is expanded with on a branch, wherever that happens. */
public final class BranchMacros {

  private BranchMacros() {}

  /**
   * Gives the macros of the branch's release, with the {@code parse_time_macros} of the package.
   *
   * @param branch the branch
   * @param settings the package's settings
   * @return the macros
   * @throws WorkflowException if nothing is known of the branch
   */
  public static MacroContext of(ReleaseBranch branch, PackageSettings settings) {
    MacroContext macros = release(branch);
    for (Map.Entry<String, ?> macro : settings.parseTimeMacros().values().entrySet()) {
      macros =
          macro.getValue() == null
              ? macros.undefine(macro.getKey())
              : macros.define(macro.getKey(), Objects.toString(macro.getValue()));
    }
    return macros;
  }

  /**
   * Gives the macros of the branch's release, with the {@code parse_time_macros} of the package if
   * its configuration is known.
   *
   * @param branch the branch
   * @param settings the package's settings
   * @return the macros
   * @throws WorkflowException if nothing is known of the branch
   */
  public static MacroContext of(ReleaseBranch branch, Optional<PackageSettings> settings) {
    return settings.map(known -> of(branch, known)).orElseGet(() -> release(branch));
  }

  private static MacroContext release(ReleaseBranch branch) {
    MacroContext macros = start(branch);
    for (Map.Entry<String, String> macro : branch.macros().entrySet()) {
      macros = macros.define(macro.getKey(), macro.getValue());
    }
    return macros;
  }

  /** A caller's own release may be like none that is known: then its macros are all there are. */
  private static MacroContext start(ReleaseBranch branch) {
    try {
      return MacroContext.forTarget(branch.macroTarget());
    } catch (IllegalArgumentException e) {
      boolean own = branch.release().flatMap(DistroRelease::macroTarget).isEmpty();
      if (own && !branch.macros().isEmpty()) {
        return MacroContext.rpm();
      }
      throw new WorkflowException(
          "Nothing is known of the branch %s, neither its macros nor its build target. Describe its release with ReleaseWorkflow.builder().releases(...), with its macroTarget or its macros."
              .formatted(branch.name()),
          e);
    }
  }
}
