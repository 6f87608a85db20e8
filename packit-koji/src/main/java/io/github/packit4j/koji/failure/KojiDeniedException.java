package io.github.packit4j.koji.failure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The account may not do this: a policy of the hub refuses it, a permission is missing, or the
 * thing belongs to someone else. Logging in again does not help.
 */
public final class KojiDeniedException extends KojiFaultException {
  private static final Pattern POLICY =
      Pattern.compile("policy violation \\(([^)]*)\\): (.*)", Pattern.DOTALL);

  KojiDeniedException(String method, int number, String faultString) {
    super(method, number, faultString);
  }

  /**
   * The policy that refused.
   *
   * @return the policy's name, such as {@code build_from_srpm}; empty if no policy was named
   */
  public Optional<String> policy() {
    Matcher matcher = POLICY.matcher(faultString());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * The reason as the hub gives it.
   *
   * @return the reason without the policy's name
   */
  public String reason() {
    Matcher matcher = POLICY.matcher(faultString());
    return matcher.matches() ? matcher.group(2) : faultString();
  }
}
