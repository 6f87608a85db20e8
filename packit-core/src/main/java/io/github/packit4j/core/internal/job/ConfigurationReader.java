package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.LoadedConfig;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.util.Optional;
import java.util.Set;

/** Reads the configuration among the files of a commit. */
public final class ConfigurationReader {

  private final ConfigLoader loader = ConfigLoader.create();

  /**
   * Reads the configuration at a commit, if there is one.
   *
   * @param project the repository
   * @param commit the commit's id
   * @return the configuration; empty if no file has one of the known names
   * @throws io.github.packit4j.config.problem.InvalidConfigException if the file is not valid
   */
  public Optional<PackageConfig> find(ForgeProject project, String commit) {
    Set<String> present = Set.copyOf(project.repository().files(commit));
    return loader
        .withRepositoryName(project.name())
        .find(
            name ->
                present.contains(name) ? project.repository().file(commit, name) : Optional.empty())
        .map(LoadedConfig::config);
  }

  /**
   * Reads the configuration among the files of a commit, if there is one.
   *
   * @param files the files
   * @param repositoryName the repository's name, which packages have by default
   * @return the configuration; empty if no file has one of the known names
   * @throws io.github.packit4j.config.problem.InvalidConfigException if the file is not valid
   */
  public Optional<PackageConfig> find(FileTree files, String repositoryName) {
    return loader
        .withRepositoryName(repositoryName)
        .find(name -> files.file(name).map(FileContent::bytes))
        .map(LoadedConfig::config);
  }
}
