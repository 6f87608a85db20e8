package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.internal.ModelStyle;
import io.github.packit4j.bodhi.model.internal.QueryFields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** Which releases to list; an empty filter lets everything pass. */
@Value.Immutable
@ModelStyle
public interface ReleaseQuery {
  /** States. */
  List<ReleaseState> states();

  /** A name, or a pattern with {@code %} for any text. */
  Optional<String> name();

  /** Names of packages that have updates in the release. */
  List<String> packages();

  /** Aliases of updates in the release. */
  List<String> updates();

  /** Whether archived releases are left out. */
  @Value.Default
  default boolean excludeArchived() {
    return false;
  }

  /** How many to ask for at once, 1 to 1000; Bodhi's default is 20. */
  OptionalInt rowsPerPage();

  /** Releases that are developed or maintained: current, pending and frozen. */
  static ReleaseQuery active() {
    return builder()
        .addStates(ReleaseState.CURRENT, ReleaseState.PENDING, ReleaseState.FROZEN)
        .build();
  }

  /** All releases, archived ones too. */
  static ReleaseQuery all() {
    return builder().build();
  }

  /** Starts a query. */
  static Builder builder() {
    return new Builder();
  }

  /** Refuses page sizes that Bodhi refuses. */
  @Value.Check
  default void check() {
    QueryFields.checkRowsPerPage(rowsPerPage());
  }

  /** Builds a {@link ReleaseQuery}. */
  final class Builder extends ImmutableReleaseQuery.Builder {
    Builder() {}
  }
}
