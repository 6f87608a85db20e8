package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.client.Fork;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.git.GitRepository;
import java.net.URI;

/** Where proposals go: a project, with the account's fork of it. */
interface ProposalTarget {

  /** The project, which pull requests are opened in. */
  ForgeProject project();

  /** The account that opens them. */
  String account();

  /** Opens its git repository. To be closed. */
  GitRepository repository();

  /** Finds the account's fork, or makes it and waits until git can push to it. */
  Fork forkOrCreate() throws InterruptedException;

  /** Where the project's own branches are pushed to. */
  URI pushUrl();

  /** A package in dist-git. */
  record OfPackage(DistGit distGit, String packageName) implements ProposalTarget {

    @Override
    public ForgeProject project() {
      return distGit.project(packageName);
    }

    @Override
    public String account() {
      return distGit.account();
    }

    @Override
    public GitRepository repository() {
      return distGit.repository(packageName);
    }

    @Override
    public Fork forkOrCreate() throws InterruptedException {
      return distGit.forkOrCreate(packageName);
    }

    @Override
    public URI pushUrl() {
      return distGit.pushUrl(packageName);
    }
  }

  /** The upstream project of a package, which git reaches over https. */
  record OfUpstream(Projects projects, ForgeProject project) implements ProposalTarget {

    @Override
    public String account() {
      return projects.account(project);
    }

    @Override
    public GitRepository repository() {
      return projects.open(project);
    }

    @Override
    public Fork forkOrCreate() throws InterruptedException {
      return Projects.overHttps(project.forkOrCreate());
    }

    @Override
    public URI pushUrl() {
      return project.cloneUrl();
    }
  }
}
