package io.github.packit4j.sandbox;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A person or robot known to every service of the sandbox.
 *
 * <p>One token serves everywhere: as Pagure's and GitHub's API token, as the password of git over
 * HTTP and of Koji's {@code login}, as Bodhi's Bearer token, and, Base64-encoded, as the Kerberos
 * ticket of an {@code Authorization: Negotiate} header.
 *
 * @param name account name, such as {@code packit}
 * @param fullName name shown to people
 * @param email address in Bodhi's and GitHub's answers
 * @param token the account's only secret; not in {@link #toString()}
 * @param packager whether the account is in Fedora's group of packagers: may upload sources and
 *     create updates
 */
public record Account(String name, String fullName, String email, String token, boolean packager) {

  public Account {
    requireNonNull(name, "name");
    requireNonNull(fullName, "fullName");
    requireNonNull(email, "email");
    requireNonNull(token, "token");
  }

  /** Returns a packager whose token is {@code <name>-token}. */
  public static Account packager(String name, String fullName) {
    return new Account(name, fullName, name + "@example.org", name + "-token", true);
  }

  /** Returns an account outside the group of packagers; its token is {@code <name>-token}. */
  public static Account outsider(String name, String fullName) {
    return new Account(name, fullName, name + "@example.org", name + "-token", false);
  }

  /** Returns the bytes that the sandbox takes for the account's Kerberos (SPNEGO) token. */
  public byte[] ticket() {
    return token.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the value of an {@code Authorization} header that carries the account's ticket. */
  public String negotiateHeader() {
    return "Negotiate " + Base64.getEncoder().encodeToString(ticket());
  }

  /** Names the account without its token. */
  @Override
  public String toString() {
    return "Account[" + name + "]";
  }
}
