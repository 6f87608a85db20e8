package io.github.packit4j.config.internal.write;

import io.github.packit4j.config.JobConfig;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.internal.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a configuration as a tidy file: only what differs from defaults and outer levels. */
public final class ConfigWriter {

  private final PackageConfig config;
  private final String fileName;

  private ConfigWriter(PackageConfig config, String fileName) {
    this.config = config;
    this.fileName = fileName;
  }

  public static String write(PackageConfig config, String fileName) {
    return YamlText.of(new ConfigWriter(config, fileName).file());
  }

  private Map<String, @Nullable Object> file() {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    Optional<PackageSettings> only = config.onlyPackage();
    if (only.isPresent() && config.packages().containsKey(only.get().downstreamPackageName())) {
      file.putAll(ofPackage(only.get()));
    } else {
      Map<String, Object> packages = new LinkedHashMap<>();
      config.packages().forEach((name, settings) -> packages.put(name, ofPackage(settings)));
      file.put("packages", packages);
    }
    file.put("jobs", config.jobs().stream().map(this::ofJob).toList());
    return file;
  }

  private Map<String, @Nullable Object> ofPackage(PackageSettings settings) {
    PackageSettings defaults =
        PackageSettings.builder(settings.downstreamPackageName()).configFilePath(fileName).build();
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    settings.specfilePath().ifPresent(path -> keys.put("specfile_path", path));
    keys.put("downstream_package_name", settings.downstreamPackageName());
    if (settings.upstreamPackageName().isEmpty()) {
      keys.put("upstream_package_name", null);
    }
    keys.putAll(SettingsDifference.of(defaults, settings));
    return keys;
  }

  /** Returns what a job inherits: a package without a spec file is read as one with it. */
  private static PackageSettings asWritten(PackageSettings settings) {
    return settings.specfilePath().isPresent()
        ? settings
        : settings.toBuilder().specfilePath(settings.downstreamPackageName() + ".spec").build();
  }

  private Map<String, @Nullable Object> ofJob(JobConfig job) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    keys.put("job", job.job().key());
    keys.put("trigger", job.trigger().key());
    if (job.skipBuild()) {
      keys.put("skip_build", true);
    }
    if (job.manualTrigger()) {
      keys.put("manual_trigger", true);
    }
    job.labels().ifPresent(value -> keys.put("labels", value));
    job.sidetagGroup().ifPresent(value -> keys.put("sidetag_group", value));
    job.dependencies().ifPresent(value -> keys.put("dependencies", value));
    job.dependents().ifPresent(value -> keys.put("dependents", value));
    job.packageName().ifPresent(value -> keys.put("package", value));
    Map<String, Map<String, @Nullable Object>> differences = new LinkedHashMap<>();
    job.packages()
        .forEach(
            (name, settings) ->
                differences.put(
                    name, SettingsDifference.of(asWritten(config.settings(name)), settings)));
    if (differences.values().stream().distinct().count() == 1) {
      keys.putAll(differences.values().iterator().next());
      if (!differences.keySet().equals(config.packages().keySet())) {
        keys.put("packages", new ArrayList<>(differences.keySet()));
      }
    } else {
      keys.put("packages", differences);
    }
    return keys;
  }
}
