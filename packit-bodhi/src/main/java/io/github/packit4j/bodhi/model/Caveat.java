package io.github.packit4j.bodhi.model;

/**
 * Something Bodhi did differently from what was asked, or that happened along with it.
 *
 * @param name a short key: {@code stable days}, {@code stable karma}, {@code builds}, {@code
 *     update}, {@code karma}
 * @param description the text for people
 */
public record Caveat(String name, String description) {

  /** What the caveat means for a program. */
  public Kind kind() {
    return CaveatKinds.of(this);
  }

  /** What a caveat means for a program. */
  public enum Kind {
    /** The vote was not counted, because the update is the voter's own. */
    OWN_KARMA,
    /** The account had voted the other way before; only the new vote counts. */
    KARMA_REVERSED,
    /** The vote crossed a threshold, but what was to follow was refused. */
    KARMA_WITHOUT_EFFECT,
    /** {@code stableDays} was raised to what the release demands. */
    STABLE_DAYS_RAISED,
    /** {@code stableKarma} was raised to what the release demands. */
    STABLE_KARMA_RAISED,
    /** The builds are of several releases, so several updates were made. */
    SPLIT,
    /** The update was edited; the text lists new and removed builds. */
    EDITED,
    /** Other builds sent the update back to testing. */
    BACK_TO_TESTING,
    /** An older update was made obsolete; its bugs and notes were inherited. */
    OBSOLETED_OLDER,
    /** Somebody else has an update with one of the packages under way. */
    OTHER_IN_FLIGHT,
    /** The type was set to security, because a security update was made obsolete. */
    RAISED_TO_SECURITY,
    /** Anything else. */
    OTHER
  }
}
