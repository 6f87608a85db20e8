package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of {@code spec_source_id}: a number, or the whole name such as {@code Source1}. */
public final class SpecSourceType implements ValueType<String> {

  public static final SpecSourceType SPEC_SOURCE = new SpecSourceType();

  private SpecSourceType() {}

  @Override
  public @Nullable String read(YamlNode node, Place place) {
    if (node instanceof Scalar scalar) {
      if (scalar.value() instanceof Long number && number >= 0) {
        return "Source" + number;
      }
      if (scalar.value() instanceof String text && !text.isBlank()) {
        String stripped = text.strip();
        if (stripped.matches("\\+?[0-9]{1,9}")) {
          return "Source" + Integer.parseInt(stripped);
        }
        if (!stripped.matches("-[0-9]+")) {
          return text;
        }
      }
    }
    if (node instanceof Scalar scalar && scalar.value() != null) {
      place.error(
          node.start(),
          "must be the number of a source or its name, not '%s'".formatted(scalar.text()),
          "write 1 or \"Source1\"");
    } else {
      place.wrongType(node, "the number of a source or its name");
    }
    return null;
  }

  @Override
  public Object write(String value) {
    return value;
  }

  @Override
  public String label() {
    return "integer ≥ 0 or text";
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> number = new LinkedHashMap<>();
    number.put("type", "integer");
    number.put("minimum", 0);
    Map<String, Object> text = ScalarTypes.schemaOf("string");
    text.put("minLength", 1);
    return Schemas.anyOf(List.of(number, text));
  }
}
