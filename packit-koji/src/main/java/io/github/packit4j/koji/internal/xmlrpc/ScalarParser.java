package io.github.packit4j.koji.internal.xmlrpc;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Base64;
import org.apache.xmlrpc.parser.AtomicParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads a value that is text inside one element. */
final class ScalarParser extends AtomicParser {
  /** Reading a decimal takes time that grows faster than its length. */
  private static final int LONGEST_NUMBER = 400;

  private final String name;
  private final Reading reading;

  ScalarParser(String name, Reading reading) {
    this.name = name;
    this.reading = reading;
  }

  /** Makes the value of the text. */
  @FunctionalInterface
  interface Reading {
    @Nullable Object read(String text);
  }

  @Override
  protected void setResult(String text) throws SAXException {
    String trimmed = text.strip();
    try {
      super.setResult(reading.read(trimmed));
    } catch (IllegalArgumentException | DateTimeException e) {
      String shown = trimmed.length() > 40 ? trimmed.substring(0, 40) + "..." : trimmed;
      throw new SAXParseException(
          "'%s' is not a valid %s".formatted(shown, name), getDocumentLocator(), e);
    }
  }

  static Object integer(String text) {
    return Long.valueOf(text);
  }

  static Object floating(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException("too long");
    }
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.valueOf(text);
    };
  }

  static Object bytes(String text) {
    return ByteBuffer.wrap(Base64.getDecoder().decode(text.replaceAll("\\s+", "")))
        .asReadOnlyBuffer();
  }

  static Object dateTime(String text) {
    return LocalDateTime.parse(text, KojiTypeFactory.DATE_TIME);
  }

  static @Nullable Object nil(String text) {
    if (!text.isEmpty()) {
      throw new IllegalArgumentException("nil is empty");
    }
    return null;
  }
}
