package io.github.packit4j.core.internal;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.config.PackitInstance;
import io.github.packit4j.core.action.ActionRunner;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.specfile.Packager;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** What the embedding program gave the workflow to work with. */
public record Services(
    Forges forges,
    DistGit distGit,
    Optional<KojiClient> kojiClient,
    BodhiClient bodhi,
    SourceDownloader downloads,
    Path workDirectory,
    Executor executor,
    Clock clock,
    Packager identity,
    Optional<ActionRunner> actions,
    Optional<Function<Fingerprint, Optional<OpenPgpKeys>>> signingKeys,
    Optional<ReleaseMonitoring> releaseMonitoring,
    Optional<RetryPolicy> updateWait,
    boolean mergeGuides,
    boolean commitStatuses,
    PackitInstance instance) {

  /** Gives the Koji client, which only builds need. */
  public KojiClient koji() {
    return kojiClient.orElseThrow(
        () ->
            new MissingSettingException("A build in Koji", "ReleaseWorkflow.builder().koji(...)"));
  }

  /** Gives a project on dist-git's forge or any other, each with its own credentials. */
  public ForgeProject project(URI address) {
    return distGit.projectAt(address).orElseGet(() -> forges.project(address));
  }
}
