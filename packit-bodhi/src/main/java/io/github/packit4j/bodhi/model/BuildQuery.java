package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.internal.ModelStyle;
import io.github.packit4j.bodhi.model.internal.QueryFields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * Which of the builds that Bodhi knows to list; an empty filter lets everything pass. Bodhi learns
 * of a build when an update or an override is made with it.
 */
@Value.Immutable
@ModelStyle
public interface BuildQuery {
  /** An NVR, compared whole. */
  Optional<String> nvr();

  /** Names of packages; an unknown one is refused. */
  List<String> packages();

  /** Names of releases; an unknown one is refused. */
  List<String> releases();

  /** Aliases of updates that hold them; an unknown one is refused. */
  List<String> updates();

  /** How many to ask for at once, 1 to 1000; Bodhi's default is 20. */
  OptionalInt rowsPerPage();

  /** Starts a query. */
  static Builder builder() {
    return new Builder();
  }

  /** Refuses page sizes that Bodhi refuses. */
  @Value.Check
  default void check() {
    QueryFields.checkRowsPerPage(rowsPerPage());
  }

  /** Builds a {@link BuildQuery}. */
  final class Builder extends ImmutableBuildQuery.Builder {
    Builder() {}
  }
}
