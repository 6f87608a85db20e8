package io.github.packit4j.specfile;

/** Ways of the reference that are not RPM's; {@code docs/deviations.md} tells why. */
enum ReferenceRule {
  SHELL("shell of the reference"),
  LATE_VALUES("late values"),
  LATE_CONDITIONS("late conditions"),
  LEFT_OUT("left-out sources"),
  LIST_CONDITIONS("conditions in lists"),
  FALSE_BRANCHES("edits in false branches"),
  PATCH_LISTS("patches beside a list"),
  SUBPACKAGE_SOURCES("sources of subpackages"),
  MINOR_BUMP("minor bump"),
  HIDDEN_DIST("dist tag in a macro");

  private final String title;

  ReferenceRule(String title) {
    this.title = title;
  }

  /** Returns the name that the document has for it. */
  String title() {
    return title;
  }
}
