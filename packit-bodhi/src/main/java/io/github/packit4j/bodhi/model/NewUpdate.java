package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.internal.ModelStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * An update to be made. What is left empty is not sent, so Bodhi's default holds.
 *
 * <p>Either {@link #builds()} or {@link #fromTag()} is needed. What Bodhi would refuse in any case
 * is refused by {@code build()}, without a request: empty lists, notes outside 2 to 10,000
 * characters, a security update without severity, thresholds out of range.
 */
@Value.Immutable
@ModelStyle
public interface NewUpdate {
  /** Bodhi's default for {@link #stableKarma()}. */
  int DEFAULT_STABLE_KARMA = 3;

  /** Bodhi's default for {@link #unstableKarma()}. */
  int DEFAULT_UNSTABLE_KARMA = -3;

  /** The shortest notes Bodhi takes, in characters. */
  int MIN_NOTES = 2;

  /** The longest notes Bodhi takes by default, in characters. */
  int MAX_NOTES = 10_000;

  /** NVRs of the builds. Without them Bodhi takes the latest builds of {@link #fromTag()}. */
  List<String> builds();

  /** The side tag that holds the builds. At most one update per side tag. */
  Optional<String> fromTag();

  /** What is in the update, in Markdown, 2 to 10,000 characters. */
  String notes();

  /** The kind of change. */
  @Value.Default
  default UpdateType type() {
    return UpdateType.UNSPECIFIED;
  }

  /** Numbers of the bugs it fixes, without prefix. Repeated numbers are sent once. */
  List<Integer> bugs();

  /** How urgent it is; needed for security updates. */
  Optional<UpdateSeverity> severity();

  /** What users should do after installing it. */
  Optional<UpdateSuggestion> suggestion();

  /** A name to show in place of the builds. */
  Optional<String> displayName();

  /** Whether bugs are closed when it becomes stable. Bodhi's default: true. */
  Optional<Boolean> closeBugs();

  /** Whether karma pushes it to stable. Bodhi's default: true. */
  Optional<Boolean> autokarma();

  /** Whether time in testing pushes it to stable. Bodhi's default: true. */
  Optional<Boolean> autotime();

  /** The karma for a push to stable, at least 1; Bodhi raises it to the release's minimum. */
  OptionalInt stableKarma();

  /** The karma at which it is taken back, at most -1. */
  OptionalInt unstableKarma();

  /** The days in testing before a push to stable; Bodhi raises them to the release's minimum. */
  OptionalInt stableDays();

  /** Whether votes must say which bugs are fixed. Bodhi's default: true. */
  Optional<Boolean> requireBugs();

  /** Whether votes must say which test cases passed. Bodhi's default: true. */
  Optional<Boolean> requireTestCases();

  /**
   * Fields this version has no accessor for, by the API's name. A typed field wins over one of the
   * same name. Bodhi drops names it does not know without an error.
   */
  Map<String, String> otherFields();

  /** Starts a new update. */
  static Builder builder() {
    return new Builder();
  }

  /**
   * What would make this update anew: every field as it is now. The start of an edit, because Bodhi
   * sets whatever an edit leaves out back to its default.
   *
   * @param update the present state
   */
  static Builder from(Update update) {
    return PresentFields.of(update);
  }

  /** Refuses what Bodhi would refuse in any case. */
  @Value.Check
  default void check() {
    NewUpdateCheck.check(this);
  }

  /** Builds a {@link NewUpdate}. */
  final class Builder extends ImmutableNewUpdate.Builder {
    Builder() {}

    /**
     * Takes over parameters by the names and spellings of Bodhi's API, as the configuration key
     * {@code bodhi_extra_params} has them: {@code severity: high}, {@code stable_days: 5}. Call it
     * first: what is set later wins.
     *
     * @param params names with text, number, boolean or list values
     * @throws IllegalArgumentException for a value that the named parameter cannot have
     */
    public Builder extraParams(Map<String, ?> params) {
      ExtraParams.apply(params, this);
      return this;
    }
  }
}
