package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The type of mappings with a fixed set of keys.
 *
 * @param <T> the type in the model
 */
final class ObjectType<T> implements ValueType<T> {

  private final String label;
  private final List<Field<T, ?>> fields;
  private final Function<Values, T> constructor;

  private ObjectType(String label, List<Field<T, ?>> fields, Function<Values, T> constructor) {
    this.label = label;
    this.fields = fields;
    this.constructor = constructor;
  }

  /** One key. */
  record Field<T, V>(
      String name,
      ValueType<V> type,
      boolean required,
      boolean nullable,
      Function<T, Optional<V>> getter) {

    static <T, V> Field<T, V> required(String name, ValueType<V> type, Function<T, V> getter) {
      return new Field<>(name, type, true, false, value -> Optional.of(getter.apply(value)));
    }

    static <T, V> Field<T, V> withDefault(String name, ValueType<V> type, Function<T, V> getter) {
      return new Field<>(name, type, false, false, value -> Optional.of(getter.apply(value)));
    }

    static <T, V> Field<T, V> optional(
        String name, ValueType<V> type, Function<T, Optional<V>> getter) {
      return new Field<>(name, type, false, true, getter);
    }

    /** The same key, for which null means its default. */
    Field<T, V> orNull() {
      return new Field<>(name, type, required, true, getter);
    }

    /** The same key, which may be absent but not null. */
    Field<T, V> notNull() {
      return new Field<>(name, type, required, false, getter);
    }

    private void write(T value, Map<String, Object> result) {
      getter.apply(value).ifPresent(found -> result.put(name, type.write(found)));
    }
  }

  /** The values read, by their keys. */
  record Values(Map<String, Object> values) {

    @SuppressWarnings("unchecked") // the field of this name has this type
    <V> Optional<V> find(String name) {
      return Optional.ofNullable((V) values.get(name));
    }

    <V> V get(String name, V otherwise) {
      return this.<V>find(name).orElse(otherwise);
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read, by List.of
  static <T> ObjectType<T> of(
      String label, Function<Values, T> constructor, Field<T, ?>... fields) {
    return new ObjectType<>(label, List.of(fields), constructor);
  }

  @Override
  public @Nullable T read(YamlNode node, Place place) {
    ObjectReader reader = ObjectReader.of(node, place, fields.stream().map(Field::name).toList());
    if (reader == null) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field<T, ?> field : fields) {
      Optional<?> value =
          field.required()
              ? reader.required(field.name(), field.type())
              : reader.optional(field.name(), field.type(), field.nullable());
      value.ifPresent(found -> values.put(field.name(), found));
    }
    return reader.isSound() ? constructor.apply(new Values(values)) : null;
  }

  @Override
  public Object write(T value) {
    Map<String, Object> result = new LinkedHashMap<>();
    fields.forEach(field -> field.write(value, result));
    return result;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Field<T, ?> field : fields) {
      properties.put(
          field.name(),
          field.nullable() ? Schemas.orNull(field.type().schema()) : field.type().schema());
    }
    Map<String, Object> schema = ScalarTypes.schemaOf("object");
    schema.put("properties", properties);
    List<String> required = fields.stream().filter(Field::required).map(Field::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }
}
