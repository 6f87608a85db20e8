package io.github.packit4j.sandbox;

import io.github.packit4j.sandbox.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
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
    return koji.withSession(xml);
  }

  /** Returns a client with the session that a login answered. */
  Koji withSession(String xml) {
    Koji koji = new Koji(fedora);
    koji.session.put("Koji-Session-Id", group(xml, "session-id</name>\\s*<value><int>(\\d+)"));
    koji.session.put(
        "Koji-Session-Key", group(xml, "session-key</name>\\s*<value><string>([^<]+)"));
    return koji;
  }

  /** Returns a client of HTTP with the headers of the session. */
  Http http() {
    Http http = new Http(fedora.httpClient());
    for (Map.Entry<String, String> header : session.entrySet()) {
      http = http.with(header.getKey(), header.getValue());
    }
    return http;
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
    Http http = http();
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

  /** Returns a struct of names and values in turn. */
  static String struct(String... members) {
    StringBuilder xml = new StringBuilder("<struct>");
    for (int i = 0; i < members.length; i += 2) {
      xml.append("<member><name>").append(members[i]).append("</name><value>");
      xml.append(members[i + 1]).append("</value></member>");
    }
    return xml.append("</struct>").toString();
  }

  /** Returns the struct that carries keyword arguments, which comes last. */
  static String keywords(String... members) {
    List<String> all = new ArrayList<>(List.of(members));
    all.addAll(List.of("__starstar", "<boolean>1</boolean>"));
    return struct(all.toArray(new String[0]));
  }

  static String array(String... values) {
    StringBuilder xml = new StringBuilder("<array><data>");
    for (String value : values) {
      xml.append("<value>").append(value).append("</value>");
    }
    return xml.append("</data></array>").toString();
  }

  /** Decodes an answer that is Base64 in a string. */
  static String base64(String answer) {
    byte[] bytes = Base64.getDecoder().decode(group(answer, "<string>([^<]*)</string>"));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static String string(String text) {
    return "<string>" + text + "</string>";
  }
}
