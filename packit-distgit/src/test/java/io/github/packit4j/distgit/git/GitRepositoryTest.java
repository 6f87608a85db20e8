package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.internal.store.PackRepository;
import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {

  private static final String PACKAGE = "rpms/python-ogr.git";
  private static final String FORK = "forks/packit/rpms/python-ogr.git";
  private static final GitIdentity PACKIT = new GitIdentity("Packit", "hello@packit.dev");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path directory;
  private final OkHttpClient client = new OkHttpClient();
  private GitServer server;
  private GitStore store;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer();
    server.create(PACKAGE);
    server.commit(PACKAGE, "rawhide", "Import", Map.of("python-ogr.spec", "Version: 0.50\n"));
    server.commit(
        PACKAGE, "rawhide", "Update", Map.of("python-ogr.spec", "Version: 0.51\n", "sources", ""));
    store = newStore(GitCredentials.none());
  }

  private GitStore newStore(GitCredentials credentials) {
    return GitStore.builder()
        .directory(directory.resolve("git"))
        .httpClient(client)
        .credentials(credentials)
        .build();
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static NewCommit update(CommitId parent) {
    return NewCommit.builder()
        .parent(parent)
        .message("Update to 0.52")
        .author(PACKIT)
        .time(NOON)
        .addChanges(FileChange.write("python-ogr.spec", "Version: 0.52\n"))
        .addChanges(FileChange.write("patches/a.patch", "--- a\n"))
        .addChanges(FileChange.delete("sources"))
        .build();
  }

  @Test
  void readsABranch() throws IOException {
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      CommitId head = repository.fetchBranch("rawhide").orElseThrow();

      assertThat(head).isEqualTo(server.head(PACKAGE, "rawhide"));
      assertThat(repository.files(head)).containsExactly("python-ogr.spec", "sources");
      assertThat(repository.file(head, "python-ogr.spec"))
          .hasValueSatisfying(
              bytes ->
                  assertThat(new String(bytes, StandardCharsets.UTF_8))
                      .isEqualTo("Version: 0.51\n"));
      assertThat(repository.file(head, "nothing")).isEmpty();
      assertThat(repository.file(head, "../etc/passwd")).isEmpty();
      assertThat(repository.commit(head).subject()).isEqualTo("Update");
      assertThat(repository.commit(head).parents()).hasSize(1);
      assertThat(repository.fetchBranch("f44")).isEmpty();
    }
  }

  @Test
  void listsBranchesAndTags() throws IOException {
    ObjectId head = Ids.jgit(server.head(PACKAGE, "rawhide"));
    server.setRef(PACKAGE, "refs/heads/f44", head);
    server.setRef(PACKAGE, "refs/tags/0.51", head);
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      assertThat(repository.remoteHeads(server.uri(PACKAGE))).containsOnlyKeys("f44", "rawhide");
      assertThat(repository.remoteTags(server.uri(PACKAGE)))
          .containsExactly(Map.entry("0.51", Ids.of(head)));
      assertThat(repository.fetch(server.uri(PACKAGE), "refs/tags/0.51")).hasValue(Ids.of(head));
      assertThat(repository.fetch(server.uri(PACKAGE), head.name())).hasValue(Ids.of(head));
    }
  }

  @Test
  void fetchesSeveralBranchesAtOnce() throws IOException {
    CommitId rawhide = server.head(PACKAGE, "rawhide");
    CommitId f44 = server.commit(PACKAGE, "f44", "Branch", Map.of("python-ogr.spec", "f44\n"));
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      server.requests().clear();
      assertThat(repository.fetchBranches(List.of("rawhide", "no-such", "f44")))
          .containsExactly(Map.entry("rawhide", rawhide), Map.entry("f44", f44));
      assertThat(server.requests()).hasSizeLessThanOrEqualTo(4);
      assertThat(repository.files(f44)).containsExactly("python-ogr.spec");
      assertThat(repository.files(rawhide)).hasSize(2);
    }
  }

  @Test
  void buildsTheSameCommitFromTheSameValues() {
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      CommitId head = repository.fetchBranch("rawhide").orElseThrow();

      CommitId commit = repository.commit(update(head));

      assertThat(repository.commit(update(head))).isEqualTo(commit);
      assertThat(commit.hex()).isEqualTo("ca1a061027e9325fabaf80f2b553c967bd868548");
      assertThat(repository.files(commit)).containsExactly("patches/a.patch", "python-ogr.spec");
      assertThat(repository.changedPaths(head, commit))
          .containsExactly("patches/a.patch", "python-ogr.spec", "sources");
      assertThat(repository.commit(commit).author().name()).isEqualTo("Packit");
      assertThat(repository.commit(commit).commitTime()).isEqualTo(NOON);
    }
  }

  @Test
  void pushesToAForkThatIsBehind() throws IOException {
    server.fork(PACKAGE, FORK);
    server.commit(PACKAGE, "rawhide", "Rebuild", Map.of("python-ogr.spec", "Version: 0.51\n# 2\n"));
    server.commit(PACKAGE, "rawhide", "Again", Map.of("python-ogr.spec", "Version: 0.51\n# 3\n"));
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      CommitId head = repository.fetchBranch("rawhide").orElseThrow();
      CommitId commit = repository.commit(update(head));

      PushResult result =
          repository.push(server.uri(FORK), commit, "rawhide-update", ExpectedHead.absent());

      assertThat(result).isInstanceOf(PushResult.Updated.class);
      assertThat(server.head(FORK, "rawhide-update")).isEqualTo(commit);
      assertThat(repository.push(server.uri(FORK), commit, "rawhide-update", ExpectedHead.absent()))
          .isEqualTo(new PushResult.UpToDate(commit));
    }
    try (GitStore other =
            GitStore.builder()
                .directory(directory.resolve("other"))
                .httpClient(client)
                .fullHistory(true)
                .build();
        GitRepository fork = other.open(server.uri(FORK))) {
      CommitId commit = fork.fetchBranch("rawhide-update").orElseThrow();
      CommitId base = fork.fetchBranch("rawhide").orElseThrow();
      assertThat(fork.commitsBetween(base, commit)).hasSize(3);
    }
  }

  @Test
  void leavesABranchAloneThatIsNotAsExpected() throws IOException {
    server.fork(PACKAGE, FORK);
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      CommitId head = repository.fetchBranch("rawhide").orElseThrow();
      CommitId ours = repository.commit(update(head));
      URI fork = server.uri(FORK);
      assertThat(repository.push(fork, ours, "update", ExpectedHead.any()).isDone()).isTrue();
      CommitId theirs =
          server.commit(FORK, "update", "Fix by the maintainer", Map.of("python-ogr.spec", "x"));
      CommitId next =
          repository.commit(
              NewCommit.builder()
                  .parent(head)
                  .message("Update to 0.53")
                  .author(PACKIT)
                  .time(NOON)
                  .addChanges(FileChange.write("python-ogr.spec", "Version: 0.53\n"))
                  .build());

      assertThat(repository.push(fork, next, "update", ExpectedHead.at(ours)))
          .isInstanceOfSatisfying(
              PushResult.Rejected.class,
              rejected -> {
                assertThat(rejected.reason()).isEqualTo(PushResult.Reason.UNEXPECTED_HEAD);
                assertThat(rejected.message()).contains(theirs.hex());
              });
      assertThat(repository.push(fork, next, "update", ExpectedHead.ancestor()))
          .isInstanceOfSatisfying(
              PushResult.Rejected.class,
              rejected ->
                  assertThat(rejected.reason()).isEqualTo(PushResult.Reason.NOT_FAST_FORWARD));
      assertThat(repository.push(fork, next, "update", ExpectedHead.absent()).isDone()).isFalse();
      assertThat(server.head(FORK, "update")).isEqualTo(theirs);
      assertThat(repository.push(fork, next, "update", ExpectedHead.at(theirs)))
          .isInstanceOf(PushResult.Updated.class);
      assertThat(server.head(FORK, "update")).isEqualTo(next);
      assertThat(repository.deleteBranch(fork, "update", ExpectedHead.at(next)).isDone()).isTrue();
      assertThat(server.branch(FORK, "update")).isEmpty();
    }
  }

  @Test
  void saysWhyTheRemoteRefused() {
    server.onPush(
        PACKAGE,
        (pack, commands) -> {
          for (ReceiveCommand command : commands) {
            pack.sendMessage("Denied push for ref 'refs/heads/rawhide' for user 'packit'");
            command.setResult(
                ReceiveCommand.Result.REJECTED_OTHER_REASON, "pre-receive hook declined");
          }
        });
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      CommitId head = repository.fetchBranch("rawhide").orElseThrow();
      CommitId commit = repository.commit(update(head));

      assertThat(repository.push(server.uri(PACKAGE), commit, "rawhide", ExpectedHead.ancestor()))
          .isInstanceOfSatisfying(
              PushResult.Rejected.class,
              rejected -> {
                assertThat(rejected.reason()).isEqualTo(PushResult.Reason.REFUSED);
                assertThat(rejected.message())
                    .contains("pre-receive hook declined")
                    .contains("Denied push for ref 'refs/heads/rawhide' for user 'packit'");
              });
    }
  }

  @Test
  void worksOnManyBranchesAtOnce() throws Exception {
    List<String> branches = List.of("rawhide", "f45", "f44", "f43", "epel10", "epel9");
    for (String branch : branches.subList(1, branches.size())) {
      server.setRef(PACKAGE, "refs/heads/" + branch, Ids.jgit(server.head(PACKAGE, "rawhide")));
      server.commit(PACKAGE, branch, "Branch " + branch, Map.of("python-ogr.spec", branch));
    }
    server.fork(PACKAGE, FORK);
    for (String branch : branches) {
      server.commit(PACKAGE, branch, "Ahead of the fork", Map.of("python-ogr.spec", branch + 2));
    }
    ExecutorService threads = Executors.newFixedThreadPool(branches.size());
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      List<Future<PushResult>> results = new ArrayList<>();
      for (String branch : branches) {
        results.add(
            threads.submit(
                () -> {
                  try (GitRepository same = store.open(server.uri(PACKAGE))) {
                    CommitId head = same.fetchBranch(branch).orElseThrow();
                    CommitId commit = same.commit(update(head));
                    return same.push(
                        server.uri(FORK), commit, branch + "-update", ExpectedHead.absent());
                  }
                }));
      }
      for (Future<PushResult> result : results) {
        assertThat(result.get()).isInstanceOf(PushResult.Updated.class);
      }
      for (String branch : branches) {
        CommitId pushed = server.head(FORK, branch + "-update");
        assertThat(repository.commit(pushed).parents())
            .containsExactly(server.head(PACKAGE, branch));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void fetchesHistoryOnlyWhenAsked() throws IOException {
    CommitId second = server.head(PACKAGE, "rawhide");
    CommitId third =
        server.commit(PACKAGE, "rawhide", "Third", Map.of("python-ogr.spec", "Version: 3\n"));
    CommitId first;
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      assertThat(repository.fetchBranch("rawhide")).hasValue(third);
      assertThat(repository.contains(second)).isFalse();
      assertThat(repository.fetch(server.uri(PACKAGE), second.hex())).hasValue(second);
      first = repository.commit(second).parents().get(0);
      assertThat(repository.contains(first)).isFalse();

      assertThat(repository.isAncestor(second, third)).isTrue();
      assertThat(repository.isAncestor(third, second)).isFalse();
      assertThat(repository.contains(first)).isTrue();
      assertThat(repository.mergeBase(second, third)).hasValue(second);
      assertThat(repository.commitsBetween(first, third))
          .extracting(CommitInfo::id)
          .containsExactly(second, third);
    }
  }

  /** What none of the store's refs leads to is collected one day. */
  @Test
  void remembersWhereAForcedPushLed() throws IOException {
    URI remote = server.uri(PACKAGE);
    CommitId older;
    try (GitRepository repository = store.open(remote)) {
      CommitId newer = repository.fetchBranch("rawhide").orElseThrow();
      older = repository.commit(newer).parents().get(0);
      server.setRef(PACKAGE, "refs/heads/rawhide", Ids.jgit(older));
      assertThat(repository.fetchBranch("rawhide")).hasValue(older);
    }
    String key = RemoteUrl.of(remote).key();
    try (PackRepository inside = PackRepository.open(directory.resolve("git/0").resolve(key))) {
      assertThat(inside.resolve("refs/remotes/" + key + "/heads/rawhide"))
          .isEqualTo(Ids.jgit(older));
    }
  }

  @Test
  void keepsWhatItHasForTheNextRun() throws IOException {
    CommitId head;
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      head = repository.fetchBranch("rawhide").orElseThrow();
    }
    store.close();
    store = newStore(GitCredentials.none());
    server.requests().clear();
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      assertThat(repository.contains(head)).isTrue();
      assertThat(repository.fetchBranch("rawhide")).hasValue(head);
      assertThat(server.requests()).noneMatch(request -> request.contains("fetch-pack"));
      assertThat(repository.file(head, "python-ogr.spec")).isPresent();
    }
  }

  @Test
  void sendsTheAccountToItsHostOnly() throws IOException {
    server.requireAccountToPush("packit:token");
    try (GitStore accounts =
            newStore(
                GitCredentials.builder()
                    .account(server.host(), "packit", Secret.of("token"))
                    .build());
        GitRepository repository = accounts.open(server.uri(PACKAGE))) {
      CommitId head = repository.fetchBranch("rawhide").orElseThrow();
      assertThat(server.requests()).noneMatch(request -> request.endsWith("+auth"));

      CommitId commit = repository.commit(update(head));
      assertThat(repository.push(server.uri(PACKAGE), commit, "rawhide", ExpectedHead.at(head)))
          .isInstanceOf(PushResult.Updated.class);
      assertThat(server.requests().stream().filter(r -> r.contains("receive-pack")))
          .hasSize(2)
          .allMatch(request -> request.endsWith("+auth"));

      server.requireAccount("packit:token");
      assertThat(repository.fetchBranch("rawhide")).hasValue(commit);
    }
    try (GitStore accounts =
            newStore(
                GitCredentials.builder()
                    .account("other.example.org", "packit", Secret.of("token"))
                    .build());
        GitRepository repository = accounts.open(server.uri(PACKAGE))) {
      server.requests().clear();
      assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
          .isInstanceOf(GitAuthenticationException.class)
          .hasMessageContaining("401")
          .hasMessageContaining("account for 127.0.0.1");
      assertThat(server.requests()).noneMatch(request -> request.endsWith("+auth"));
    }
  }

  @Test
  void namesWhatIsNotThere() {
    try (GitRepository repository = store.open(server.uri("rpms/no-such.git"))) {
      assertThatThrownBy(() -> repository.fetchBranch("rawhide"))
          .isInstanceOf(GitRepositoryNotFoundException.class)
          .hasMessageContaining("rpms/no-such.git");
      CommitId unknown = new CommitId("0123456789012345678901234567890123456789");
      assertThatThrownBy(() -> repository.files(unknown))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("fetch it first");
    }
  }

  @Test
  void refusesAddressesWithCredentialsAndOtherKinds() {
    assertThat(
            List.of(
                "https://user:secret@example.org/x.git",
                "https://token@example.org/x.git",
                "file:///etc",
                "ext::sh",
                "ssh://-oProxyCommand@example.org/x"))
        .allSatisfy(
            address ->
                assertThatThrownBy(() -> store.open(URI.create(address)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("secret")
                    .doesNotContain("token@"));
  }

  @Test
  void refusesPathsThatLeaveTheTree() {
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      CommitId head = repository.fetchBranch("rawhide").orElseThrow();
      assertThat(List.of("../x", "a/../x", "/x", ".git/config", "a//b", ""))
          .allSatisfy(
              path ->
                  assertThatThrownBy(
                          () ->
                              repository.commit(
                                  NewCommit.builder()
                                      .parent(head)
                                      .message("x")
                                      .author(PACKIT)
                                      .time(NOON)
                                      .addChanges(FileChange.write(path, "x"))
                                      .build()))
                      .isInstanceOf(GitException.class));
    }
  }

  @Test
  void startsAHistory() {
    try (GitRepository repository = store.open(server.uri(PACKAGE))) {
      CommitId root =
          repository.commit(
              NewCommit.builder()
                  .message("First")
                  .author(PACKIT)
                  .time(NOON)
                  .addChanges(FileChange.write("a", "a\n"))
                  .build());
      assertThat(repository.commit(root).parents()).isEmpty();
      assertThat(repository.commit(root).message()).isEqualTo("First\n");
    }
  }
}
