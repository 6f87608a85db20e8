package io.github.packit4j.config;

import io.github.packit4j.config.JobReader.PackageLayer;
import io.github.packit4j.config.internal.YamlNode;
import io.github.packit4j.config.internal.YamlNode.Entry;
import io.github.packit4j.config.internal.YamlNode.Mapping;
import io.github.packit4j.config.internal.YamlNode.Mark;
import io.github.packit4j.config.internal.YamlNode.Sequence;
import io.github.packit4j.config.internal.YamlReader;
import io.github.packit4j.config.internal.YamlSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one configuration: top level, packages, jobs, and what each inherits from the other. */
final class ConfigReader {

  private static final List<String> STRUCTURE = List.of("jobs", "packages", "_");

  /** Keys of the top level that packages never inherit. */
  private static final int[] NOT_INHERITED = {
    SettingsKeys.DOWNSTREAM_PACKAGE_NAME,
    SettingsKeys.UPSTREAM_PACKAGE_NAME,
    SettingsKeys.SPECFILE_PATH
  };

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
  record ReadOptions(
      String file,
      String configFilePath,
      Optional<String> repositoryName,
      Optional<String> foundSpecFile) {}

  static LoadedConfig read(String text, ReadOptions options) {
    return new ConfigReader(options).read(text);
  }

  private LoadedConfig read(String text) {
    Mapping root = root(text);
    Place place = new Place(problems, KeyPath.ROOT, false);
    for (Entry entry : root.entries()) {
      if (entry.key().value() instanceof String name && STRUCTURE.contains(name)) {
        structure.put(name, entry);
      }
    }
    Layer top = LayerReader.read(root, place, STRUCTURE);
    if (!top.has(SettingsKeys.CONFIG_FILE_PATH)) {
      top.set(SettingsKeys.CONFIG_FILE_PATH, options.configFilePath());
    }
    Map<String, PackageLayer> packages =
        structured("packages")
            .map(node -> packages(node, top, root, place))
            .orElseGet(() -> onlyPackage(top, root, place));
    List<JobConfig> jobs = jobs(packages, place);
    warnAboutDistGit(top, root, place);
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
      document.problems().forEach(this::syntaxError);
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

  private static void warnAboutDistGit(Layer top, Mapping root, Place place) {
    if (top.has(SettingsKeys.DIST_GIT_NAMESPACE)
        && top.get(SettingsKeys.DIST_GIT_BASE_URL) == null) {
      place
          .key("dist_git_namespace")
          .warning(
              start(root, "dist_git_namespace"),
              "has no effect without dist_git_base_url",
              "add 'dist_git_base_url: https://src.fedoraproject.org/'");
    }
    if ("centpkg-sig".equals(top.text(SettingsKeys.PKG_TOOL))
        && top.text(SettingsKeys.SIG) == null) {
      place
          .key("pkg_tool")
          .warning(
              start(root, "pkg_tool"),
              "centpkg-sig needs the name of the group",
              "add 'sig: NAME'");
    }
  }

  private void syntaxError(YamlSyntaxException e) {
    problems.error(e.mark(), KeyPath.ROOT, String.valueOf(e.getMessage()), null);
  }

  private Map<String, PackageLayer> onlyPackage(Layer top, Mapping root, Place place) {
    Layer layer = new Layer().under(top);
    defaultSpecFile(layer);
    defaultNames(layer);
    String name = layer.text(SettingsKeys.DOWNSTREAM_PACKAGE_NAME);
    if (name == null) {
      if (!layer.has(SettingsKeys.DOWNSTREAM_PACKAGE_NAME) || !problems.hasErrors()) {
        place
            .key("downstream_package_name")
            .error(
                start(root, "downstream_package_name"),
                "the package has no name",
                "add 'downstream_package_name: NAME', its name in dist-git");
      }
      name = options.repositoryName().orElse("package");
    }
    return Map.of(name, new PackageLayer(layer, root.start(), KeyPath.ROOT.key("specfile_path")));
  }

  private static Mark start(Mapping mapping, String key) {
    return mapping.entries().stream()
        .filter(entry -> key.equals(entry.key().value()))
        .map(entry -> entry.value().start())
        .findFirst()
        .orElse(mapping.start());
  }

  /** The spec file is named like the package if that is named here, else it may have been found. */
  private void defaultSpecFile(Layer layer) {
    if (layer.text(SettingsKeys.SPECFILE_PATH) == null) {
      String name = layer.text(SettingsKeys.DOWNSTREAM_PACKAGE_NAME);
      layer.set(
          SettingsKeys.SPECFILE_PATH,
          name == null ? options.foundSpecFile().orElse(null) : name + ".spec");
    }
  }

  private void defaultNames(Layer layer) {
    options
        .repositoryName()
        .ifPresent(
            name -> {
              setIfAbsent(layer, SettingsKeys.UPSTREAM_PACKAGE_NAME, name);
              setIfAbsent(layer, SettingsKeys.DOWNSTREAM_PACKAGE_NAME, name);
            });
  }

  private static void setIfAbsent(Layer layer, int key, String value) {
    if (!layer.has(key)) {
      layer.set(key, value);
    }
  }

  private Optional<YamlNode> structured(String key) {
    return Optional.ofNullable(structure.get(key)).map(Entry::value);
  }

  private Map<String, PackageLayer> packages(YamlNode node, Layer top, Mapping root, Place atRoot) {
    Place place = atRoot.key("packages");
    if (!(node instanceof Mapping mapping)) {
      place.wrongType(node, "a mapping of package names to keys");
      return Map.of();
    }
    if (mapping.entries().isEmpty()) {
      place.error(node.start(), "must name at least one package", "remove the key, or add one");
    }
    warnNotInherited(top, root, atRoot);
    Map<String, PackageLayer> packages = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      readPackage(entry, top, place, packages);
    }
    return packages;
  }

  private void warnNotInherited(Layer top, Mapping root, Place place) {
    if (options.repositoryName().isEmpty()) {
      return;
    }
    for (Entry entry : root.entries()) {
      for (int key : NOT_INHERITED) {
        String name = SettingsKeys.ALL.get(key).name();
        if (name.equals(entry.key().value()) && top.has(key)) {
          place
              .key(name)
              .warning(
                  entry.key().start(),
                  "has no effect beside 'packages': packages do not inherit it",
                  "move it into the package");
        }
      }
    }
  }

  private void readPackage(
      Entry entry, Layer top, Place atPackages, Map<String, PackageLayer> packages) {
    Place place = atPackages.key(entry.key().text());
    @Nullable String name = ScalarTypes.text(entry.key(), place);
    if (!(entry.value() instanceof Mapping mapping)) {
      place.wrongType(entry.value(), "a mapping of the package's keys ({} for none)");
      return;
    }
    Layer own = LayerReader.read(mapping, place, List.of());
    if (top.has(SettingsKeys.UPSTREAM_PROJECT_URL)) {
      own.set(SettingsKeys.UPSTREAM_PROJECT_URL, top.get(SettingsKeys.UPSTREAM_PROJECT_URL));
    }
    defaultSpecFile(own);
    defaultNames(own);
    if (name != null) {
      packages.put(
          name,
          new PackageLayer(top.under(own), entry.key().start(), place.path().key("specfile_path")));
    }
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

    static List<JobConfig> read(Map<String, PackageLayer> packages, Place place) {
      List<JobConfig> jobs = new ArrayList<>();
      for (YamlNode node : ((Sequence) NODES).items()) {
        jobs.addAll(JobReader.read(node, packages, place));
      }
      return jobs;
    }
  }
}
