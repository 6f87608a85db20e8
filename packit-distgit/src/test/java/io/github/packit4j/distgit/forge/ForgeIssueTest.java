package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Issues and comments as forges write them, and as they are to be told of them. */
class ForgeIssueTest {

  private static final String GITHUB_ONE =
      """
      {'number': 3, 'title': 'Broken', 'body': 'Text', 'state': 'open', 'user': {'login': 'me'},
       'assignees': [{'login': 'you'}], 'labels': [{'name': 'a'}, {'name': 'b'}],
       'html_url': 'https://e.org/3', 'created_at': '2026-11-01T12:00:00Z'}
      """;

  private static final String GITLAB_ONE =
      """
      {'iid': 3, 'title': 'Broken', 'description': 'Text', 'state': 'opened',
       'author': {'username': 'me'}, 'assignees': [{'username': 'you'}], 'labels': ['a', 'b'],
       'web_url': 'https://e.org/3', 'created_at': '2026-11-01T12:00:00Z'}
      """;

  private static final String PAGURE_ONE =
      """
      {'id': 3, 'title': 'Broken', 'content': 'Text', 'status': 'Open', 'user': {'name': 'me'},
       'assignee': {'name': 'you'}, 'tags': ['a', 'b'], 'date_created': '1793534400'}
      """;

  private static String issues(ForgeType type) {
    return switch (type) {
      case GITHUB -> "/api/v3/repos/rpms/hello/issues";
      case FORGEJO -> "/api/v1/repos/rpms/hello/issues";
      case GITLAB -> "/api/v4/projects/7/issues";
      case PAGURE -> "/api/0/rpms/hello/issue";
    };
  }

  private static String one(ForgeType type) {
    return switch (type) {
      case GITHUB, FORGEJO -> GITHUB_ONE;
      case GITLAB -> GITLAB_ONE;
      case PAGURE -> PAGURE_ONE;
    };
  }

