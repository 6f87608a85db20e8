package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pull requests that are opened or pushed to, on all forges that dist-gits are on. */
class PullRequestEventsTest {

  private static final String COMMIT = "0123456789012345678901234567890123456789";
  private static final URI HELLO = URI.create("https://src.example.org/rpms/hello");

  private static Optional<PackitEvent> heard(String topic, String body) {
    return Heard.of(
        MessageReader.create()
            .read(new FedoraMessage("1", "org.fedoraproject.prod." + topic, body)));
  }

  private static String pagure(String commit) {
    return """
        {"agent": "alice", "pullrequest": {"id": 3, "commit_stop": %s,
          "project": {"full_url": "https://src.example.org/rpms/hello"}}}
        """
        .formatted(commit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "reopened", "updated", "rebased"})
  void pagureTellsOnTheBusAndInWebhooks(String change) {
    String message = pagure("\"" + COMMIT + "\"");
    assertThat(heard("pagure.pull-request." + change, message))
        .contains(new PullRequestChanged(HELLO, 3, COMMIT));
    byte[] delivery =
        Signed.bytes("{\"topic\": \"pull-request.%s\", \"msg\": %s}".formatted(change, message));
    assertThat(
            Heard.of(
                WebhookReader.pagureDistGit(Signed.SECRET)
                    .read(
                        Map.of("X-Pagure-Signature-256", Signed.hex(Signed.SECRET, delivery)),
                        delivery)))
        .contains(new PullRequestChanged(HELLO, 3, COMMIT));
  }

  @Test
  void oneWithoutCommitsOrThatIsClosedIsNoEvent() {
    assertThat(heard("pagure.pull-request.new", pagure("null"))).isEmpty();
    assertThat(heard("pagure.pull-request.closed", pagure("\"" + COMMIT + "\""))).isEmpty();
  }

  private static String forgejo(String action) {
    return """
        {"action": "%s", "number": 3, "pull_request": {"head": {"sha": "%s"}},
         "repository": {"html_url": "https://src.example.org/rpms/hello"}}
        """
        .formatted(action, COMMIT);
  }

  @ParameterizedTest
  @CsvSource({
    "opened, true",
    "reopened, true",
    "synchronized, true",
    "closed, false",
    "edited, false",
    "label_updated, false"
  })
  void forgejoTellsInWebhooksAndByItsRelay(String action, boolean event) {
    Optional<PackitEvent> expected =
        event ? Optional.of(new PullRequestChanged(HELLO, 3, COMMIT)) : Optional.empty();
    byte[] body = Signed.bytes(forgejo(action));
    assertThat(
            Heard.of(
                WebhookReader.forgejo(Signed.SECRET)
                    .read(Signed.forgejo("pull_request", Signed.SECRET, body), body)))
        .isEqualTo(expected);
    assertThat(heard("forgejo.pull_request", "{\"body\": %s}".formatted(forgejo(action))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"action\": \"open\"', true",
    "'\"action\": \"reopen\"', true",
    "'\"action\": \"update\", \"oldrev\": \"abc\"', true",
    "'\"action\": \"update\"', false",
    "'\"action\": \"close\"', false",
    "'\"state\": \"opened\"', true",
    "'\"state\": \"closed\"', false",
  })
  void gitLabTellsInWebhooks(String action, boolean event) {
    byte[] body =
        Signed.bytes(
            """
            {"object_kind": "merge_request",
             "project": {"web_url": "https://src.example.org/rpms/hello"},
             "object_attributes": {"iid": 3, "last_commit": {"id": "%s"}, %s}}
            """
                .formatted(COMMIT, action));
    assertThat(
            Heard.of(
                WebhookReader.gitLabToken(Clock.systemUTC(), "token")
                    .read(Map.of("X-Gitlab-Token", "token"), body)))
        .isEqualTo(
            event ? Optional.of(new PullRequestChanged(HELLO, 3, COMMIT)) : Optional.empty());
  }

  private static String task(String method, String source) {
    return """
        {"id": 5, "new": "CLOSED", "owner": "packit", "method": "%s",
         "info": {"request": ["%s", "f44-candidate", {"scratch": true}]}}
        """
        .formatted(method, source);
  }

  @Test
  void kojiTellsOfScratchBuilds() {
    String source = "git+https://src.example.org/forks/alice/rpms/hello.git#" + COMMIT;
    assertThat(heard("buildsys.task.state.change", task("build", source)))
        .contains(new ScratchBuildChanged(5, "CLOSED", "packit", source, "f44-candidate"));
    assertThat(heard("buildsys.task.state.change", task("build", "cli-build/1/x.src.rpm")))
        .isEmpty();
    assertThat(heard("buildsys.task.state.change", task("buildArch", source))).isEmpty();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> heard("forgejo.pull_request", "{\"body\": {\"action\": \"opened\"}}"))
        .isInstanceOf(EventFormatException.class)
        .hasMessageContaining("repository.html_url");
  }
}
