package io.github.packit4j.koji.internal.xmlrpc;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.apache.xmlrpc.parser.AtomicParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads a value that is text inside one element. */
final class ScalarParser extends AtomicParser {
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
      if (trimmed.length() > LONGEST_NUMBER) {
        throw new NumberFormatException("too long");
      }
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
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.valueOf(text);
    };
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
