package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.LoadedConfig;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.key.StructureKeys;
import io.github.packit4j.config.internal.place.KeyPath;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.place.Problems;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Mark;
import io.github.packit4j.config.internal.yaml.YamlNode.Sequence;
import io.github.packit4j.config.internal.yaml.YamlReader;
import io.github.packit4j.config.internal.yaml.YamlSyntaxException;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one configuration: top level, packages, jobs, and what each inherits from the other. */
public final class ConfigReader {

  /** More settings than this come from a file that is meant to do harm. */
  private static final int MAX_SETTINGS = 20_000;

  private final ReadOptions options;
  private final Problems problems;
  private final Map<String, Entry> structure = new LinkedHashMap<>();

  private ConfigReader(ReadOptions options) {
    this.options = options;
    this.problems = new Problems(options.file());
  }

  /** What is known about a file beside its text. */
  public record ReadOptions(
      String file,
      String configFilePath,
      Optional<String> repositoryName,
      Optional<String> foundSpecFile,
      boolean repeatedKeysAllowed) {}

  public static LoadedConfig read(String text, ReadOptions options) {
    return new ConfigReader(options).read(text);
  }

  private LoadedConfig read(String text) {
    Mapping root = root(text);
    Place place = new Place(problems, KeyPath.ROOT, false);
    for (Entry entry : root.entries()) {
      if (entry.key().value() instanceof String name && StructureKeys.NAMES_OF_TOP.contains(name)) {
        structure.put(name, entry);
      }
    }
    Layer top = LayerReader.read(root, place, StructureKeys.NAMES_OF_TOP);
    if (!top.has(SettingsKeys.CONFIG_FILE_PATH)) {
      top.set(SettingsKeys.CONFIG_FILE_PATH, options.configFilePath());
    }
    PackagesReader reader = new PackagesReader(options, top, root, place);
    Map<String, PackageLayer> packages =
        structured("packages").map(reader::several).orElseGet(reader::only);
    List<JobConfig> jobs = jobs(packages, place);
    reader.warnAboutDistGit(packages.values());
    if (problems.hasErrors()) {
      throw new InvalidConfigException(options.file(), problems.sorted());
    }
    PackageConfig.Builder config = PackageConfig.builder().addAllJobs(jobs);
    packages.forEach(
        (name, layer) -> config.putPackages(name, SettingsBinder.bind(layer.layer(), name)));
    return new LoadedConfig(config.build(), problems.sorted());
  }

  private Mapping root(String text) {
    YamlNode root;
    try {
      YamlReader.Document document = YamlReader.read(text);
      document.repeatedKeys().forEach(this::repeatedKey);
      document.repeatedAnchors().forEach(this::syntaxError);
      root = document.root().orElse(null);
    } catch (YamlSyntaxException e) {
      syntaxError(e);
      throw new InvalidConfigException(options.file(), problems.sorted());
    }
    if (root == null || (root.isFalsy() && !(root instanceof Mapping))) {
      return new Mapping(Mark.START, List.of());
    }
    if (!(root instanceof Mapping mapping)) {
      new Place(problems, KeyPath.ROOT, false)
          .wrongType(root, "a mapping of keys at the top of the file");
      throw new InvalidConfigException(options.file(), problems.sorted());
    }
    return mapping;
  }

  private void repeatedKey(YamlSyntaxException e) {
    String message = String.valueOf(e.getMessage());
    if (options.repeatedKeysAllowed()) {
      problems.warning(e.mark(), KeyPath.ROOT, message + "; only this one counts", "remove one");
    } else {
      problems.error(e.mark(), KeyPath.ROOT, message, "remove one of them");
    }
  }

  private void syntaxError(YamlSyntaxException e) {
    problems.error(e.mark(), KeyPath.ROOT, String.valueOf(e.getMessage()), null);
  }

  private Optional<YamlNode> structured(String key) {
    return Optional.ofNullable(structure.get(key)).map(Entry::value);
  }

  private List<JobConfig> jobs(Map<String, PackageLayer> packages, Place atRoot) {
    Place place = new Place(problems, atRoot.path().key("jobs"), true);
    Entry entry = structure.get("jobs");
    if (entry == null) {
      return DefaultJobs.read(packages, place);
    }
    if (!(entry.value() instanceof Sequence sequence)) {
      place.wrongType(entry.value(), "a list of jobs ([] for none)");
      return List.of();
    }
    if ((long) sequence.items().size() * packages.size() > MAX_SETTINGS) {
      place.error(
          entry.key().start(),
          "%,d jobs for %,d packages are more than this library is ready to resolve"
              .formatted(sequence.items().size(), packages.size()));
      return List.of();
    }
    List<JobConfig> jobs = new ArrayList<>();
    SimilarJobs similar = new SimilarJobs();
    for (int i = 0; i < sequence.items().size(); i++) {
      YamlNode node = sequence.items().get(i);
      List<JobConfig> read = JobReader.read(node, packages, place.item(i));
      similar.check(read, node.start(), place.item(i));
      jobs.addAll(read);
    }
    return jobs;
  }

  /** The jobs of a file without the key {@code jobs}. */
  private static final class DefaultJobs {

    private static final YamlNode NODES =
        YamlReader.read(
                """
                - {job: copr_build, trigger: pull_request, targets: [fedora-stable]}
                - {job: tests, trigger: pull_request, targets: [fedora-stable]}
                - {job: propose_downstream, trigger: release, dist_git_branches: [fedora-all]}
                """)
            .root()
            .orElseThrow();

    public static List<JobConfig> read(Map<String, PackageLayer> packages, Place place) {
      List<JobConfig> jobs = new ArrayList<>();
      for (YamlNode node : ((Sequence) NODES).items()) {
        jobs.addAll(JobReader.read(node, packages, place));
      }
      return jobs;
    }
  }
}
