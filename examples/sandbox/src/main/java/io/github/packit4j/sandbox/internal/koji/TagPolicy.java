package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;

/**
 * Who may tag and untag what: everybody in the tags that builds go to, the owner in a side tag, an
 * administrator anywhere.
 */
final class TagPolicy {

  private final HubState hub;
  private final HubUsers users;

  TagPolicy(HubState hub, HubUsers users) {
    this.hub = hub;
    this.users = users;
  }

  /**
   * Checks that a user may change what a tag holds.
   *
   * @throws KojiFault if not
   */
  void checkAccess(Account user, Tags.Tag tag) {
    boolean allowed =
        users.isAdmin(user)
            || (tag.isSideTag() ? tag.isOwnedBy(user.name()) : hub.tags().isDestination(tag));
    if (!allowed) {
      throw new KojiFault(
          KojiFault.NOT_ALLOWED, "policy violation (tag): tagging into this tag is restricted");
    }
  }

  /**
   * Checks that a tag takes builds of a package.
   *
   * @throws KojiFault if not
   */
  void checkPackage(String name, Tags.Tag tag) {
    if (!hub.packages().listed().contains(name)) {
      throw new KojiFault(KojiFault.TAG, "Package " + name + " not in list for " + tag.name());
    }
    if (hub.packages().isBlocked(name, hub.tags().withParents(tag))) {
      throw new KojiFault(KojiFault.TAG, "Package " + name + " blocked in " + tag.name());
    }
  }
}
