package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;
import java.util.Optional;

/** All checks of a request to create or edit an update, in Bodhi's order. */
final class SaveChecks {

  private final SideTagCheck sideTag;
  private final BuildCheck builds;
  private final Rights rights;

  SaveChecks(SideTagCheck sideTag, BuildCheck builds, Rights rights) {
    this.sideTag = sideTag;
    this.builds = builds;
    this.rights = rights;
  }

  /**
   * Runs the checks.
   *
   * @throws BodhiRefusal with all that is wrong
   */
  void run(SaveCheck save) {
    sideTag.check(save);
    builds.exist(save);
    builds.areFree(save);
    builds.areTagged(save);
    builds.areUnique(save);
    BuildCheck.areGiven(save);
    rights.check(save);
    checkBugs(save.form(), save.problems());
    checkSeverity(save.form().terms().wording(), save.problems());
    save.problems().throwIfAny();
  }

  private static void checkBugs(SaveForm form, Problems problems) {
    Optional<List<String>> bugs = form.bugs();
    if (bugs.isPresent() && !bugs.get().stream().allMatch(bug -> bug.matches("\\d{1,9}"))) {
      problems.add("querystring", "bugs", "Invalid bug ID specified: " + Python.list(bugs.get()));
    }
  }

  private static void checkSeverity(Wording wording, Problems problems) {
    if (wording.type().equals(Choices.SECURITY) && wording.severity().equals(Choices.UNSPECIFIED)) {
      problems.body("severity", "Must specify severity for a security update");
    }
  }
}
