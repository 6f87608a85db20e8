package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.internal.ModelStyle;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An update: builds of one release that go to its users together. A snapshot; no accessor does I/O.
 */
@Value.Immutable
@ModelStyle
public interface Update {
  /** The identifier, such as {@code FEDORA-2026-d6cfc350da}. */
  String alias();

  /** The page for people. */
  Optional<URI> url();

  /** The NVRs, sorted, separated by blanks; or the display name. */
  @Value.Default
  default String title() {
    return "";
  }

  /** The name given by hand; empty text without one. */
  @Value.Default
  default String displayName() {
    return "";
  }

  /** What is in the update, in Markdown. */
  @Value.Default
  default String notes() {
    return "";
  }

  /** The kind of change. */
  @Value.Default
  default UpdateType type() {
    return UpdateType.UNKNOWN;
  }

  /** Where the update is. */
  @Value.Default
  default UpdateStatus status() {
    return UpdateStatus.UNKNOWN;
  }

  /** What is asked to happen next. */
  Optional<UpdateRequest> request();

  /** How urgent it is. */
  @Value.Default
  default UpdateSeverity severity() {
    return UpdateSeverity.UNSPECIFIED;
  }

  /** What users should do after installing it. */
  @Value.Default
  default UpdateSuggestion suggestion() {
    return UpdateSuggestion.UNSPECIFIED;
  }

  /** What it consists of. */
  @Value.Default
  default ContentType contentType() {
    return ContentType.UNKNOWN;
  }

  /** The release it is for. */
  Optional<Release> release();

  /** Who made it. */
  Optional<BodhiUser> user();

  /** The builds, as Bodhi orders them. */
  List<BodhiBuild> builds();

  /** The bugs it fixes. */
  List<BodhiBug> bugs();

  /** The comments, oldest first. */
  List<Comment> comments();

  /** Names of the test cases. */
  List<String> testCases();

  /** The side tag it was made from. */
  Optional<String> fromTag();

  /** What the test gating says; empty without gating. */
  Optional<GatingStatus> gatingStatus();

  /** Whether it holds a critical-path package. */
  @Value.Default
  default boolean criticalPath() {
    return false;
  }

  /** Whether a running compose holds it; then neither builds nor request can change. */
  @Value.Default
  default boolean locked() {
    return false;
  }

  /** Whether it is in a repository. */
  @Value.Default
  default boolean pushed() {
    return false;
  }

  /** Whether the policy allows a push to stable now. */
  @Value.Default
  default boolean meetsTestingRequirements() {
    return false;
  }

  /** The sum of the votes. */
  @Value.Default
  default int karma() {
    return 0;
  }

  /** Whether karma pushes it to stable by itself. */
  @Value.Default
  default boolean autokarma() {
    return true;
  }

  /** Whether time in testing pushes it to stable by itself. */
  @Value.Default
  default boolean autotime() {
    return true;
  }

  /** The karma at which it goes to stable, at least 1. */
  @Value.Default
  default int stableKarma() {
    return NewUpdate.DEFAULT_STABLE_KARMA;
  }

  /** The karma at which it is taken back, at most -1. */
  @Value.Default
  default int unstableKarma() {
    return NewUpdate.DEFAULT_UNSTABLE_KARMA;
  }

  /** The days in testing after which it goes to stable. */
  @Value.Default
  default int stableDays() {
    return 0;
  }

  /** Whether its bugs are closed when it becomes stable. */
  @Value.Default
  default boolean closeBugs() {
    return true;
  }

  /** Whether votes must say which bugs are fixed. */
  @Value.Default
  default boolean requireBugs() {
    return true;
  }

  /** Whether votes must say which test cases passed. */
  @Value.Default
  default boolean requireTestCases() {
    return true;
  }

  /** A hash of builds and request state that changes whenever the builds do. */
  Optional<String> versionHash();

  /** When it was made. */
  Optional<Instant> submittedAt();

  /** When it was last edited. */
  Optional<Instant> modifiedAt();

  /** When its push to stable was allowed. */
  Optional<Instant> approvedAt();

  /** When it reached testing. */
  Optional<Instant> testingSince();

  /** When it became stable. */
  Optional<Instant> stableSince();

  /** When it was last pushed. */
  Optional<Instant> pushedAt();

  /** What Bodhi did differently from what was asked; only in the answer to a create or an edit. */
  List<Caveat> caveats();

  /** The NVRs of {@link #builds()}. */
  default List<String> nvrs() {
    return builds().stream().map(BodhiBuild::nvr).toList();
  }

  /**
   * Whether the update holds every one of these builds; NVRs are compared whole.
   *
   * @param nvrs the NVRs
   */
  default boolean holds(Collection<String> nvrs) {
    return nvrs().containsAll(nvrs);
  }

  /**
   * Whether the update has lost all its builds to another one, as happens to one of two that are
   * made of the same builds at the same moment. It stays as it is, with its alias for a title, and
   * can only be withdrawn.
   */
  default boolean isEmptied() {
    return builds().isEmpty();
  }

  /**
   * Whether the update is on its way to users or has reached them: neither unpushed nor obsolete.
   */
  default boolean isActive() {
    return status() != UpdateStatus.UNPUSHED && status() != UpdateStatus.OBSOLETE;
  }

  /** Starts an update; only {@code alias} is mandatory. For readers and tests. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Update}. */
  final class Builder extends ImmutableUpdate.Builder {
    Builder() {}
  }
}
