package io.github.packit4j.distgit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.distgit.forge.Forge;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.git.Checkout;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.ExpectedHead;
import io.github.packit4j.distgit.git.FileChange;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.distgit.git.NewCommit;
import io.github.packit4j.distgit.git.PackageTree;
import io.github.packit4j.distgit.git.PushResult;
import io.github.packit4j.distgit.git.RebaseResult;
import io.github.packit4j.distgit.git.SshAccess;
import io.github.packit4j.distgit.git.UnifiedDiff;
import io.github.packit4j.distgit.lookaside.DownloadedSource;
import io.github.packit4j.distgit.lookaside.LookasideCache;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.distgit.lookaside.SourceRequest;
import io.github.packit4j.distgit.lookaside.SourceSignature;
import io.github.packit4j.distgit.lookaside.UploadOutcome;
import io.github.packit4j.distgit.monitoring.MonitoredVersions;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.KeyServers;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import io.github.packit4j.distgit.openpgp.SignatureCheck;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** The code of the README compiles here; a test compares the two. */
class ReadmeTest {

  @Test
  void theReadmeShowsThisCode() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String source =
        flat(
            Files.readString(
                Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java")));
    Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
    int count = 0;
    while (blocks.find()) {
      assertThat(source).contains(flat(blocks.group(1)));
      count++;
    }
    assertThat(count).isEqualTo(12);
  }

  private static String flat(String code) {
    return code.replaceAll("\\s+", "");
  }

  // Never called: that it compiles is the test.

  static void proposeAnUpdate(
      OkHttpClient http, Path directory, Secret token, byte[] newSpec, Clock clock) {
    // README: an update on a fork
    DistGitInstance fedora = DistGitInstance.fedora();
    GitCredentials accounts =
        GitCredentials.builder().account("src.fedoraproject.org", "packit", token).build();
    try (GitStore store =
            GitStore.builder().directory(directory).httpClient(http).credentials(accounts).build();
        GitRepository repository = store.open(fedora.cloneUrl("python-ogr"))) {
      CommitId base = repository.fetchBranch("rawhide").orElseThrow();
      CommitId update =
          repository.commit(
              NewCommit.builder()
                  .parent(base)
                  .message("Update to 0.62.3")
                  .author(new GitIdentity("Packit", "hello@packit.dev"))
                  .time(clock.instant())
                  .addChanges(FileChange.write("python-ogr.spec", newSpec))
                  .build());
      URI fork = fedora.httpsForkUrl("python-ogr", "packit");
      PushResult result = repository.push(fork, update, "rawhide-update", ExpectedHead.absent());
      System.out.println(result);
    }
  }

  static void ssh(Path directory, Secret passphrase) {
    // README: ssh
    SshAccess access =
        SshAccess.builder()
            .key(Path.of("/etc/bot/id_ed25519"), passphrase)
            .knownHosts(Path.of("/etc/bot/known_hosts"))
            .build();
    try (GitStore store = GitStore.builder().directory(directory).ssh(access).build();
        GitRepository repository =
            store.open(DistGitInstance.fedora().sshUrl("python-ogr", "packit"))) {
      System.out.println(repository.remoteHeads(repository.remote()));
    }
  }

  static void read(GitRepository repository) {
    // README: what a branch has
    CommitId head = repository.fetchBranch("f44").orElseThrow();
    PackageTree tree = PackageTree.of(repository, head);
    if (tree.retirement().isPresent()) {
      System.out.println("retired: " + tree.retirement().get());
    } else {
      System.out.println(tree.sources().entries() + " " + repository.files(head));
    }
  }

  static void diff(GitRepository repository, CommitId before, CommitId after) {
    // README: a diff
    for (String path : repository.changedPaths(before, after)) {
      System.out.print(
          UnifiedDiff.of(path, repository.file(before, path), repository.file(after, path)));
    }
  }

  static void keepUp(GitRepository repository, URI fork, Instant now) {
    // README: keep an update branch up to date
    CommitId ours = repository.fetch(fork, "refs/heads/rawhide-update").orElseThrow();
    CommitId base = repository.fetchBranch("rawhide").orElseThrow();
    GitIdentity packit = new GitIdentity("Packit", "hello@packit.dev");
    RebaseResult result = repository.rebase(ours, base, packit, now);
    if (result instanceof RebaseResult.Rebased rebased) {
      repository.push(fork, rebased.head(), "rawhide-update", ExpectedHead.at(ours));
    } else if (result instanceof RebaseResult.Conflict conflict) {
      System.out.println("by hand, please: " + conflict.paths());
    }
  }

  static void fastForward(GitRepository repository) {
    // README: fast-forward
    CommitId rawhide = repository.fetchBranch("rawhide").orElseThrow();
    CommitId f44 = repository.fetchBranch("f44").orElseThrow();
    if (repository.isAncestor(f44, rawhide)) {
      repository.push(repository.remote(), rawhide, "f44", ExpectedHead.at(f44));
    }
  }

  static void verify(OkHttpClient http, GitRepository upstream, CommitId release, Clock clock) {
    // README: a signed commit
    Fingerprint allowed = Fingerprint.parse("54F2 CE95 FF5E 8C4B 85F9 0DF7 C657 7C9A 4E22 1AE3");
    OpenPgpKeys keys = KeyServers.of(http).fetch(allowed).orElse(OpenPgpKeys.none());
    SignatureCheck check = upstream.verifyCommit(release, keys, Set.of(allowed), clock.instant());
    if (check instanceof SignatureCheck.Refused refused) {
      throw new IllegalStateException(refused.message());
    }
  }

  static void newSources(
      OkHttpClient http, GitRepository repository, CommitId base, Path directory) {
    // README: a new archive
    DownloadedSource archive =
        SourceDownloader.builder()
            .httpClient(http)
            .build()
            .download(
                URI.create(
                    "https://files.pythonhosted.org/packages/source/o/ogr/ogr-0.62.3.tar.gz"),
                directory,
                "ogr-0.62.3.tar.gz");
    LookasideCache cache =
        LookasideCache.builder(DistGitInstance.fedora())
            .httpClient(http)
            .kerberos(KerberosLogin.ticketCache())
            .build();
    UploadOutcome outcome = cache.upload("python-ogr", archive.path(), archive.entry());
    PackageTree tree = PackageTree.of(repository, base);
    List<FileChange> changes =
        List.of(
            FileChange.write(
                "sources", tree.sources().replaceAll(List.of(archive.entry())).toBytes()),
            FileChange.write(".gitignore", tree.gitIgnore().with("ogr-0.62.3.tar.gz").toBytes()));
    System.out.println(outcome + " " + changes);
  }

  static void fetchSources(
      LookasideCache cache,
      SourceDownloader downloader,
      PackageTree tree,
      OpenPgpKeys keys,
      Fingerprint key,
      Path directory,
      Executor executor)
      throws InterruptedException {
    // README: all archives, and a signed one
    cache.downloadAll("python-ogr", tree.sources().entries(), directory, executor);
    downloader.download(
        SourceRequest.builder()
            .uri(URI.create("https://example.org/hello-2.12.tar.gz"))
            .addMirrors(URI.create("https://mirror.example.org/hello-2.12.tar.gz"))
            .fileName("hello-2.12.tar.gz")
            .signature(
                new SourceSignature(
                    URI.create("https://example.org/hello-2.12.tar.gz.sig"), keys, Set.of(key)))
            .build(),
        directory);
  }

  static void workTree(GitRepository repository, CommitId commit, Path directory) {
    // README: a work tree
    Checkout checkout = repository.checkout(commit, directory);
    checkout.skipped().forEach(entry -> System.out.println(entry.path() + ": " + entry.reason()));
  }

  static void newestVersion(OkHttpClient http) {
    // README: release monitoring
    ReleaseMonitoring monitoring = ReleaseMonitoring.of(http);
    Optional<String> newest =
        monitoring
            .projectOf("Fedora", "python-ogr")
            .flatMap(project -> monitoring.versions(project.id()))
            .flatMap(MonitoredVersions::newestStable);
    System.out.println(newest.orElse("not monitored"));
  }

  static void mayTrigger(Forge distGit, ForgeProject packageOfIt, String account) {
    // README: groups
    boolean packager =
        distGit.groupMembers("packager").map(members -> members.contains(account)).orElse(false);
    boolean committer = packageOfIt.access().of(account).canMerge();
    System.out.println(packager + " " + committer);
  }
}
