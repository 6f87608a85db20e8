package io.github.packit4j.sandbox.internal.http;

import java.nio.charset.StandardCharsets;

/** XML-RPC's answer to a call that failed. */
public final class XmlRpcFaults {

  private XmlRpcFaults() {}

  /** Returns a fault as Koji's hub writes it. */
  public static HttpResponse response(int code, String message) {
    String xml =
        "<?xml version='1.0'?>\n<methodResponse>\n<fault>\n<value><struct>\n"
            + "<member>\n<name>faultCode</name>\n<value><int>"
            + code
            + "</int></value>\n</member>\n<member>\n<name>faultString</name>\n<value><string>"
            + escape(message)
            + "</string></value>\n</member>\n</struct></value>\n</fault>\n</methodResponse>\n";
    return HttpResponse.of(200, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
  }

  /** Escapes a text for XML. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
