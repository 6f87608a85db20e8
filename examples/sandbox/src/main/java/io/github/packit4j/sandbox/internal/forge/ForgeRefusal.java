package io.github.packit4j.sandbox.internal.forge;

import org.eclipse.jgit.lib.Repository;

/** Thrown when a forge refuses what somebody wants; each dialect has its own words for it. */
public final class ForgeRefusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String subject;

  /** Why something is refused. */
  public enum Reason {
    /** There is no such thing, or it is hidden; the subject is its kind. */
    NOT_FOUND,
    /** Only somebody with a token may do this. */
    NO_TOKEN,
    /** The token is unknown. */
    BAD_TOKEN,
    /** The token was revoked. */
    REVOKED_TOKEN,
    /** The token may not do this; the subject is the scope that it lacks. */
    NO_SCOPE,
    /** The account may not do this; the subject is what it would need. */
    NO_RIGHT,
    /** What was sent is no JSON. */
    UNREADABLE,
    /** What was sent has another form than the API takes; the subject says how, in its words. */
    MALFORMED,
    /** Git takes no ref of this name; the subject is the ref. */
    BAD_REF,
    /** A field is wrong; the subject is {@code resource.field message}. */
    INVALID,
    /** The tag has a release already; the subject is the tag. */
    RELEASE_EXISTS,
    /** The account has a fork already. */
    FORK_EXISTS,
    /** A pull request of these branches is open; the subject is its number. */
    PULL_EXISTS,
    /** The branch to merge has nothing new; the subject is {@code base head}. */
    NOTHING_TO_MERGE,
    /** The source branch of a pull request is absent. */
    NO_SOURCE_BRANCH,
    /** The target branch of a pull request is absent. */
    NO_TARGET_BRANCH,
    /** The pull request is merged already. */
    MERGED,
    /** The pull request is closed. */
    CLOSED,
    /** The pull request is a draft. */
    DRAFT,
    /** The pull request has conflicts. */
    CONFLICTS,
    /** Both branches of a pull request are the same. */
    SAME_BRANCH,
    /** The head is not the expected one; the subject is the present one. */
    HEAD_MOVED
  }

  /** Creates a refusal. */
  public ForgeRefusal(Reason reason, String subject) {
    super(reason + (subject.isEmpty() ? "" : ": " + subject));
    this.reason = reason;
    this.subject = subject;
  }

  /** Says that something is absent. */
  public static ForgeRefusal notFound(String kind) {
    return new ForgeRefusal(Reason.NOT_FOUND, kind);
  }

  /** Says that a field is wrong. */
  public static ForgeRefusal invalid(String field, String message) {
    return new ForgeRefusal(Reason.INVALID, field + " " + message);
  }

  /** Says that what was sent has another form than the API takes. */
  public static ForgeRefusal malformed(String how) {
    return new ForgeRefusal(Reason.MALFORMED, how);
  }

  /** Refuses a ref, given by its full name, that git does not take. */
  public static void requireRef(String ref) {
    if (!Repository.isValidRefName(ref)) {
      throw new ForgeRefusal(Reason.BAD_REF, ref);
    }
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }

  /** Returns what the reason is about; see {@link Reason}. */
  public String subject() {
    return subject;
  }
}
