package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;
import java.util.Optional;

/**
 * Who may do what with an update: those who may commit to each of its packages. Of an update from a
 * side tag also who owns the side tag; having built the builds gives no right.
 */
final class Rights {

  static final String UNKNOWN = "ACL validation mechanism was unable to determine ACLs.";

  private final PackageAcls acls;
  private final Builds builds;

  Rights(PackageAcls acls, Builds builds) {
    this.acls = acls;
    this.builds = builds;
  }

  /** Checks whether a user may make an update of builds, or give them to one. */
  void check(SaveCheck save) {
    Problems problems = save.problems();
    List<String> nvrs = save.builds().orElse(List.of());
    if (nvrs.isEmpty()) {
      problems.builds(UNKNOWN);
      return;
    }
    if (save.ownsSideTag()) {
      return;
    }
    for (String nvr : nvrs) {
      Optional<ReleaseRow> release = save.infos().release(nvr);
      if (release.isEmpty()) {
        return;
      }
      String name = Nvr.of(nvr).name();
      builds.learnPackage(name);
      if (!check(save.user(), name, release.get(), problems)) {
        return;
      }
    }
  }

  /** Checks whether a user may change an update. */
  void check(String user, Update update, Problems problems) {
    if (update.release().isIn(Choices.ARCHIVED)) {
      problems.body("update", "cannot edit Update for an archived Release");
      return;
    }
    if (update.builds().isEmpty() && update.fromTag().isEmpty()) {
      problems.builds(UNKNOWN);
      return;
    }
    if (update.fromTag().isPresent() && update.user().equals(user)) {
      return;
    }
    for (BuildRow build : update.builds()) {
      if (!check(user, build.packageName(), update.release(), problems)) {
        return;
      }
    }
  }

  /** Tells whether a user may change an update. */
  boolean mayChange(String user, Update update) {
    Problems problems = new Problems();
    check(user, update, problems);
    return problems.isEmpty();
  }

  /** Checks one package; false if dist-git did not say. */
  private boolean check(String user, String packageName, ReleaseRow release, Problems problems) {
    try {
      if (!acls.mayCommit(user, packageName, release.settings().branch())) {
        problems.builds(user + " does not have commit access to " + packageName);
        problems.status(403);
      }
      return true;
    } catch (BackendTrouble e) {
      problems.builds(e.reason());
      return false;
    }
  }
}
