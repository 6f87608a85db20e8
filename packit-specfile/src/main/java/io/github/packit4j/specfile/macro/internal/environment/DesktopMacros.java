package io.github.packit4j.specfile.macro.internal.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Parts of versions, as the download servers of KDE and GNOME arrange them. */
final class DesktopMacros {
  /** From this third part on, a version is a development release. */
  private static final int DEVELOPMENT = 50;

  private DesktopMacros() {}

  static List<NativeDefinition> definitions() {
    List<NativeDefinition> definitions = new ArrayList<>();
    for (String kf : List.of("kf5", "kf6")) {
      definitions.add(ofVersion("stable_" + kf, v -> isDevelopment(v, kf) ? "unstable" : "stable"));
      definitions.add(ofVersion("majmin_ver_" + kf, v -> directory(v, kf)));
      definitions.add(ofVersion("maj_ver_" + kf, v -> part(v, 0)));
      definitions.add(ofVersion("min_ver_" + kf, v -> part(v, 1)));
      definitions.add(ofVersion("bug_ver_" + kf, v -> part(v, 2)));
    }
    definitions.add(ofVersion("gnome_tarball_version", DesktopMacros::tarball));
    definitions.add(ofVersion("gnome_major_version", v -> part(tarball(v), 0)));
    definitions.add(
        ofVersion(
            "gnome_major_minor_version", v -> part(tarball(v), 0) + "." + part(tarball(v), 1)));
    definitions.add(
        new NativeDefinition(
            "version_no_tilde",
            "",
            (scope, call) ->
                scope.valueOrEmpty("version").replace("~", call.operand(1).orElse("-"))));
    return definitions;
  }

  private static NativeDefinition ofVersion(String name, UnaryOperator<String> function) {
    return NativeDefinition.plain(
        name, scope -> function.apply(scope.value("version").orElse("%version")));
  }

  private static boolean isDevelopment(String version, String framework) {
    boolean beforeMajor = framework.equals("kf6") && number(part(version, 0)) == 5;
    return number(part(version, 2)) >= DEVELOPMENT || beforeMajor && number(part(version, 1)) >= 90;
  }

  /** Frameworks lie in folders named by two parts of the version, development releases by three. */
  private static String directory(String version, String framework) {
    String two = part(version, 0) + "." + part(version, 1);
    return isDevelopment(version, framework) ? two + "." + part(version, 2) : two;
  }

  private static String tarball(String version) {
    return version.replace('~', '.');
  }

  private static String part(String version, int index) {
    String[] parts = version.split("\\.", -1);
    return index < parts.length ? parts[index] : "";
  }

  private static int number(String part) {
    int value = 0;
    for (int i = 0; i < part.length() && Character.isDigit(part.charAt(i)) && i < 8; i++) {
      value = value * 10 + Character.digit(part.charAt(i), 10);
    }
    return value;
  }
}
