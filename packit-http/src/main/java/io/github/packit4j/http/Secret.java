package io.github.packit4j.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A value that must not be seen: a token, a password, a key. Its {@code toString} never shows it,
 * so it can stand in records and log statements.
 */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Wraps a value, without the white space around it (token files end with a line feed).
   *
   * @param value the value to hide
   * @return the secret
   * @throws IllegalArgumentException if nothing is left, or if a control character is within
   */
  public static Secret of(String value) {
    String trimmed = value.strip();
    if (trimmed.isEmpty()) {
      throw new IllegalArgumentException("A secret must not be empty");
    }
    if (trimmed.chars().anyMatch(Character::isISOControl) && !trimmed.startsWith("-----BEGIN")) {
      throw new IllegalArgumentException("A secret must be a single line, or a PEM block");
    }
    return new Secret(trimmed);
  }

  /**
   * The value itself. Use it only to build the request that needs it.
   *
   * @return the value
   */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return Objects.hash(value);
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
