package io.github.packit4j.koji;

import java.nio.charset.StandardCharsets;

/**
 * The end of a log.
 *
 * @param name the file's name
 * @param text the text; bytes that are no UTF-8 are replaced
 * @param skipped how many bytes of the beginning were left out
 */
public record TaskLog(String name, String text, long skipped) {
  static TaskLog of(String name, byte[] bytes, long skipped) {
    return new TaskLog(name, new String(bytes, StandardCharsets.UTF_8), skipped);
  }
}
