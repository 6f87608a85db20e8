package io.github.packit4j.quickstart;

import io.github.packit4j.bodhi.BodhiAuthentication;
import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.core.DistGit;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.distgit.lookaside.LookasideCache;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;

/** A client for each service, logged in as the account {@code packit}. */
record Connections(
    Forges forges,
    DistGit distGit,
    KojiClient koji,
    BodhiClient bodhi,
    SourceDownloader downloads,
    ExecutorService executor)
    implements AutoCloseable {

  private static final String ACCOUNT = "packit";
  private static final int BRANCHES_AT_ONCE = 4;

  static Connections open(Sandbox sandbox, Path work) {
    OkHttpClient http = sandbox.httpClient();
    Secret token = Secret.of(sandbox.account(ACCOUNT).token());
    DistGitInstance fedora = DistGitInstance.fedora();
    Forges forges =
        Forges.builder()
            .httpClient(http)
            .token("github.com", token)
            .token("src.fedoraproject.org", token)
            .build();
    GitStore git =
        GitStore.builder()
            .directory(work.resolve("git"))
            .httpClient(http)
            .credentials(
                GitCredentials.builder().account("src.fedoraproject.org", ACCOUNT, token).build())
            .build();
    LookasideCache lookaside = LookasideCache.builder(fedora).httpClient(http).build();
    return new Connections(
        forges,
        new DistGit(fedora, git, lookaside, ACCOUNT, false),
        KojiClient.builder(URI.create("https://koji.fedoraproject.org/kojihub"))
            .httpClient(http)
            .authentication(KojiAuthentication.clientCertificate())
            .build(),
        BodhiClient.builder()
            .httpClient(http)
            .authentication(BodhiAuthentication.token(token))
            .build(),
        SourceDownloader.builder().httpClient(http).build(),
        Executors.newFixedThreadPool(BRANCHES_AT_ONCE));
  }

  @Override
  public void close() {
    executor.shutdown();
    koji.close();
    distGit.git().close();
  }
}
