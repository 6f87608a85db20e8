package io.github.packit4j.config;

import java.util.Map;

/** Finds packages by their names. */
final class Packages {

  private Packages() {}

  static PackageSettings named(String name, Map<String, PackageSettings> packages) {
    PackageSettings settings = packages.get(name);
    if (settings == null) {
      throw new IllegalArgumentException(
          "There is no package '%s' here, only %s".formatted(name, packages.keySet()));
    }
    return settings;
  }
}
