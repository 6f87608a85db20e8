package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads parameters by the rules of Bodhi's schemas; what is wrong is collected, in the order of
 * reading. A value that is left out or empty counts as missing.
 */
final class ParameterReader {

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)(.*))?");

  private final Parameters parameters;
  private final String location;
  private final Problems problems;

  ParameterReader(Parameters parameters, String location, Problems problems) {
    this.parameters = parameters;
    this.location = location;
    this.problems = problems;
  }

  private void problem(String name, String description) {
    problems.add(location, name, description);
  }

  Optional<String> text(String name) {
    return scalar(name).flatMap(node -> string(name, lastPart(name), node));
  }

  /** Returns a text; reports that it is missing in these words. */
  Optional<String> required(String name, String missing) {
    if (scalar(name).isEmpty()) {
      problem(name, missing);
      return Optional.empty();
    }
    return text(name);
  }

  private Optional<JsonNode> scalar(String name) {
    return parameters.all(name).stream().findFirst().filter(ParameterReader::isPresent);
  }

  private static boolean isPresent(JsonNode node) {
    return !(node.isNull() || node.isString() && node.asString().isEmpty());
  }

  private Optional<String> string(String path, String node, JsonNode value) {
    if (!value.isString()) {
      problem(path, value.asString() + " is not a string: {'" + node + "': ''}");
      return Optional.empty();
    }
    return Optional.of(value.asString());
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  Optional<String> choice(String name, List<String> allowed) {
    return text(name).filter(value -> isAllowed(name, value, allowed));
  }

  private boolean isAllowed(String name, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      problem(name, "\"" + value + "\" is not one of " + String.join(", ", allowed));
      return false;
    }
    return true;
  }

  /** Anything but {@code false} and {@code 0} is true. */
  boolean lenientFlag(String name, boolean otherwise) {
    return scalar(name)
        .map(node -> node.asString().toLowerCase(Locale.ROOT))
        .map(text -> !(text.equals("false") || text.equals("0")))
        .orElse(otherwise);
  }

  /** Only {@code true}, {@code 1}, {@code false} and {@code 0} are taken. */
  Optional<Boolean> strictFlag(String name) {
    Optional<String> value = scalar(name).map(JsonNode::asString);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String text = value.get().toLowerCase(Locale.ROOT);
    switch (text) {
      case "true", "1" -> {
        return Optional.of(true);
      }
      case "false", "0" -> {
        return Optional.of(false);
      }
      default -> {
        problem(name, "\"" + value.get() + "\" is neither in ('false', '0') nor in ('true', '1')");
        return Optional.empty();
      }
    }
  }

  /** Returns a number between two others, both allowed. */
  Optional<Integer> number(String name, int least, int most) {
    Optional<String> text = scalar(name).map(JsonNode::asString);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String value = text.get().strip();
    if (!value.matches("[+-]?\\d{1,9}")) {
      problem(name, "\"" + text.get() + "\" is not a number");
      return Optional.empty();
    }
    int number = Integer.parseInt(value);
    if (number < least) {
      problem(name, number + " is less than minimum value " + least);
    } else if (number > most) {
      problem(name, number + " is greater than maximum value " + most);
    }
    return Optional.of(number);
  }

  /** Returns a text of bounded length in characters, not in UTF-16 units. */
  Optional<String> bounded(String name, String missing, int least, int most) {
    Optional<String> text = required(name, missing);
    int length = text.map(value -> value.codePointCount(0, value.length())).orElse(least);
    if (length < least) {
      problem(name, "Shorter than minimum length " + least);
    } else if (length > most) {
      problem(name, "Longer than maximum length " + most);
    }
    return text;
  }

  /** A date, or a date and time; UTC unless it says otherwise. */
  Optional<Instant> time(String name) {
    Optional<String> text = scalar(name).map(JsonNode::asString);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = DATE_TIME.matcher(text.get().strip());
    try {
      if (matcher.matches()) {
        LocalDate date = LocalDate.parse(matcher.group(1));
        if (matcher.group(2) == null) {
          return Optional.of(date.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        LocalTime time = LocalTime.parse(matcher.group(2).replace(',', '.'));
        String zone = matcher.group(3).strip();
        ZoneOffset offset = zone.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(zone);
        return Optional.of(OffsetDateTime.of(date, time, offset).toInstant());
      }
    } catch (DateTimeParseException e) {
      problem(name, "Invalid date");
      return Optional.empty();
    } catch (java.time.DateTimeException e) {
      problem(name, "Invalid date");
      return Optional.empty();
    }
    problem(name, "Invalid date");
    return Optional.empty();
  }

  /**
   * Returns the items of a list, which may also stand in one text with commas or spaces; empty if
   * it was left out.
   *
   * @param item what Bodhi calls one of them
   */
  Optional<List<String>> list(String name, String item) {
    return list(name, item, false, UnaryOperator.identity());
  }

  /** Returns a list in which empty items do not count. */
  Optional<List<String>> listOfPresent(String name, String item) {
    return list(name, item, true, UnaryOperator.identity());
  }

  /** Returns a list of allowed values, each as a parameter of its own. */
  Optional<List<String>> choices(String name, String item, List<String> allowed) {
    return list(
        name,
        item,
        false,
        values -> {
          for (int i = 0; i < values.size(); i++) {
            isAllowed(name + "." + i, values.get(i), allowed);
          }
          return values;
        });
  }

  private Optional<List<String>> list(
      String name, String item, boolean emptyAllowed, UnaryOperator<List<String>> check) {
    if (!parameters.has(name)) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    List<JsonNode> nodes = parameters.all(name);
    for (int i = 0; i < nodes.size(); i++) {
      if (isPresent(nodes.get(i))) {
        string(name + "." + i, item, nodes.get(i)).ifPresent(values::add);
      } else if (!emptyAllowed) {
        problem(name + "." + i, "Required");
      }
    }
    return Optional.of(split(check.apply(values)));
  }

  /** Splits texts at commas and blanks. */
  static List<String> split(List<String> texts) {
    return texts.stream()
        .flatMap(text -> List.of(text.split("[,\\s]+")).stream())
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
