package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.internal.ModelStyle;
import io.github.packit4j.bodhi.model.internal.QueryFields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** Which buildroot overrides to list; an empty filter lets everything pass. */
@Value.Immutable
@ModelStyle
public interface OverrideQuery {
  /** NVRs, compared whole. */
  List<String> builds();

  /** Names of packages; an unknown one is refused. */
  List<String> packages();

  /** Names of releases; an unknown one is refused. */
  List<String> releases();

  /** Accounts that asked for them; an unknown one is refused. */
  List<String> users();

  /** Whether they have ended. */
  Optional<Boolean> expired();

  /** A part of an NVR. */
  Optional<String> like();

  /** A part of an NVR, in any case. */
  Optional<String> search();

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

  /** Builds an {@link OverrideQuery}. */
  final class Builder extends ImmutableOverrideQuery.Builder {
    Builder() {}
  }
}
