package io.github.packit4j.bodhi.failure;

import io.github.packit4j.bodhi.failure.internal.ProblemKinds;

/**
 * One reason for which Bodhi refused a request.
 *
 * @param location where the bad value was: {@code body}, {@code querystring}, {@code url}
 * @param name the field: {@code builds}, {@code from_tag}
 * @param description Bodhi's words, which may contain HTML
 * @param kind what the words mean for a program
 */
public record BodhiProblem(String location, String name, String description, Kind kind) {

  /**
   * Reads the meaning from Bodhi's words, taken by themselves.
   *
   * @param location where the bad value was
   * @param name the field
   * @param description Bodhi's words
   */
  public static BodhiProblem of(String location, String name, String description) {
    return new BodhiProblem(location, name, description, ProblemKinds.of(name, description));
  }

  /** Field and words. */
  @Override
  public String toString() {
    return name + ": " + description;
  }

  /** What a refusal means for a program. */
  public enum Kind {
    /** The build or side tag has an update: the work may be done. */
    ALREADY_EXISTS(false),
    /** The build is not tagged yet, as just after it finished: try again for some minutes. */
    NOT_TAGGED_YET(true),
    /** The release takes no updates: it is archived, or Bodhi does not know it. */
    ARCHIVED_RELEASE(false),
    /** The server or one it asks, such as Koji or Pagure, has trouble: try again. */
    TEMPORARY(true),
    /** A running compose holds the update: try again when it is done. */
    LOCKED(true),
    /** The CSRF token is old. The client renews it by itself. */
    STALE_CSRF(true),
    /** The account may not do this. */
    NOT_PERMITTED(false),
    /**
     * Bodhi makes the updates of this release by itself and takes no requests for them; only those
     * from side tags are made by hand.
     */
    AUTOMATIC_RELEASE(false),
    /** The update is stable or otherwise closed for changes. */
    NOT_EDITABLE(false),
    /** The thing named does not exist. */
    NOT_FOUND(false),
    /** The testing policy does not allow it yet. */
    POLICY(false),
    /** The release is frozen and the update never was in testing: it cannot go to stable now. */
    FROZEN(false),
    /**
     * Nothing is requested that could be revoked. A new update from a side tag has no request until
     * its builds are signed.
     */
    NO_REQUEST(false),
    /** Follows from another reason of the same answer and says nothing by itself. */
    CONSEQUENCE(false),
    /** Anything else: the request was wrong. */
    INVALID(false);

    private final boolean passing;

    Kind(boolean passing) {
      this.passing = passing;
    }

    /** Whether the same request may succeed later without anybody changing anything. */
    public boolean mayPassByItself() {
      return passing;
    }
  }
}
