package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Opens what a plan is made from: the package in dist-git, and upstream with its signatures. */
public final class Repositories {

  private final Projects projects;
  private final Optional<Function<Fingerprint, Optional<OpenPgpKeys>>> signingKeys;
  private final Clock clock;

  /**
   * Creates the repositories.
   *
   * @param projects the projects of upstream and dist-git
   * @param signingKeys gives the keys that releases are signed with; empty if there are none
   * @param clock tells which keys have expired
   */
  public Repositories(
      Projects projects,
      Optional<Function<Fingerprint, Optional<OpenPgpKeys>>> signingKeys,
      Clock clock) {
    this.projects = projects;
    this.signingKeys = signingKeys;
    this.clock = clock;
  }

  PackageRepository distGit(
      String packageName, Collection<String> branches, Collection<String> proposals) {
    return distGit(packageName, pullRequests(packageName), branches, proposals);
  }

  PackageRepository distGit(
      String packageName,
      OwnPullRequests pullRequests,
      Collection<String> branches,
      Collection<String> proposals) {
    return new PackageRepository(
        projects.distGit().repository(packageName), pullRequests, branches, proposals);
  }

  OwnPullRequests pullRequests(String packageName) {
    DistGit distGit = projects.distGit();
    return new OwnPullRequests(
        distGit.project(packageName),
        distGit.account(),
        new Once<>(() -> distGit.fork(packageName)));
  }

  PackageRepository upstream(ForgeProject project, String branch, String proposal) {
    String account = projects.account(project);
    return new PackageRepository(
        projects.open(project),
        new OwnPullRequests(
            project, account, new Once<>(() -> project.fork(account).map(Projects::overHttps))),
        List.of(branch),
        List.of(proposal));
  }

  CacheReach cache() {
    return new CacheReach(projects.distGit());
  }

  ForgeProject project(URI address) {
    return projects.at(address);
  }

  String specPath(String packageName) {
    return projects.distGit().specPath(packageName);
  }

  Optional<ForgeProject> project(UpstreamRelease release) {
    return release.project().map(projects::at);
  }

  UpstreamFiles upstream(UpstreamRelease release) {
    return new UpstreamFiles(projects, release);
  }

  SignatureGate signatures(
      PackageSettings settings, UpstreamRelease release, UpstreamFiles upstream) {
    return new SignatureGate(signingKeys, clock, settings, release, upstream);
  }
}
