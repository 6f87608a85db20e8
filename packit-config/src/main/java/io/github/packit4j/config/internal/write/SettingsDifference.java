package io.github.packit4j.config.internal.write;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.internal.key.SettingsKey;
import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.type.DistGitInstances;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the keys that must be written so that settings inherit the rest from an outer level. */
final class SettingsDifference {

  /** Which server a package is in follows from several keys, treated together. */
  private static final List<String> DIST_GIT = List.of("dist_git_base_url", "dist_git_namespace");

  private SettingsDifference() {}

  /** Returns keys and values; null takes an inherited value away. */
  static Map<String, @Nullable Object> of(PackageSettings outer, PackageSettings inner) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    for (SettingsKey<?> key : SettingsKeys.ALL) {
      if (key.name().equals(DIST_GIT.get(0))) {
        addDistGit(outer, inner, keys);
      } else if (!DIST_GIT.contains(key.name())) {
        Optional<Object> value = key.brief(inner);
        if (!value.equals(key.brief(outer))) {
          keys.put(key.name(), value.orElse(null));
        }
      }
    }
    return keys;
  }

  private static void addDistGit(
      PackageSettings outer, PackageSettings inner, Map<String, @Nullable Object> keys) {
    boolean writtenOutside = !followsFromTool(outer);
    boolean same =
        outer.distGitBaseUrl().equals(inner.distGitBaseUrl())
            && outer.distGitNamespace().equals(inner.distGitNamespace());
    if (followsFromTool(inner)) {
      if (writtenOutside) {
        keys.put(DIST_GIT.get(0), null);
      }
    } else if (!same || !writtenOutside) {
      keys.put(DIST_GIT.get(0), inner.distGitBaseUrl().toString());
      if (inner.distGitNamespace().isPresent() || writtenOutside) {
        keys.put(DIST_GIT.get(1), inner.distGitNamespace().orElse(null));
      }
    }
  }

  private static boolean followsFromTool(PackageSettings settings) {
    return DistGitInstances.of(settings.pkgTool(), settings.sig())
        .equals(
            new DistGitInstances.Instance(settings.distGitBaseUrl(), settings.distGitNamespace()));
  }
}
