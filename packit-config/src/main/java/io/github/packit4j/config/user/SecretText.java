package io.github.packit4j.config.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password, token or key that does not show itself: {@link #toString()} hides it. Immutable. */
public final class SecretText {

  private final String value;

  private SecretText(String value) {
    this.value = value;
  }

  /**
   * Wraps a secret.
   *
   * @param value the secret
   */
  public static SecretText of(String value) {
    return new SecretText(value);
  }

  /** Returns the secret itself, for the one place that needs it. */
  public String reveal() {
    return value;
  }

  /** Compares in a time that does not depend on how much is equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SecretText that
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return SecretText.class.hashCode();
  }

  @Override
  public String toString() {
    return "(hidden)";
  }
}
