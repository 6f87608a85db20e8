package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Comments and their votes about bugs and test cases. */
class BodhiCommentsTest extends BodhiScene {

  @Test
  void aCommentIsAnsweredWithItsUpdate() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45");

    Answer answer = vote("bob", alias, 1);

    JsonNode comment = answer.json().get("comment");
    assertThat(comment.get("text").asString()).isEqualTo("Tried");
    assertThat(comment.get("karma").asInt()).isEqualTo(1);
    assertThat(comment.get("author").asString()).isEqualTo("bob");
    assertThat(comment.at("/update/alias").asString()).isEqualTo(alias);
    assertThat(comment.at("/update/karma").asInt()).isEqualTo(1);
    assertThat(comment.get("update").has("comments")).isFalse();
    assertThat(answer.json().get("caveats")).isEmpty();
    assertThat(topics()).last().isEqualTo("bodhi.update.comment");
  }

  @Test
  void votesAboutBugsAndTestCasesAreKept() {
    fedora.bodhi().addTestCase("hello", "QA:Hello");
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45", "bugs", "5");

    Answer answer =
        as("bob")
            .post(
                "/comments/",
                "update",
                alias,
                "bug_feedback.0.bug_id",
                "5",
                "bug_feedback.0.feedback",
                "-1",
                "testcase_feedback.0.testcase_name",
                "QA:Hello",
                "testcase_feedback.0.feedback",
                "1");

    JsonNode comment = answer.json().get("comment");
    assertThat(comment.at("/bug_feedback/0/bug/bug_id").asInt()).isEqualTo(5);
    assertThat(comment.at("/bug_feedback/0/feedback").asInt()).isEqualTo(-1);
    assertThat(comment.at("/testcase_feedback/0/testcase/name").asString()).isEqualTo("QA:Hello");
    JsonNode update = update(alias);
    assertThat(update.at("/test_cases/0/name").asString()).isEqualTo("QA:Hello");
    assertThat(update.at("/bugs/0/feedback/0/comment/user/name").asString()).isEqualTo("bob");
    assertThat(update.get("karma").asInt()).isZero();
  }

  @Test
  void nobodyCommentsWithoutLogin() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45");
    Http http = new Http(fedora.httpClient());
    Answer csrf = http.get(BodhiClient.SERVER + "/csrf");

    Answer answer =
        http.with("Cookie", csrf.header("Set-Cookie").split(";")[0])
            .post(
                BodhiClient.SERVER + "/comments/",
                "update",
                alias,
                "text",
                "Tried",
                "csrf_token",
                csrf.json().get("csrf_token").asString());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(errors(answer)).containsExactly("body|email|You must provide an author");
  }
}
