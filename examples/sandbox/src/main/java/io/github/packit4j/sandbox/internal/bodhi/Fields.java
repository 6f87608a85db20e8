package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a client says about an update.
 *
 * @param builds NVRs, sorted; empty when they are to come from the side tag
 * @param fromTag side tag
 */
record Fields(
    List<String> builds,
    Optional<String> fromTag,
    List<Integer> bugs,
    String notes,
    String type,
    String severity,
    String displayName,
    boolean closeBugs,
    boolean autokarma,
    boolean autotime,
    int stableKarma,
    int unstableKarma,
    int stableDays,
    String suggest,
    boolean requireBugs,
    boolean requireTestcases) {

  private static final int MAX_NOTES = 10_000;
  private static final List<String> TYPES =
      List.of("bugfix", "security", "newpackage", "enhancement", "unspecified");
  private static final List<String> SEVERITIES =
      List.of("unspecified", "urgent", "high", "medium", "low");

  /** Returns the fields of an update that Bodhi makes by itself. */
  static Fields automatic(String nvr, int stableDays) {
    return new Fields(
        List.of(nvr),
        Optional.empty(),
        List.of(),
        "Automatic update for " + nvr + ".",
        "unspecified",
        "unspecified",
        "",
        true,
        false,
        true,
        3,
        -3,
        stableDays,
        "unspecified",
        true,
        true);
  }

  /** Reads values by name from a form or a JSON object; lists may also be one text with commas. */
  static Map<String, List<String>> values(HttpRequest request) {
    Map<String, List<String>> values = new TreeMap<>(request.form());
    if (request.contentType().startsWith("application/json")) {
      JsonNode body;
      try {
        body = Json.parse(request.bodyText());
      } catch (IllegalArgumentException e) {
        throw new BodhiException(400, "body", "body", "Invalid JSON");
      }
      body.properties()
          .forEach(
              field -> {
                List<String> texts = new ArrayList<>();
                JsonNode value = field.getValue();
                if (value.isArray()) {
                  value.forEach(item -> texts.add(item.asString()));
                } else if (!value.isNull()) {
                  texts.add(value.asString());
                }
                values.put(field.getKey(), texts);
              });
    }
    return values;
  }

  /**
   * Checks and reads what a client sent; what it left out gets its default.
   *
   * @throws BodhiException with all problems at once
   */
  static Fields parse(Map<String, List<String>> values) {
    Reader reader = new Reader(values);
    Fields fields =
        new Fields(
            reader.list("builds").stream().sorted().toList(),
            reader.text("from_tag"),
            reader.numbers("bugs"),
            reader.notes(),
            reader.choice("type", TYPES, Optional.empty()),
            reader.choice("severity", SEVERITIES, Optional.of("unspecified")),
            reader.text("display_name").map(String::strip).orElse(""),
            reader.flag("close_bugs"),
            reader.flag("autokarma"),
            reader.flag("autotime"),
            reader.number("stable_karma", 3),
            reader.number("unstable_karma", -3),
            reader.number("stable_days", 0),
            reader.choice(
                "suggest", List.of("unspecified", "reboot", "logout"), Optional.of("unspecified")),
            reader.flag("require_bugs"),
            reader.flag("require_testcases"));
    reader.finish();
    if (fields.type().equals("security") && fields.severity().equals("unspecified")) {
      throw BodhiException.body("severity", "Must specify severity for a security update");
    }
    return fields;
  }

  Fields withBuilds(List<String> newBuilds) {
    return with(newBuilds.stream().sorted().toList(), bugs, notes, stableKarma, stableDays);
  }

  /** Raises what has to happen before the update may become stable. */
  Fields atLeast(int karma, int days) {
    return with(builds, bugs, notes, Math.max(karma, stableKarma), Math.max(days, stableDays));
  }

  /** Adds bugs and, as far as they fit, notes of an older update. */
  Fields inheriting(Fields older) {
    Set<Integer> allBugs = new TreeSet<>(bugs);
    allBugs.addAll(older.bugs);
    String allNotes = notes + "\n\n----\n\n" + older.notes;
    return with(
        builds,
        List.copyOf(allBugs),
        allNotes.length() <= MAX_NOTES ? allNotes : notes,
        stableKarma,
        stableDays);
  }

  private Fields with(
      List<String> newBuilds,
      List<Integer> newBugs,
      String newNotes,
      int newStableKarma,
      int newStableDays) {
    return new Fields(
        newBuilds,
        fromTag,
        newBugs,
        newNotes,
        type,
        severity,
        displayName,
        closeBugs,
        autokarma,
        autotime,
        newStableKarma,
        unstableKarma,
        newStableDays,
        suggest,
        requireBugs,
        requireTestcases);
  }

  private static final class Reader {

    private final Map<String, List<String>> values;
    private final List<BodhiException.Problem> problems = new ArrayList<>();

    Reader(Map<String, List<String>> values) {
      this.values = values;
    }

    private void problem(String name, String description) {
      problems.add(new BodhiException.Problem("body", name, description));
    }

    void finish() {
      if (!problems.isEmpty()) {
        throw new BodhiException(400, problems);
      }
    }

    List<String> list(String name) {
      List<String> items = new ArrayList<>();
      for (String value : values.getOrDefault(name, List.of())) {
        for (String item : value.split("[,\\s]+")) {
          if (!item.isEmpty()) {
            items.add(item);
          }
        }
      }
      return items;
    }

    Optional<String> text(String name) {
      return values.getOrDefault(name, List.of()).stream()
          .findFirst()
          .filter(text -> !text.isEmpty());
    }

    List<Integer> numbers(String name) {
      List<String> items = list(name);
      List<String> bad = items.stream().filter(item -> !item.matches("\\d{1,9}")).toList();
      if (!bad.isEmpty()) {
        problem(name, "Invalid bug ID specified: " + bad);
        return List.of();
      }
      return items.stream().map(Integer::valueOf).toList();
    }

    String notes() {
      String notes = text("notes").orElse("");
      if (notes.isEmpty()) {
        problem("notes", "Required");
      } else if (notes.length() < 2) {
        problem("notes", "Shorter than minimum length 2");
      } else if (notes.length() > MAX_NOTES) {
        problem("notes", "Longer than maximum length " + MAX_NOTES);
      }
      return notes;
    }

    String choice(String name, List<String> allowed, Optional<String> otherwise) {
      Optional<String> value = text(name).or(() -> otherwise);
      if (value.isEmpty()) {
        problem(name, "Required");
        return "";
      }
      if (!allowed.contains(value.get())) {
        problem(name, "\"" + value.get() + "\" is not one of " + String.join(", ", allowed));
      }
      return value.get();
    }

    boolean flag(String name) {
      return text(name).map(text -> text.equalsIgnoreCase("true") || text.equals("1")).orElse(true);
    }

    int number(String name, int otherwise) {
      Optional<String> text = text(name);
      if (text.isPresent() && !text.get().matches("-?\\d{1,6}")) {
        problem(name, "\"" + text.get() + "\" is not a number");
        return otherwise;
      }
      return text.map(Integer::valueOf).orElse(otherwise);
    }
  }
}
