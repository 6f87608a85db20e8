package io.github.packit4j.sandbox.internal.koji;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A parsed call.
 *
 * @param method method name
 * @param params values: String, Integer, Long, Double, Boolean, byte[], null, List, Map
 */
record XmlRpcCall(String method, List<@Nullable Object> params) {

  private static final int MAX_DEPTH = 100;

  /**
   * Parses a request body.
   *
   * @throws IllegalArgumentException if it is malformed or has a document type
   */
  static XmlRpcCall parse(byte[] body) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(body));
      String method = "";
      List<@Nullable Object> params = new ArrayList<>();
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw new IllegalArgumentException("document types are refused");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("methodName")) {
            method = xml.getElementText().trim();
          } else if (xml.getLocalName().equals("value")) {
            params.add(value(xml, 0));
          }
        }
      }
      if (method.isEmpty()) {
        throw new IllegalArgumentException("there is no method name");
      }
      return new XmlRpcCall(method, params);
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("malformed XML", e);
    }
  }

  /** Reads from just after {@code <value>} to just after {@code </value>}. */
  private static @Nullable Object value(XMLStreamReader xml, int depth) throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("values are nested too deeply");
    }
    StringBuilder untyped = new StringBuilder();
    Object typed = null;
    boolean isTyped = false;
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.CHARACTERS -> untyped.append(xml.getText());
        case XMLStreamConstants.START_ELEMENT -> {
          isTyped = true;
          typed = typed(xml, depth);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (xml.getLocalName().equals("value")) {
            return isTyped ? typed : untyped.toString();
          }
        }
        case XMLStreamConstants.END_DOCUMENT ->
            throw new IllegalArgumentException("the document ends inside a value");
        default -> {}
      }
    }
  }

  private static @Nullable Object typed(XMLStreamReader xml, int depth) throws XMLStreamException {
    String type = xml.getLocalName();
    switch (type) {
      case "array":
        return array(xml, depth);
      case "struct":
        return struct(xml, depth);
      default:
        String text = xml.getElementText();
        return switch (type) {
          case "int", "i4" -> Integer.valueOf(text.trim());
          case "i8" -> Long.valueOf(text.trim());
          case "double" -> Double.valueOf(text.trim());
          case "boolean" -> text.trim().equals("1");
          case "nil" -> null;
          case "base64" -> Base64.getMimeDecoder().decode(text);
          case "string", "dateTime.iso8601" -> text;
          default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }
  }

  private static List<@Nullable Object> array(XMLStreamReader xml, int depth)
      throws XMLStreamException {
    List<@Nullable Object> values = new ArrayList<>();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("value")) {
        values.add(value(xml, depth + 1));
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("array")) {
        return values;
      }
    }
  }

  private static Map<String, @Nullable Object> struct(XMLStreamReader xml, int depth)
      throws XMLStreamException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    String name = "";
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("name")) {
        name = xml.getElementText();
      } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("value")) {
        members.put(name, value(xml, depth + 1));
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("struct")) {
        return members;
      }
    }
  }
}
