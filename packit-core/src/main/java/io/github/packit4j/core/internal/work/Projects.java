package io.github.packit4j.core.internal.work;

import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.client.Fork;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.git.GitRepository;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The projects on dist-git's forge and all others, each with its own credentials.
 *
 * @param forges the forges of upstream projects
 * @param distGit the dist-git
 * @param others further dist-gits, whose accounts serve where neither is for a host
 */
public record Projects(Forges forges, DistGit distGit, List<DistGit> others) {

  /** Copies the list. */
  public Projects {
    others = List.copyOf(others);
  }

  /**
   * Gives a project.
   *
   * @param address its web address
   * @return the project
   */
  public ForgeProject at(URI address) {
    return owner(address)
        .flatMap(owner -> owner.projectAt(address))
        .orElseGet(() -> forges.project(address));
  }

  private Optional<DistGit> owner(URI address) {
    if (distGit.projectAt(address).isPresent()) {
      return Optional.of(distGit);
    }
    return forges.names(address)
        ? Optional.empty()
        : others.stream().filter(other -> other.projectAt(address).isPresent()).findFirst();
  }

  /**
   * Names the account that the workflow acts as.
   *
   * @param project where
   * @return the account's name on the project's forge
   */
  public String account(ForgeProject project) {
    return owner(project.webUrl()).map(DistGit::account).orElseGet(() -> project.forge().account());
  }

  /**
   * Shows the address of a project in outcomes, which go into logs and issues, where no password of
   * an address belongs.
   *
   * @param address its web address
   * @return the same without an account
   */
  public static String shown(URI address) {
    return address.toString().replaceFirst("//[^/?#]*@", "//");
  }

  /**
   * Gives the addresses of a fork on a forge that git reaches over https, as those of upstreams.
   *
   * @param fork the fork
   * @return the same with its addresses
   */
  public static Fork overHttps(ForgeProject fork) {
    return new Fork(fork, fork.cloneUrl(), fork.cloneUrl());
  }

  /**
   * Opens the git repository of a project, whose address may come from anybody's configuration or
   * message: it must be public, unless the program has named its host.
   *
   * @param project the project
   * @return its repository, to be closed
   */
  public GitRepository open(ForgeProject project) {
    URI remote = project.cloneUrl();
    return forges.names(remote) ? distGit.git().open(remote) : distGit.git().openForeign(remote);
  }
}
