package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments of all forges, beyond what is recorded. */
class CommentEventsTest {

  private static final Path MESSAGES =
      Path.of(System.getProperty("packit4j.shared", "../shared"), "reference", "messages");

  private static final URI HELLO = URI.create("https://src.fedoraproject.org/rpms/hello");

  private static Optional<PackitEvent> heard(String topic, String body) {
    return Heard.of(MessageReader.create().read(new FedoraMessage("1", topic, body)));
  }

  private static Optional<PackitEvent> recorded(String file) throws IOException {
    Path path = MESSAGES.resolve(file);
    assumeTrue(Files.exists(path), "the recorded messages are not there: " + path);
    String json = Files.readString(path);
    String topic = Json.object(json, "recorded").path("topic").asString();
    // What came from the relay of Forgejo is recorded as the bare body.
    boolean enveloped = file.startsWith("fedmsg-consumer/");
    return Heard.of(
        MessageReader.create()
            .read(enveloped ? FedoraMessage.parse(json) : new FedoraMessage("1", topic, json)));
  }

  @Test
  void theRecordedMessagesOfTheBusAreRead() throws IOException {
    assertThat(recorded("packit-service/pagure_pr_comment.json"))
        .contains(
            new CommentPosted(
                URI.create("https://src.fedoraproject.org/rpms/python-teamcity-messages"),
                36,
                true,
                110401,
                "mmassari",
                "/packit koji-build",
                Optional.of("beaf90bcecc51968a46663f8d6f092bfdc92e682")));
    assertThat((CommentPosted) recorded("packit-service/forgejo_pr_comment.json").orElseThrow())
        .satisfies(
            comment -> {
              assertThat(comment.project())
                  .isEqualTo(URI.create("https://forge.fedoraproject.org/infra/ansible"));
              assertThat(comment.pullRequest()).isTrue();
              assertThat(comment.number()).isEqualTo(3366);
              assertThat(comment.author()).isEqualTo("kparal");
            });
    assertThat((CommentPosted) recorded("packit-service/forgejo_issue_comment.json").orElseThrow())
        .satisfies(
            comment -> {
              assertThat(comment.pullRequest()).isFalse();
              assertThat(comment.number()).isEqualTo(13131);
              assertThat(comment.comment()).isEqualTo(1062170);
            });
    assertThat(recorded("fedmsg-consumer/pr_comment.json")).containsInstanceOf(CommentPosted.class);
  }

  private static String pagure(String agent, String comments) {
    return """
        {"agent": "%s", "pullrequest": {"id": 3, "comments": [%s],
          "project": {"full_url": "https://src.fedoraproject.org/rpms/hello"}}}
        """
        .formatted(agent, comments);
  }

  private static String comment(int id, String author, String text, boolean notification) {
    return """
        {"id": %d, "comment": "%s", "notification": %s, "user": {"name": "%s"}}
        """
        .formatted(id, text, notification, author);
  }

  private static final String TOPIC = "org.fedoraproject.prod.pagure.pull-request.comment.added";

  /** The message has all comments, and somebody else may have written another one meanwhile. */
  @Test
  void onPagureTheNewestCommentOfWhomTheMessageNamesCounts() {
    String comments =
        comment(7, "alice", "/packit koji-build", false)
            + ","
            + comment(5, "alice", "/packit help", false)
            + ","
            + comment(8, "bob", "/packit create-update", false);
    assertThat(heard(TOPIC, pagure("alice", comments)))
        .contains(
            new CommentPosted(HELLO, 3, true, 7, "alice", "/packit koji-build", Optional.empty()));
  }

  /** Such as that commits were pushed; what was written before is not meant again. */
  @Test
  void whatPagureWritesInSomebodysNameIsNoComment() {
    String comments =
        comment(7, "alice", "/packit koji-build", false)
            + ","
            + comment(9, "alice", "1 new commit added", true);
    assertThat(heard(TOPIC, pagure("alice", comments))).isEmpty();
    assertThat(heard(TOPIC, pagure("bob", comments))).isEmpty();
  }

