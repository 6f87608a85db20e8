package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.ForgeException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads fields of JSON answers: what is absent, null or of another type counts as not there. */
public final class Fields {

  private Fields() {}

  /**
   * A text.
   *
   * @param node where to start
   * @param path the names that lead to it
   * @return the text, or the empty string
   */
  public static String text(JsonNode node, String... path) {
    return optional(node, path).orElse("");
  }

  /**
   * A text that may be missing.
   *
   * @param node where to start
   * @param path the names that lead to it
   * @return the text, or empty if there is none or it has no characters
   */
  public static Optional<String> optional(JsonNode node, String... path) {
    JsonNode found = at(node, path);
    return found.isString() && !found.asString().isEmpty()
        ? Optional.of(found.asString())
        : Optional.empty();
  }

  /**
   * A text that has to be there: without it the answer is not the one that was asked for.
   *
   * @param node where to start
   * @param path the names that lead to it
   * @return the text
   * @throws ForgeException if there is none
   */
  public static String required(JsonNode node, String... path) {
    return optional(node, path).orElseThrow(() -> missing(path));
  }

  /**
   * A number that has to be there.
   *
   * @param node where to start
   * @param path the names that lead to it
   * @return the number
   * @throws ForgeException if there is none
   */
  public static long requiredNumber(JsonNode node, String... path) {
    JsonNode found = at(node, path);
    if (!found.isIntegralNumber()) {
      throw missing(path);
    }
    return found.asLong();
  }

  private static ForgeException missing(String... path) {
    return new ForgeException(
        ForgeException.Reason.UNEXPECTED_ANSWER,
        "Tried to read the forge's answer but failed because: it has no '"
            + String.join(".", path)
            + "', so it is not what was asked for");
  }

  /**
   * A whole number.
   *
   * @param node where to start
   * @param path the names that lead to it
   * @return the number, or 0
   */
  public static long number(JsonNode node, String... path) {
    return at(node, path).asLong(0);
  }

  /**
   * A truth value.
   *
   * @param node where to start
   * @param path the names that lead to it
   * @return true only for a JSON true
   */
  public static boolean isTrue(JsonNode node, String... path) {
    return at(node, path).asBoolean(false);
  }

  /**
   * A time: ISO 8601 with an offset, or seconds since 1970 as text or number.
   *
   * @param node where to start
   * @param path the names that lead to it
   * @return the time; empty also for the zero dates that some servers write
   */
  public static Optional<Instant> instant(JsonNode node, String... path) {
    JsonNode found = at(node, path);
    String text = found.isNumber() || found.isString() ? found.asString() : "";
    Optional<Instant> time = text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?") ? epoch(text) : iso(text);
    return time.filter(moment -> moment.getEpochSecond() > 0);
  }

  private static Optional<Instant> epoch(String text) {
    BigDecimal seconds = new BigDecimal(text);
    long whole = seconds.longValue();
    long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
    return Optional.of(Instant.ofEpochSecond(whole, nanos));
  }

  private static Optional<Instant> iso(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * A link.
   *
   * @param node where to start
   * @param path the names that lead to it
   * @return the URI, or empty if there is none or it is malformed
   */
  public static Optional<URI> uri(JsonNode node, String... path) {
    return optional(node, path)
        .flatMap(
            text -> {
              try {
                return Optional.of(URI.create(text));
              } catch (IllegalArgumentException e) {
                return Optional.empty();
              }
            });
  }

  /**
   * The elements of an array.
   *
   * @param node where to start
   * @param path the names that lead to it
   * @return the elements; none if it is no array
   */
  public static List<JsonNode> list(JsonNode node, String... path) {
    List<JsonNode> elements = new ArrayList<>();
    JsonNode found = at(node, path);
    if (found.isArray()) {
      found.forEach(elements::add);
    }
    return List.copyOf(elements);
  }

  /**
   * One text of each element of an array, or the elements themselves where they are texts.
   *
   * @param array the array
   * @param name the field of an element that is an object
   * @return the texts
   */
  public static List<String> names(JsonNode array, String name) {
    return list(array).stream()
        .map(element -> element.isString() ? element.asString() : text(element, name))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static JsonNode at(JsonNode node, String... path) {
    JsonNode current = node;
    for (String name : path) {
      current = current.path(name);
    }
    return current;
  }
}
