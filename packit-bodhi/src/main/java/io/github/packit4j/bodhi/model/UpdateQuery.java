package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.internal.ModelStyle;
import io.github.packit4j.bodhi.model.internal.QueryFields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * Which updates to list. Filters are joined by "and", the values of one filter by "or"; an empty
 * filter lets everything pass.
 */
@Value.Immutable
@ModelStyle
public interface UpdateQuery {
  /** Aliases. */
  List<String> aliases();

  /** NVRs, compared whole. */
  List<String> builds();

  /** Names of packages. One that Bodhi does not know gives no updates and no error. */
  List<String> packages();

  /**
   * Names ({@code F45}) or versions of releases, or one of {@code __current__}, {@code __pending__}
   * (pending and frozen), {@code __archived__}. An unknown one is refused.
   */
  List<String> releases();

  /** Statuses. */
  List<UpdateStatus> statuses();

  /** The request. */
  Optional<UpdateRequest> request();

  /** The type. */
  Optional<UpdateType> type();

  /** The severity. */
  Optional<UpdateSeverity> severity();

  /** The suggestion. */
  Optional<UpdateSuggestion> suggestion();

  /** What updates consist of. */
  Optional<ContentType> contentType();

  /** Gating statuses. */
  List<GatingStatus> gatingStatuses();

  /** Accounts that made them. An unknown one is refused. */
  List<String> users();

  /** Numbers of bugs. */
  List<Integer> bugs();

  /** Whether they come from a side tag. */
  Optional<Boolean> fromSideTag();

  /** The side tag they come from. Bodhi before 26.4 ignores this filter. */
  Optional<String> sideTag();

  /** Whether they hold a critical-path package. */
  Optional<Boolean> criticalPath();

  /** Whether a compose holds them. */
  Optional<Boolean> locked();

  /** Whether they are in a repository. */
  Optional<Boolean> pushed();

  /** Made at or after. */
  Optional<Instant> submittedSince();

  /** Made before. */
  Optional<Instant> submittedBefore();

  /** Edited at or after. */
  Optional<Instant> modifiedSince();

  /** Edited before. */
  Optional<Instant> modifiedBefore();

  /** Approved at or after. */
  Optional<Instant> approvedSince();

  /** Approved before. */
  Optional<Instant> approvedBefore();

  /** Pushed at or after. */
  Optional<Instant> pushedSince();

  /** Pushed before. */
  Optional<Instant> pushedBefore();

  /** A part of an NVR. */
  Optional<String> like();

  /** A part of an NVR or alias, in any case. */
  Optional<String> search();

  /**
   * How many to ask for at once, 1 to 1000; Bodhi's default is 20. Updates are large (all comments,
   * the whole release), so that big pages may time out on the server.
   */
  OptionalInt rowsPerPage();

  /** Starts a query. */
  static Builder builder() {
    return new Builder();
  }

  /**
   * All updates of a package.
   *
   * @param name the source package
   */
  static UpdateQuery forPackage(String name) {
    return builder().addPackages(name).build();
  }

  /**
   * All updates that hold a build; after a withdrawal there may be several.
   *
   * @param nvr the build
   */
  static UpdateQuery forBuild(String nvr) {
    return builder().addBuilds(nvr).build();
  }

  /** Refuses page sizes that Bodhi refuses. */
  @Value.Check
  default void check() {
    QueryFields.checkRowsPerPage(rowsPerPage());
  }

  /** Builds an {@link UpdateQuery}. */
  final class Builder extends ImmutableUpdateQuery.Builder {
    Builder() {}
  }
}
