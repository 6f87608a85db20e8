package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Pull requests as forges write them, and as they are to be told of them. */
class ForgePullRequestTest {

  private static final Instant THEN = Instant.parse("2026-11-01T12:00:00Z");

  private static String pulls(ForgeType type) {
    return switch (type) {
      case GITHUB -> "/api/v3/repos/rpms/hello/pulls";
      case FORGEJO -> "/api/v1/repos/rpms/hello/pulls";
      case GITLAB -> "/api/v4/projects/7/merge_requests";
      case PAGURE -> "/api/0/rpms/hello/pull-request";
    };
  }

  private static final String GITHUB_ONE =
      """
      {'number': 3, 'title': 'Update', 'body': 'New', 'state': 'open', 'user': {'login': 'me'},
       'head': {'ref': 'update', 'sha': 'abc', 'repo': {'full_name': 'me/hello'}},
       'base': {'ref': 'f44'}, 'labels': [{'name': 'a'}, {'name': 'b'}], 'draft': true,
       'html_url': 'https://e.org/3', 'created_at': '2026-11-01T12:00:00Z'}
      """;

  private static final String GITLAB_ONE =
      """
      {'iid': 3, 'title': 'Update', 'description': 'New', 'state': 'opened',
       'author': {'username': 'me'}, 'source_branch': 'update', 'source_project_id': 8,
       'target_branch': 'f44', 'sha': 'abc', 'labels': ['a', 'b'], 'draft': true,
       'web_url': 'https://e.org/3', 'created_at': '2026-11-01T12:00:00Z'}
      """;

  private static final String PAGURE_ONE =
      """
      {'id': 3, 'title': 'Update', 'initial_comment': 'New', 'status': 'Open',
       'user': {'name': 'me'}, 'branch_from': 'update', 'branch': 'f44', 'commit_stop': 'abc',
       'repo_from': {'fullname': 'forks/me/rpms/hello'}, 'tags': ['a', 'b'],
       'date_created': '1793534400'}
      """;

