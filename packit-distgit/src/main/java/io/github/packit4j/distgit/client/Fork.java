package io.github.packit4j.distgit.client;

import io.github.packit4j.distgit.forge.ForgeProject;
import java.net.URI;

/**
 * The account's fork of a package, at the addresses that the forge itself gives.
 *
 * @param project the fork on the forge
 * @param fetchUrl where git reads it
 * @param pushUrl where git writes it, by ssh or https as the dist-git was set up
 */
public record Fork(ForgeProject project, URI fetchUrl, URI pushUrl) {

  /**
   * Its name on the forge, as the source of a pull request.
   *
   * @return as in {@link ForgeProject#fullName()}
   */
  public String fullName() {
    return project.fullName();
  }
}
