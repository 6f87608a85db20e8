package io.github.packit4j.config;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What Bodhi knows of one release of a distribution, as far as branches, build targets and updates
 * depend on it. This module fetches nothing: the caller supplies releases as values.
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

  /** Returns the family: {@code FEDORA}, {@code FEDORA-EPEL}, {@code FEDORA-CONTAINER} etc. */
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

  /** Returns whether Bodhi composes repositories of updates. */
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
