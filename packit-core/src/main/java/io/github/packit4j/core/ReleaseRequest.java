package io.github.packit4j.core;

import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.specfile.changelog.Packager;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * Which release is to go where: a job, the release it starts from, and what the caller wants done
 * otherwise than the configuration says.
 *
 * <pre>{@code
 * ReleaseRequest.proposeDownstream("https://github.com/packit/ogr", "0.62.3");
 * ReleaseRequest.pullFromUpstream(
 *     URI.create("https://src.fedoraproject.org/rpms/python-ogr"), "0.62.3");
 * ReleaseRequest.proposeLatest("https://github.com/packit/ogr");
 * }</pre>
 */
@Value.Immutable
@ModelStyle
public interface ReleaseRequest {

  /** The two jobs that carry a release into dist-git. */
  enum Kind {
    /** {@code propose_downstream}: configured upstream; the spec file comes from upstream. */
    PROPOSE_DOWNSTREAM,
    /** {@code pull_from_upstream}: configured in dist-git; the spec file is dist-git's own. */
    PULL_FROM_UPSTREAM
  }

  /**
   * Names the job.
   *
   * @return the kind of release
   */
  Kind kind();

  /**
   * Locates the repository whose configuration counts: upstream's for propose_downstream, the
   * package's in dist-git for pull_from_upstream.
   *
   * @return its web address
   */
  URI project();

  /**
   * Names the release's tag upstream. Without this and {@link #version()} the latest release is
   * meant.
   *
   * @return the tag, if the release is asked for by tag
   */
  Optional<String> tag();

  /**
   * Gives the release's version, which {@code upstream_tag_template} turns into the tag.
   *
   * @return the version, if the release is asked for by version
   */
  Optional<String> version();

  /**
   * Gives the dist-git branches or aliases to use instead of the configured ones.
   *
   * @return the branches; empty for the configured ones
   */
  List<String> branches();

  /**
   * Names the packages of a monorepo to release.
   *
   * @return their names in dist-git; empty for all
   */
  Set<String> packages();

  /**
   * Gives a configuration to use instead of the one in the repository.
   *
   * @return the configuration, if the caller brings one
   */
  Optional<PackageConfig> configuration();

  /**
   * Gives the lines of the changelog entry, used as they are instead of the release's description
   * or the default text.
   *
   * @return the lines, each with its leading {@code - }; empty for the configured behaviour
   */
  List<String> changelogEntry();

  /**
   * Names the author of changelog entry and commit, instead of the workflow's identity.
   *
   * @return the author, if another than the workflow's
   */
  Optional<Packager> author();

  /**
   * Gives the date of the changelog entry instead of today in UTC. Either is moved to the day of
   * the newest entry if it is before, because RPM reads no changelog that is out of order.
   *
   * @return the date, if another than today
   */
  Optional<LocalDate> date();

  /**
   * Lists the bugs that the release resolves.
   *
   * @return references such as {@code rhbz#2509741}
   */
  List<String> resolvedBugs();

  /**
   * Gives the number of the project in release monitoring, which the pull request then links.
   *
   * @return the number, if known
   */
  Optional<Long> releaseMonitoringProject();

  /**
   * Tells whether the release is also proposed where somebody has closed its pull request. Without
   * it, what people closed stays closed.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean evenIfClosed() {
    return false;
  }

  /**
   * Asks for a release by its tag, with the configuration of the tagged commit.
   *
   * @param upstream the upstream project's web address
   * @param tag the release's tag
   * @return the request
   */
  static ReleaseRequest proposeDownstream(String upstream, String tag) {
    return builder().kind(Kind.PROPOSE_DOWNSTREAM).project(URI.create(upstream)).tag(tag).build();
  }

  /**
   * Asks for a release by its version, with the configuration of the package in dist-git.
   *
   * @param distGitPackage the package's web address in dist-git
   * @param version the release's version
   * @return the request
   */
  static ReleaseRequest pullFromUpstream(URI distGitPackage, String version) {
    return builder().kind(Kind.PULL_FROM_UPSTREAM).project(distGitPackage).version(version).build();
  }

  /**
   * Asks for the latest release upstream: what its forge calls so, or else the newest final one
   * that {@code upstream_tag_include} and {@code upstream_tag_exclude} let through; on a forge
   * without releases the tag with the highest version. The patterns are those of the default
   * branch; everything else is the configuration of the released commit.
   *
   * @param upstream the upstream project's web address
   * @return the request
   */
  static ReleaseRequest proposeLatest(String upstream) {
    return builder().kind(Kind.PROPOSE_DOWNSTREAM).project(URI.create(upstream)).build();
  }

  /**
   * Asks for the newest version that release monitoring knows, a stable one if there is any. The
   * workflow needs {@link WorkflowBuilder#releaseMonitoring} for it.
   *
   * @param distGitPackage the package's web address in dist-git
   * @return the request
   */
  static ReleaseRequest pullLatest(URI distGitPackage) {
    return builder().kind(Kind.PULL_FROM_UPSTREAM).project(distGitPackage).build();
  }

  /**
   * Tells whether the request names a release, by tag or by version.
   *
   * @return false if it means the latest
   */
  default boolean namesRelease() {
    return tag().isPresent() || version().isPresent();
  }

  /**
   * Starts a request.
   *
   * @return an empty builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Starts a request from this one.
   *
   * @return a builder with this request's values
   */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Refuses a request that names its release twice, no repository, or bugs that are none. */
  @Value.Check
  default void check() {
    String scheme = String.valueOf(project().getScheme()).toLowerCase(Locale.ROOT);
    if (!List.of("https", "http").contains(scheme) || project().getHost() == null) {
      throw new IllegalArgumentException(
          "'%s' is no web address of a repository. Give all of it, such as https://github.com/packit/ogr."
              .formatted(project()));
    }
    if (tag().isPresent() && version().isPresent()) {
      throw new IllegalStateException(
          "A release is asked for either by its tag or by its version; give only one of them.");
    }
    for (String bug : resolvedBugs()) {
      if (bug.isBlank() || bug.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "'%s' is no reference to a bug. Give one such as rhbz#2509741."
                .formatted(bug.replaceAll("\\p{Cntrl}", "?")));
      }
    }
  }

  /** Builds a request. */
  final class Builder extends ImmutableReleaseRequest.Builder {
    Builder() {}
  }
}
