package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All branches of a package in one go, and commits that their branches have left behind. */
class SeveralBranchesTest {

  private static final String PACKAGE = "rpms/hello.git";
  private static final String FORK = "forks/packit/rpms/hello.git";

  @TempDir Path directory;
  private final OkHttpClient client = new OkHttpClient();
  private GitServer server;
  private GitStore store;
  private GitRepository repository;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer();
    server.create(PACKAGE);
    server.commit(PACKAGE, "rawhide", "Import", Map.of("hello.spec", "Version: 1\n"));
    server.fork(PACKAGE, FORK);
    store = GitStore.builder().directory(directory.resolve("git")).httpClient(client).build();
    repository = store.open(server.uri(PACKAGE));
  }

  @AfterEach
  void stop() {
    repository.close();
    store.close();
    server.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private CommitId update(CommitId parent, String version) {
    return repository.commit(
        NewCommit.builder()
            .parent(parent)
            .message("Update to " + version)
            .author(new GitIdentity("Packit", "hello@packit.dev"))
            .time(Instant.parse("2026-11-22T12:00:00Z"))
            .addChanges(FileChange.write("hello.spec", "Version: " + version + "\n"))
            .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "..", "../x", "/x", "a\nb", "@{-1}", "x.lock"})
  void aNameThatGitDoesNotAllowIsThatOfNoBranch(String name) throws IOException {
    assertThat(repository.fetchBranches(List.of(name, "rawhide"))).containsOnlyKeys("rawhide");
    assertThat(repository.fetchBranch(name)).isEmpty();
    CommitId commit = repository.fetchBranch("rawhide").orElseThrow();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new BranchPush(commit, name, ExpectedHead.absent()))
        .withMessageContaining(name);
  }

  @Test
  void arePushedAtOnceWithAResultForEach() throws IOException {
    CommitId base = repository.fetchBranch("rawhide").orElseThrow();
    CommitId there = server.commit(FORK, "there-update", "Other", Map.of("x", "y"));
    CommitId first = update(base, "2");
    CommitId second = update(base, "3");
    server.onPush(
        FORK,
        (pack, commands) ->
            commands.stream()
                .filter(command -> command.getRefName().endsWith("/f43-update"))
                .forEach(
                    command ->
                        command.setResult(
                            ReceiveCommand.Result.REJECTED_OTHER_REASON, "not this one")));
    server.requests().clear();

    Map<String, PushResult> results =
        repository.push(
            server.uri(FORK),
            List.of(
                new BranchPush(first, "f45-update", ExpectedHead.absent()),
                new BranchPush(second, "f44-update", ExpectedHead.absent()),
                new BranchPush(first, "f43-update", ExpectedHead.absent()),
                new BranchPush(base, "rawhide", ExpectedHead.absent()),
                new BranchPush(first, "there-update", ExpectedHead.absent())));

    assertThat(results.keySet())
        .containsExactly("f45-update", "f44-update", "f43-update", "rawhide", "there-update");
    assertThat(results.get("f45-update")).isInstanceOf(PushResult.Updated.class);
    assertThat(results.get("f44-update")).isInstanceOf(PushResult.Updated.class);
    assertThat(results.get("f43-update"))
        .isInstanceOfSatisfying(
            PushResult.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(PushResult.Reason.REFUSED);
              assertThat(rejected.message()).contains("not this one");
            });
    assertThat(results.get("rawhide")).isEqualTo(new PushResult.UpToDate(base));
    assertThat(results.get("there-update"))
        .isInstanceOfSatisfying(
            PushResult.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(PushResult.Reason.UNEXPECTED_HEAD);
              assertThat(rejected.message()).contains("the branch exists, at " + there);
            });
    assertThat(server.branch(FORK, "f45-update")).hasValue(first);
    assertThat(server.branch(FORK, "f44-update")).hasValue(second);
    assertThat(server.branch(FORK, "f43-update")).isEmpty();
    assertThat(server.head(FORK, "there-update")).isEqualTo(there);
    assertThat(server.requests())
        .as("one push for all, and one for the branch that was refused")
        .filteredOn(request -> request.startsWith("POST") && request.contains("receive-pack"))
        .hasSize(2);
  }

  /** So does a pre-receive hook: one branch that it does not like, and none is moved. */
  @Test
  void areNotHeldUpByOneThatTheRemoteRefuses() throws IOException {
    CommitId update = update(repository.fetchBranch("rawhide").orElseThrow(), "2");
    server.onPush(
        FORK,
        (pack, commands) -> {
          if (commands.stream().anyMatch(c -> c.getRefName().endsWith("/f44-update"))) {
            commands.forEach(
                command ->
                    command.setResult(
                        ReceiveCommand.Result.REJECTED_OTHER_REASON, "pre-receive hook declined"));
          }
        });

    Map<String, PushResult> results =
        repository.push(
            server.uri(FORK),
            List.of(
                new BranchPush(update, "f45-update", ExpectedHead.absent()),
                new BranchPush(update, "f44-update", ExpectedHead.absent()),
                new BranchPush(update, "f43-update", ExpectedHead.absent())));

    assertThat(results.get("f45-update")).isInstanceOf(PushResult.Updated.class);
    assertThat(results.get("f44-update")).isInstanceOf(PushResult.Rejected.class);
    assertThat(results.get("f43-update")).isInstanceOf(PushResult.Updated.class);
    assertThat(server.branch(FORK, "f43-update")).hasValue(update);
    assertThat(server.branch(FORK, "f44-update")).isEmpty();
  }

  @Test
  void nothingIsSentWhereAllIsThere() throws IOException {
    CommitId base = repository.fetchBranch("rawhide").orElseThrow();
    server.requests().clear();

    assertThat(
            repository.push(
                server.uri(FORK), List.of(new BranchPush(base, "rawhide", ExpectedHead.absent()))))
        .containsOnlyKeys("rawhide");
    assertThat(repository.push(server.uri(FORK), List.of())).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  /** Somebody else pushes the very same commit between our look and our push. */
  @Test
  void theSameCommitPushedByAnotherAtTheSameMomentIsThere() throws IOException {
    CommitId update = update(repository.fetchBranch("rawhide").orElseThrow(), "2");
    server.onPush(
        FORK,
        (pack, commands) -> {
          try {
            server.setRef(FORK, "refs/heads/rawhide-update", Ids.jgit(update));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          commands.forEach(
              command ->
                  command.setResult(
                      ReceiveCommand.Result.REJECTED_OTHER_REASON, "reference already exists"));
        });

    assertThat(repository.push(server.uri(FORK), update, "rawhide-update", ExpectedHead.absent()))
        .isEqualTo(new PushResult.UpToDate(update));
  }

  /** Somebody else moves the branch then; servers say so in their own words. */
  @Test
  void anotherCommitPushedAtTheSameMomentHasMovedTheBranch() throws IOException {
    CommitId base = repository.fetchBranch("rawhide").orElseThrow();
    CommitId ours = update(base, "2");
    CommitId theirs = server.commit(FORK, "theirs", "Theirs", Map.of("hello.spec", "9\n"));
    server.onPush(
        FORK,
        (pack, commands) -> {
          try {
            server.setRef(FORK, "refs/heads/rawhide-update", Ids.jgit(theirs));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          commands.forEach(
              command ->
                  command.setResult(
                      ReceiveCommand.Result.REJECTED_OTHER_REASON, "invalid old id sent"));
        });

    assertThat(repository.push(server.uri(FORK), ours, "rawhide-update", ExpectedHead.absent()))
        .isInstanceOfSatisfying(
            PushResult.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(PushResult.Reason.UNEXPECTED_HEAD);
              assertThat(rejected.message()).contains("moved meanwhile", "invalid old id");
            });
  }

  @Test
  void ofAForkAreFetchedAtOnce() throws IOException {
    CommitId f45 = server.commit(FORK, "f45-update", "Update", Map.of("hello.spec", "45\n"));
    CommitId f44 = server.commit(FORK, "f44-update", "Update", Map.of("hello.spec", "44\n"));
    server.requests().clear();

    Map<String, CommitId> heads =
        repository.fetchBranches(
            server.uri(FORK), List.of("f45-update", "f44-update", "f43-update"));

    assertThat(heads).containsExactly(Map.entry("f45-update", f45), Map.entry("f44-update", f44));
    assertThat(repository.commit(f44).subject()).isEqualTo("Update");
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void aCommitThatItsBranchHasLeftBehindIsFetched() throws IOException {
    CommitId built = server.head(PACKAGE, "rawhide");
    server.commit(PACKAGE, "rawhide", "Update", Map.of("hello.spec", "Version: 2\n"));
    server.commit(PACKAGE, "rawhide", "Update", Map.of("hello.spec", "Version: 3\n"));

    repository.fetchCommit(built, "rawhide");

    assertThat(repository.files(built)).containsExactly("hello.spec");
    assertThat(repository.changedPaths(built, server.head(PACKAGE, "rawhide")))
        .containsExactly("hello.spec");
  }

  @Test
  void aCommitThatIsNowhereIsSaidToBe() {
    CommitId nowhere = CommitId.of("1234567890123456789012345678901234567890");
    assertThatExceptionOfType(GitException.class)
        .isThrownBy(() -> repository.fetchCommit(nowhere, "rawhide"))
        .withMessageContaining("is not on branch rawhide")
        .satisfies(e -> assertThat(e.mayPassByItself()).isFalse());
  }

  /** In a store that starts anew, the base of an older proposal is not there by itself. */
  @Test
  void anAncestorThatWasNeverFetchedIsFoundInTheHistory() throws IOException {
    CommitId base = server.head(PACKAGE, "rawhide");
    CommitId head =
        server.commit(PACKAGE, "rawhide", "Update", Map.of("hello.spec", "Version: 2\n"));
    CommitId elsewhere = server.commit(FORK, "other", "Other", Map.of("x", "y"));
    repository.fetchBranch("rawhide");

    assertThat(repository.isAncestor(base, head)).isTrue();
    assertThat(repository.isAncestor(elsewhere, head)).isFalse();
  }
}
