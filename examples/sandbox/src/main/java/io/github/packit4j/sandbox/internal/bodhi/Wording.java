package io.github.packit4j.sandbox.internal.bodhi;

/**
 * What an update says about itself.
 *
 * @param displayName title in place of the builds, may be empty
 * @param notes notes
 * @param type kind of change
 * @param severity severity
 * @param suggest what users should do afterwards
 */
record Wording(String displayName, String notes, String type, String severity, String suggest) {

  /** The longest notes, in characters. */
  static final int MAX_NOTES = 10_000;

  private static final String SEPARATOR = "\n\n----\n\n";

  Wording asSecurity(String newSeverity) {
    return new Wording(displayName, notes, Choices.SECURITY, newSeverity, suggest);
  }

  /** Appends notes of an older update, but for its changelog, if they fit. */
  Wording inheriting(String olderNotes) {
    String all = notes + SEPARATOR + AutomaticNotes.withoutChangelog(olderNotes);
    return all.codePointCount(0, all.length()) <= MAX_NOTES
        ? new Wording(displayName, all, type, severity, suggest)
        : this;
  }
}
