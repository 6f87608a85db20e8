package io.github.packit4j.config;

import io.github.packit4j.config.internal.YamlNode;
import io.github.packit4j.config.internal.YamlNode.Scalar;
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
