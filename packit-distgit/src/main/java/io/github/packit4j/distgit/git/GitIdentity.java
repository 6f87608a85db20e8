package io.github.packit4j.distgit.git;

import java.util.function.IntPredicate;

/**
 * Who wrote or committed something.
 *
 * @param name the person's name
 * @param email the address, without angle brackets
 */
public record GitIdentity(String name, String email) {

  private static final IntPredicate FORBIDDEN =
      c -> c == '<' || c == '>' || Character.isISOControl(c);

  /** Checks that git can store both. */
  public GitIdentity {
    if (name.isBlank() || name.chars().anyMatch(FORBIDDEN) || email.chars().anyMatch(FORBIDDEN)) {
      throw new IllegalArgumentException(
          "A git identity needs a name, and neither part may have angle brackets or line ends");
    }
  }

  @Override
  public String toString() {
    return name + " <" + email + ">";
  }
}
