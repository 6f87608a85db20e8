package io.github.packit4j.specfile.macro.internal.environment;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One block of spec variables: macros whose names end in the block's number. The main block has no
 * number, or 0, which mean the same.
 */
record Variables(MacroScope scope, String block) {
  private static final Pattern REFERENCE = Pattern.compile("\\{(\\??)(\\w+)}");

  boolean isMain() {
    return block.isEmpty() || block.equals("0");
  }

  String value(String name) {
    return scope.valueOrEmpty(name + block);
  }

  /** The text that calls a variable. */
  String call(String name) {
    return "%{?" + name + block + "}";
  }

  void set(String name, String body) {
    scope.define(name + block, body);
  }

  /** Sets a variable that the spec file has not set itself. */
  void setDefault(String name, String body) {
    if (!scope.isDefined(name + block)) {
      set(name, body);
    }
  }

  /** Turns the names in braces of a template into calls. */
  String filled(String template) {
    return REFERENCE.matcher(template).replaceAll("%{$1$2" + block + "}");
  }

  /** Makes a variable without number and the one with number 0 the same. */
  void alias(List<String> names) {
    for (String name : names) {
      String zero = name + "0";
      boolean plain = scope.isDefined(name);
      if (plain != scope.isDefined(zero)) {
        scope.define(plain ? zero : name, "%{" + (plain ? name : zero) + "}");
      }
    }
  }
}
