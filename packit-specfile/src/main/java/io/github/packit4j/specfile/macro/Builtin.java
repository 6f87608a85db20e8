package io.github.packit4j.specfile.macro;

import java.util.List;

/** A function of the macro language itself. */
sealed interface Builtin {

  /** A function whose words are expanded before it gets them. */
  @FunctionalInterface
  non-sealed interface Words extends Builtin {
    void call(Interpreter run, StringBuilder out, List<String> words);
  }

  /** A function that gets the text after its name as written. */
  @FunctionalInterface
  non-sealed interface Raw extends Builtin {
    /**
     * Runs over a part of a text and returns where the scan goes on.
     *
     * @param braced whether the part is all that stands in the braces of the call
     */
    int call(Interpreter run, StringBuilder out, String text, int from, int to, boolean braced);
  }
}
