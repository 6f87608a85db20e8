package io.github.packit4j.core;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.koji.KojiClient;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A further dist-git to release into, with what builds and updates its packages: CentOS beside
 * Fedora, say. Immutable.
 *
 * <pre>{@code
 * ReleaseWorkflow.builder()
 *     .distGit(fedora)
 *     .koji(koji)
 *     .bodhi(bodhi)
 *     .destination(Destination.of(stream).koji(streamKoji).releases(streamReleases))
 * }</pre>
 */
public final class Destination {

  private final DistGit distGit;
  private final Optional<KojiClient> koji;
  private final Optional<BodhiClient> bodhi;
  private final Optional<List<DistroRelease>> releases;

  Destination(
      DistGit distGit,
      Optional<KojiClient> koji,
      Optional<BodhiClient> bodhi,
      Optional<List<DistroRelease>> releases) {
    this.distGit = distGit;
    this.koji = koji;
    this.bodhi = bodhi;
    this.releases = releases;
  }

  /**
   * A dist-git without a build system, an update system and releases that aliases could mean.
   *
   * @param distGit the dist-git
   * @return the destination
   */
  public static Destination of(DistGit distGit) {
    return new Destination(distGit, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Sets the Koji hub that builds its packages.
   *
   * @param value the client, logged in or able to log in
   * @return the destination with it
   */
  public Destination koji(KojiClient value) {
    return new Destination(distGit, Optional.of(value), bodhi, releases);
  }

  /**
   * Sets the Bodhi that knows its releases and takes its updates.
   *
   * @param value the client
   * @return the destination with it
   */
  public Destination bodhi(BodhiClient value) {
    return new Destination(distGit, koji, Optional.of(value), releases);
  }

  /**
   * Sets its releases, with their branches and targets, instead of asking Bodhi.
   *
   * @param value the releases
   * @return the destination with them
   */
  public Destination releases(Collection<DistroRelease> value) {
    return new Destination(distGit, koji, bodhi, Optional.of(List.copyOf(value)));
  }

  DistGit distGit() {
    return distGit;
  }

  Optional<KojiClient> koji() {
    return koji;
  }

  Optional<BodhiClient> bodhi() {
    return bodhi;
  }

  Optional<List<DistroRelease>> releases() {
    return releases;
  }
}
