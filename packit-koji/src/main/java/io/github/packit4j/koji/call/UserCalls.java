package io.github.packit4j.koji.call;

import io.github.packit4j.koji.KojiBatch;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.internal.Structs;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.UserInfo;
import java.util.List;
import java.util.Optional;

/**
 * The hub's methods about accounts, as values for {@link KojiClient#call} and {@link KojiBatch}.
 */
public final class UserCalls {
  private UserCalls() {}

  /**
   * Looks up an account.
   *
   * @param nameOrPrincipal its name or Kerberos principal
   * @return the call; empty if there is no such account
   */
  public static KojiCall<Optional<UserInfo>> user(String nameOrPrincipal) {
    return KojiCall.read("getUser", nameOrPrincipal)
        .returning(answer -> Structs.optional(answer, Structs::user));
  }

  /**
   * Asks who is logged in, logging in if necessary.
   *
   * @return the call
   */
  public static KojiCall<UserInfo> loggedIn() {
    return KojiCall.readAsUser("getLoggedInUser").returning(Structs::user);
  }

  /**
   * Lists the permissions of who is logged in.
   *
   * @return the call
   */
  public static KojiCall<List<String>> permissions() {
    return KojiCall.readAsUser("getPerms")
        .returning(answer -> Structs.list(answer, KojiValue::asString));
  }
}