  @ParameterizedTest
  @EnumSource(ForgeType.class)
  void isReadWhole(ForgeType type) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on("GET " + issues(type) + "/3", one(type));
      URI page =
          URI.create(
              type == ForgeType.PAGURE ? forge.url() + "/rpms/hello/issue/3" : "https://e.org/3");
      assertThat(forge.project().issues().find(3))
          .hasValue(
              ForgeIssue.builder()
                  .id(3)
                  .title("Broken")
                  .body("Text")
                  .open(true)
                  .author("me")
                  .assignees(List.of("you"))
                  .labels(List.of("a", "b"))
                  .webUrl(page)
                  .createdAt(Instant.parse("2026-11-01T12:00:00Z"))
                  .build());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, 'number', closed, ghost, /rpms/hello/issues/3",
    "FORGEJO, 'number', closed, ghost, /rpms/hello/issues/3",
    "GITLAB, 'iid', closed, '', /rpms/hello/-/issues/3",
    "PAGURE, 'id', Closed, '', /rpms/hello/issue/3",
  })
  void isReadThoughMuchIsMissing(
      ForgeType type, String number, String state, String author, String page) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on("GET " + issues(type) + "/3", "{'%s': 3, 'state': '%s'}".formatted(number, state));
      ForgeIssue read = forge.project().issues().find(3).orElseThrow();
      assertThat(read.open()).isFalse();
      assertThat(read.author()).isEqualTo(author);
      assertThat(read.webUrl()).hasToString(forge.url() + page);
      assertThat(read.assignees()).isEmpty();
    }
  }

  private static final IssueQuery NARROW = IssueQuery.allOpen().author("me").label("a").label("b");

  /** An unknown author is a 404 of Forgejo's, so it is not asked for one. */
  @ParameterizedTest
  @CsvSource({
    "GITHUB, ?state=open&labels=a%2Cb&creator=me&per_page=100",
    "FORGEJO, ?state=open&labels=a%2Cb&type=issues&limit=50",
    "GITLAB, ?state=opened&author_username=me&labels=a%2Cb&per_page=100",
    "PAGURE, s?status=Open&per_page=100&author=me&tags=a&tags=b",
  })
  void theServerSelects(ForgeType type, String query) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      String path = issues(type) + (type == ForgeType.PAGURE ? "s" : "");
      String others = one(type).replace("'me'", "'you'") + "," + one(type).replace("'b'", "'c'");
      String list = "[" + one(type) + "," + others + "]";
      forge.on(
          "GET " + path,
          200,
          type == ForgeType.PAGURE ? "{'issues': " + list + "}" : list,
          "X-HasMore: false");
      List<ForgeIssue> found = forge.project().issues().list(NARROW).toList();
      assertThat(forge.last("GET").call().replace(",", "%2C"))
          .isEqualTo("GET " + issues(type) + query);
      assertThat(found).first().extracting(ForgeIssue::author).isEqualTo("me");
      if (type == ForgeType.GITHUB || type == ForgeType.FORGEJO) {
        assertThat(found).allMatch(issue -> issue.author().equals("me"));
      }
      if (type == ForgeType.PAGURE) {
        assertThat(found).allMatch(issue -> issue.labels().contains("b"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, , all",
    "GITHUB, false, closed",
    "FORGEJO, , all",
    "FORGEJO, false, closed",
    "GITLAB, , all",
    "GITLAB, false, closed",
    "PAGURE, , All",
    "PAGURE, false, Closed",
  })
  void theServerSelectsAState(ForgeType type, @Nullable Boolean open, String word) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      boolean pagure = type == ForgeType.PAGURE;
      forge.on("GET " + issues(type) + (pagure ? "s" : ""), pagure ? "{'issues': []}" : "[]");
      IssueQuery query = new IssueQuery(Optional.ofNullable(open), Optional.empty(), List.of());
      assertThat(forge.project().issues().list(query).toList()).isEmpty();
      assertThat(forge.last("GET").call())
          .contains((pagure ? "status=" : "state=") + word)
          .doesNotContain("labels")
          .doesNotContain("author")
          .doesNotContain("creator");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ForgeType.class,
      names = {"GITHUB", "FORGEJO"})
  void aPullRequestIsNone(ForgeType type) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      String pull = GITHUB_ONE.replace("'title'", "'pull_request': {}, 'title'");
      String none = GITHUB_ONE.replace("'title'", "'pull_request': null, 'title'");
      forge
          .on("GET " + issues(type) + "/3", pull)
          .on("GET " + issues(type), 200, "[" + pull + "," + none + "]", "X-HasMore: false");
      assertThat(forge.project().issues().find(3)).isEmpty();
      assertThat(forge.project().issues().list(IssueQuery.all()).toList()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, body",
    "FORGEJO, body",
    "GITLAB, description",
  })
  void isOpened(ForgeType type, String text) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on("POST " + issues(type), 201, one(type));
      forge.project().issues().create(NewIssue.of("Broken", "Text"));
      assertThat(forge.last("POST").json().path("title").asString()).isEqualTo("Broken");
      assertThat(forge.last("POST").json().path(text).asString()).isEqualTo("Text");
      assertThat(forge.last("POST").json().has("labels")).isFalse();
      assertThat(forge.calls()).filteredOn(call -> !call.startsWith("GET")).hasSize(1);
    }
  }

  @Test
  void isOpenedWithLabels() {
    NewIssue issue = new NewIssue("Broken", "Text", List.of("a", "b"));
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on("POST " + issues(ForgeType.GITHUB), 201, GITHUB_ONE);
      forge.project().issues().create(issue);
      assertThat(forge.last("POST").json().path("labels")).hasSize(2);
    }
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on("POST " + issues(ForgeType.GITLAB), 201, GITLAB_ONE);
      forge.project().issues().create(issue);
      assertThat(forge.last("POST").json().path("labels").asString()).isEqualTo("a,b");
    }
    // A new issue takes labels by number only there, an existing one takes names.
    try (ScriptedForge forge = new ScriptedForge(ForgeType.FORGEJO)) {
      String path = issues(ForgeType.FORGEJO);
      forge
          .on("POST " + path, 201, GITHUB_ONE.replace("'labels'", "'x'"))
          .on("POST " + path + "/3/labels", "[]")
          .on("GET " + path + "/3", GITHUB_ONE);
      assertThat(forge.project().issues().create(issue).labels()).containsExactly("a", "b");
      assertThat(forge.asked().get(0).json().has("labels")).isFalse();
    }
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on("POST /api/0/rpms/hello/new_issue", "{'issue': " + PAGURE_ONE + "}");
      assertThat(forge.project().issues().create(issue).id()).isEqualTo(3);
      assertThat(forge.last("POST").body()).contains("tag=a%2Cb");
      forge.project().issues().create(NewIssue.of("Broken", "Text"));
      assertThat(forge.last("POST").body()).isEqualTo("title=Broken&issue_content=Text");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, PATCH, '', '{\"state\":\"closed\"}'",
    "FORGEJO, PATCH, '', '{\"state\":\"closed\"}'",
    "GITLAB, PUT, '', '{\"state_event\":\"close\"}'",
    "PAGURE, POST, /status, status=Closed",
  })
  void isClosed(ForgeType type, String method, String below, String body) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on(method + " " + issues(type) + "/3" + below, "{}");
      forge.project().issues().close(3);
      assertThat(forge.last(method).body()).isEqualTo(body);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, PATCH, '\"title\":\"T\"'",
    "GITLAB, PUT, '\"title\":\"T\"'",
    "PAGURE, POST, title=T&issue_content=B",
  })
  void isChanged(ForgeType type, String method, String body) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on(method + " " + issues(type) + "/3", "{}");
      forge.project().issues().update(3, "T", "B");
      assertThat(forge.last(method).body()).contains(body).contains("B");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "GITHUB | comments | [{'id': 5, 'user': {'login': 'me'}, 'body': 'Hi', 'created_at':"
            + " '2026-11-01T12:00:00Z'}]",
        "FORGEJO | comments | [{'id': 5, 'user': {'login': 'me'}, 'body': 'Hi', 'created_at':"
            + " '2026-11-01T12:00:00Z'}]",
        "GITLAB | notes | [{'id': 4, 'system': true, 'body': 'closed'}, {'id': 5, 'system': false,"
            + " 'author': {'username': 'me'}, 'body': 'Hi', 'created_at': '2026-11-01T12:00:00Z'}]",
        "PAGURE | | {'comments': [{'id': 4, 'notification': true, 'comment': 'closed'}, {'id': 5,"
            + " 'user': {'name': 'me'}, 'comment': 'Hi', 'date_created': '1793534400'}]}",
      })
  void itsCommentsAreReadWithoutThoseOfTheServer(
      ForgeType type, @Nullable String below, String answer) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      String path = issues(type) + "/3" + (below == null ? "" : "/" + below);
      forge.on("GET " + path, 200, answer, "X-HasMore: false");
      assertThat(forge.project().issues().comments(3).toList())
          .containsExactly(
              new ForgeComment(5, "me", "Hi", Optional.of(Instant.parse("2026-11-01T12:00:00Z"))));
    }
  }

  @Test
  void gitLabListsCommentsOldestFirst() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on("GET /api/v4/projects/7/issues/3/notes", "[]");
      assertThat(forge.project().issues().comments(3).toList()).isEmpty();
      assertThat(forge.last("GET").call()).contains("sort=asc").contains("order_by=created_at");
    }
  }
}
