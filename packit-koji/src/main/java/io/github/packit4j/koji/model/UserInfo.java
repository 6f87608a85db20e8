package io.github.packit4j.koji.model;

import java.util.List;
import java.util.Optional;

/**
 * An account on the hub.
 *
 * @param id the account's number
 * @param name the account's name
 * @param blocked true if the account may not log in
 * @param principals its Kerberos principals
 * @param authentication how the present session was opened, for the account of the session
 */
public record UserInfo(
    long id,
    String name,
    boolean blocked,
    List<String> principals,
    Optional<AuthenticationType> authentication) {
  /** Copies the list. */
  public UserInfo {
    principals = List.copyOf(principals);
  }
}
