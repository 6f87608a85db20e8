package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.internal.http.XmlRpcFaults;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers in the hub's dialect. */
final class XmlRpcAnswer {

  private final StringBuilder xml = new StringBuilder();

  private XmlRpcAnswer() {}

  /** Returns the document that answers with a value. */
  static String of(@Nullable Object value) {
    XmlRpcAnswer answer = new XmlRpcAnswer();
    answer.xml.append("<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n");
    answer.value(value);
    answer.xml.append("</param>\n</params>\n</methodResponse>\n");
    return answer.xml.toString();
  }

  /** Returns a call as the hub keeps it with a task. */
  static String call(String method, List<@Nullable Object> arguments) {
    XmlRpcAnswer call = new XmlRpcAnswer();
    call.xml.append("<?xml version='1.0'?>\n<methodCall>\n<methodName>");
    call.xml.append(XmlRpcFaults.escape(method)).append("</methodName>\n<params>\n");
    for (Object value : arguments) {
      call.xml.append("<param>\n");
      call.value(value);
      call.xml.append("</param>\n");
    }
    call.xml.append("</params>\n</methodCall>\n");
    return call.xml.toString();
  }

  private void value(@Nullable Object value) {
    xml.append("<value>");
    if (value == null) {
      xml.append("<nil/>");
    } else if (value instanceof String text) {
      xml.append("<string>").append(XmlRpcFaults.escape(text)).append("</string>");
    } else if (value instanceof Integer number) {
      xml.append("<int>").append(number).append("</int>");
    } else if (value instanceof Long number) {
      String type = number == number.intValue() ? "int" : "i8";
      xml.append("<" + type + ">").append(number).append("</" + type + ">");
    } else if (value instanceof Double number) {
      String digits = BigDecimal.valueOf(number).toPlainString();
      String plain = digits.contains(".") ? digits : digits + ".0";
      xml.append("<double>").append(plain).append("</double>");
    } else if (value instanceof Boolean flag) {
      xml.append("<boolean>").append(flag ? 1 : 0).append("</boolean>");
    } else if (value instanceof List<?> list) {
      xml.append("<array><data>\n");
      list.forEach(this::value);
      xml.append("</data></array>");
    } else if (value instanceof Map<?, ?> map) {
      xml.append("<struct>\n");
      map.forEach(this::member);
      xml.append("</struct>");
    } else {
      throw new IllegalArgumentException("No XML-RPC type for " + value.getClass());
    }
    xml.append("</value>\n");
  }

  private void member(Object name, @Nullable Object value) {
    xml.append("<member>\n<name>").append(XmlRpcFaults.escape(name.toString()));
    xml.append("</name>\n");
    value(value);
    xml.append("</member>\n");
  }
}