  @Test
  void commentsOnIssuesOfPagureAreRead() {
    String body =
        """
        {"agent": "alice", "project": {"full_url": "https://pagure.io/hello"},
         "issue": {"id": 4, "comments": [
           {"id": 9, "comment": "/packit propose-downstream", "notification": false,
            "user": {"name": "alice"}}]}}
        """;
    CommentPosted expected =
        new CommentPosted(
            URI.create("https://pagure.io/hello"),
            4,
            false,
            9,
            "alice",
            "/packit propose-downstream",
            Optional.empty());
    assertThat(heard("io.pagure.prod.pagure.issue.comment.added", body)).contains(expected);
    String delivery = "{\"topic\": \"issue.comment.added\", \"msg\": " + body + "}";
    byte[] bytes = Signed.bytes(delivery);
    assertThat(
            Heard.of(
                WebhookReader.pagureDistGit(Signed.SECRET)
                    .read(
                        Map.of("X-Pagure-Signature-256", Signed.hex(Signed.SECRET, bytes)), bytes)))
        .contains(expected);
  }

  private static Optional<PackitEvent> gitHub(String action, String login) {
    byte[] body =
        Signed.bytes(
            """
            {"action": "%s", "issue": {"number": 1}, "repository":
              {"html_url": "https://github.com/a/b"},
             "comment": {"id": 2, "user": {"login": "%s"}, "body": "/packit help"}}
            """
                .formatted(action, login));
    return Heard.of(
        WebhookReader.gitHub(Signed.SECRET)
            .read(Signed.gitHub("issue_comment", Signed.SECRET, body), body));
  }

  @Test
  void onlyNewCommentsAreEvents() {
    assertThat(gitHub("created", "alice")).isPresent();
    assertThat(gitHub("edited", "alice")).isEmpty();
    assertThat(gitHub("deleted", "alice")).isEmpty();
    assertThat(gitHub("pinned", "alice")).isEmpty();
    assertThatThrownBy(() -> gitHub("created", ""))
        .isInstanceOf(EventFormatException.class)
        .hasMessageContaining("comment.user.login");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Issue | \"action\": \"create\" | true",
        "Issue | \"action\": \"update\" | false",
        "Issue | \"created_at\": \"a\", \"updated_at\": \"a\" | true",
        "Issue | \"created_at\": \"a\", \"updated_at\": \"b\" | false",
        "Issue | \"action\": \"create\", \"system\": true | false",
        "Snippet | \"action\": \"create\" | false",
        "Commit | \"action\": \"create\" | false",
      })
  void onGitLabTooWhateverItsAge(String type, String fields, boolean event) {
    byte[] body =
        Signed.bytes(
            """
            {"object_kind": "note", "user": {"username": "alice"}, "issue": {"iid": 4},
             "commit": {"id": "abc"}, "project": {"web_url": "https://gitlab.com/a/b"},
             "object_attributes": {"id": 5, "note": "/packit help", "noteable_type": "%s", %s}}
            """
                .formatted(type, fields));
    assertThat(
            Heard.of(
                    WebhookReader.gitLabToken(Signed.CLOCK, Signed.SECRET)
                        .read(Map.of("X-Gitlab-Token", Signed.SECRET), body))
                .isPresent())
        .isEqualTo(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"agent\": 7}",
        "{\"agent\": \"a\", \"pullrequest\": {\"id\": \"x\", \"comments\": [{\"id\": 1, \"user\": {\"name\": \"a\"}}]}}",
        "{\"agent\": \"a\", \"pullrequest\": {\"comments\": [{\"id\": [], \"user\": {\"name\": \"a\"}}, {\"user\": {\"name\": \"a\"}}]}}",
      })
  void aMessageWithoutItsFieldsIsAnErrorOfItsFormat(String body) {
    assertThatThrownBy(() -> heard(TOPIC, body)).isInstanceOf(EventFormatException.class);
  }
}
