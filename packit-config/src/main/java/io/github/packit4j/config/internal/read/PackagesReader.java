package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.place.KeyPath;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.read.ConfigReader.ReadOptions;
import io.github.packit4j.config.internal.type.ScalarTypes;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Mark;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the packages of a file, and gives them what they inherit from the top level. */
final class PackagesReader {

  /** Keys of the top level that packages never inherit, once the repository's name is known. */
  private static final int[] NOT_INHERITED = {
    SettingsKeys.DOWNSTREAM_PACKAGE_NAME,
    SettingsKeys.UPSTREAM_PACKAGE_NAME,
    SettingsKeys.SPECFILE_PATH
  };

  private final ReadOptions options;
  private final Layer top;
  private final Mapping root;
  private final Place atRoot;
  private final boolean complete;

  PackagesReader(ReadOptions options, Layer top, Mapping root, Place atRoot) {
    this.options = options;
    this.top = top;
    this.root = root;
    this.atRoot = atRoot;
    this.complete = EffectiveDocument.is(root);
  }

  /** Returns the one package of a file without the key {@code packages}. */
  Map<String, PackageLayer> only() {
    Layer layer = new Layer().under(top);
    defaultSpecFile(layer);
    defaultNames(layer);
    String name = layer.text(SettingsKeys.DOWNSTREAM_PACKAGE_NAME);
    if (name == null) {
      reportNoName();
      name = options.repositoryName().orElse("package");
    }
    return Map.of(
        name, new PackageLayer(layer, root.start(), KeyPath.ROOT.key("specfile_path"), false));
  }

  /** A name of the wrong type has been reported. */
  private void reportNoName() {
    boolean wrong =
        value("downstream_package_name")
            .filter(
                node -> !node.isNull() && !(node instanceof Scalar text && "".equals(text.value())))
            .isPresent();
    if (!wrong) {
      atRoot
          .key("downstream_package_name")
          .error(
              start("downstream_package_name"),
              "the package has no name",
              "add 'downstream_package_name: NAME', its name in dist-git");
    }
  }

  /** Returns the packages of a monorepo. */
  Map<String, PackageLayer> several(YamlNode node) {
    Place place = atRoot.key("packages");
    if (!(node instanceof Mapping mapping)) {
      place.wrongType(node, "a mapping of package names to keys");
      return Map.of();
    }
    if (mapping.entries().isEmpty()) {
      place.error(node.start(), "must name at least one package", "remove the key, or add one");
    }
    warnNotInherited();
    Map<String, PackageLayer> packages = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      readPackage(entry, place, packages);
    }
    return packages;
  }

  private void readPackage(Entry entry, Place atPackages, Map<String, PackageLayer> packages) {
    Place place = atPackages.key(entry.key().text());
    @Nullable String name = ScalarTypes.text(entry.key(), place);
    if (!(entry.value() instanceof Mapping mapping)) {
      place.wrongType(entry.value(), "a mapping of the package's keys ({} for none)");
      return;
    }
    Layer own = LayerReader.read(mapping, place, List.of());
    Layer layer = complete ? own.complete() : top.under(withDefaults(own));
    if (name != null) {
      packages.put(
          name,
          new PackageLayer(
              layer, entry.key().start(), place.path().key("specfile_path"), complete));
    }
  }

  private Layer withDefaults(Layer own) {
    if (top.has(SettingsKeys.UPSTREAM_PROJECT_URL)) {
      own.set(SettingsKeys.UPSTREAM_PROJECT_URL, top.get(SettingsKeys.UPSTREAM_PROJECT_URL));
    }
    defaultSpecFile(own);
    defaultNames(own);
    return own;
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

  private void warnNotInherited() {
    if (options.repositoryName().isEmpty()) {
      return;
    }
    for (Entry entry : root.entries()) {
      for (int key : NOT_INHERITED) {
        String name = SettingsKeys.ALL.get(key).name();
        if (name.equals(entry.key().value())) {
          atRoot
              .key(name)
              .warning(
                  entry.key().start(),
                  "has no effect beside 'packages': packages do not inherit it",
                  "move it into the package");
        }
      }
    }
  }

  /** Warns about keys that say which dist-git server is meant, but not completely. */
  void warnAboutDistGit(Collection<PackageLayer> packages) {
    if (any(
        packages,
        layer ->
            layer.get(SettingsKeys.DIST_GIT_NAMESPACE) != null
                && layer.get(SettingsKeys.DIST_GIT_BASE_URL) == null)) {
      atRoot
          .key("dist_git_namespace")
          .warning(
              start("dist_git_namespace"),
              "has no effect without dist_git_base_url",
              "add 'dist_git_base_url: https://src.fedoraproject.org/'");
    }
    if (any(
        packages,
        layer ->
            "centpkg-sig".equals(layer.text(SettingsKeys.PKG_TOOL))
                && layer.text(SettingsKeys.SIG) == null)) {
      atRoot
          .key("pkg_tool")
          .warning(start("pkg_tool"), "centpkg-sig needs the name of the group", "add 'sig: NAME'");
    }
  }

  private static boolean any(Collection<PackageLayer> packages, Predicate<Layer> condition) {
    return packages.stream().map(PackageLayer::layer).anyMatch(condition);
  }

  private Mark start(String key) {
    return value(key).map(YamlNode::start).orElse(root.start());
  }

  private Optional<YamlNode> value(String key) {
    return root.entries().stream()
        .filter(entry -> key.equals(entry.key().value()))
        .map(Entry::value)
        .findFirst();
  }
}
