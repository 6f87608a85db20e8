package io.github.packit4j.bodhi.model.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;

/** Names and values of a query or a form, in order; a name may come several times. */
public final class Fields {
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final List<Field> fields = new ArrayList<>();

  public Fields add(String name, Object value) {
    fields.add(new Field(name, text(value)));
    return this;
  }

  public Fields add(String name, Optional<?> value) {
    value.ifPresent(present -> add(name, present));
    return this;
  }

  public Fields add(String name, OptionalInt value) {
    value.ifPresent(present -> add(name, Integer.valueOf(present)));
    return this;
  }

  public Fields addEach(String name, Collection<?> values) {
    values.forEach(value -> add(name, value));
    return this;
  }

  public boolean has(String name) {
    return fields.stream().anyMatch(field -> field.name().equals(name));
  }

  public Fields and(Fields more) {
    Fields all = new Fields();
    all.fields.addAll(fields);
    all.fields.addAll(more.fields);
    return all;
  }

  public RequestBody form() {
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(field -> form.add(field.name(), field.value()));
    return form.build();
  }

  public HttpUrl.Builder appendTo(HttpUrl.Builder url) {
    fields.forEach(field -> url.addQueryParameter(field.name(), field.value()));
    return url;
  }

  /** Enumerated values as Bodhi spells them, times in UTC without a zone. */
  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      if (constant.name().equals("UNKNOWN")) {
        throw new IllegalArgumentException(
            constant.getDeclaringClass().getSimpleName() + ".UNKNOWN stands for no value of Bodhi");
      }
      return Keys.of(constant);
    }
    return value instanceof Instant instant ? DATE_TIME.format(instant) : value.toString();
  }

  private record Field(String name, String value) {}
}
