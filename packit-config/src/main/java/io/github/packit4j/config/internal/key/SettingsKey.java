package io.github.packit4j.config.internal.key;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.type.ValueType;
import io.github.packit4j.config.internal.yaml.YamlNode;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A key of package level: its name and type, and how it is set and found in the model.
 *
 * @param <T> the type of its values
 */
public final class SettingsKey<T> {

  private final String name;
  private final ValueType<T> type;
  private final boolean nullable;
  private final BiConsumer<PackageSettings.Builder, T> setter;
  private final Function<PackageSettings, Optional<T>> getter;
  private final @Nullable T nullMeans;
  private final @Nullable Doubt<T> doubt;
  private final Support support;
  private final String description;

  /** What is accepted but probably not meant. */
  private record Doubt<T>(Predicate<T> condition, String message, String hint) {}

  private SettingsKey(
      String name,
      ValueType<T> type,
      boolean nullable,
      BiConsumer<PackageSettings.Builder, T> setter,
      Function<PackageSettings, Optional<T>> getter,
      @Nullable T nullMeans,
      @Nullable Doubt<T> doubt,
      Support support,
      String description) {
    this.name = name;
    this.type = type;
    this.nullable = nullable;
    this.setter = setter;
    this.getter = getter;
    this.nullMeans = nullMeans;
    this.doubt = doubt;
    this.support = support;
    this.description = description;
  }

  /** A key that always has a value; null is refused. */
  static <T> SettingsKey<T> of(
      String name,
      ValueType<T> type,
      BiConsumer<PackageSettings.Builder, T> setter,
      Function<PackageSettings, T> getter) {
    return new SettingsKey<>(
        name,
        type,
        false,
        setter,
        settings -> Optional.of(getter.apply(settings)),
        null,
        null,
        Support.READ,
        "");
  }

  /** A key that may be without a value; null takes an inherited value away. */
  static <T> SettingsKey<T> optional(
      String name,
      ValueType<T> type,
      BiConsumer<PackageSettings.Builder, T> setter,
      Function<PackageSettings, Optional<T>> getter) {
    return new SettingsKey<>(name, type, true, setter, getter, null, null, Support.READ, "");
  }

  /** The same key, for which null is allowed and means the default. */
  SettingsKey<T> orNull() {
    return new SettingsKey<>(
        name, type, true, setter, getter, nullMeans, doubt, support, description);
  }

  /** The same key, for which null is another way to write a value. */
  SettingsKey<T> whereNullMeans(T value) {
    return new SettingsKey<>(name, type, true, setter, getter, value, doubt, support, description);
  }

  /** The same key, which warns about values that satisfy a condition. */
  SettingsKey<T> warnsIf(Predicate<T> condition, String message, String hint) {
    return new SettingsKey<>(
        name,
        type,
        nullable,
        setter,
        getter,
        nullMeans,
        new Doubt<>(condition, message, hint),
        support,
        description);
  }

  /** The same key, followed by this SDK's workflow. */
  SettingsKey<T> used() {
    return with(Support.USED);
  }

  /** The same key, because of which this SDK's workflow does not run a job. */
  SettingsKey<T> declined() {
    return with(Support.DECLINED);
  }

  private SettingsKey<T> with(Support known) {
    return new SettingsKey<>(
        name, type, nullable, setter, getter, nullMeans, doubt, known, description);
  }

  /** The same key with its meaning in a few words. */
  SettingsKey<T> means(String text) {
    return new SettingsKey<>(name, type, nullable, setter, getter, nullMeans, doubt, support, text);
  }

  public String name() {
    return name;
  }

  public ValueType<T> type() {
    return type;
  }

  public boolean isNullable() {
    return nullable;
  }

  public Support support() {
    return support;
  }

  public String description() {
    return description;
  }

  /** Reads a value of a file: empty for null, null if the value is wrong and was reported. */
  public @Nullable Optional<T> read(YamlNode node, Place place) {
    if (node.isNull()) {
      if (nullable) {
        return Optional.ofNullable(nullMeans);
      }
      place.error(node.start(), "must not be null", "leave the key out for its default");
      return null;
    }
    T value = type.read(node, place);
    if (value == null) {
      return null;
    }
    if (doubt != null && doubt.condition().test(value)) {
      place.warning(node.start(), doubt.message(), doubt.hint());
    }
    return Optional.of(value);
  }

  /** Sets a value that this key has read. */
  @SuppressWarnings("unchecked") // values come from read(), so they have the type of this key
  public void set(PackageSettings.Builder builder, Object value) {
    setter.accept(builder, (T) value);
  }

  /** Returns the value of settings. */
  public Optional<T> value(PackageSettings settings) {
    return getter.apply(settings);
  }

  /** Returns the value of settings as text, numbers, booleans, lists and mappings. */
  public Optional<Object> written(PackageSettings settings) {
    return getter.apply(settings).map(type::write);
  }

  /** Returns the value of settings in the shortest form that reads the same. */
  public Optional<Object> brief(PackageSettings settings) {
    return getter.apply(settings).map(type::brief);
  }

  @Override
  public String toString() {
    return name;
  }
}
