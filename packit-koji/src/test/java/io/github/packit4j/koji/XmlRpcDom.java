package io.github.packit4j.koji;

import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An XML-RPC reader and writer of the tests, written independently of the one under test. */
public final class XmlRpcDom {
  private XmlRpcDom() {}

  /** A call as the hub reads it. */
  public record Call(String method, List<@Nullable Object> arguments) {}

  public static Call call(byte[] body) throws Exception {
    Element root = root(body);
    List<@Nullable Object> arguments = new ArrayList<>();
    child(root, "params")
        .ifPresent(params -> children(params).forEach(param -> arguments.add(value(only(param)))));
    return new Call(child(root, "methodName").orElseThrow().getTextContent(), arguments);
  }

  /** The value of an answer, the struct of a fault. */
  public static @Nullable Object answer(byte[] body) throws Exception {
    Element content = only(root(body));
    return content.getTagName().equals("fault") ? value(only(content)) : value(only(only(content)));
  }

  public static boolean isFault(byte[] body) throws Exception {
    return only(root(body)).getTagName().equals("fault");
  }

  private static Element root(byte[] body) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(body))
        .getDocumentElement();
  }

  private static @Nullable Object value(Element value) {
    List<Element> typed = children(value);
    if (typed.isEmpty()) {
      return value.getTextContent();
    }
    Element type = typed.get(0);
    String text = type.getTextContent();
    return switch (type.getTagName()) {
      case "nil", "ex:nil" -> null;
      case "string" -> text;
      case "int", "i4", "i8", "ex:i8" -> Long.valueOf(text);
      case "double" -> Double.valueOf(text);
      case "boolean" -> text.equals("1");
      case "base64" -> java.nio.ByteBuffer.wrap(Base64.getMimeDecoder().decode(text));
      case "dateTime.iso8601" ->
          LocalDateTime.parse(text, DateTimeFormatter.ofPattern("uuuuMMdd'T'HH:mm:ss"));
      case "array" -> {
        List<@Nullable Object> items = new ArrayList<>();
        children(only(type)).forEach(item -> items.add(value(item)));
        yield items;
      }
      case "struct" -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Element member : children(type)) {
          members.put(
              child(member, "name").orElseThrow().getTextContent(),
              value(child(member, "value").orElseThrow()));
        }
        yield members;
      }
      default -> throw new IllegalArgumentException(type.getTagName());
    };
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  private static java.util.Optional<Element> child(Element element, String name) {
    return children(element).stream().filter(child -> child.getTagName().equals(name)).findFirst();
  }

  private static Element only(Element element) {
    return children(element).get(0);
  }

  public static String response(@Nullable Object value) {
    return "<?xml version='1.0'?>\n<methodResponse><params><param>"
        + write(value)
        + "</param></params></methodResponse>";
  }

  public static String fault(int code, String message) {
    return "<?xml version='1.0'?>\n<methodResponse><fault>"
        + write(faultStruct(code, message))
        + "</fault></methodResponse>";
  }

  public static Map<String, Object> faultStruct(int code, String message) {
    Map<String, Object> fault = new LinkedHashMap<>();
    fault.put("faultCode", code);
    fault.put("faultString", message);
    return fault;
  }

  private static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder("<value>");
    if (value == null) {
      out.append("<nil/>");
    } else if (value instanceof Boolean flag) {
      out.append("<boolean>").append(flag ? 1 : 0).append("</boolean>");
    } else if (value instanceof Integer || value instanceof Long) {
      out.append("<int>").append(value).append("</int>");
    } else if (value instanceof Double) {
      out.append("<double>").append(value).append("</double>");
    } else if (value instanceof String text) {
      out.append("<string>").append(escape(text)).append("</string>");
    } else if (value instanceof List<?> items) {
      out.append("<array><data>");
      items.forEach(item -> out.append(write(item)));
      out.append("</data></array>");
    } else if (value instanceof Map<?, ?> members) {
      out.append("<struct>");
      members.forEach(
          (name, member) ->
              out.append("<member><name>")
                  .append(escape((String) name))
                  .append("</name>")
                  .append(write(member))
                  .append("</member>"));
      out.append("</struct>");
    } else {
      throw new IllegalArgumentException(value.getClass().getName());
    }
    return out.append("</value>").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
