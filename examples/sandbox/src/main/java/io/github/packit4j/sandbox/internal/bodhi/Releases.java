package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.BodhiRelease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The releases, and which tags stand for which. Guarded by the state lock. */
final class Releases {

  private final Map<String, ReleaseRow> byName = new LinkedHashMap<>();
  // Bodhi caches its list of tags and adds the side tag of every new update to it by mistake; the
  // cache ends when a release changes.
  private final List<String> leakedSideTags = new ArrayList<>();

  /** Adds a release, or replaces its settings. */
  ReleaseRow put(BodhiRelease settings) {
    leakedSideTags.clear();
    ReleaseRow row =
        byName.computeIfAbsent(
            settings.name(), name -> new ReleaseRow(byName.size() + 1, settings));
    row.settings(settings);
    return row;
  }

  Optional<ReleaseRow> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns the releases by name. */
  List<ReleaseRow> sorted() {
    return byName.values().stream().sorted(Comparator.comparing(ReleaseRow::name)).toList();
  }

  /** Returns the first release that a query may call so: by name in any case, or by version. */
  Optional<ReleaseRow> called(String name) {
    return byName.values().stream()
        .filter(
            row ->
                row.name().equals(name)
                    || row.name().equals(name.toUpperCase(Locale.ROOT))
                    || row.settings().version().equals(name))
        .findFirst();
  }

  private List<ReleaseRow> living() {
    return byName.values().stream()
        .filter(row -> !row.isIn(Choices.ARCHIVED) && !row.isIn("disabled"))
        .toList();
  }

  /** Returns the release of the first tag that stands for one. */
  Optional<ReleaseRow> ofTags(List<String> tags) {
    Map<String, ReleaseRow> byTag = new LinkedHashMap<>();
    living().forEach(row -> row.knownTags().forEach(tag -> byTag.put(tag, row)));
    return tags.stream().filter(byTag::containsKey).findFirst().map(byTag::get);
  }

  /** Tells whether a tag is one of a release that is not archived. */
  boolean knows(String tag) {
    return living().stream().anyMatch(row -> row.knownTags().contains(tag));
  }

  List<String> candidateTags() {
    return tags(BodhiRelease::candidateTag);
  }

  List<String> testingTags() {
    return tags(BodhiRelease::testingTag);
  }

  private List<String> tags(Function<BodhiRelease, String> tag) {
    return living().stream().map(ReleaseRow::settings).map(tag).toList();
  }

  /**
   * Returns the tags that a build may have to be taken into a new update.
   *
   * @param sideTag side tag that the update is to be made from
   */
  List<String> tagsForNewUpdate(Optional<String> sideTag) {
    sideTag.ifPresent(leakedSideTags::add);
    List<String> tags = new ArrayList<>(candidateTags());
    tags.addAll(leakedSideTags);
    return tags;
  }

  /** Returns the tags that a build may have to be in an edited update. */
  List<String> tagsForEdit(Optional<String> sideTag) {
    List<String> tags = new ArrayList<>(candidateTags());
    tags.addAll(leakedSideTags);
    tags.addAll(testingTags());
    sideTag.ifPresent(tags::add);
    return tags;
  }
}
