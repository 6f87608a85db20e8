package io.github.packit4j.sandbox.internal.http;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of paths and query strings. */
public final class PercentEncoding {

  private PercentEncoding() {}

  /** Decodes a path or a part of one; a plus sign stays. */
  public static String decodePath(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Decodes a name or value of a query string; a plus sign means a blank. */
  static String decodeQuery(String text) {
    return decodePath(text.replace('+', ' '));
  }

  /** Encodes a value for a query string. */
  public static String encodeQuery(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
