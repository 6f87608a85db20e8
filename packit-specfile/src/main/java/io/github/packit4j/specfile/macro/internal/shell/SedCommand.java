package io.github.packit4j.specfile.macro.internal.shell;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One command of a {@code sed} script.
 *
 * @param argument the text of {@code a i c}, the label of {@code b t :}, the sets of {@code y}
 */
record SedCommand(
    @Nullable Address first,
    @Nullable Address last,
    boolean negated,
    char name,
    String argument,
    @Nullable Substitution substitution) {

  /** A line a command applies to: a number, the last one ({@code number} 0), or a match. */
  record Address(int number, @Nullable Pattern pattern) {}

  /** {@code s/pattern/replacement/flags}. */
  record Substitution(
      Pattern pattern, String replacement, int occurrence, boolean all, boolean print) {}
}
