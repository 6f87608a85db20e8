package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.UpstreamRole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who may do what in a project. Guarded by the state lock. */
public final class Members {

  private final Map<String, UpstreamRole> roles = new LinkedHashMap<>();
  private final Map<String, UpstreamRole> invitations = new LinkedHashMap<>();

  /** Returns the role of an account; everybody may read. */
  public UpstreamRole roleOf(String account) {
    return roles.getOrDefault(account, UpstreamRole.READ);
  }

  /** Returns the roles that were given, by account. */
  public Map<String, UpstreamRole> roles() {
    return Map.copyOf(roles);
  }

  /** Tells whether an account was given a role. */
  public boolean contains(String account) {
    return roles.containsKey(account);
  }

  /** Gives an account a role. */
  public void grant(String account, UpstreamRole role) {
    roles.put(account, role);
  }

  /** Takes the role of an account, and tells whether it had one. */
  public boolean revoke(String account) {
    invitations.remove(account);
    return roles.remove(account) != null;
  }

  /** Offers an account a role, which it has once it accepts. */
  public void invite(String account, UpstreamRole role) {
    invitations.put(account, role);
  }

  boolean accept(String account) {
    Optional<UpstreamRole> offered = Optional.ofNullable(invitations.remove(account));
    offered.ifPresent(role -> grant(account, role));
    return offered.isPresent();
  }
}