  private static PullRequest.Builder whole(String source, String page) {
    return PullRequest.builder()
        .id(3)
        .title("Update")
        .description("New")
        .state(PullRequestState.OPEN)
        .author("me")
        .sourceBranch("update")
        .sourceProject(source)
        .targetBranch("f44")
        .headCommit("abc")
        .webUrl(URI.create(page))
        .labels(List.of("a", "b"))
        .draft(true)
        .createdAt(THEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = ForgeType.class,
      names = {"GITHUB", "FORGEJO"})
  void gitHubsIsRead(ForgeType type) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on("GET " + pulls(type) + "/3", GITHUB_ONE);
      assertThat(forge.project().pullRequests().find(3))
          .hasValue(whole("me/hello", "https://e.org/3").build());
    }
  }

  /** A deleted account or fork is null there, and lists know no "merged". */
  @ParameterizedTest
  @CsvSource({"GITHUB, pull", "FORGEJO, pulls"})
  void whatIsGoneIsReadToo(ForgeType type, String page) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on(
          "GET " + pulls(type) + "/3",
          """
          {'number': 3, 'state': 'closed', 'merged_at': '2026-11-01T12:00:00Z', 'user': null,
           'head': {'ref': 'update', 'repo': null}}
          """);
      PullRequest read = forge.project().pullRequests().find(3).orElseThrow();
      assertThat(read.author()).isEqualTo("ghost");
      assertThat(read.sourceProject()).isEmpty();
      assertThat(read.state()).isEqualTo(PullRequestState.MERGED);
      assertThat(read.webUrl()).hasToString(forge.url() + "/rpms/hello/" + page + "/3");
      assertThat(read.createdAt()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'''state'': ''open''', OPEN",
    "'''state'': ''closed''', CLOSED",
    "'''state'': ''closed'', ''merged'': true', MERGED",
    "'''state'': ''closed'', ''merged'': false, ''merged_at'': null', CLOSED",
  })
  void gitHubsStateIsRead(String fields, PullRequestState state) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on("GET " + pulls(ForgeType.GITHUB) + "/3", "{'number': 3, " + fields + "}");
      assertThat(forge.project().pullRequests().find(3)).map(PullRequest::state).hasValue(state);
    }
  }

  @Test
  void gitLabsIsRead() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge
          .on("GET /api/v4/projects/8", "{'id': 8, 'path_with_namespace': 'me/hello'}")
          .on("GET " + pulls(ForgeType.GITLAB) + "/3", GITLAB_ONE);
      ForgeProject project = forge.project();
      assertThat(project.pullRequests().find(3))
          .hasValue(whole("me/hello", "https://e.org/3").build());
      assertThat(project.pullRequests().find(3)).isPresent();
      assertThat(forge.calls()).containsOnlyOnce("GET /api/v4/projects/8");
    }
  }

  @ParameterizedTest
  @CsvSource({"403", "404"})
  void gitLabHidesTheSource(int status) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge
          .on("GET /api/v4/projects/8", status, "{'message': 'no'}")
          .on("GET " + pulls(ForgeType.GITLAB) + "/3", GITLAB_ONE.replace("'web_url'", "'x'"));
      assertThat(forge.project().pullRequests().find(3))
          .map(PullRequest::sourceProject)
          .hasValue(Optional.empty());
      assertThat(forge.project().pullRequests().find(3))
          .map(PullRequest::webUrl)
          .hasValue(URI.create(forge.url() + "/rpms/hello/-/merge_requests/3"));
    }
  }

  @Test
  void gitLabFailsToTellTheSource() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge
          .on("GET /api/v4/projects/8", 500, "{}")
          .on("GET " + pulls(ForgeType.GITLAB) + "/3", GITLAB_ONE);
      ForgeProject project = forge.project();
      assertReason(() -> project.pullRequests().find(3), Reason.SERVER);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "opened, false, false, OPEN, false",
    "locked, false, true, OPEN, true",
    "closed, true, false, CLOSED, true",
    "merged, false, false, MERGED, false",
  })
  void gitLabsStateIsRead(
      String word, boolean draft, boolean inProgress, PullRequestState state, boolean isDraft) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on(
          "GET " + pulls(ForgeType.GITLAB) + "/3",
          "{'iid': 3, 'state': '%s', 'draft': %s, 'work_in_progress': %s}"
              .formatted(word, draft, inProgress));
      PullRequest read = forge.project().pullRequests().find(3).orElseThrow();
      assertThat(read.state()).isEqualTo(state);
      assertThat(read.draft()).isEqualTo(isDraft);
      assertThat(read.sourceProject()).isEmpty();
      assertThat(forge.calls()).noneMatch(call -> call.endsWith("/projects/0"));
    }
  }

  @Test
  void paguresIsRead() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on("GET " + pulls(ForgeType.PAGURE) + "/3", PAGURE_ONE);
      assertThat(forge.project().pullRequests().find(3))
          .hasValue(
              whole("fork/me/rpms/hello", forge.url() + "/rpms/hello/pull-request/3")
                  .draft(false)
                  .build());
    }
  }

  @ParameterizedTest
  @CsvSource({"Open, OPEN", "Merged, MERGED", "Closed, CLOSED", "merged, MERGED", "Else, CLOSED"})
  void paguresStateIsRead(String word, PullRequestState state) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on(
          "GET " + pulls(ForgeType.PAGURE) + "/3",
          "{'id': 3, 'status': '" + word + "', 'repo_from': {'fullname': 'rpms/hello'}}");
      PullRequest read = forge.project().pullRequests().find(3).orElseThrow();
      assertThat(read.state()).isEqualTo(state);
      assertThat(read.sourceProject()).hasValue("rpms/hello");
    }
  }

  private static final PullRequestQuery NARROW =
      PullRequestQuery.open()
          .author("me")
          .sourceProject("me/hello")
          .sourceBranch("update")
          .targetBranch("f44");

  /** What the server selects need not be fetched. */
  @ParameterizedTest
  @CsvSource({
    "GITHUB, ?state=open&base=f44&head=me%3Aupdate&per_page=100",
    "FORGEJO, ?state=open&limit=50",
    "GITLAB,"
        + " ?state=opened&author_username=me&source_branch=update&target_branch=f44&source_project_id=8&per_page=100",
    "PAGURE, s?status=Open&per_page=100&author=me",
  })
  void theServerSelects(ForgeType type, String query) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      String empty = type == ForgeType.PAGURE ? "{'requests': []}" : "[]";
      forge
          .on("GET /api/v4/projects/me%2Fhello", "{'id': 8, 'path_with_namespace': 'me/hello'}")
          .on("GET " + pulls(type) + (type == ForgeType.PAGURE ? "s" : ""), empty);
      assertThat(forge.project().pullRequests().list(NARROW).toList()).isEmpty();
      assertThat(forge.last("GET").call().replace("%3A", ":"))
          .isEqualTo("GET " + pulls(type) + query.replace("%3A", ":"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, OPEN, open",
    "GITHUB, CLOSED, closed",
    "GITHUB, MERGED, closed",
    "GITHUB, , all",
    "FORGEJO, OPEN, open",
    "FORGEJO, MERGED, closed",
    "FORGEJO, , all",
    "GITLAB, OPEN, opened",
    "GITLAB, CLOSED, closed",
    "GITLAB, MERGED, merged",
    "GITLAB, , all",
    "PAGURE, OPEN, Open",
    "PAGURE, CLOSED, Closed",
    "PAGURE, MERGED, Merged",
    "PAGURE, , All",
  })
  void theServerSelectsAState(ForgeType type, PullRequestState state, String word) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      String empty = type == ForgeType.PAGURE ? "{'requests': []}" : "[]";
      forge.on("GET " + pulls(type) + (type == ForgeType.PAGURE ? "s" : ""), empty);
      PullRequestQuery query = PullRequestQuery.all();
      forge.project().pullRequests().list(state == null ? query : query.state(state)).toList();
      assertThat(forge.last("GET").call())
          .contains((type == ForgeType.PAGURE ? "status=" : "state=") + word + "&");
    }
  }

  private static NewPullRequest.Builder wanted() {
    return NewPullRequest.builder()
        .title("Update")
        .description("New")
        .sourceBranch("update")
        .targetBranch("f44");
  }

  @Test
  void gitHubIsToldOfAFork() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on("POST " + pulls(ForgeType.GITHUB), 201, GITHUB_ONE);
      ForgeProject project = forge.project();

      project.pullRequests().create(wanted().sourceProject("me/fork").draft(true).build());
      JsonNode sent = forge.last("POST").json();
      assertThat(sent.path("head").asString()).isEqualTo("me:update");
      assertThat(sent.path("base").asString()).isEqualTo("f44");
      assertThat(sent.path("draft").asBoolean()).isTrue();
      assertThat(sent.path("maintainer_can_modify").asBoolean()).isTrue();
      assertThat(sent.has("head_repo")).isFalse();

      project
          .pullRequests()
          .create(wanted().sourceProject("RPMS/fork").maintainerEdits(false).build());
      sent = forge.last("POST").json();
      assertThat(sent.path("head_repo").asString()).isEqualTo("fork");
      assertThat(sent.path("maintainer_can_modify").asBoolean()).isFalse();

      project.pullRequests().create(wanted().sourceProject("RPMS/hello").build());
      sent = forge.last("POST").json();
      assertThat(sent.path("head").asString()).isEqualTo("update");
      assertThat(sent.has("maintainer_can_modify")).isFalse();
      assertThat(sent.path("draft").asBoolean()).isFalse();
    }
  }

  @Test
  void forgejoIsToldOfAFork() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.FORGEJO)) {
      String path = pulls(ForgeType.FORGEJO);
      forge.on("POST " + path, 201, GITHUB_ONE).on("PATCH " + path + "/3", GITHUB_ONE);
      ForgeProject project = forge.project();

      project.pullRequests().create(wanted().sourceProject("me/hello").draft(true).build());
      assertThat(forge.last("POST").json().path("head").asString()).isEqualTo("me:update");
      assertThat(forge.last("POST").json().path("title").asString()).isEqualTo("WIP: Update");
      assertThat(forge.last("PATCH").json().path("allow_maintainer_edit").asBoolean()).isTrue();

      int before = forge.calls().size();
      project
          .pullRequests()
          .create(wanted().sourceProject("me/hello").maintainerEdits(false).build());
      project.pullRequests().create(wanted().sourceProject("RPMS/hello").build());
      assertThat(forge.calls()).hasSize(before + 2);
      assertThat(forge.last("POST").json().path("head").asString()).isEqualTo("update");
      assertThat(forge.last("POST").json().path("title").asString()).isEqualTo("Update");
    }
  }

  /** A favour to reviewers that is refused does not undo the request. */
  @Test
  void forgejoMayRefuseTheFavour() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.FORGEJO)) {
      String path = pulls(ForgeType.FORGEJO);
      forge.on("POST " + path, 201, GITHUB_ONE).on("PATCH " + path + "/3", 403, "{}");
      NewPullRequest request = wanted().sourceProject("me/hello").build();
      PullRequest opened = forge.project().pullRequests().create(request);
      assertThat(opened.id()).isEqualTo(3);
      assertThat(opened.maintainerEdits()).isFalse();
    }
  }

  @Test
  void gitLabIsToldOfAFork() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge
          .on("GET /api/v4/projects/me%2Fhello", "{'id': 8, 'path_with_namespace': 'me/hello'}")
          .on("POST /api/v4/projects/8/merge_requests", 201, GITLAB_ONE)
          .on("POST " + pulls(ForgeType.GITLAB), 201, GITLAB_ONE);
      ForgeProject project = forge.project();

      project
          .pullRequests()
          .create(
              wanted()
                  .sourceProject("me/hello")
                  .draft(true)
                  .maintainerEdits(false)
                  .labels(List.of("a", "b"))
                  .build());
      JsonNode sent = forge.last("POST").json();
      assertThat(forge.last("POST").call()).contains("/projects/8/");
      assertThat(sent.path("target_project_id").asInt()).isEqualTo(7);
      assertThat(sent.path("allow_collaboration").asBoolean(true)).isFalse();
      assertThat(sent.path("title").asString()).isEqualTo("Draft: Update");
      assertThat(sent.path("labels").asString()).isEqualTo("a,b");

      project.pullRequests().create(wanted().build());
      sent = forge.last("POST").json();
      assertThat(sent.has("target_project_id")).isFalse();
      assertThat(sent.has("labels")).isFalse();
      assertThat(sent.path("title").asString()).isEqualTo("Update");
    }
  }

  @Test
  void pagureIsToldOfAFork() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on("POST " + pulls(ForgeType.PAGURE) + "/new", PAGURE_ONE);
      forge.project().pullRequests().create(wanted().sourceProject("fork/me/rpms/hello").build());
      assertThat(forge.last("POST").body())
          .contains("repo_from=hello")
          .contains("repo_from_namespace=rpms")
          .contains("repo_from_username=me")
          .contains("branch_from=update")
          .contains("branch_to=f44");
      forge.project().pullRequests().create(wanted().sourceProject("rpms/hello").build());
      assertThat(forge.last("POST").body()).doesNotContain("repo_from");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ForgeType.class,
      names = {"GITHUB", "FORGEJO"})
  void labelsAreAddedAfterwards(ForgeType type) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      String labels = pulls(type).replace("/pulls", "/issues/3/labels");
      forge
          .on("POST " + pulls(type), 201, GITHUB_ONE.replace("'labels'", "'x'"))
          .on("POST " + labels, "[]");
      PullRequest created =
          forge.project().pullRequests().create(wanted().labels(List.of("a", "b")).build());
      assertThat(created.labels()).containsExactly("a", "b");
      assertThat(forge.last("POST").call()).isEqualTo("POST " + labels);
      assertThat(forge.last("POST").json().path("labels")).hasSize(2);

      assertThat(forge.project().pullRequests().create(wanted().build()).labels()).isEmpty();
      assertThat(forge.last("POST").call()).isEqualTo("POST " + pulls(type));
    }
  }

  /** 401 is GitLab's word there for an account that may not merge. */
  @ParameterizedTest
  @CsvSource({"401, PERMISSION", "403, PERMISSION", "405, CONFLICT", "500, SERVER"})
  void gitLabRefusesAMerge(int status, Reason reason) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      String one = pulls(ForgeType.GITLAB) + "/3";
      forge
          .on("GET " + one, "{'iid': 3, 'state': 'opened'}")
          .on("PUT " + one + "/merge", status, "{'message': 'no'}");
      ForgeProject project = forge.project();
      assertReason(() -> project.pullRequests().merge(3), reason);
    }
  }

  @Test
  void gitLabListsCommitsBackwards() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on("GET " + pulls(ForgeType.GITLAB) + "/3/commits", "[{'id': 'b'}, {'id': 'a'}]");
      assertThat(forge.project().pullRequests().commits(3).toList()).containsExactly("a", "b");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, GET /api/v3/repos/rpms/hello/pulls/3, application/vnd.github.patch",
    "FORGEJO, GET /api/v1/repos/rpms/hello/pulls/3.patch, text/plain",
    "GITLAB, GET /rpms/hello/-/merge_requests/3.patch, text/plain",
    "PAGURE, GET /rpms/hello/pull-request/3.patch, text/plain",
  })
  void aPatchIsAPage(ForgeType type, String call, String accepted) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on(call, "From abc");
      assertThat(forge.project().pullRequests().patch(3)).hasValue("From abc");
      assertThat(forge.lastHeader("Accept")).hasValue(accepted);
      forge.on(call, 404, "");
      assertThat(forge.project().pullRequests().patch(3)).isEmpty();
    }
  }

  @Test
  void forgejoTellsWhichPullRequestACommitWasMergedBy() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.FORGEJO)) {
      String call = "GET /api/v1/repos/rpms/hello/commits/abc/pull";
      forge.on(call, GITHUB_ONE.replace("'state': 'open'", "'state': 'closed', 'merged': true"));
      assertThat(forge.project().pullRequests().mergedAs("f44", "abc"))
          .hasValueSatisfying(merged -> assertThat(merged.id()).isEqualTo(3));
      forge.on(call, 404, "{'message': 'not found'}");
      assertThat(forge.project().pullRequests().mergedAs("f44", "abc")).isEmpty();
    }
  }

  /** A commit that was merged into one branch and pushed to another is a merge of the first. */
  @Test
  void forgejoTellsOfOneBranchThatACommitWasMergedInto() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.FORGEJO)) {
      String merged =
          GITHUB_ONE.replace(
              "'state': 'open'", "'state': 'closed', 'merged': true, 'merge_commit_sha': 'abc'");
      String other = merged.replace("'number': 3", "'number': 4").replace("f44", "rawhide");
      forge.on("GET /api/v1/repos/rpms/hello/commits/abc/pull", other);
      forge.on("GET /api/v1/repos/rpms/hello/pulls", "[" + other + ", " + merged + "]");
      assertThat(forge.project().pullRequests().mergedAs("f44", "abc"))
          .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(3));
      assertThat(forge.project().pullRequests().mergedAs("rawhide", "abc"))
          .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(4));
      assertThat(forge.project().pullRequests().mergedAs("f45", "abc")).isEmpty();
    }
  }

  /** It also lists open requests with the commit, and those that it came with among others. */
  @ParameterizedTest
  @CsvSource({
    "merged, merge_commit_sha, abc, true",
    "merged, squash_commit_sha, abc, true",
    "merged, detailed_merge_status, not_open, true",
    "merged, merge_commit_sha, def, false",
    "merged, squash_commit_sha, def, false",
    "opened, merge_commit_sha, abc, false",
  })
  void gitLabTellsWhichMergeMadeACommitTheNewest(
      String state, String field, String value, boolean found) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      String one =
          GITLAB_ONE.replace(
              "'state': 'opened'", "'state': '%s', '%s': '%s'".formatted(state, field, value));
      forge.on("GET /api/v4/projects/8", "{'id': 8, 'path_with_namespace': 'me/hello'}");
      forge.on("GET /api/v4/projects/7/repository/commits/abc/merge_requests", "[" + one + "]");
      assertThat(forge.project().pullRequests().mergedAs("f44", "abc").isPresent())
          .isEqualTo(found);
    }
  }

  @ParameterizedTest
  @CsvSource({"closed, true, abc, true", "closed, false, abc, false", "closed, true, def, false"})
  void gitHubTellsWhichMergeMadeACommitTheNewest(
      String state, boolean merged, String commit, boolean found) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      String one =
          GITHUB_ONE.replace(
              "'state': 'open'",
              "'state': '%s', 'merge_commit_sha': '%s', 'merged_at': %s"
                  .formatted(state, commit, merged ? "'2026-11-02T12:00:00Z'" : "null"));
      forge.on("GET /api/v3/repos/rpms/hello/commits/abc/pulls", "[" + one + "]");
      assertThat(forge.project().pullRequests().mergedAs("f44", "abc").isPresent())
          .isEqualTo(found);
    }
  }

  /** The same commit may have come to several branches, each by a request of its own. */
  @ParameterizedTest
  @CsvSource({"f44, true", "rawhide, false"})
  void aMergeIntoAnotherBranchIsAnother(String branch, boolean found) {
    try (ScriptedForge github = new ScriptedForge(ForgeType.GITHUB);
        ScriptedForge gitlab = new ScriptedForge(ForgeType.GITLAB)) {
      github.on(
          "GET /api/v3/repos/rpms/hello/commits/abc/pulls",
          "["
              + GITHUB_ONE.replace(
                  "'state': 'open'",
                  "'state': 'closed', 'merge_commit_sha': 'abc', 'merged_at': '2026-11-02T12:00:00Z'")
              + "]");
      gitlab
          .on("GET /api/v4/projects/8", "{'id': 8, 'path_with_namespace': 'me/hello'}")
          .on(
              "GET /api/v4/projects/7/repository/commits/abc/merge_requests",
              "["
                  + GITLAB_ONE.replace(
                      "'state': 'opened'", "'state': 'merged', 'merge_commit_sha': 'abc'")
                  + "]");
      assertThat(github.project().pullRequests().mergedAs(branch, "abc").isPresent())
          .isEqualTo(found);
      assertThat(gitlab.project().pullRequests().mergedAs(branch, "abc").isPresent())
          .isEqualTo(found);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, abc, true", "false, abc, false", "true, def, false"})
  void forgejoLooksThroughRecentMergesForTheBranch(boolean merged, String commit, boolean found) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.FORGEJO)) {
      String one =
          GITHUB_ONE.replace(
              "'state': 'open'",
              "'state': 'closed', 'merged': %s, 'merge_commit_sha': '%s'"
                  .formatted(merged, commit));
      forge.on(
          "GET /api/v1/repos/rpms/hello/commits/abc/pull",
          GITHUB_ONE.replace("f44", "rawhide").replace("'state': 'open'", "'state': 'closed'"));
      forge.on("GET /api/v1/repos/rpms/hello/pulls", "[" + one + "]");
      assertThat(forge.project().pullRequests().mergedAs("f44", "abc").isPresent())
          .isEqualTo(found);
    }
  }

  /** The answer to a comment has no id, so the newest with its text is taken. */
  @Test
  void pagureShowsTheCommentThatWasMade() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge
          .on("POST /api/0/rpms/hello/pull-request/3/comment", "{'message': 'Comment added'}")
          .on(
              "GET /api/0/rpms/hello/pull-request/3",
              """
              {'comments': [
               {'id': 1, 'comment': 'done', 'user': {'name': 'me'}, 'date_created': '1'},
               {'id': 2, 'comment': 'done', 'user': {'name': 'me'}, 'date_created': '2'},
               {'id': 3, 'comment': 'other', 'user': {'name': 'me'}, 'date_created': '3'}]}
              """);
      assertThat(forge.project().pullRequests().comment(3, "done").id()).isEqualTo(2);
    }
  }

  private static void assertReason(Runnable action, Reason reason) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
