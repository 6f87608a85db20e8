package io.github.packit4j.bodhi;

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
   * Reads the meaning from Bodhi's words.
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
    /** The server or one it asks has trouble: try again. */
    TEMPORARY(true),
    /** A running compose holds the update: try again when it is done. */
    LOCKED(true),
    /** The CSRF token is old. The client renews it by itself. */
    STALE_CSRF(true),
    /** The account may not do this. */
    NOT_PERMITTED(false),
    /** Bodhi makes the updates of this release by itself, unless they come from a side tag. */
    AUTOMATIC_RELEASE(false),
    /** The update is stable or otherwise closed for changes. */
    NOT_EDITABLE(false),
    /** The thing named does not exist. */
    NOT_FOUND(false),
    /** The testing policy does not allow it yet. */
    POLICY(false),
    /** Anything else: the request was wrong. */
    INVALID(false);

    private final boolean retryable;

    Kind(boolean retryable) {
      this.retryable = retryable;
    }

    /** Whether the same request may succeed later without anybody changing anything. */
    public boolean retryable() {
      return retryable;
    }
  }
}
