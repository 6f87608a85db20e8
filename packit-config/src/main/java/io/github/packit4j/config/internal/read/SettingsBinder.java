package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.type.DistGitInstances;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the merged keys of all levels into settings. */
final class SettingsBinder {

  private SettingsBinder() {}

  /**
   * Returns the settings.
   *
   * @param packageName the package's name, used where the keys do not name it
   */
  static PackageSettings bind(Layer layer, String packageName) {
    PackageSettings.Builder builder = PackageSettings.builder(packageName);
    for (int i = 0; i < SettingsKeys.ALL.size(); i++) {
      Object value = layer.get(i);
      if (value != null) {
        SettingsKeys.ALL.get(i).set(builder, value);
      }
    }
    if (layer.get(SettingsKeys.PATHS) instanceof List<?> paths && paths.isEmpty()) {
      builder.paths(List.of("./"));
    }
    bindDistGit(layer, builder);
    return builder.build();
  }

  /** A base URL stands for itself; without one the packaging tool says where packages are. */
  private static void bindDistGit(Layer layer, PackageSettings.Builder builder) {
    Optional<String> namespace = text(layer.get(SettingsKeys.DIST_GIT_NAMESPACE));
    if (layer.get(SettingsKeys.DIST_GIT_BASE_URL) instanceof URI) {
      builder.distGitNamespace(namespace);
    } else {
      DistGitInstances.Instance instance =
          DistGitInstances.of(
              Optional.ofNullable(layer.text(SettingsKeys.PKG_TOOL)),
              Optional.ofNullable(layer.text(SettingsKeys.SIG)));
      builder.distGitBaseUrl(instance.baseUrl()).distGitNamespace(instance.namespace());
    }
  }

  private static Optional<String> text(@Nullable Object value) {
    return Optional.ofNullable((String) value);
  }
}
