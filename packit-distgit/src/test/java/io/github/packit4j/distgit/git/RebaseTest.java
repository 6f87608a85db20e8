package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebaseTest {

  private static final String REPOSITORY = "rpms/hello.git";
  private static final GitIdentity PACKIT = new GitIdentity("Packit", "hello@packit.dev");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path directory;
  private GitServer server;
  private GitStore store;
  private GitRepository repository;
  private CommitId base;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer();
    server.create(REPOSITORY);
    base = server.commit(REPOSITORY, "rawhide", "Import", Map.of("a", "1\n2\n3\n4\n5\n", "b", "b"));
    store = GitStore.builder().directory(directory).build();
    repository = store.open(server.uri(REPOSITORY));
    assertThat(repository.fetchBranch("rawhide")).hasValue(base);
  }

  @AfterEach
  void stop() {
    repository.close();
    store.close();
    server.close();
  }

  private CommitId commit(CommitId parent, String path, String text) {
    return repository.commit(
        NewCommit.builder()
            .parent(parent)
            .message("Change " + path)
            .author(PACKIT)
            .time(NOON)
            .addChanges(FileChange.write(path, text))
            .build());
  }

  private String text(CommitId commit, String path) {
    return new String(repository.file(commit, path).orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void buildsCommitsAgain() throws IOException {
    CommitId ours = commit(commit(base, "a", "ONE\n2\n3\n4\n5\n"), "c", "c");
    CommitId theirs =
        server.commit(REPOSITORY, "rawhide", "Fix", Map.of("a", "1\n2\n3\n4\nFIVE\n", "b", "b"));
    assertThat(repository.fetchBranch("rawhide")).hasValue(theirs);

    RebaseResult result = repository.rebase(ours, theirs, PACKIT, LATER);

    assertThat(result)
        .isInstanceOfSatisfying(
            RebaseResult.Rebased.class,
            rebased -> {
              assertThat(rebased.commits()).isEqualTo(2);
              assertThat(text(rebased.head(), "a")).isEqualTo("ONE\n2\n3\n4\nFIVE\n");
              assertThat(text(rebased.head(), "c")).isEqualTo("c");
              CommitInfo info = repository.commit(rebased.head());
              assertThat(info.authorTime()).isEqualTo(NOON);
              assertThat(info.commitTime()).isEqualTo(LATER);
              assertThat(info.message()).isEqualTo("Change c\n");
              assertThat(repository.isAncestor(theirs, rebased.head())).isTrue();
            });
    assertThat(repository.rebase(ours, theirs, PACKIT, LATER)).isEqualTo(result);
  }

  @Test
  void leavesOutWhatTheBaseHas() throws IOException {
    CommitId ours = commit(base, "b", "new");
    CommitId theirs =
        server.commit(REPOSITORY, "rawhide", "Same", Map.of("a", "1\n2\n3\n4\n5\n", "b", "new"));
    repository.fetchBranch("rawhide");
    assertThat(repository.rebase(ours, theirs, PACKIT, LATER))
        .isEqualTo(new RebaseResult.Rebased(theirs, 0));
  }

  @Test
  void reportsConflicts() throws IOException {
    CommitId ours = commit(base, "a", "ours\n");
    CommitId theirs =
        server.commit(REPOSITORY, "rawhide", "Theirs", Map.of("a", "theirs\n", "b", "b"));
    repository.fetchBranch("rawhide");
    assertThat(repository.rebase(ours, theirs, PACKIT, LATER))
        .isEqualTo(new RebaseResult.Conflict(ours, java.util.List.of("a")));
  }

  @Test
  void hasNothingToDoOnTheSameBase() {
    CommitId ours = commit(base, "a", "ours\n");
    assertThat(repository.rebase(ours, base, PACKIT, LATER))
        .isEqualTo(new RebaseResult.UpToDate(ours));
  }
}
