package io.github.packit4j.bodhi.login;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The parameters of an authorization answer; of repeated ones the first counts. */
final class AnswerQuery {
  private AnswerQuery() {}

  static Map<String, String> parse(String query) {
    Map<String, String> fields = new HashMap<>();
    String text = query.strip();
    for (String field : (text.startsWith("?") ? text.substring(1) : text).split("&")) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
