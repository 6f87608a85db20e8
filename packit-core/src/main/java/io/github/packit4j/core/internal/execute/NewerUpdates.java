package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.model.BodhiBuild;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.specfile.version.Evr;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The updates that a build comes too late for: its release has a newer build of the package on the
 * way to users already, by RPM's order.
 */
final class NewerUpdates {

  private static final List<UpdateStatus> ON_THE_WAY =
      List.of(UpdateStatus.PENDING, UpdateStatus.TESTING, UpdateStatus.STABLE);

  private final Optional<KojiClient> koji;

  /**
   * Creates the look.
   *
   * @param koji tells the epoch of a build; without it two builds are taken to have the same
   */
  NewerUpdates(Optional<KojiClient> koji) {
    this.koji = koji;
  }

  /**
   * An update with a newer build.
   *
   * @param update the update
   * @param nvr the newer build
   */
  record Newer(Update update, String nvr) {}

  /**
   * Looks for an update with a newer build.
   *
   * @param bodhi where
   * @param release the release as Bodhi names it, if it is known
   * @param nvr the build that is to be in an update
   * @return the first that is found; empty also if the branch is of no known release
   */
  Optional<Newer> than(BodhiClient bodhi, Optional<String> release, String nvr) {
    if (release.isEmpty()) {
      return Optional.empty();
    }
    Nvr own = Nvr.parse(nvr);
    UpdateQuery query =
        UpdateQuery.builder()
            .packages(List.of(own.name()))
            .releases(List.of(release.get()))
            .statuses(ON_THE_WAY)
            .build();
    return bodhi.updates().list(query).stream()
        .flatMap(
            update ->
                update.builds().stream()
                    .filter(build -> isNewer(build, own))
                    .map(build -> new Newer(update, build.nvr())))
        .findFirst();
  }

  private boolean isNewer(BodhiBuild build, Nvr own) {
    Nvr other = Nvr.parse(build.nvr());
    if (!other.name().equals(own.name())) {
      return false;
    }
    boolean later = evr(other, build.epoch()).compareTo(evr(own, build.epoch())) > 0;
    // Koji is asked only where an epoch could change the answer.
    return (later || build.epoch() > 0)
        && evr(other, build.epoch()).compareTo(evr(own, epoch(own, build.epoch()))) > 0;
  }

  private int epoch(Nvr own, int unlessKnown) {
    return koji.flatMap(client -> client.builds().find(own.toString()))
        .map(BuildInfo::epoch)
        .map(epoch -> epoch.orElse(0))
        .orElse(unlessKnown);
  }

  private static Evr evr(Nvr nvr, int epoch) {
    return new Evr(OptionalInt.of(epoch), nvr.version(), Optional.of(nvr.release()));
  }
}
