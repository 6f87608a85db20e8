package io.github.packit4j.core;

import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/**
 * A workflow that releases into Fedora and into CentOS Stream, whose dist-git is a group on GitLab,
 * with a hub of its own and a cache that takes no uploads from here.
 */
final class FedoraAndStream implements AutoCloseable {

  static final String GITLAB = "gitlab.com";
  static final List<String> BRANCHES = List.of("c10s", "c9s");

  private final Sandbox stream;
  private final Sandbox sandbox;
  private final DistGit streamGit;
  private final KojiClient streamKoji;
  private final Fedora fedora;

  FedoraAndStream(Path work, UnaryOperator<WorkflowBuilder> settings) {
    stream = Sandbox.builder().withoutTickets().centosStream().start();
    stream.distGit().forkUsableAfter(0);
    for (String branch : BRANCHES) {
      stream.bodhi().putRelease(hubRelease(branch));
    }
    sandbox =
        Sandbox.builder()
            .withoutTickets()
            .route(GITLAB, URI.create("https://gitlab.com"), stream.httpClient())
            .route(
                "kojihub.stream.centos.org",
                URI.create("https://kojihub.stream.centos.org"),
                stream.httpClient())
            .route(
                "sources.stream.centos.org",
                URI.create("https://sources.stream.centos.org"),
                stream.httpClient())
            .start();
    sandbox.distGit().forkUsableAfter(0);
    OkHttpClient http = sandbox.httpClient();
    Secret token = Secret.of(sandbox.account("packit").token());
    streamGit =
        DistGit.builder(DistGitInstance.centosStream())
            .account("packit", token)
            .otherGitCredentials(
                GitCredentials.builder().account("github.com", "packit", token).build())
            .pushOverHttps()
            .directory(work.resolve("stream-git"))
            .httpClient(http)
            .retryPolicy(RetryPolicy.none())
            .build();
    streamKoji =
        KojiClient.builder(URI.create("https://kojihub.stream.centos.org/kojihub"))
            .httpClient(http)
            .authentication(KojiAuthentication.clientCertificate())
            .retryPolicy(RetryPolicy.none())
            .maxOfflineWait(Duration.ZERO)
            .build();
    fedora =
        Fedora.connectedTo(
            sandbox,
            work.resolve("fedora"),
            builder -> settings.apply(builder.destination(destination())));
  }

  /** The sandbox's hub has the targets of Bodhi's releases. */
  private static BodhiRelease hubRelease(String branch) {
    return BodhiRelease.builder()
        .name(branch.toUpperCase(Locale.ROOT))
        .longName("CentOS Stream " + branch)
        .version(branch.replaceAll("\\D", ""))
        .idPrefix("CENTOS")
        .branch(branch)
        .distTag(branch)
        .build();
  }

  private static DistroRelease release(String branch) {
    String version = branch.replaceAll("\\D", "");
    return DistroRelease.builder()
        .name("CENTOS-" + version)
        .longName("CentOS Stream " + version)
        .version(version)
        .idPrefix("CENTOS")
        .branch(branch)
        .state(DistroRelease.State.CURRENT)
        .kojiTarget(branch + "-candidate")
        .macroTarget(branch)
        .composedByBodhi(false)
        .build();
  }

  Destination destination() {
    return Destination.of(streamGit)
        .koji(streamKoji)
        .releases(BRANCHES.stream().map(FedoraAndStream::release).toList());
  }

  /** CentOS Stream, with a GitLab and a hub of its own. */
  Sandbox stream() {
    return stream;
  }

  /** All the rest. */
  Sandbox sandbox() {
    return sandbox;
  }

  Fedora fedora() {
    return fedora;
  }

  ReleaseWorkflow workflow() {
    return fedora.workflow();
  }

  /** Adds a package of the same name to both, each with its own files. */
  void addToBoth(String name, FileTree inFedora, FileTree inStream) {
    sandbox
        .distGit()
        .createPackage(name, inFedora, "rawhide", "f45", "f44", "f43")
        .addCommitter("packit");
    stream.distGit().createPackage(name, inStream, "c10s", "c9s").addCommitter("packit");
  }

  @Override
  public void close() {
    streamKoji.close();
    streamGit.close();
    fedora.close();
    stream.close();
  }
}
