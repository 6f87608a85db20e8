package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.account.Accounts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodhi's JSON of users. */
final class UserJson {

  private static final String ROBOT_AVATAR =
      "https://apps.fedoraproject.org/img/icons/bodhi-24.png";

  private final Accounts accounts;
  private final boolean withAddresses;

  /**
   * Creates a writer.
   *
   * @param withAddresses whether avatar and OpenID are written, which Bodhi knows only while it
   *     answers a request
   */
  UserJson(Accounts accounts, boolean withAddresses) {
    this.accounts = accounts;
    this.withAddresses = withAddresses;
  }

  /** Returns the id of a user; Bodhi's robot and unknown users come after the accounts. */
  int id(String name) {
    return accounts.named(name).isPresent() ? accounts.id(name) : accounts.all().size() + 1;
  }

  boolean knows(String name) {
    return accounts.named(name).isPresent() || name.equals(Comment.ROBOT);
  }

  ObjectNode of(String name) {
    Optional<Account> account = accounts.named(name);
    ObjectNode json = Json.object();
    json.put("id", id(name));
    json.put("name", name);
    json.put("email", account.map(Account::email).orElse(null));
    json.put("avatar", withAddresses ? avatar(name) : null);
    json.put("openid", withAddresses ? openId(name) : null);
    ArrayNode groups = Json.array();
    if (account.filter(Account::packager).isPresent()) {
      groups.add(Json.object().put("name", "packager"));
    }
    json.set("groups", groups);
    return json;
  }

  private static String openId(String name) {
    return name + ".id.fedoraproject.org";
  }

  private static String avatar(String name) {
    if (name.equals(Comment.ROBOT)) {
      return ROBOT_AVATAR;
    }
    byte[] address = ("http://" + openId(name) + "/").getBytes(StandardCharsets.UTF_8);
    return "https://seccdn.libravatar.org/avatar/"
        + Numbers.hex("SHA-256", address)
        + "?s=24&d=retro";
  }
}
