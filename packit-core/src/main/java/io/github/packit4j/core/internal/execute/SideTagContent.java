package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.TaggedBuild;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.specfile.version.Evr;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is in a side tag.
 *
 * @param tag the side tag
 * @param builds the builds that are tagged
 * @param underWay the packages that are being built into it, by the task that does it
 * @param made the update that is made of it, if there is one; asked for once, if anybody wants to
 *     know
 */
record SideTagContent(
    SideTag tag,
    List<TaggedBuild> builds,
    Map<TaskId, String> underWay,
    Once<Optional<Update>> made) {

  SideTagContent {
    builds = List.copyOf(builds);
    underWay = Map.copyOf(underWay);
  }

  /** A build with its version in full. */
  record Build(Nvr nvr, Evr version) {

    static Build of(Nvr nvr, OptionalInt epoch) {
      return new Build(
          nvr, new Evr(OptionalInt.of(epoch.orElse(0)), nvr.version(), Optional.of(nvr.release())));
    }

    static Build of(TaggedBuild tagged) {
      return of(tagged.nvr(), tagged.build().epoch());
    }

    boolean isNewerThan(Build other) {
      return version.compareTo(other.version) > 0;
    }
  }

  Optional<Update> update() {
    return made.get();
  }

  String name() {
    return tag.name();
  }

  /**
   * The packages that are in the tag or on their way to it; or else those that were in it when its
   * update was made.
   */
  Set<String> packages() {
    Set<String> all = new TreeSet<>(underWay.values());
    builds.forEach(build -> all.add(build.nvr().name()));
    if (all.isEmpty()) {
      update().ifPresent(update -> update.nvrs().forEach(nvr -> all.add(Nvr.parse(nvr).name())));
    }
    return all;
  }

  /** The packages that were in the tag, or on their way to it, when a task was made. */
  Set<String> packagesBefore(TaskId task) {
    Set<String> earlier = new TreeSet<>();
    builds.stream()
        .filter(build -> !build.build().taskId().equals(Optional.of(task)))
        .forEach(build -> earlier.add(build.nvr().name()));
    underWay.forEach(
        (other, packageName) -> {
          if (other.value() < task.value()) {
            earlier.add(packageName);
          }
        });
    return earlier;
  }

  /** Whether nothing is in the tag, nor on its way to it. */
  boolean isEmpty() {
    return builds.isEmpty() && underWay.isEmpty();
  }

  /** Whether it is there for whoever needs one: nothing is in it, and nothing ever came of it. */
  boolean isUnused() {
    return isEmpty() && update().isEmpty();
  }

  /**
   * Whether nothing more can come of it. Bodhi makes one update of a side tag, whatever becomes of
   * that, and takes no more builds into one that is stable or was withdrawn.
   */
  boolean isUsedUp() {
    return update()
        .filter(update -> !update.isActive() || update.status() == UpdateStatus.STABLE)
        .isPresent();
  }

  /** The build of each package that was tagged last, which others are built with. */
  Map<String, Nvr> lastTagged() {
    return builds.stream()
        .collect(
            Collectors.toMap(
                build -> build.nvr().name(),
                build -> build,
                BinaryOperator.maxBy(Comparator.comparingLong(TaggedBuild::createEvent)),
                TreeMap::new))
        .values()
        .stream()
        .map(TaggedBuild::nvr)
        .collect(Collectors.toMap(Nvr::name, nvr -> nvr, (one, other) -> one, TreeMap::new));
  }

  /**
   * The highest build of each package, by RPM's order: of those in the tag, and of those in its
   * update, which Bodhi takes out of the tag where it composes the release.
   */
  Map<String, Build> newest() {
    Stream<Build> updated =
        update().filter(Update::isActive).stream()
            .flatMap(present -> present.builds().stream())
            .map(build -> Build.of(Nvr.parse(build.nvr()), OptionalInt.of(build.epoch())));
    return Stream.concat(builds.stream().map(Build::of), updated)
        .collect(
            Collectors.toMap(
                build -> build.nvr().name(),
                build -> build,
                BinaryOperator.maxBy((one, other) -> one.version().compareTo(other.version())),
                TreeMap::new));
  }
}
