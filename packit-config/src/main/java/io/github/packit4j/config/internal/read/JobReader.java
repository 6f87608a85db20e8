package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.key.StructureKey;
import io.github.packit4j.config.internal.key.StructureKeys;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.type.ScalarTypes;
import io.github.packit4j.config.internal.type.ValueType;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one job: its own keys, its packages, and one {@link JobConfig} for each trigger. */
final class JobReader {

  private final Map<String, PackageLayer> packages;
  private final Mapping node;
  private final Place place;
  private final Map<String, Entry> own = new HashMap<>();

  private JobReader(Map<String, PackageLayer> packages, Mapping node, Place place) {
    this.packages = packages;
    this.node = node;
    this.place = place;
  }

  static List<JobConfig> read(YamlNode node, Map<String, PackageLayer> packages, Place place) {
    if (!(node instanceof Mapping mapping)) {
      place.wrongType(node, "a mapping with job and trigger");
      return List.of();
    }
    return new JobReader(packages, mapping, place).read();
  }

  private List<JobConfig> read() {
    for (Entry entry : node.entries()) {
      if (entry.key().value() instanceof String name && StructureKeys.NAMES_OF_JOB.contains(name)) {
        own.put(name, entry);
      }
    }
    Layer layer = LayerReader.read(node, place, StructureKeys.NAMES_OF_JOB);
    Entry metadata = own.get("metadata");
    if (metadata != null && !metadata.value().isFalsy()) {
      layer = layer.under(MetadataReader.read(metadata, node, own, place));
    }
    if (value("job").isEmpty()) {
      missing("job", "propose_downstream");
    }
    Optional<JobType> job = optional(StructureKeys.JOB);
    if (value("trigger").isEmpty()) {
      missing("trigger", "release");
    }
    List<JobTrigger> triggers = optional(StructureKeys.TRIGGER).orElseGet(List::of);
    JobConfig.Builder builder = JobConfig.builder();
    optional(StructureKeys.SKIP_BUILD).ifPresent(builder::skipBuild);
    optional(StructureKeys.MANUAL_TRIGGER).ifPresent(builder::manualTrigger);
    builder.labels(optional(StructureKeys.LABELS));
    builder.sidetagGroup(optional(StructureKeys.SIDETAG_GROUP));
    builder.dependencies(optional(StructureKeys.DEPENDENCIES));
    builder.dependents(optional(StructureKeys.DEPENDENTS));
    builder.packageName(packageName());
    Map<String, Layer> merged = packages(layer);
    job.ifPresent(type -> new JobAdvice(type, node, place).give(triggers, merged.values()));
    boolean withoutSpec = job.filter(JobType.TESTS::equals).isPresent() && isTrue("skip_build");
    if (!withoutSpec) {
      merged.forEach(this::checkSpecFile);
    }
    if (place.problems().hasErrors() || job.isEmpty()) {
      return List.of();
    }
    builder.job(job.get());
    merged.forEach((name, all) -> builder.putPackages(name, SettingsBinder.bind(all, name)));
    List<JobConfig> jobs = new ArrayList<>();
    triggers.forEach(trigger -> jobs.add(builder.trigger(trigger).build()));
    return jobs;
  }

  private boolean isTrue(String name) {
    return value(name)
        .filter(node -> Boolean.TRUE.equals(ScalarTypes.BOOLEAN.read(node, place.key(name))))
        .isPresent();
  }

  /** Returns the value of a key of the job; null counts as absent. */
  private Optional<YamlNode> value(String name) {
    return Optional.ofNullable(own.get(name)).map(Entry::value).filter(node -> !node.isNull());
  }

  private <T> Optional<T> optional(StructureKey<ValueType<T>> key) {
    Optional<YamlNode> node = value(key.name());
    if (node.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(key.form().read(node.get(), place.key(key.name())));
  }

  private void missing(String name, String example) {
    Entry entry = own.get(name);
    place
        .key(name)
        .error(
            entry == null ? node.start() : entry.value().start(),
            "the key '%s' is missing in this job".formatted(name),
            "add '%s: %s'".formatted(name, example));
  }

  private Optional<String> packageName() {
    Optional<String> name = optional(StructureKeys.PACKAGE);
    if (name.filter(wanted -> !packages.containsKey(wanted)).isEmpty()) {
      return name;
    }
    value("package").ifPresent(node -> undefined(node, name.get(), place.key("package")));
    return Optional.empty();
  }

  private void undefined(YamlNode node, String name, Place at) {
    at.unknownName(node.start(), "package", name, packages.keySet());
  }

  /** Returns the merged keys of each package the job works on. */
  private Map<String, Layer> packages(Layer job) {
    Map<String, Layer> result = new LinkedHashMap<>();
    Entry entry = own.get("packages");
    Place at = place.key("packages");
    if (entry == null || entry.value().isFalsy()) {
      packages.forEach((name, all) -> result.put(name, all.layer().under(job)));
    } else if (entry.value() instanceof Sequence list) {
      Set<String> wanted = named(list, at);
      packages.forEach(
          (name, all) -> {
            if (wanted.contains(name)) {
              result.put(name, all.layer().under(job));
            }
          });
    } else if (entry.value() instanceof Mapping mapping) {
      mapping.entries().forEach(inner -> packageInJob(inner, job, at, result));
    } else {
      at.wrongType(entry.value(), "a list of packages or a mapping of packages to keys");
    }
    return result;
  }

  private Set<String> named(Sequence list, Place at) {
    Set<String> wanted = new LinkedHashSet<>();
    for (int i = 0; i < list.items().size(); i++) {
      YamlNode item = list.items().get(i);
      String name = ScalarTypes.text(item, at.item(i));
      if (name == null) {
      } else if (!packages.containsKey(name)) {
        undefined(item, name, at.item(i));
      } else {
        wanted.add(name);
      }
    }
    return wanted;
  }

  private void packageInJob(Entry entry, Layer job, Place at, Map<String, Layer> result) {
    Place below = at.key(entry.key().text());
    @Nullable String name = ScalarTypes.text(entry.key(), below);
    PackageLayer known = name == null ? null : packages.get(name);
    if (name != null && known == null) {
      undefined(entry.key(), name, below);
    }
    if (!(entry.value() instanceof Mapping mapping)) {
      below.wrongType(entry.value(), "a mapping of keys ({} for none)");
      return;
    }
    Layer inner = LayerReader.read(mapping, below, List.of());
    if (name != null && known != null) {
      result.put(name, known.complete() ? inner.complete() : known.layer().under(job).under(inner));
    }
  }

  private void checkSpecFile(String name, Layer layer) {
    PackageLayer known = packages.get(name);
    if (layer.text(SettingsKeys.SPECFILE_PATH) == null && known != null) {
      new Place(place.problems(), known.path(), false)
          .error(
              known.mark(),
              "the package '%s' has no spec file, which its jobs need".formatted(name),
              "add 'specfile_path: %s.spec'".formatted(name));
    }
  }
}
