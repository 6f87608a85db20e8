package io.github.packit4j.config.release;

import io.github.packit4j.config.internal.ModelStyle;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One release of a distribution, as far as branches, macros, build targets and updates depend on
 * it. This module fetches nothing: the caller supplies releases as values, from Bodhi or, for a
 * dist-git with branches of its own, as it knows them:
 *
 * <pre>{@code
 * DistroRelease.builder()
 *     .name("ACME-8").longName("Acme Linux 8").version("8").idPrefix("ACME")
 *     .branch("el8-private").state(DistroRelease.State.CURRENT)
 *     .kojiTarget("dist-el8").macroTarget("epel8").putMacros("distcore", ".el8.acme")
 *     .composedByBodhi(false)
 *     .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
@Value.Immutable
@ModelStyle
public interface DistroRelease {

  /** Returns the short name, such as {@code F44} or {@code EPEL-9}. */
  String name();

  /** Returns the long name, such as {@code Fedora 44}. */
  String longName();

  /** Returns the version, such as {@code 44}, {@code 10.3} or {@code eln}. */
  String version();

  /** Returns the dist-git branch as Bodhi names it, such as {@code f44}, {@code rawhide}. */
  String branch();

  /**
   * Returns the family: {@code FEDORA}, {@code FEDORA-EPEL}, {@code FEDORA-CONTAINER} etc. Families
   * whose names begin otherwise are a caller's own; {@code acme-all} means all releases of {@code
   * ACME}.
   */
  String idPrefix();

  /** Returns where the release is in its life. */
  State state();

  /** Returns the Koji tag of the release, such as {@code f44}. */
  Optional<String> distTag();

  /** Returns the Koji tag that new builds get, such as {@code f44-updates-candidate}. */
  Optional<String> candidateTag();

  /** Returns the Koji tag of updates in testing. */
  Optional<String> testingTag();

  /** Returns the Koji tag of stable updates. */
  Optional<String> stableTag();

  /** Returns the Koji target to build for, where it is not the usual one of the branch. */
  Optional<String> kojiTarget();

  /**
   * Returns the name of the RPM macros that builds start with, such as {@code epel8}, where it does
   * not follow from family and version. A release of a caller's own that is like none of those has
   * only {@link #macros()}, beside RPM's.
   */
  Optional<String> macroTarget();

  /** Returns macros that builds have besides those, or with other values. */
  Map<String, String> macros();

  /** Returns whether Bodhi composes repositories of updates; without them there are no updates. */
  @Value.Default
  default boolean composedByBodhi() {
    return true;
  }

  /** Returns whether Bodhi itself creates an update for each build. */
  @Value.Default
  default boolean createAutomaticUpdates() {
    return false;
  }

  /** Returns the last day of support, where known. */
  Optional<LocalDate> eol();

  /** Returns a builder. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds releases. Not thread-safe. */
  final class Builder extends ImmutableDistroRelease.Builder {
    Builder() {}
  }

  /** Where a release is in its life. */
  enum State {
    /** Released and supported. */
    CURRENT,
    /** In development. */
    PENDING,
    /** Before its release, with changes under review. */
    FROZEN,
    /** Not used at present. */
    DISABLED,
    /** At the end of its life. */
    ARCHIVED,
    /** Something this version does not know. */
    UNKNOWN;

    /**
     * Returns the state that Bodhi calls by a name.
     *
     * @param name the name, in any case
     * @return the state, {@link #UNKNOWN} for any other name
     */
    public static State of(String name) {
      for (State state : values()) {
        if (state.name().equals(name.toUpperCase(Locale.ROOT))) {
          return state;
        }
      }
      return UNKNOWN;
    }
  }
}
