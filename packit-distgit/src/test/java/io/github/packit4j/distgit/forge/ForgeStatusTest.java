package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States of commits in the words of each forge. */
class ForgeStatusTest {

  private static String one(ForgeType type) {
    return switch (type) {
      case GITHUB -> "/api/v3/repos/rpms/hello/statuses/abc";
      case FORGEJO -> "/api/v1/repos/rpms/hello/statuses/abc";
      case GITLAB -> "/api/v4/projects/7/statuses/abc";
      case PAGURE -> "/api/0/rpms/hello/c/abc/flag";
    };
  }

  private static String list(ForgeType type) {
    return switch (type) {
      case GITHUB -> "/api/v3/repos/rpms/hello/commits/abc/statuses";
      case FORGEJO, PAGURE -> one(type);
      case GITLAB -> "/api/v4/projects/7/repository/commits/abc/statuses";
    };
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, PENDING, pending",
    "GITHUB, RUNNING, pending",
    "GITHUB, SUCCESS, success",
    "GITHUB, FAILURE, failure",
    "GITHUB, ERROR, error",
    "GITHUB, CANCELED, error",
    "FORGEJO, PENDING, pending",
    "FORGEJO, RUNNING, pending",
    "FORGEJO, SUCCESS, success",
    "FORGEJO, FAILURE, failure",
    "FORGEJO, ERROR, error",
    "FORGEJO, CANCELED, error",
    "GITLAB, PENDING, pending",
    "GITLAB, RUNNING, running",
    "GITLAB, SUCCESS, success",
    "GITLAB, FAILURE, failed",
    "GITLAB, ERROR, failed",
    "GITLAB, CANCELED, canceled",
    "PAGURE, PENDING, pending",
    "PAGURE, RUNNING, pending",
    "PAGURE, SUCCESS, success",
    "PAGURE, FAILURE, failure",
    "PAGURE, ERROR, error",
    "PAGURE, CANCELED, canceled",
  })
  void isSet(ForgeType type, CommitState state, String word) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on("POST " + one(type), 201, "{}");
      CommitStatus status = CommitStatus.of("build", state, "d".repeat(200));
      forge.project().commits().setStatus("abc", status.withUrl(URI.create("https://e.org/1")));
      String body = forge.last("POST").body();
      if (type == ForgeType.PAGURE) {
        assertThat(body)
            .contains("username=build&")
            .contains("status=" + word)
            .contains("url=https%3A%2F%2Fe.org%2F1")
            .contains("comment=" + "d".repeat(139) + "%E2%80%A6&");
      } else {
        assertThat(body)
            .contains("\"state\":\"" + word + "\"")
            .contains("\"context\":\"build\"")
            .contains("\"target_url\":\"https://e.org/1\"")
            .contains("\"description\":\"" + "d".repeat(139) + "…\"");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, state, success, SUCCESS",
    "GITHUB, state, Failure, FAILURE",
    "GITHUB, state, pending, PENDING",
    "GITHUB, state, error, ERROR",
    "FORGEJO, status, success, SUCCESS",
    "FORGEJO, status, failure, FAILURE",
    "FORGEJO, status, pending, PENDING",
    "FORGEJO, status, warning, ERROR",
    "GITLAB, status, success, SUCCESS",
    "GITLAB, status, failed, FAILURE",
    "GITLAB, status, pending, PENDING",
    "GITLAB, status, created, PENDING",
    "GITLAB, status, running, RUNNING",
    "GITLAB, status, canceled, CANCELED",
    "GITLAB, status, skipped, ERROR",
    "PAGURE, status, success, SUCCESS",
    "PAGURE, status, failure, FAILURE",
    "PAGURE, status, pending, PENDING",
    "PAGURE, status, canceled, CANCELED",
    "PAGURE, status, error, ERROR",
  })
  void isRead(ForgeType type, String field, String word, CommitState state) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      String names =
          switch (type) {
            case GITHUB, FORGEJO -> "'context': 'build', 'description': 'd', 'target_url'";
            case GITLAB -> "'name': 'build', 'description': 'd', 'target_url'";
            case PAGURE -> "'username': 'build', 'comment': 'd', 'url'";
          };
      String found = "[{'%s': '%s', %s: 'https://e.org/1'}]".formatted(field, word, names);
      forge.on(
          "GET " + list(type),
          200,
          type == ForgeType.PAGURE ? "{'flags': " + found + "}" : found,
          "X-HasMore: false");
      assertThat(forge.project().commits().statuses("abc"))
          .containsExactly(
              CommitStatus.of("build", state, "d").withUrl(URI.create("https://e.org/1")));
    }
  }

  /** The server requires an address, and replaces a status by its id. */
  @Test
  void pagureReplacesTheStatusOfAContext() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      String other = one(ForgeType.PAGURE).replace("abc", "def");
      forge.on("POST " + one(ForgeType.PAGURE), "{}").on("POST " + other, "{}");
      ForgeProject project = forge.project();
      project.commits().setStatus("abc", CommitStatus.of("build", CommitState.PENDING, ""));
      project.commits().setStatus("abc", CommitStatus.of("build", CommitState.SUCCESS, "done"));
      project.commits().setStatus("abc", CommitStatus.of("other", CommitState.SUCCESS, "done"));
      project.commits().setStatus("def", CommitStatus.of("build", CommitState.SUCCESS, "done"));
      String[] ids =
          forge.asked().stream()
              .map(asked -> asked.body().replaceFirst(".*\\buid=([0-9a-f]{32}).*", "$1"))
              .toArray(String[]::new);
      assertThat(ids[0]).hasSize(32).isEqualTo(ids[1]);
      assertThat(ids[2]).isNotEqualTo(ids[0]);
      assertThat(ids[3]).isNotEqualTo(ids[0]).isNotEqualTo(ids[2]);
      assertThat(forge.asked().get(0).body())
          .contains("url=" + forge.url().toString().replace(":", "%3A").replace("/", "%2F"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, 'Cannot transition status via :run from :running', true",
    "400, 'state is invalid', false",
    "403, 'Cannot transition status', false",
  })
  void gitLabRefusesTheSameStateAgain(int status, String message, boolean wanted) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on("POST " + one(ForgeType.GITLAB), status, "{'message': '" + message + "'}");
      ForgeProject project = forge.project();
      CommitStatus running = CommitStatus.of("build", CommitState.RUNNING, "");
      if (wanted) {
        project.commits().setStatus("abc", running);
        assertThat(forge.last("POST").json().has("target_url")).isFalse();
      } else {
        assertThatThrownBy(() -> project.commits().setStatus("abc", running))
            .isInstanceOf(ForgeException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404, 'award_emoji has already been taken', true",
    "404, 'Not found', false",
    "403, 'already been taken', false",
  })
  void gitLabRefusesTheSameReactionAgain(int status, String message, boolean wanted) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on(
          "POST /api/v4/projects/7/merge_requests/3/notes/5/award_emoji",
          status,
          "{'message': '" + message + "'}");
      ForgeProject project = forge.project();
      if (wanted) {
        project.pullRequests().react(3, 5, Reaction.HEART);
        assertThat(forge.last("POST").json().path("name").asString()).isEqualTo("heart");
      } else {
        assertThatThrownBy(() -> project.pullRequests().react(3, 5, Reaction.HEART))
            .isInstanceOf(ForgeException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PLUS_ONE, +1, thumbsup",
    "MINUS_ONE, -1, thumbsdown",
    "LAUGH, laugh, laughing",
    "CONFUSED, confused, confused",
    "HEART, heart, heart",
    "HOORAY, hooray, tada",
    "ROCKET, rocket, rocket",
    "EYES, eyes, eyes",
  })
  void reactionsHaveWords(Reaction reaction, String gitHub, String gitLab) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on("POST /api/v3/repos/rpms/hello/issues/comments/5/reactions", 201, "{}");
      forge.project().pullRequests().react(3, 5, reaction);
      assertThat(forge.last("POST").json().path("content").asString()).isEqualTo(gitHub);
    }
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on("POST /api/v4/projects/7/merge_requests/3/notes/5/award_emoji", 201, "{}");
      forge.project().pullRequests().react(3, 5, reaction);
      assertThat(forge.last("POST").json().path("name").asString()).isEqualTo(gitLab);
    }
  }
}
