package io.github.packit4j.distgit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Percent-encodes names for the path of an address (RFC 3986, 3.3). */
final class UrlPath {

  private static final String UNRESERVED = "-._~";

  private UrlPath() {}

  /** Encodes each segment of a path, keeping the slashes between them. */
  static String encode(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(UrlPath::encodeSegment)
        .collect(Collectors.joining("/"));
  }

  /**
   * Encodes the name of a package, such as {@code libsigc++20}, with its plus signs as they are:
   * Koji takes a package's name from the address of its sources, and does not decode it.
   */
  static String encodePackage(String name) {
    return encodeSegment(name).replace("%2B", "+");
  }

  /** Encodes everything but unreserved characters, a slash included. */
  static String encodeSegment(String segment) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append(String.format("%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }
}
