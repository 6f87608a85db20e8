package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.internal.key.MetadataKeys;
import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.key.StructureKeys;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.problem.internal.Excerpt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the deprecated key {@code metadata} of a job, whose keys belong into the job itself. */
final class MetadataReader {

  private MetadataReader() {}

  /**
   * Reads the key.
   *
   * @param job the job's mapping
   * @param own the keys of the job that are not of package level; {@code skip_build} is added
   */
  static Layer read(Entry entry, Mapping job, Map<String, Entry> own, Place inJob) {
    Place place = inJob.key("metadata");
    if (!(entry.value() instanceof Mapping mapping)) {
      place.wrongType(entry.value(), "a mapping");
      return new Layer();
    }
    place.warning(
        entry.key().start(),
        "the key 'metadata' is deprecated",
        "move its keys one level up, into the job");
    Map<String, Entry> outside = new HashMap<>();
    job.entries().forEach(other -> outside.put(other.key().text(), other));
    Layer layer = new Layer();
    int branchesRank = MetadataKeys.BRANCHES.size();
    for (Entry inner : mapping.entries()) {
      String name = inner.key().text();
      int rank = MetadataKeys.BRANCHES.indexOf(name);
      String key = rank >= 0 ? "dist_git_branches" : name;
      Place below = place.key(name);
      if (!MetadataKeys.KEYS.contains(key)) {
        below.error(
            inner.key().start(),
            "the key '%s' is not allowed in metadata".formatted(Excerpt.of(name)),
            SettingsKeys.find(name).isPresent() || StructureKeys.NAMES_OF_JOB.contains(name)
                ? "move it one level up, into the job"
                : LegacyKeys.hint(name, MetadataKeys.KEYS));
        continue;
      }
      Entry other = outside.remove(key);
      if (other != null) {
        reportTwice(inner, key, other, below);
      }
      if (key.equals("skip_build")) {
        own.put(key, inner);
        continue;
      }
      int thisRank = rank < 0 ? MetadataKeys.BRANCHES.size() : rank;
      Optional<Integer> index = SettingsKeys.find(key);
      if (index.isPresent() && thisRank <= branchesRank) {
        LayerReader.set(layer, index.get(), inner.value(), below);
      }
      if (key.equals("dist_git_branches")) {
        branchesRank = Math.min(branchesRank, thisRank);
      }
    }
    outside.forEach((key, other) -> reportMixed(key, other, inJob));
    return layer;
  }

  private static void reportTwice(Entry inner, String key, Entry other, Place place) {
    String message =
        "the key '%s' is given here and in line %d, in the job itself"
            .formatted(key, other.key().start().line());
    if (key.equals("targets")) {
      place.warning(inner.key().start(), message + "; this one counts", "keep only one");
    } else {
      place.error(inner.key().start(), message, "keep the one in the job");
    }
  }

  /** The two styles of writing a job may not be mixed; only {@code targets} may stand in both. */
  private static void reportMixed(String key, Entry other, Place inJob) {
    if (MetadataKeys.KEYS.contains(key) && !key.equals("targets")) {
      inJob
          .key(key)
          .error(
              other.key().start(),
              "the key '%s' may not stand beside the deprecated key 'metadata'".formatted(key),
              "move the keys of 'metadata' into the job and remove it");
    }
  }
}
