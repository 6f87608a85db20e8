package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of an {@code awk} program, and the fields of the line it is at. */
final class AwkMemory {
  private static final int MAX_FIELDS = 10_000;

  private final Budget budget;
  private final Map<String, AwkValue> variables = new HashMap<>();
  private final Map<String, Map<String, AwkValue>> arrays = new HashMap<>();
  private final Map<String, Pattern> patterns = new HashMap<>();
  private List<String> fields = new ArrayList<>();
  private String record = "";

  AwkMemory(Budget budget) {
    this.budget = budget;
    set("FS", AwkValue.fromInput(" "));
    set("OFS", AwkValue.fromInput(" "));
    set("ORS", AwkValue.fromInput("\n"));
    set("SUBSEP", AwkValue.fromInput("\u001c"));
  }

  String record() {
    return record;
  }

  void set(String name, AwkValue value) {
    if (name.equals("NF")) {
      resize((int) value.toNumber());
    } else {
      variables.put(name, value);
    }
  }

  AwkValue variable(String name) {
    if (name.equals("NF")) {
      return AwkValue.of(fields.size());
    }
    AwkValue value = variables.get(name);
    return value == null ? AwkValue.EMPTY : value;
  }

  String text(String name) {
    return variable(name).toText();
  }

  Map<String, AwkValue> array(String name) {
    return arrays.computeIfAbsent(name, key -> new LinkedHashMap<>());
  }

  AwkValue field(int number) {
    if (number == 0) {
      return AwkValue.fromInput(record);
    }
    return number > 0 && number <= fields.size()
        ? AwkValue.fromInput(fields.get(number - 1))
        : AwkValue.EMPTY;
  }

  void setRecord(String line) {
    record = line;
    fields = split(line, text("FS"));
  }

  List<String> split(String line, String separator) {
    List<String> parts = new ArrayList<>();
    budget.spend(line.length() + 1L);
    if (separator.equals(" ")) {
      for (String part : line.trim().split("[ \\t\\n]+")) {
        parts.add(part);
      }
      if (parts.get(0).isEmpty()) {
        parts.clear();
      }
      return parts;
    }
    if (line.isEmpty()) {
      return parts;
    }
    boolean literal = separator.length() == 1;
    Matcher matcher =
        literal
            ? Pattern.compile(separator, Pattern.LITERAL).matcher(line)
            : matcher(separator, line);
    int start = 0;
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        parts.add(line.substring(start, matcher.start()));
        start = matcher.end();
      }
    }
    parts.add(line.substring(start));
    return parts;
  }

  void setField(int number, String text) {
    if (number == 0) {
      setRecord(text);
    } else {
      resize(Math.max(fields.size(), number));
      fields.set(number - 1, text);
      record = String.join(text("OFS"), fields);
    }
  }

  private void resize(int count) {
    if (count < 0 || count > MAX_FIELDS) {
      throw new Impure("awk fields");
    }
    List<String> resized = new ArrayList<>(fields.subList(0, Math.min(count, fields.size())));
    while (resized.size() < count) {
      resized.add("");
    }
    fields = resized;
    record = String.join(text("OFS"), fields);
  }

  /** Matches an extended regular expression, which is compiled once. */
  Matcher matcher(String regex, String subject) {
    return patterns
        .computeIfAbsent(regex, key -> PosixRegex.compile(key, true, false))
        .matcher(budget.metered(subject));
  }
}
