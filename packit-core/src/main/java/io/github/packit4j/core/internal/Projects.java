package io.github.packit4j.core.internal;

import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.Forges;
import java.net.URI;

/**
 * The projects on dist-git's forge and all others, each with its own credentials.
 *
 * @param forges the forges of upstream projects
 * @param distGit the dist-git
 */
public record Projects(Forges forges, DistGit distGit) {

  /**
   * Gives a project.
   *
   * @param address its web address
   * @return the project
   */
  public ForgeProject at(URI address) {
    return distGit.projectAt(address).orElseGet(() -> forges.project(address));
  }
}
