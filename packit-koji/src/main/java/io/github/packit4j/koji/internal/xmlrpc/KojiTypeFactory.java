package io.github.packit4j.koji.internal.xmlrpc;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.apache.ws.commons.util.NamespaceContextImpl;
import org.apache.xmlrpc.common.TypeFactoryImpl;
import org.apache.xmlrpc.common.XmlRpcStreamConfig;
import org.apache.xmlrpc.parser.BooleanParser;
import org.apache.xmlrpc.parser.StringParser;
import org.apache.xmlrpc.parser.TypeParser;
import org.apache.xmlrpc.serializer.BooleanSerializer;
import org.apache.xmlrpc.serializer.TypeSerializer;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * The types of Koji's dialect: {@code nil} and {@code i8} without a namespace, integers by size,
 * typed strings. It knows no other types; elements of a namespace, among them the library's {@code
 * ex:serializable}, have no parser (CVE-2016-5003).
 */
final class KojiTypeFactory extends TypeFactoryImpl {
  static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HH:mm:ss");

  @SuppressWarnings("NullAway") // The library asks for a controller and uses none.
  KojiTypeFactory() {
    super(null);
  }

  @Override
  public TypeSerializer getSerializer(XmlRpcStreamConfig config, @Nullable Object value)
      throws SAXException {
    if (value == null) {
      return ScalarSerializer.NIL;
    }
    if (value instanceof String) {
      return ScalarSerializer.STRING;
    }
    if (value instanceof Integer || value instanceof Long) {
      return ScalarSerializer.INTEGER;
    }
    if (value instanceof Double) {
      return ScalarSerializer.DOUBLE;
    }
    if (value instanceof LocalDateTime) {
      return ScalarSerializer.DATE_TIME;
    }
    if (value instanceof Boolean) {
      return new BooleanSerializer();
    }
    if (value instanceof ByteBuffer || value instanceof byte[]) {
      return ScalarSerializer.BYTES;
    }
    if (value instanceof Map || value instanceof List) {
      return super.getSerializer(config, value);
    }
    throw new SAXException("XML-RPC has no type for " + value.getClass().getName());
  }

  @Override
  public @Nullable TypeParser getParser(
      XmlRpcStreamConfig config, NamespaceContextImpl context, String uri, String name) {
    if (!uri.isEmpty()) {
      return null;
    }
    return switch (name) {
      case "int", "i4", "i8" -> new ScalarParser(name, ScalarParser::integer);
      case "double" -> new ScalarParser(name, ScalarParser::floating);
      case "dateTime.iso8601" -> new ScalarParser(name, ScalarParser::dateTime);
      case "nil" -> new ScalarParser(name, ScalarParser::nil);
      case "boolean" -> new BooleanParser();
      case "string" -> new StringParser();
      case "base64" -> new ScalarParser(name, ScalarParser::bytes);
      case "array" -> new ListParser(config, context, this);
      case "struct" -> new StructParser(config, context, this);
      default -> null;
    };
  }
}
