package io.github.packit4j.bodhi.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Reads a JSON object of a server that adds and drops keys with every version: what is missing,
 * null or of another kind is empty.
 *
 * @param node the object
 */
public record JsonFields(JsonNode node) {

  /** A text, number or flag as text; empty text counts as none. */
  public Optional<String> text(String name) {
    JsonNode value = node.path(name);
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asString()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** As {@link #text}, with empty text for none. */
  public String textOrEmpty(String name) {
    return text(name).orElse("");
  }

  /** A flag, or {@code otherwise}. */
  public boolean flag(String name, boolean otherwise) {
    JsonNode value = node.path(name);
    return value.isBoolean() ? value.booleanValue() : otherwise;
  }

  /** An integer of 32 bits. */
  public OptionalInt number(String name) {
    JsonNode value = node.path(name);
    return value.canConvertToInt() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
  }

  /** An integer, or {@code otherwise}. */
  public int number(String name, int otherwise) {
    return number(name).orElse(otherwise);
  }

  /** A day. */
  public Optional<LocalDate> date(String name) {
    return text(name).flatMap(JsonFields::parseDate);
  }

  /** Bodhi's times are in UTC and do not say so: {@code 2026-11-22 16:30:59}. */
  public Optional<Instant> time(String name) {
    return text(name).flatMap(JsonFields::parseTime);
  }

  /** An object. */
  public Optional<JsonFields> object(String name) {
    JsonNode value = node.path(name);
    return value.isObject() ? Optional.of(new JsonFields(value)) : Optional.empty();
  }

  /** Whether there is a list, possibly empty. */
  public boolean hasArray(String name) {
    return node.path(name).isArray();
  }

  /** The objects of a list. */
  public List<JsonFields> objects(String name) {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode element : node.path(name)) {
      if (element.isObject()) {
        objects.add(new JsonFields(element));
      }
    }
    return objects;
  }

  private static Optional<LocalDate> parseDate(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> parseTime(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
