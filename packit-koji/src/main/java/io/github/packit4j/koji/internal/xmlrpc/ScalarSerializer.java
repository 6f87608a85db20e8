package io.github.packit4j.koji.internal.xmlrpc;

import io.github.packit4j.koji.model.KojiValue;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Base64;
import org.apache.xmlrpc.serializer.TypeSerializerImpl;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Writes the values that Koji spells in another way than the library does. */
enum ScalarSerializer implements org.apache.xmlrpc.serializer.TypeSerializer {
  NIL {
    @Override
    void write(Elements elements, Object value) throws SAXException {
      elements.element("nil", "");
    }
  },
  STRING {
    @Override
    void write(Elements elements, Object value) throws SAXException {
      elements.element("string", (String) value);
    }
  },
  INTEGER {
    @Override
    void write(Elements elements, Object value) throws SAXException {
      long number = ((Number) value).longValue();
      elements.element(number == (int) number ? "int" : "i8", Long.toString(number));
    }
  },
  DOUBLE {
    @Override
    void write(Elements elements, Object value) throws SAXException {
      elements.element("double", pythonText((Double) value));
    }
  },
  BYTES {
    @Override
    void write(Elements elements, Object value) throws SAXException {
      byte[] bytes = KojiValue.of(value).asBytes();
      elements.element("base64", Base64.getEncoder().encodeToString(bytes));
    }
  },
  DATE_TIME {
    @Override
    void write(Elements elements, Object value) throws SAXException {
      elements.element("dateTime.iso8601", KojiTypeFactory.DATE_TIME.format((LocalDateTime) value));
    }
  };

  abstract void write(Elements elements, Object value) throws SAXException;

  @Override
  @SuppressWarnings("NullAway") // Nil alone is written from null, and does not look at it.
  public void write(ContentHandler handler, @Nullable Object value) throws SAXException {
    write(new Elements(handler), value);
  }

  /** The number as Python prints it, which is how the hub's own client sends it. */
  static String pythonText(double number) throws SAXException {
    if (!Double.isFinite(number)) {
      throw new SAXException("XML-RPC has no " + number);
    }
    if (number == 0) {
      return Double.toString(number);
    }
    BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = digits.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    BigDecimal mantissa = digits.movePointLeft(exponent).stripTrailingZeros();
    return "%se%s%02d"
        .formatted(mantissa.toPlainString(), exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** Gives access to the library's way of writing an element. */
  static final class Elements extends TypeSerializerImpl {
    private final ContentHandler handler;

    Elements(ContentHandler handler) {
      this.handler = handler;
    }

    void element(String name, String text) throws SAXException {
      write(handler, name, text);
    }

    @Override
    public void write(ContentHandler target, Object value) throws SAXException {
      throw new SAXException("not a serializer by itself");
    }
  }
}
