package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Mark;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The type of {@code trigger}: a name, or several joined by {@code |}. */
public final class TriggersType implements ValueType<List<JobTrigger>> {

  public static final TriggersType TRIGGERS = new TriggersType();

  /** There are five; a job that names many more is meant to do harm. */
  private static final int MAX_PARTS = 20;

  private static final List<String> NAMES =
      Stream.of(JobTrigger.values()).map(JobTrigger::key).toList();

  private TriggersType() {}

  @Override
  public @Nullable List<JobTrigger> read(YamlNode node, Place place) {
    if (!(node instanceof Scalar value) || !(value.value() instanceof String)) {
      place.wrongType(node, "text, one of " + String.join(", ", NAMES));
      return null;
    }
    String[] parts = value.text().split("\\|", -1);
    if (parts.length > MAX_PARTS) {
      place.error(node.start(), "%d triggers are more than a job can have".formatted(parts.length));
      return null;
    }
    List<JobTrigger> triggers = new ArrayList<>();
    int offset = 0;
    for (String part : parts) {
      // The reference trims the parts, but not a trigger that stands alone.
      String name = parts.length > 1 ? part.strip() : part;
      int index = NAMES.indexOf(name);
      if (index >= 0) {
        triggers.add(JobTrigger.values()[index]);
      } else {
        place.unknownName(mark(value, offset, part), "trigger", name, NAMES);
      }
      offset += part.length() + 1;
    }
    return triggers.size() == parts.length ? List.copyOf(triggers) : null;
  }

  /** Returns where one part stands. */
  private static Mark mark(Scalar value, int offset, String part) {
    if (offset == 0 || value.text().contains("\n")) {
      return value.start();
    }
    int quote = value.plain() ? 0 : 1;
    int blanks = part.isBlank() ? 0 : part.length() - part.stripLeading().length();
    return new Mark(value.start().line(), value.start().column() + quote + offset + blanks);
  }

  @Override
  public Object write(List<JobTrigger> value) {
    return value.stream().map(JobTrigger::key).collect(Collectors.joining(" | "));
  }

  @Override
  public String label() {
    return "one of " + String.join(", ", NAMES) + ", or several joined by |";
  }

  @Override
  public Map<String, Object> schema() {
    String names = "(" + String.join("|", NAMES) + ")";
    Map<String, Object> several = ScalarTypes.schemaOf("string");
    several.put("pattern", "^\\s*%s\\s*(\\|\\s*%s\\s*)+$".formatted(names, names));
    return Schemas.anyOf(List.of(Map.of("enum", NAMES), several));
  }
}
