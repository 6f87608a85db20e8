package io.github.packit4j.specfile.macro.internal.environment;

import java.util.List;

/** Packages of the R repositories CRAN and Bioconductor. */
final class RMacros {
  private RMacros() {}

  static List<NativeDefinition> definitions() {
    return List.of(
        new NativeDefinition("R_rpm_version", "", RMacros::rpmVersion),
        NativeDefinition.plain("cran_url", scope -> cran(scope)),
        NativeDefinition.plain(
            "cran_source",
            scope -> cran(scope) + "&version=" + version(scope) + "#/" + archive(scope)),
        new NativeDefinition(
            "bioc_url", "", (scope, call) -> bioconductor(call) + "/html/" + name(scope) + ".html"),
        new NativeDefinition(
            "bioc_source",
            "",
            (scope, call) -> bioconductor(call) + "/src/contrib/" + archive(scope)));
  }

  /** R allows a dash in a version, RPM does not; sources keep the upstream form. */
  private static String rpmVersion(MacroScope scope, MacroCall call) {
    String upstream = call.operand(1).orElse("");
    scope.define("__R_upstream_version", upstream.isEmpty() ? "%{nil}" : upstream);
    return upstream.replace('-', '.');
  }

  private static String name(MacroScope scope) {
    return scope
        .value("R_name")
        .orElseGet(() -> scope.valueOrEmpty("name").replaceFirst("^R-", ""));
  }

  private static String version(MacroScope scope) {
    return scope.value("__R_upstream_version").orElseGet(() -> scope.valueOrEmpty("version"));
  }

  private static String archive(MacroScope scope) {
    return name(scope) + "_" + version(scope) + ".tar.gz";
  }

  private static String cran(MacroScope scope) {
    return "https://cran.r-project.org/package=" + name(scope);
  }

  private static String bioconductor(MacroCall call) {
    String repository = call.operand(1).orElse("bioc");
    return "https://bioconductor.org/packages/release/" + repository;
  }
}
