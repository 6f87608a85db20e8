package io.github.packit4j.docs.guide;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.UpdateOutcome;
import io.github.packit4j.bodhi.UpdateSubmission;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.distgit.git.PackageTree;
import io.github.packit4j.distgit.lookaside.LookasideCache;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.BuildOutcome;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.model.TaskId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;

/** The code of {@code docs/clients.md}. Never called: that it compiles is the test. */
final class ClientsPage {

  private ClientsPage() {}

  static void forge(OkHttpClient http, Secret token) throws InterruptedException {
    Forges forges = Forges.builder().httpClient(http).token("src.fedoraproject.org", token).build();
    ForgeProject hello = forges.project(URI.create("https://src.fedoraproject.org/rpms/hello"));
    ForgeProject fork = hello.forkOrCreate();
    PullRequest pullRequest =
        hello
            .pullRequests()
            .propose(
                NewPullRequest.builder()
                    .title("Update to 2.0")
                    .description("A new upstream release.")
                    .source(fork, "2.0-rawhide-update")
                    .targetBranch("rawhide")
                    .build());
    System.out.println(pullRequest.webUrl());
  }

  static void archives(OkHttpClient http, Path directory, Executor executor)
      throws InterruptedException {
    DistGitInstance fedora = DistGitInstance.fedora();
    LookasideCache cache = LookasideCache.builder(fedora).httpClient(http).build();
    try (GitStore store = GitStore.builder().directory(directory).httpClient(http).build();
        GitRepository hello = store.open(fedora.cloneUrl("hello"))) {
      CommitId head = hello.fetchBranch("rawhide").orElseThrow();
      PackageTree tree = PackageTree.of(hello, head);
      cache.downloadAll("hello", tree.sources().entries(), directory, executor);
    }
  }

  static void build(OkHttpClient http, CommitId commit) throws InterruptedException {
    try (KojiClient koji =
        KojiClient.builder(URI.create("https://koji.fedoraproject.org/kojihub"))
            .httpClient(http)
            .authentication(KojiAuthentication.kerberos(KerberosLogin.ticketCache()))
            .build()) {
      URI source = URI.create("git+https://src.fedoraproject.org/rpms/hello.git#" + commit);
      TaskId task = koji.builds().submit(BuildRequest.fromScm(source, "f45-candidate"));
      BuildOutcome outcome = koji.builds().await(task, Duration.ofHours(2), System.out::println);
      if (outcome instanceof BuildOutcome.Failed failed) {
        failed
            .culprits()
            .forEach(
                culprit ->
                    System.out.println(koji.tasks().log(culprit.id(), "build.log", 10_000).text()));
      }
    }
  }

  static void update(BodhiClient bodhi) throws InterruptedException {
    UpdateOutcome outcome =
        UpdateSubmission.of(bodhi)
            .submit(
                NewUpdate.builder()
                    .addBuilds("hello-2.0-1.fc45")
                    .notes("New upstream release 2.0")
                    .build());
    if (outcome instanceof UpdateOutcome.Created created) {
      System.out.println("created " + created.update().alias());
    }
  }
}
