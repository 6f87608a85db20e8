package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.rule.TagFilter;
import io.github.packit4j.config.rule.TagTemplate;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseRequest.Kind;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.ForgeRelease;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.specfile.version.Evr;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which release is meant where the request names none: the latest. */
public final class LatestRelease {

  private final Optional<ReleaseMonitoring> monitoring;
  private final DistGitInstance distGit;

  /**
   * Creates the finder.
   *
   * @param monitoring who knows the versions of packages, if anybody
   * @param distGit the dist-git; release monitoring maps the packages of its distribution
   */
  public LatestRelease(Optional<ReleaseMonitoring> monitoring, DistGitInstance distGit) {
    this.monitoring = monitoring;
    this.distGit = distGit;
  }

  /**
   * Names the release in a request.
   *
   * @param request a request that names none
   * @param project the project of the request
   * @param jobs the jobs of the configuration on the project's default branch
   * @return the request with a tag or version
   */
  ReleaseRequest named(ReleaseRequest request, ForgeProject project, List<SelectedJob> jobs) {
    Map<String, String> latest = new LinkedHashMap<>();
    for (SelectedJob job : jobs) {
      String name = job.settings().downstreamPackageName();
      latest.computeIfAbsent(
          name,
          key ->
              request.kind() == Kind.PROPOSE_DOWNSTREAM
                  ? tag(project, job.settings())
                  : monitoredVersion(name));
    }
    if (new LinkedHashSet<>(latest.values()).size() > 1) {
      throw new WorkflowException(
          "The latest releases of the packages differ: %s. Ask for one package at a time."
              .formatted(latest));
    }
    String found = latest.values().iterator().next();
    return request.kind() == Kind.PROPOSE_DOWNSTREAM
        ? request.toBuilder().tag(found).build()
        : request.toBuilder().version(found).build();
  }

  private static String tag(ForgeProject project, PackageSettings settings) {
    TagFilter filter = TagFilter.of(settings.upstreamTagInclude(), settings.upstreamTagExclude());
    Optional<String> found =
        project.forge().can(Capability.RELEASES)
            ? released(project, filter)
            : tagged(project, filter, settings);
    return found.orElseThrow(
        () ->
            new WorkflowException(
                "Tried to find the latest release of %s but failed because: it has none that upstream_tag_include and upstream_tag_exclude let through. Ask for a tag."
                    .formatted(project.webUrl())));
  }

  /** What the forge calls the latest, or the newest that the patterns let through. */
  private static Optional<String> released(ForgeProject project, TagFilter filter) {
    Optional<String> latest =
        project.releases().latest().map(ForgeRelease::tag).filter(filter::accepts);
    if (latest.isPresent()) {
      return latest;
    }
    for (ForgeRelease release : project.releases().all()) {
      if (!release.draft() && !release.prerelease() && filter.accepts(release.tag())) {
        return Optional.of(release.tag());
      }
    }
    return Optional.empty();
  }

  /** Tags alone come in no order that means something, so the highest version counts. */
  private static Optional<String> tagged(
      ForgeProject project, TagFilter filter, PackageSettings settings) {
    TagTemplate template = UpstreamTags.template(settings);
    Optional<String> highest = Optional.empty();
    Optional<String> version = Optional.empty();
    for (ForgeRelease release : project.releases().all()) {
      Optional<String> candidate =
          filter.accepts(release.tag()) ? template.version(release.tag()) : Optional.empty();
      if (candidate.isPresent()
          && (version.isEmpty() || Evr.compareVersions(candidate.get(), version.get()) > 0)) {
        version = candidate;
        highest = Optional.of(release.tag());
      }
    }
    return highest;
  }

  private String monitoredVersion(String packageName) {
    ReleaseMonitoring present =
        monitoring.orElseThrow(
            () ->
                new WorkflowException(
                    "Without a version the newest one that release monitoring knows of %s is meant, and the workflow cannot ask for it. Give it ReleaseWorkflow.builder().releaseMonitoring(...), or ask for a version."
                        .formatted(packageName)));
    String distribution =
        distGit
            .distribution()
            .orElseThrow(
                () ->
                    new WorkflowException(
                        "Without a version the newest one that release monitoring knows of %s is meant, but the dist-git %s says no name under which monitoring maps its packages. Give DistGitInstance.builder().distribution(...), or ask for a version."
                            .formatted(packageName, distGit.name())));
    return present
        .projectOf(distribution, packageName)
        .flatMap(project -> present.versions(project.id()))
        .flatMap(versions -> versions.newestStable().or(versions::newest))
        .orElseThrow(
            () ->
                new WorkflowException(
                    "Tried to find the newest version of %s but failed because: release monitoring knows none for this package of %s. Map the package at release-monitoring.org, or ask for a version."
                        .formatted(packageName, distribution)));
  }
}
