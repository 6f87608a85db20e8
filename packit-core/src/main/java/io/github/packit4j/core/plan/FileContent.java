package io.github.packit4j.core.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, as a value. */
public final class FileContent {

  private final byte[] bytes;

  private FileContent(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Wraps bytes.
   *
   * @param bytes the bytes, which are copied
   * @return the content
   */
  public static FileContent of(byte[] bytes) {
    return new FileContent(bytes.clone());
  }

  /**
   * Wraps a text in UTF-8.
   *
   * @param text the text
   * @return the content
   */
  public static FileContent of(String text) {
    return new FileContent(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Gives the bytes.
   *
   * @return a copy of the bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Reads the bytes as UTF-8.
   *
   * @return the text; malformed bytes become U+FFFD
   */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileContent that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
