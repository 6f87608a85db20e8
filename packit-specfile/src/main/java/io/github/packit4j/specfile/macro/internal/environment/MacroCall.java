package io.github.packit4j.specfile.macro.internal.environment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of one call of a parametric macro.
 *
 * @param options value by option letter; a flag has an empty value
 * @param operands the words that are no options
 */
public record MacroCall(Map<Character, String> options, List<String> operands) {

  /** Returns whether an option was given. */
  public boolean has(char option) {
    return options.containsKey(option);
  }

  /** Returns the value of an option, or empty if it was not given. */
  public Optional<String> option(char option) {
    return Optional.ofNullable(options.get(option));
  }

  /** Returns an operand by its number, counted from 1, or empty if there are fewer. */
  public Optional<String> operand(int number) {
    return number <= operands.size() ? Optional.of(operands.get(number - 1)) : Optional.empty();
  }
}
