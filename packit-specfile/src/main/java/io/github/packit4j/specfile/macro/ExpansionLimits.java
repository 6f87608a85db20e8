package io.github.packit4j.specfile.macro;

/**
 * Bounds on what one {@link MacroExpander} may do in its whole life.
 *
 * @param depth how deeply expansions may nest; RPM allows 64
 * @param output how many characters may be produced, intermediate results included
 * @param steps how many characters and macros may be examined
 */
public record ExpansionLimits(int depth, long output, long steps) {
  private static final ExpansionLimits DEFAULTS =
      new ExpansionLimits(64, 64_000_000L, 250_000_000L);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public ExpansionLimits {
    if (depth < 1 || output < 1 || steps < 1) {
      throw new IllegalArgumentException("Expansion limits must be positive");
    }
  }

  /** RPM's depth, 64 million characters of output and 250 million steps: some seconds at most. */
  public static ExpansionLimits defaults() {
    return DEFAULTS;
  }
}
