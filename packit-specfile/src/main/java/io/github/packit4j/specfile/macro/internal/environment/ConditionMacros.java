package io.github.packit4j.specfile.macro.internal.environment;

import java.util.List;

/** Tests for macros, and build conditions: {@code %bcond} and its relatives. */
final class ConditionMacros {
  private ConditionMacros() {}

  static List<NativeDefinition> definitions() {
    return List.of(
        test("defined", "", true),
        test("undefined", "", false),
        test("with", "with_", true),
        test("without", "with_", false),
        new NativeDefinition(
            "bcond_with", "", (scope, call) -> condition(scope, name(scope, call), "0")),
        new NativeDefinition(
            "bcond_without", "", (scope, call) -> condition(scope, name(scope, call), "1")),
        new NativeDefinition(
            "bcond",
            "",
            (scope, call) -> condition(scope, name(scope, call), call.operand(2).orElse(""))));
  }

  private static NativeDefinition test(String name, String prefix, boolean wanted) {
    return new NativeDefinition(
        name,
        "",
        (scope, call) -> {
          String tested = call.operand(1).orElse("");
          if (tested.indexOf(' ') >= 0) {
            // RPM's definition builds a call from the name; a blank turns it into one without text.
            return "";
          }
          boolean defined = scope.isDefined(prefix + tested);
          return defined == wanted ? "1" : "0";
        });
  }

  private static String name(MacroScope scope, MacroCall call) {
    return call.operand(1).orElseThrow(() -> scope.failure("%bcond: argument expected"));
  }

  private static boolean isOn(MacroScope scope, String name, String otherwise) {
    String override =
        scope.hasConditionDefaults() ? scope.valueOrEmpty("bcond_override_default_" + name) : "";
    String value = override.isEmpty() ? otherwise : override;
    for (int i = value.startsWith("-") ? 1 : 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        throw scope.failure("macro expansion did not return an integer: " + value);
      }
    }
    return value.chars().anyMatch(c -> c >= '1' && c <= '9');
  }

  /** The command line ({@code --with x}, {@code --without x}) arrives as macros. */
  private static String condition(MacroScope scope, String name, String otherwise) {
    if (isOn(scope, name, otherwise)
        ? !scope.isDefined("_without_" + name)
        : scope.isDefined("_with_" + name)) {
      scope.define("with_" + name, "1");
    }
    return "";
  }
}
