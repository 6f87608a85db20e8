package io.github.packit4j.config.user;

import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.type.ScalarTypes;
import io.github.packit4j.config.internal.type.ValueType;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of {@code github_app_id}: a number that many leave unquoted. */
final class AppIdType implements ValueType<String> {

  static final AppIdType APP_ID = new AppIdType();

  private AppIdType() {}

  @Override
  public @Nullable String read(YamlNode node, Place place) {
    return node instanceof Scalar scalar && scalar.value() instanceof Long number
        ? number.toString()
        : ScalarTypes.text(node, place);
  }

  @Override
  public Object write(String value) {
    return value;
  }

  @Override
  public String label() {
    return "text or integer";
  }

  @Override
  public Map<String, Object> schema() {
    return ScalarTypes.schemaOf("string");
  }
}
