package io.github.packit4j.specfile.macro;

import java.util.Optional;

/**
 * A macro as a table holds it.
 *
 * @param name the name, without {@code %}
 * @param options the option letters between the parentheses of a parametric macro, empty for a
 *     plain one
 * @param body the text it stands for, not expanded
 */
public record MacroDefinition(String name, Optional<String> options, String body) {

  /** Creates a plain macro. */
  public static MacroDefinition of(String name, String body) {
    return new MacroDefinition(name, Optional.empty(), body);
  }

  /** Returns whether the macro takes arguments. */
  public boolean parametric() {
    return options.isPresent();
  }
}
