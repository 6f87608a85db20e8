package io.github.packit4j.core.internal;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.config.JobType;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.internal.job.Configurations;
import io.github.packit4j.core.internal.job.DistGitMatch;
import io.github.packit4j.core.internal.job.IssueRepositories;
import io.github.packit4j.core.internal.job.JobSelector;
import io.github.packit4j.core.internal.job.ReleaseData;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.model.BuildInfo;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What tells that something is of a dist-git, where it does not say so itself: its hub, its Bodhi,
 * its releases and the configurations of its packages.
 *
 * @param projects the dist-git
 * @param hub its hub
 * @param bodhi its Bodhi
 * @param configurations the configurations of its packages
 * @param selector selects the jobs that are for it
 * @param releases its releases
 */
public record Landmarks(
    Projects projects,
    Optional<KojiClient> hub,
    Optional<BodhiClient> bodhi,
    Configurations configurations,
    JobSelector selector,
    ReleaseData releases) {

  /**
   * Tells whether an address is on a host of the dist-git, as those of forks are.
   *
   * @param address the address of a repository, of any scheme ({@code git+https})
   * @return whether it is
   */
  public boolean isHostOf(String address) {
    String place = authority(address);
    return projects.distGit().instance().hosts().stream()
        .anyMatch(host -> authority(host.toString()).equals(place));
  }

  /**
   * Tells whether an account is the workflow's own.
   *
   * @param name the account's name
   * @return whether the workflow acts as it here
   */
  public boolean isAccount(String name) {
    return projects.distGit().account().equals(name);
  }

  /**
   * Tells whether a Koji is the dist-git's hub.
   *
   * @param web the web address of the Koji
   * @return whether it is, by its host
   */
  public boolean isHub(URI web) {
    return hub.filter(own -> authority(own.webUrl().toString()).equals(authority(web.toString())))
        .isPresent();
  }

  private static String authority(String address) {
    return DistGitMatch.host(URI.create(address.replaceFirst("#.*", "")));
  }

  /**
   * Asks the hub what a build was made from.
   *
   * @param tagged the build
   * @return its source; empty if there is no such build in the hub, or it was made from a file
   */
  public Optional<String> source(BuildTagged tagged) {
    return hub.flatMap(koji -> koji.call(BuildCalls.build(tagged.build())))
        .filter(build -> build.nvr().toString().equals(tagged.nvr()))
        .flatMap(BuildInfo::source);
  }

  /**
   * Asks Bodhi whether an update is one of its own.
   *
   * @param alias the update's alias
   * @return whether it is
   */
  public boolean hasUpdate(String alias) {
    return bodhi.flatMap(client -> client.updates().find(alias)).isPresent();
  }

  /**
   * Tells whether a build target is one of the dist-git's releases.
   *
   * @param target the target
   * @return whether it is
   */
  public boolean hasTarget(String target) {
    return releases.aliases().ofKojiTarget(target).isPresent();
  }

  /**
   * Tells whether a package has a job here.
   *
   * @param type the job's type
   * @param packageName the package
   * @return whether its configuration on the default branch has one for this dist-git
   */
  public boolean configures(JobType type, String packageName) {
    return configurations.find(projects.distGit().project(packageName)).stream()
        .anyMatch(
            config -> !selector.requested(config, type, Set.of(packageName)).jobs().isEmpty());
  }

  /**
   * Tells whether issues about a package belong into a project.
   *
   * @param packageName the package
   * @param project the web address of the project
   * @return whether the package's configuration names it as its {@code issue_repository}
   */
  public boolean hasIssuesIn(String packageName, URI project) {
    return new IssueRepositories(projects, configurations)
        .isThatOf(packageName, projects.at(project));
  }
}
