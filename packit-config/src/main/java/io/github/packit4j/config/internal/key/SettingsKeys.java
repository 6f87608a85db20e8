package io.github.packit4j.config.internal.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All keys of package level: the one table that reading, printing, the schema and README share. */
public final class SettingsKeys {

  public static final List<SettingsKey<?>> ALL =
      Stream.of(ProjectKeys.KEYS, ReleaseKeys.KEYS, JobKeys.KEYS, TestKeys.KEYS)
          .<SettingsKey<?>>flatMap(List::stream)
          .toList();

  private static final Map<String, Integer> INDEX = index();

  public static final int SPECFILE_PATH = indexOf("specfile_path");
  public static final int DOWNSTREAM_PACKAGE_NAME = indexOf("downstream_package_name");
  public static final int UPSTREAM_PACKAGE_NAME = indexOf("upstream_package_name");
  public static final int UPSTREAM_PROJECT_URL = indexOf("upstream_project_url");
  public static final int CONFIG_FILE_PATH = indexOf("config_file_path");
  public static final int PATHS = indexOf("paths");
  public static final int DIST_GIT_BRANCHES = indexOf("dist_git_branches");
  public static final int DIST_GIT_BASE_URL = indexOf("dist_git_base_url");
  public static final int DIST_GIT_NAMESPACE = indexOf("dist_git_namespace");
  public static final int PKG_TOOL = indexOf("pkg_tool");
  public static final int SIG = indexOf("sig");

  private SettingsKeys() {}

  private static Map<String, Integer> index() {
    Map<String, Integer> index = new LinkedHashMap<>();
    for (SettingsKey<?> key : ALL) {
      index.put(key.name(), index.size());
    }
    return index;
  }

  private static int indexOf(String name) {
    return INDEX.getOrDefault(name, -1);
  }

  /** Returns the place of a key in {@link #ALL}. */
  public static Optional<Integer> find(String name) {
    return Optional.ofNullable(INDEX.get(name));
  }

  /** Returns the names of all keys. */
  public static List<String> names() {
    return ALL.stream().map(SettingsKey::name).toList();
  }
}
