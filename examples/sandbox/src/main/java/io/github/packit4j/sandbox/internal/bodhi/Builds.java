package io.github.packit4j.sandbox.internal.bodhi;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** The builds and packages that Bodhi has heard of. Guarded by the state lock. */
final class Builds {

  private final Map<String, BuildRow> byNvr = new LinkedHashMap<>();
  private final Set<String> packages = new TreeSet<>();
  private final ToIntFunction<String> epochs;
  private int last;

  /**
   * Creates the table.
   *
   * @param epochs tells the epoch of a build by its name, as Koji has it
   */
  Builds(ToIntFunction<String> epochs) {
    this.epochs = epochs;
  }

  Optional<BuildRow> find(String nvr) {
    return Optional.ofNullable(byNvr.get(nvr));
  }

  /** Returns the build, new if it is not known; it belongs to the release from now on. */
  BuildRow get(String nvr, ReleaseRow release) {
    BuildRow row = byNvr.get(nvr);
    if (row == null) {
      last++;
      row = new BuildRow(last, Nvr.of(nvr), epochs.applyAsInt(nvr), release);
      byNvr.put(nvr, row);
      packages.add(row.packageName());
    }
    row.release(release);
    return row;
  }

  void remove(BuildRow build) {
    byNvr.remove(build.nvr());
  }

  /** Returns the builds by name. */
  List<BuildRow> sorted() {
    return byNvr.values().stream().sorted(Comparator.comparing(BuildRow::nvr)).toList();
  }

  /** Returns the builds in the order in which they became known. */
  List<BuildRow> all() {
    return List.copyOf(byNvr.values());
  }

  /** Returns the builds of an update by name. */
  List<BuildRow> of(Update update) {
    return sorted().stream()
        .filter(build -> build.update().filter(update::equals).isPresent())
        .toList();
  }

  /** A package stays known when its update was refused. */
  void learnPackage(String name) {
    packages.add(name);
  }

  boolean knowsPackage(String name) {
    return packages.contains(name);
  }
}
