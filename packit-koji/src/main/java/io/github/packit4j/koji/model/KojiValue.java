package io.github.packit4j.koji.model;

import io.github.packit4j.koji.failure.KojiProtocolException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One value of a hub's answer: nil, a boolean, number, text, bytes, an array or a struct. Every
 * typed answer is read from such values, and whatever this library has no type for is reached
 * through them. Immutable.
 *
 * <p>The {@code as...} methods demand a type and throw {@link KojiProtocolException} if the hub
 * sent another one; the {@code optional...} methods also accept nil.
 */
public final class KojiValue {
  private static final KojiValue NIL = new KojiValue(null);

  private final @Nullable Object raw;

  private KojiValue(@Nullable Object raw) {
    this.raw = raw;
  }

  /**
   * Wraps a Java value: {@code null}, {@link Boolean}, {@link Integer}, {@link Long}, {@link
   * Double}, {@link String}, {@code byte[]}, {@link java.time.LocalDateTime}, or a {@link List} or
   * {@link Map} of such values, which must not be changed afterwards.
   *
   * @param value the value, or {@code null} for nil
   * @return the wrapped value
   */
  public static KojiValue of(@Nullable Object value) {
    if (value == null) {
      return NIL;
    }
    if (value instanceof Integer number) {
      return new KojiValue(number.longValue());
    }
    return new KojiValue(value instanceof byte[] bytes ? ByteBuffer.wrap(bytes.clone()) : value);
  }

  /**
   * Says whether this is nil, or a member that the struct does not have.
   *
   * @return true for nil
   */
  public boolean isNil() {
    return raw == null;
  }

  /**
   * Reads text.
   *
   * @return the text
   * @throws KojiProtocolException if this is something else
   */
  public String asString() {
    return expect(String.class, "text");
  }

  /**
   * Reads text, or nothing.
   *
   * @return the text, empty for nil
   */
  public Optional<String> optionalString() {
    return isNil() ? Optional.empty() : Optional.of(asString());
  }

  /**
   * Reads an integer; digits sent as text count too, since some hub plugins send ids that way.
   *
   * @return the number
   * @throws KojiProtocolException if this is something else
   */
  public long asLong() {
    if (raw instanceof Long number) {
      return number;
    }
    if (raw instanceof String text) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw mismatch("an integer");
      }
    }
    throw mismatch("an integer");
  }

  /**
   * Reads an integer, or nothing.
   *
   * @return the number, empty for nil
   */
  public OptionalLong optionalLong() {
    return isNil() ? OptionalLong.empty() : OptionalLong.of(asLong());
  }

  /**
   * Reads an integer that fits 32 bits.
   *
   * @return the number
   * @throws KojiProtocolException if this is something else or too large
   */
  public int asInt() {
    long number = asLong();
    if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
      throw mismatch("a 32-bit integer");
    }
    return (int) number;
  }

  /**
   * Reads an integer that fits 32 bits, or nothing.
   *
   * @return the number, empty for nil
   */
  public OptionalInt optionalInt() {
    return isNil() ? OptionalInt.empty() : OptionalInt.of(asInt());
  }

  /**
   * Reads a number.
   *
   * @return the number
   * @throws KojiProtocolException if this is something else
   */
  public double asDouble() {
    return expect(Number.class, "a number").doubleValue();
  }

  /**
   * Reads a truth value; 0 and 1 count too.
   *
   * @return the truth value
   * @throws KojiProtocolException if this is something else
   */
  public boolean asBoolean() {
    if (raw instanceof Long number && (number == 0 || number == 1)) {
      return number == 1;
    }
    return expect(Boolean.class, "a boolean");
  }

  /**
   * Reads bytes.
   *
   * @return a copy of the bytes
   * @throws KojiProtocolException if this is something else
   */
  public byte[] asBytes() {
    ByteBuffer bytes = expect(ByteBuffer.class, "bytes").duplicate();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  /**
   * Reads seconds since the epoch, as in the members that end in {@code _ts}; exact to the
   * microsecond, which is all the hub has.
   *
   * @return the time
   * @throws KojiProtocolException if this is no number or beyond {@link Instant}
   */
  public Instant asInstant() {
    double seconds = asDouble();
    long micros = Math.round(seconds * 1e6);
    try {
      return Instant.ofEpochSecond(
          Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    } catch (DateTimeException e) {
      throw mismatch("a time");
    }
  }

  /**
   * Reads an array.
   *
   * @return the elements, unmodifiable
   * @throws KojiProtocolException if this is something else
   */
  public List<KojiValue> asList() {
    List<?> list = expect(List.class, "an array");
    return list.stream().map(KojiValue::of).toList();
  }

  /**
   * Reads a struct.
   *
   * @return the members in the order sent, unmodifiable
   * @throws KojiProtocolException if this is something else
   */
  public Map<String, KojiValue> asStruct() {
    Map<String, KojiValue> members = new LinkedHashMap<>();
    Map<?, ?> struct = expect(Map.class, "a struct");
    struct.forEach((name, value) -> members.put((String) name, of(value)));
    return Collections.unmodifiableMap(members);
  }

  /**
   * Reads one member of a struct.
   *
   * @param name the member's name
   * @return the member's value, nil if there is no such member
   * @throws KojiProtocolException if this is not a struct
   */
  public KojiValue member(String name) {
    return of(expect(Map.class, "a struct").get(name));
  }

  /**
   * Says whether this is a struct.
   *
   * @return true for a struct
   */
  public boolean isStruct() {
    return raw instanceof Map;
  }

  /**
   * Says whether this is an array.
   *
   * @return true for an array
   */
  public boolean isList() {
    return raw instanceof List;
  }

  /**
   * Says whether this is text.
   *
   * @return true for text
   */
  public boolean isString() {
    return raw instanceof String;
  }

  /**
   * The plain Java value, as {@link #of} takes it; integers are {@link Long}s, bytes read-only
   * {@link ByteBuffer}s.
   *
   * @return the value, empty for nil
   */
  public Optional<Object> toJava() {
    return Optional.ofNullable(raw);
  }

  private <T> T expect(Class<T> type, String what) {
    if (!type.isInstance(raw)) {
      throw mismatch(what);
    }
    return type.cast(raw);
  }

  private KojiProtocolException mismatch(String wanted) {
    String got = raw == null ? "nil" : raw.getClass().getSimpleName() + " " + this;
    return new KojiProtocolException("The hub sent " + got + " where " + wanted + " was expected");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KojiValue that && Objects.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(raw);
  }

  /** The value as text for people, cut after 200 characters. */
  @Override
  public String toString() {
    String text = raw instanceof ByteBuffer bytes ? bytes.limit() + " bytes" : String.valueOf(raw);
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }
}
