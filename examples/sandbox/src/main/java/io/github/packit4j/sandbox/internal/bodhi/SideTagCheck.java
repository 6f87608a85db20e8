package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;
import java.util.Optional;

/** Checks the side tag that an update is made from. */
final class SideTagCheck {

  private final Buildsystem koji;
  private final UpdateTable updates;

  SideTagCheck(Buildsystem koji, UpdateTable updates) {
    this.koji = koji;
    this.updates = updates;
  }

  /**
   * Checks the side tag; without builds, the latest ones in it are taken.
   *
   * @throws BodhiRefusal at once if another update has it, even a withdrawn one
   */
  void check(SaveCheck save) {
    Optional<String> sideTag = save.form().fromTag();
    if (sideTag.isEmpty()) {
      return;
    }
    String tag = sideTag.get();
    Problems problems = save.problems();
    Optional<Update> using = updates.ofSideTag(tag);
    if (using.isPresent() && !using.map(Update::alias).equals(save.form().edited())) {
      problems.body("from_tag", "Update already exists using this side tag");
      problems.throwIfAny();
    }
    if (!koji.hasTag(tag)) {
      problems.body("from_tag", "The supplied from_tag doesn't exist.");
      return;
    }
    Optional<String> owner = koji.sideTagOwner(tag);
    if (owner.isEmpty()) {
      problems.body("from_tag", "The supplied tag is not a side tag.");
      return;
    }
    save.sideTagOwner(owner);
    save.infos().inherit(koji.inheritance(tag));
    if (save.builds().filter(builds -> !builds.isEmpty()).isEmpty()) {
      List<String> latest = koji.latestTagged(tag);
      save.builds(latest);
      if (latest.isEmpty()) {
        problems.body("from_tag", "The supplied from_tag doesn't contain any builds.");
      }
    }
  }
}
