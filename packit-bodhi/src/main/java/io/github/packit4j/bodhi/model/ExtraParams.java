package io.github.packit4j.bodhi.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parameters as a configuration file spells them, put into the typed fields. */
final class ExtraParams {
  private ExtraParams() {}

  static void apply(Map<String, ?> params, NewUpdate.Builder update) {
    Map<String, String> others = new LinkedHashMap<>();
    params.forEach(
        (name, value) -> {
          switch (name) {
            case "builds" -> update.builds(texts(value));
            case "from_tag" -> update.fromTag(text(value));
            case "notes" -> update.notes(text(value));
            case "bugs" -> update.bugs(texts(value).stream().map(t -> bug(name, t)).toList());
            case "type" -> update.type(type(name, value));
            case "severity" -> update.severity(severity(name, value));
            case "suggest" -> update.suggestion(suggestion(name, value));
            case "display_name" -> update.displayName(text(value));
            case "close_bugs" -> update.closeBugs(flag(name, value));
            case "autokarma" -> update.autokarma(flag(name, value));
            case "autotime" -> update.autotime(flag(name, value));
            case "stable_karma" -> update.stableKarma(number(name, value));
            case "unstable_karma" -> update.unstableKarma(number(name, value));
            case "stable_days" -> update.stableDays(number(name, value));
            case "require_bugs" -> update.requireBugs(flag(name, value));
            case "require_testcases" -> update.requireTestCases(flag(name, value));
            default -> others.put(name, String.join(",", texts(value)));
          }
        });
    update.putAllOtherFields(others);
  }

  private static UpdateType type(String name, Object value) {
    UpdateType type = UpdateType.parse(text(value));
    if (type == UpdateType.UNKNOWN) {
      throw refused(name, value, "bugfix, security, newpackage, enhancement or unspecified");
    }
    return type;
  }

  private static UpdateSeverity severity(String name, Object value) {
    UpdateSeverity severity = UpdateSeverity.parse(text(value));
    if (severity == UpdateSeverity.UNKNOWN) {
      throw refused(name, value, "unspecified, urgent, high, medium or low");
    }
    return severity;
  }

  private static UpdateSuggestion suggestion(String name, Object value) {
    UpdateSuggestion suggestion = UpdateSuggestion.parse(text(value));
    if (suggestion == UpdateSuggestion.UNKNOWN) {
      throw refused(name, value, "unspecified, reboot or logout");
    }
    return suggestion;
  }

  private static boolean flag(String name, Object value) {
    return switch (text(value).toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> true;
      case "false", "0", "no" -> false;
      default -> throw refused(name, value, "true or false");
    };
  }

  private static int number(String name, Object value) {
    try {
      return Integer.parseInt(text(value));
    } catch (NumberFormatException e) {
      throw refused(name, value, "an integer");
    }
  }

  /** A bug as people write it: {@code 2300001}, {@code rhbz#2300001}, {@code #2300001}. */
  private static int bug(String name, String value) {
    return number(name, value.substring(value.lastIndexOf('#') + 1));
  }

  private static String text(Object value) {
    return String.valueOf(value).strip();
  }

  /** Lists as they are, text split at commas and blanks as Bodhi splits it. */
  private static List<String> texts(Object value) {
    if (value instanceof Collection<?> values) {
      return values.stream().map(ExtraParams::text).toList();
    }
    return List.of(text(value).split("[,\\s]+")).stream().filter(t -> !t.isEmpty()).toList();
  }

  private static IllegalArgumentException refused(String name, Object value, String allowed) {
    return new IllegalArgumentException(
        "Bodhi's parameter %s cannot be '%s'; write %s".formatted(name, value, allowed));
  }
}
