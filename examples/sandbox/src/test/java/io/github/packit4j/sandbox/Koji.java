package io.github.packit4j.sandbox;

import io.github.packit4j.sandbox.Http.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Koji client of a few lines, for tests: calls are written as XML. */
final class Koji {

  static final String HUB = "https://koji.fedoraproject.org/kojihub";

  private final Sandbox fedora;
  private final Map<String, String> session = new LinkedHashMap<>();
  private int callNumber;

  Koji(Sandbox fedora) {
    this.fedora = fedora;
  }

  /** Logs in with the account's ticket. */
  static Koji loggedIn(Sandbox fedora, String account) {
    Koji koji = new Koji(fedora);
    String xml =
        new Http(fedora.httpClient())
            .with("Authorization", fedora.account(account).negotiateHeader())
            .post(HUB + "/ssllogin", "text/xml", body("sslLogin"))
            .text();
    koji.session.put("Koji-Session-Id", group(xml, "session-id</name>\\s*<value><int>(\\d+)"));
    koji.session.put(
        "Koji-Session-Key", group(xml, "session-key</name>\\s*<value><string>([^<]+)"));
    return koji;
  }

  static String group(String text, String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("No " + regex + " in " + text);
    }
    return matcher.group(1);
  }

  String call(String method, String... values) {
    return callNumbered(callNumber++, method, values);
  }

  String callNumbered(int number, String method, String... values) {
    Http http = new Http(fedora.httpClient());
    for (Map.Entry<String, String> header : session.entrySet()) {
      http = http.with(header.getKey(), header.getValue());
    }
    if (!session.isEmpty()) {
      http = http.with("Koji-Session-Callnum", Integer.toString(number));
    }
    Answer answer = http.post(HUB, "text/xml", body(method, values));
    return answer.text();
  }

  static byte[] body(String method, String... values) {
    StringBuilder xml = new StringBuilder("<?xml version='1.0'?>\n<methodCall>\n<methodName>");
    xml.append(method).append("</methodName>\n<params>\n");
    for (String value : values) {
      xml.append("<param>\n<value>").append(value).append("</value>\n</param>\n");
    }
    return Http.bytes(xml.append("</params>\n</methodCall>\n").toString());
  }

  static String string(String text) {
    return "<string>" + text + "</string>";
  }
}
