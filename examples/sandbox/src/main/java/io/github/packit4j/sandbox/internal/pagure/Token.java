package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.PagureToken;

/** A token with the account it stands for. */
record Token(Account account, PagureToken limits) {

  /** Tells whether the token has one of some rights; of none it needs none. */
  boolean hasOneOf(java.util.Collection<String> acls) {
    return acls.isEmpty() || acls.stream().anyMatch(limits.acls()::contains);
  }
}
