package io.github.packit4j.config.user;

import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.type.ScalarTypes;
import io.github.packit4j.config.internal.type.ValueType;
import io.github.packit4j.config.internal.yaml.YamlNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of texts that are kept secret, also in messages about them. */
final class SecretType implements ValueType<SecretText> {

  static final SecretType SECRET = new SecretType();

  private SecretType() {}

  @Override
  public @Nullable SecretText read(YamlNode node, Place place) {
    String text =
        ScalarTypes.text(node, new Place(place.problems(), place.path(), place.inJob(), true));
    return text == null ? null : SecretText.of(text);
  }

  @Override
  public Object write(SecretText value) {
    return value.toString();
  }

  @Override
  public String label() {
    return "text";
  }

  @Override
  public Map<String, Object> schema() {
    return ScalarTypes.schemaOf("string");
  }
}
