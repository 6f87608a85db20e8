package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.model.BodhiBuild;
import io.github.packit4j.bodhi.model.BodhiUser;
import io.github.packit4j.bodhi.model.BuildQuery;
import io.github.packit4j.bodhi.model.Comment;
import io.github.packit4j.bodhi.model.NewComment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls without a recording; their formats were read from the server's schemas. */
class UpdateActionsTest {
  private static final String ALIAS = "FEDORA-2026-de3bf82f14";

  private final FakeBodhi bodhi = new FakeBodhi();
  private final BodhiClient client = bodhi.client().build();

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Test
  void commentsWithVotes() {
    bodhi.on(
        "POST",
        "/comments/",
        200,
        """
        {"comment": {"id": 7, "text": "works", "karma": 1, "timestamp": "2026-11-22 16:30:59",
                     "user": {"name": "tester"}, "update": {"alias": "x"}}, "caveats": []}
        """);

    Comment comment =
        client
            .updates()
            .comment(
                ALIAS,
                NewComment.builder()
                    .text("works")
                    .karma(1)
                    .putBugFeedback(2300002, 1)
                    .putTestCaseFeedback("QA:Install", -1)
                    .build())
            .comment();

    assertThat(comment.id()).isEqualTo(7);
    assertThat(comment.author().map(BodhiUser::name)).contains("tester");
    assertThat(bodhi.calls("POST", "/comments/").get(0).form())
        .isEqualTo(
            Map.of(
                "update", List.of(ALIAS),
                "text", List.of("works"),
                "karma", List.of("1"),
                "bug_feedback.0.bug_id", List.of("2300002"),
                "bug_feedback.0.feedback", List.of("1"),
                "testcase_feedback.0.testcase_name", List.of("QA:Install"),
                "testcase_feedback.0.feedback", List.of("-1"),
                "csrf_token", List.of(FakeBodhi.CSRF)));
  }

  @Test
  void refusesCommentsThatSayNothingOrVoteTooMuch() {
    assertThatThrownBy(() -> NewComment.of(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a text or a vote");
    assertThatThrownBy(() -> NewComment.builder().text("x").karma(2).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1, 0 or 1");
  }

  @Test
  void waivesTestResults() {
    bodhi.on("POST", "/updates/" + ALIAS + "/waive-test-results", 200, Fixture.text("update"));

    assertThat(client.updates().waive(ALIAS, "flaky", List.of("a.b", "c.d")).alias())
        .isEqualTo(ALIAS);
    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .containsEntry("comment", List.of("flaky"))
        .containsEntry("tests", List.of("a.b", "c.d"));
  }

  @Test
  void triggersTests() {
    bodhi.on("POST", "/updates/" + ALIAS + "/trigger-tests", 200, Fixture.text("update"));

    assertThat(client.updates().triggerTests(ALIAS).alias()).isEqualTo(ALIAS);
  }

  @Test
  void givesUpAnUpdate() {
    bodhi.on("POST", "/updates/" + ALIAS + "/request", 200, Fixture.text("update"));

    client.updates().obsolete(ALIAS);

    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .containsEntry("request", List.of("obsolete"));
  }

  @Test
  void listsBuildsOfAnUpdate() {
    bodhi.on("GET", "/builds/", 200, "{\"builds\": [{\"nvr\": \"a-1-1.fc45\"}], \"pages\": 1}");

    assertThat(client.builds(BuildQuery.builder().addUpdates(ALIAS).build()))
        .extracting(BodhiBuild::nvr)
        .containsExactly("a-1-1.fc45");
    assertThat(bodhi.calls().get(0).query()).containsEntry("updates", List.of(ALIAS));
    assertThat(client.build("b-1-1.fc45")).isEmpty();
  }
}
