package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.KojiHub;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds name, version and release in a spec file: its tags, with macros that the file itself
 * defines in one line, {@code %{?dist}} and {@code %autorelease} (1 unless the file defines it).
 */
final class SpecNvr implements KojiHub.NvrRule {

  private static final Pattern DEFINITION =
      Pattern.compile("^\\s*%(?:global|define)\\s+(\\w+)\\s+(.*?)\\s*$", Pattern.MULTILINE);
  private static final Pattern MACRO =
      Pattern.compile("%\\{(!?\\??)(\\w+)(?::([^{}]*))?}|%(\\w{2,})");
  private static final int MAX_ROUNDS = 20;

  @Override
  public String nvr(String specFile, String distTag) {
    Map<String, String> macros = new HashMap<>();
    Matcher definition = DEFINITION.matcher(specFile);
    while (definition.find()) {
      macros.putIfAbsent(definition.group(1), definition.group(2));
    }
    macros.put("dist", distTag);
    macros.putIfAbsent("autorelease", "1" + distTag);
    for (String tag : new String[] {"name", "version", "release"}) {
      SpecTags.value(specFile, tag).ifPresent(value -> macros.put(tag, value));
    }
    return expand("%{name}-%{version}-%{release}", macros);
  }

  private static String expand(String text, Map<String, String> macros) {
    String now = text;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      String next = MACRO.matcher(now).replaceAll(match -> quote(match.group(), match, macros));
      if (next.equals(now)) {
        break;
      }
      now = next;
    }
    return now.replaceAll("\\s.*", "");
  }

  private static String quote(String whole, MatchResult match, Map<String, String> macros) {
    String name = match.group(2) == null ? match.group(4) : match.group(2);
    String mark = match.group(1) == null ? "" : match.group(1);
    String value = macros.get(name);
    String argument = match.group(3);
    String expanded;
    if (mark.startsWith("!")) {
      expanded = value == null && argument != null ? argument : "";
    } else if (value == null) {
      expanded = mark.isEmpty() ? whole : "";
    } else {
      expanded = argument == null || mark.isEmpty() ? value : argument;
    }
    return Matcher.quoteReplacement(expanded);
  }
}
