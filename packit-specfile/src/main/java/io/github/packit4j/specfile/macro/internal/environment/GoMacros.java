package io.github.packit4j.specfile.macro.internal.environment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Go packages: {@code %gometa} derives names and sources from an import path. */
final class GoMacros {
  private static final List<String> VARIABLES =
      List.of("forgeurl", "goipath", "gocid", "goname", "gourl", "gosource");

  private GoMacros() {}

  static List<NativeDefinition> definitions() {
    return List.of(
        new NativeDefinition("gometa", "az:svifLAbt", GoMacros::goMeta),
        new NativeDefinition(
            "gorpmname", "", (scope, call) -> packageName(call.operand(1).orElse(""), "")));
  }

  private static String goMeta(MacroScope scope, MacroCall call) {
    if (call.has('a') && !call.has('z')) {
      for (String block : ForgeMacros.blocks(scope, "goipath")) {
        describe(scope, block, call.has('s'));
      }
    } else {
      describe(scope, call.option('z').orElse(""), call.has('s'));
    }
    String architectures = scope.valueOrEmpty(call.has('f') ? "golang_arches" : "go_arches");
    return "BuildRequires: go-rpm-macros\n"
        + (architectures.isEmpty() ? "" : "ExclusiveArch: " + architectures + "\n");
  }

  private static void describe(MacroScope scope, String block, boolean silent) {
    Variables variables = new Variables(scope, block);
    if (variables.isMain()) {
      variables.alias(VARIABLES);
    }
    String path = variables.value("goipath");
    if (path.isEmpty()) {
      throw scope.failure(
          "Please set the Go import path in the %{goipath"
              + block
              + "} variable before calling %gometa!");
    }
    String clean = path.replaceFirst("^https?://", "").replaceFirst("/+$", "");
    if (!clean.equals(path)) {
      variables.set("goipath", clean);
    }
    if (variables.value("forgeurl").isEmpty()) {
      variables.setDefault("forgeurl", "https://%{goipath" + block + "}");
    }
    variables.setDefault("gourl", "%{forgeurl" + block + "}");
    ForgeMacros.describe(scope, block, silent);
    variables.setDefault(
        "gosource",
        variables.filled(
            variables.value("forgesource").isEmpty()
                ? "{gourl}/{archivename}.{archiveext}"
                : "{forgesource}"));
    variables.setDefault("goname", packageName(clean, variables.value("gocid")));
    if (variables.isMain()) {
      variables.alias(VARIABLES);
    }
  }

  /** The name of the package of an import path: {@code golang-github-foo-bar}. */
  static String packageName(String importPath, String compatibility) {
    String name = importPath.toLowerCase(Locale.ROOT) + "/";
    name = name.replaceAll("https?://", "").replaceAll("\\.git/+", "").replaceFirst("^git\\.", "");
    name = "golang-" + name.replaceFirst("^([^/]+)\\.[^./]+/", "$1/");
    if (!compatibility.isEmpty()) {
      name = "compat-" + name + "-" + compatibility.toLowerCase(Locale.ROOT);
    }
    // Dots between digits belong to a version and survive; a colon cannot occur otherwise.
    name = name.replaceAll("(?<=\\d)\\.(?=\\d)", ":");
    name = name.replaceAll("[._/~-]+", "-").replace("-for-go-", "-");
    Set<String> words = new LinkedHashSet<>(List.of(name.split("-")));
    words.remove("");
    words.remove("go");
    String joined = String.join("-", words).replace(':', '.');
    return joined.replaceFirst("-v([.\\d]+)$", "-$1").replaceAll("-v([.\\d]+-)", "-$1");
  }
}
