package io.github.packit4j.specfile.macro.internal.run;

import io.github.packit4j.specfile.macro.MacroExpander;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the class that holds a run says how to get at it, so that only this module can. */
public final class SpecRuns {

  private static volatile @Nullable Function<MacroExpander, SpecRun> opener;

  private SpecRuns() {}

  /** Says how to get at the run of an expander. */
  public static void openWith(Function<MacroExpander, SpecRun> function) {
    opener = function;
  }

  static SpecRun of(MacroExpander expander) {
    Function<MacroExpander, SpecRun> known = opener;
    if (known == null) {
      throw new IllegalStateException("The class of the expander is not initialized");
    }
    return known.apply(expander);
  }
}
