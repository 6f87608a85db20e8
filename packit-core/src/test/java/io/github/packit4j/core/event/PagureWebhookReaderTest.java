package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PagureWebhookReaderTest {

  private static final String PUSH =
      """
      {"topic": "git.receive", "msg": {
        "agent": "alice", "branch": "rawhide", "end_commit": "0123abc", "pull_request_id": %s,
        "changed_files": {"hello.spec": "M"},
        "repo": {"name": "hello", "namespace": %s, "fullname": "%s"}}}
      """;

  @Test
  void aMergedPullRequestIsNamed() {
    assertThat(read(PUSH.formatted("7", "\"rpms\"", "rpms/hello")))
        .contains(
            new DistGitPush(
                "rpms",
                "hello",
                "rawhide",
                "0123abc",
                "alice",
                OptionalInt.of(7),
                Optional.of(Set.of("hello.spec")),
                false));
  }

  @Test
  void aForkIsTold() {
    assertThat(read(PUSH.formatted("null", "\"rpms\"", "forks/bob/rpms/hello")))
        .hasValueSatisfying(
            event -> {
              assertThat(((DistGitPush) event).fork()).isTrue();
              assertThat(((DistGitPush) event).pullRequest()).isEmpty();
            });
  }

  @Test
  void aProjectWithoutNamespaceIsNoPackage() {
    assertThat(read(PUSH.formatted("null", "null", "hello"))).isEmpty();
  }

  /** As a direct push it would be judged by its committer, not by the pull request's author. */
  @Test
  void anOddPullRequestIsNotTakenForADirectPush() {
    for (String id : new String[] {"\"7\"", "7.5", "99999999999", "{}", "true"}) {
      assertThatThrownBy(() -> read(PUSH.formatted(id, "\"rpms\"", "rpms/hello")))
          .isInstanceOf(EventFormatException.class)
          .hasMessageContaining("pull_request_id");
    }
  }

  @Test
  void theHeaderDoesNotTellTheTopic() {
    assertThat(read(PUSH.formatted("null", "\"rpms\"", "rpms/hello").replace("git.receive", "x")))
        .isEmpty();
  }

  private static Optional<PackitEvent> read(String json) {
    byte[] body = Signed.bytes(json);
    return Heard.of(
        WebhookReader.pagureDistGit(Signed.SECRET)
            .read(
                Map.of(
                    "X-Pagure-Topic",
                    "git.receive",
                    "X-Pagure-Signature-256",
                    Signed.hex(Signed.SECRET, body)),
                body));
  }
}
