package io.github.packit4j.specfile.macro.internal.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names and download URLs of language ecosystems. */
final class SourceMacros {
  private static final Pattern NAME_SEPARATORS = Pattern.compile("[-_.]+");

  private SourceMacros() {}

  static List<NativeDefinition> definitions() {
    return List.of(
        new NativeDefinition("pypi_source", "", SourceMacros::pypi),
        new NativeDefinition("py_dist_name", "", SourceMacros::distributionName),
        new NativeDefinition("py3_dist", "", SourceMacros::pythonDistributions),
        new NativeDefinition("crates_source", "", SourceMacros::crates),
        new NativeDefinition("ansible_collection_url", "", SourceMacros::ansibleCollection));
  }

  private static String pypi(MacroScope scope, MacroCall call) {
    String name =
        call.operand(1)
            .or(() -> scope.value("srcname"))
            .or(() -> scope.value("pypi_name"))
            .or(() -> scope.value("name"))
            .orElse("%name");
    String version =
        call.operand(2)
            .or(() -> scope.value("version").map(v -> v.replace("~", "")))
            .orElse("%version");
    String extension =
        call.operand(3).orElseGet(() -> scope.valueOrEmpty("__pypi_default_extension"));
    String first = name.isEmpty() ? "" : name.substring(0, 1);
    return scope.valueOrEmpty("__pypi_url")
        + first
        + "/"
        + name
        + "/"
        + name
        + "-"
        + version
        + "."
        + extension;
  }

  private static String distributionName(MacroScope scope, MacroCall call) {
    String name = call.operand(1).orElse("");
    return NAME_SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  /** The names under which RPM provides Python distributions; extras stand in brackets. */
  private static String pythonDistributions(MacroScope scope, MacroCall call) {
    String version = scope.valueOrEmpty("python3_pkgversion");
    List<String> names = new ArrayList<>();
    for (String operand : call.operands()) {
      String name = NAME_SEPARATORS.matcher(operand).replaceAll("-").toLowerCase(Locale.ROOT);
      names.add("python" + version + "dist(" + name + ")");
    }
    return String.join(" ", names);
  }

  private static String crates(MacroScope scope, MacroCall call) {
    String crate = call.operand(1).or(() -> scope.value("crate")).orElse("%crate");
    String version =
        call.operand(2)
            .or(() -> scope.value("crate_version"))
            .or(() -> scope.value("version").map(v -> v.replace('~', '-')))
            .orElse("%version");
    return scope.valueOrEmpty("crates_url")
        + crate
        + "/"
        + version
        + "/download#/"
        + crate
        + "-"
        + version
        + ".crate";
  }

  private static String ansibleCollection(MacroScope scope, MacroCall call) {
    String namespace = call.operand(1).or(() -> scope.value("collection_namespace")).orElse("");
    String name = call.operand(2).or(() -> scope.value("collection_name")).orElse("");
    if (namespace.isEmpty() || name.isEmpty() || call.operands().size() == 1) {
      throw scope.failure(
          "%ansible_collection_url: You must pass the collection namespace as the first arg and"
              + " the collection name as the second");
    }
    return "https://galaxy.ansible.com/ui/repo/published/" + namespace + "/" + name;
  }
}
