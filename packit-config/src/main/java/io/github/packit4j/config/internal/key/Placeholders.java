package io.github.packit4j.config.internal.key;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the placeholders of templates that Python's {@code str.format} fills. */
final class Placeholders {

  private static final Pattern BRACES = Pattern.compile("\\{\\{|\\}\\}|\\{([^{}]*)\\}|[{}]");

  private Placeholders() {}

  /** Returns whether a template has other placeholders than those, or a single brace. */
  static boolean hasOthers(String template, String... known) {
    Set<String> names = Set.of(known);
    Matcher matcher = BRACES.matcher(template);
    while (matcher.find()) {
      boolean doubled = matcher.group().equals("{{") || matcher.group().equals("}}");
      if (!doubled && (matcher.group(1) == null || !names.contains(matcher.group(1)))) {
        return true;
      }
    }
    return false;
  }
}
