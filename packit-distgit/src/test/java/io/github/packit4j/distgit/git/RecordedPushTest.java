package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a real Pagure said to pushes over https ({@code push.json}), said again by our server: the
 * texts are the recorded ones, the outcome has to be the recorded one.
 */
class RecordedPushTest {

  /** Recorded over ssh, where only the transport differs; the outcomes are in {@link SshTest}. */
  private static final Set<String> BY_SSH =
      Set.of(
          "push-fork-ssh",
          "push-upstream-ssh-not-allowed",
          "ssh-unknown-repository",
          "ssh-wrong-key");

  private static final String UPSTREAM = "rpms/python-ogr.git";
  private static final String FORK = "forks/packit/rpms/python-ogr.git";

  @TempDir Path directory;
  private GitServer server;
  private GitStore store;
  private GitRepository repository;
  private CommitId first;
  private CommitId second;
  private final Set<String> replayed = new HashSet<>();

  @BeforeEach
  void start() throws IOException {
    server = new GitServer();
    server.create(UPSTREAM);
    first = server.commit(UPSTREAM, "rawhide", "First", Map.of("a", "1"));
    second = server.commit(UPSTREAM, "rawhide", "Second", Map.of("a", "2"));
    server.fork(UPSTREAM, FORK);
    store = open("packit:token-packit");
    repository = store.open(server.uri(UPSTREAM));
    repository.fetchBranch("rawhide");
    repository.fetch(server.uri(UPSTREAM), first.hex());
    server.setRef(UPSTREAM, "refs/heads/rawhide", Ids.jgit(first));
  }

  @AfterEach
  void stop() {
    repository.close();
    store.close();
    server.close();
  }

  private GitStore open(String account) {
    String[] parts = account.split(":");
    return GitStore.builder()
        .directory(directory)
        .fullHistory(true)
        .credentials(
            GitCredentials.builder().account(server.host(), parts[0], Secret.of(parts[1])).build())
        .build();
  }

  private static Map<String, JsonNode> recordings() throws IOException {
    try (InputStream in = RecordedPushTest.class.getResourceAsStream("/git/push.json")) {
      JsonNode all = JsonMapper.shared().readTree(Objects.requireNonNull(in));
      return StreamSupport.stream(all.spliterator(), false)
          .collect(
              java.util.stream.Collectors.toMap(node -> node.get("name").asString(), node -> node));
    }
  }

  /** The lines that the remote printed. */
  private List<String> printed(String name) throws IOException {
    replayed.add(name);
    return Objects.requireNonNull(recordings().get(name), name)
        .get("stderr")
        .asString()
        .lines()
        .filter(line -> line.startsWith("remote: "))
        .map(line -> line.substring("remote: ".length()).strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private void say(String path, List<String> lines, boolean refuse) {
    server.onPush(
        path,
        (pack, commands) -> {
          lines.forEach(pack::sendMessage);
          if (refuse) {
            commands.forEach(
                command ->
                    command.setResult(
                        ReceiveCommand.Result.REJECTED_OTHER_REASON, "pre-receive hook declined"));
          }
        });
  }

  @Test
  void everyRecordedPushHasTheRecordedOutcome() throws IOException {
    replayed.add("clone-anonymous");
    assertThat(server.requests()).noneMatch(request -> request.endsWith("+auth"));

    server.requireAccountToPush("packit:token-packit");
    for (String name :
        List.of(
            "push-upstream-anonymous",
            "push-upstream-user-mismatch",
            "push-upstream-token-without-commit-acl")) {
      replayed.add(name);
      String account = name.endsWith("mismatch") ? "alice:token-packit" : "packit:token-noacl";
      try (GitStore other = open(account);
          GitRepository refused = other.open(server.uri(UPSTREAM))) {
        refused.fetchBranch("rawhide");
        assertThatThrownBy(() -> refused.push(server.uri(UPSTREAM), first, "x", ExpectedHead.any()))
            .isInstanceOf(GitAuthenticationException.class)
            .message()
            .doesNotContain("token-packit")
            .doesNotContain("token-noacl");
      }
    }

    for (String name : List.of("push-upstream-not-allowed", "push-collaborator-other-branch")) {
      List<String> lines = printed(name);
      say(UPSTREAM, lines, true);
      assertThat(repository.push(server.uri(UPSTREAM), second, "rawhide", ExpectedHead.ancestor()))
          .isInstanceOfSatisfying(
              PushResult.Rejected.class,
              rejected -> {
                assertThat(rejected.reason()).isEqualTo(PushResult.Reason.REFUSED);
                assertThat(rejected.message()).contains("pre-receive hook declined");
                assertThat(rejected.message()).contains(lines);
              });
    }
    say(FORK, printed("push-fork-of-someone-else"), true);
    assertThat(repository.push(server.uri(FORK), second, "x", ExpectedHead.any()).isDone())
        .isFalse();

    List<String> lines = printed("push-fork");
    say(FORK, lines, false);
    assertThat(repository.push(server.uri(FORK), second, "rawhide-update", ExpectedHead.absent()))
        .isInstanceOfSatisfying(
            PushResult.Updated.class,
            updated -> assertThat(updated.remoteMessages()).contains(lines));

    say(FORK, List.of(), false);
    replayed.add("push-fork-non-fast-forward");
    assertThat(repository.push(server.uri(FORK), first, "rawhide-update", ExpectedHead.ancestor()))
        .isInstanceOfSatisfying(
            PushResult.Rejected.class,
            rejected ->
                assertThat(rejected.reason()).isEqualTo(PushResult.Reason.NOT_FAST_FORWARD));

    say(FORK, printed("push-fork-force"), false);
    assertThat(repository.push(server.uri(FORK), first, "rawhide-update", ExpectedHead.at(second)))
        .isInstanceOf(PushResult.Updated.class);

    say(FORK, printed("push-fork-delete-branch"), false);
    assertThat(repository.deleteBranch(server.uri(FORK), "rawhide-update", ExpectedHead.at(first)))
        .isInstanceOf(PushResult.Updated.class);
    assertThat(server.branch(FORK, "rawhide-update")).isEmpty();

    say(UPSTREAM, printed("push-collaborator-allowed-branch"), false);
    assertThat(repository.push(server.uri(UPSTREAM), second, "epel9", ExpectedHead.ancestor()))
        .isInstanceOf(PushResult.Updated.class);

    replayed.addAll(BY_SSH);
    assertThat(replayed).isEqualTo(recordings().keySet());
  }
}
