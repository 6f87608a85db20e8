package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import java.util.ArrayList;
import java.util.List;

/** Tags and untags builds, and says so. */
final class Tagger {

  private final HubState hub;
  private final TagPolicy policy;
  private final KojiMessages messages;
  private final List<Listener> listeners = new ArrayList<>();

  /** Wants to know of builds that get a tag. */
  @FunctionalInterface
  interface Listener {

    /** Is called while the state is locked. */
    void tagged(Build build, Tags.Tag tag);
  }

  Tagger(HubState hub, TagPolicy policy, KojiMessages messages) {
    this.hub = hub;
    this.policy = policy;
    this.messages = messages;
  }

  void onTagged(Listener listener) {
    listeners.add(listener);
  }

  /** Checks that a user may tag a build. */
  void check(Account user, Build build, Tags.Tag tag) {
    policy.checkPackage(build.name(), tag);
    policy.checkAccess(user, tag);
  }

  /** Tags a build as a user, if that may. */
  void tagAs(Account user, Build build, Tags.Tag tag) {
    check(user, build, tag);
    tag(build, tag, user.name());
  }

  /** Untags a build as a user, if that may. */
  void untagAs(Account user, Build build, Tags.Tag tag) {
    policy.checkAccess(user, tag);
    untag(build, tag, user.name());
  }

  /** Tags a build. */
  void tag(Build build, Tags.Tag tag, String user) {
    hub.tag(build, tag);
    messages.tagged(build, tag, user, true);
    listeners.forEach(listener -> listener.tagged(build, tag));
  }

  /** Takes a tag from a build. */
  void untag(Build build, Tags.Tag tag, String user) {
    hub.untag(build, tag);
    messages.tagged(build, tag, user, false);
  }
}
