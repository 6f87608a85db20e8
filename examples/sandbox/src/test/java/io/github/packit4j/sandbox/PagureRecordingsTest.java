package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Repeats requests that were recorded with a real Pagure and compares status and shape. */
class PagureRecordingsTest {

  private static final String SERVER = "https://src.fedoraproject.org";

  private Sandbox fedora;

  /** Builds a state like the one that was recorded: two open pull requests of one fork. */
  @BeforeEach
  void prepare() {
    fedora =
        Sandbox.builder()
            .account(Account.packager("bob", "Bob"))
            .account(Account.packager("carol", "Carol"))
            .account(Account.packager("zuul", "Zuul CI"))
            .account(Account.outsider("dave", "Dave Stranger"))
            .start();
    FileTree files = FileTree.of("python-ogr.spec", "Name: x\n", "sources", "SHA512 (a) = 1\n");
    for (String name : List.of("python-ogr", "hello")) {
      fedora
          .distGit()
          .createPackage(name, files.and(".gitignore", ""), "rawhide", "f42", "f43", "epel9");
    }
    fedora.distGit().pkg("python-ogr").addCommitter("alice");
  }

  private void forkWithUpdate() {
    fedora.distGit().pkg("python-ogr").createBranch("epel10", "rawhide");
    Http packit = new Http(fedora.httpClient()).as(fedora.account("packit"));
    packit.post(SERVER + "/api/0/fork", "repo", "python-ogr", "namespace", "rpms");
    String fork = SERVER + "/api/0/fork/packit/rpms/python-ogr/git/branch";
    for (String branch : List.of("0.51.0-rawhide-update", "conflict")) {
      assertThat(packit.post(fork, "branch", branch, "from_branch", "rawhide").status())
          .isEqualTo(200);
    }
    push("0.51.0-rawhide-update");
  }

  private void push(String branch) {
    GitClient git = new GitClient(fedora.httpClient());
    String fork = SERVER + "/forks/packit/rpms/python-ogr.git";
    try {
      git.push(
          fork,
          fedora.account("packit"),
          StoryTest.commit(git, git.fetch(fork, branch), "Name: y\n"),
          branch);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void openPullRequests() {
    forkWithUpdate();
    Http packit = new Http(fedora.httpClient()).as(fedora.account("packit"));
    for (int i = 0; i < 4; i++) {
      Answer opened =
          packit.post(
              SERVER + "/api/0/rpms/python-ogr/pull-request/new",
              "title",
              "Update",
              "branch_from",
              "0.51.0-rawhide-update",
              "branch_to",
              "rawhide",
              "repo_from",
              "python-ogr",
              "repo_from_namespace",
              "rpms",
              "repo_from_username",
              "packit");
      assertThat(opened.status()).isEqualTo(200);
    }
    fedora.distGit().pkg("python-ogr").comment(1, "alice", "hello");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  @ParameterizedTest
  @CsvSource({
    "meta, version",
    "meta, whoami",
    "meta, whoami-get-not-allowed",
    "meta, whoami-no-token",
    "meta, whoami-unknown-token",
    "meta, auth-bearer-scheme",
    "project, project",
    "project, project-missing",
    "project, project-missing-namespace",
    "project, api-unknown-path",
    "project, projects-by-namespace",
    "project, projects-pattern",
    "project, git-urls-anonymous",
    "project, git-urls-with-token",
    "project, branches",
    "project, branches-with-commits",
    "project, hascommit-true",
    "project, hascommit-false",
    "project, hascommit-no-params",
    "project, contributors",
    "project, tree-root",
    "project, tree-file",
    "project, tree-file-missing",
    "project, tree-branch-missing",
    "project, raw-file",
    "project, raw-file-missing",
    "project, raw-branch-missing",
    "project, commit-info-missing",
    "fork, fork-missing-before",
    "fork, fork-queued",
    "fork, fork-unknown-repo",
    "fork, fork-missing-param",
    "fork, fork-waits-by-default",
    "fork, fork-wait-false-string-still-waits",
    "fork, fork-json-body",
    "fork, task-unknown",
    "fork, user-missing",
    "acls, modifyacls-unknown-user",
    "acls, modifyacls-bad-level",
    "acls, modifyacls-not-allowed",
    "acls, modifyacls-user-not-packager",
    "acls, group",
    "acls, group-missing",
    "flags, commit-flag-create",
    "flags, commit-flag-unknown-commit",
    "flags, commit-flags-get",
    "misc, branch-create",
    "misc, git-tag-create",
    "misc, default-branch-set",
  })
  void answersAboutProjects(String file, String name) {
    answersAsRecorded(file, name);
  }

  @ParameterizedTest
  @CsvSource({
    "misc, branch-create-exists",
    "fork, fork-project-ready",
    "fork, fork-git-urls",
    "fork, fork-exists",
    "fork, fork-list-of-project",
    "fork, fork-list-of-user",
    "fork, fork-contributors",
    "pull-request, pr-create-no-title",
    "pull-request, pr-create-no-branch-to",
    "pull-request, pr-create-no-branch-from",
    "pull-request, pr-create-unknown-source-branch",
    "pull-request, pr-create-unknown-target-branch",
    "pull-request, pr-create-unknown-fork",
    "pull-request, pr-create-not-committer-of-fork",
    "pull-request, pr-create-without-repo-from",
    "pull-request, pr-create-without-repo-from-username",
    "pull-request, pr-create-on-fork",
    "pull-request, pr-create",
    "pull-request, pr-create-no-new-commits",
    "pull-request, pr-create-json",
    "pull-request, pr-create-json-charset",
    "pull-request, pr-create-no-content-type",
  })
  void answersAboutForks(String file, String name) {
    forkWithUpdate();
    answersAsRecorded(file, name);
  }

  @ParameterizedTest
  @CsvSource({
    "pull-request, pr-create-duplicate",
    "pull-request, pr-get",
    "pull-request, pr-get-without-comments",
    "pull-request, pr-get-missing",
    "pull-request, pr-list-default-open",
    "pull-request, pr-list-page-2",
    "pull-request, pr-list-page-beyond",
    "pull-request, pr-list-author",
    "pull-request, pr-list-author-unknown",
    "pull-request, pr-list-per-page-too-big",
    "pull-request, pr-list-bad-page",
    "pull-request, pr-list-unknown-status",
    "pull-request, pr-comment",
    "pull-request, pr-comment-empty",
    "pull-request, pr-comment-inline",
    "pull-request, pr-comment-get",
    "pull-request, pr-comment-get-missing",
    "pull-request, pr-update-by-author",
    "pull-request, pr-update-title-only-clears-body",
    "pull-request, pr-update-no-title",
    "pull-request, pr-update-by-stranger",
    "flags, pr-flag-create",
    "flags, pr-flag-no-status",
    "flags, pr-flag-percent-0-no-status",
    "flags, pr-flag-bad-status",
    "flags, pr-flag-bad-url",
    "flags, pr-flags-get",
    "pull-request, pr-patch",
    "pull-request, pr-diff",
    "merge-close, pr-merge-not-allowed",
    "merge-close, pr-close-by-stranger",
    "merge-close, pr-comment-by-stranger",
    "merge-close, pr-flag-by-stranger",
    "merge-close, pr-close-by-author",
    "merge-close, pr-merge",
    "merge-close, pr-merge-async",
    "merge-close, pr-reopen-open",
    "merge-close, pr-list-on-fork",
    "merge-close, pr-list-all",
  })
  void answersAboutPullRequests(String file, String name) {
    openPullRequests();
    answersAsRecorded(file, name);
  }

  @Test
  void diffStatisticsHaveTheRecordedShape() {
    openPullRequests();
    JsonNode recorded =
        Recordings.exchange("distgit/pagure/pull-request.json", "pr-diffstats")
            .at("/response/json/sources");

    JsonNode stats =
        new Http(fedora.httpClient())
            .get(SERVER + "/api/0/rpms/python-ogr/pull-request/1/diffstats")
            .json();

    assertThat(Recordings.differences(recorded, stats.get("python-ogr.spec"))).isEmpty();
    assertThat(stats.at("/python-ogr.spec/lines_added").asInt()).isEqualTo(1);
    assertThat(stats.at("/sources/status").asString()).isEqualTo("D");
  }

  private void answersAsRecorded(String file, String name) {
    JsonNode exchange = Recordings.exchange("distgit/pagure/" + file + ".json", name);
    JsonNode recorded = exchange.get("response");
    Answer answer = repeat(exchange.get("request"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(recorded.get("status").asInt());
    String type = recorded.at("/headers/Content-Type").asString();
    assertThat(answer.header("Content-Type").split(";")[0]).isEqualTo(type.split(";")[0]);
    if (recorded.has("json")) {
      List<String> differences =
          new ArrayList<>(Recordings.differences(recorded.get("json"), answer.json()));
      assertThat(differences).isEmpty();
      for (String same : Set.of("error", "error_code", "errors", "message")) {
        assertThat(answer.json().path(same).toString())
            .isEqualTo(local(recorded.get("json").path(same).toString()));
      }
    }
  }

  /** Names this sandbox's host and hosts of packages where the recording has others. */
  private static String local(String text) {
    return text.replace("src.example.test", "src.fedoraproject.org");
  }

  private Answer repeat(JsonNode request) {
    Http http = new Http(fedora.httpClient());
    String authorization = request.path("authorization").asString("");
    if (!authorization.isEmpty()) {
      http = http.with("Authorization", authorization(authorization));
    }
    String url =
        SERVER
            + request
                .get("path")
                .asString()
                .replaceAll("/c/[0-9a-f]{40}/", "/c/" + "0".repeat(40) + "/");
    if (request.get("method").asString().equals("GET")) {
      return http.get(URI.create(url.replace("*", "%2A")).toString());
    }
    if (request.has("json")) {
      return http.post(url, "application/json", Http.bytes(request.get("json").toString()));
    }
    if (!request.has("form")) {
      return http.send(
          new Request.Builder()
              .url(url)
              .post(RequestBody.create(new byte[0], (MediaType) null))
              .build());
    }
    List<String> form = new ArrayList<>();
    request
        .get("form")
        .properties()
        .forEach(
            field -> {
              form.add(field.getKey());
              form.add(
                  field.getKey().equals("commit_hash")
                      ? fedora.distGit().pkg("python-ogr").commitOf("rawhide").orElseThrow()
                      : field.getValue().asString());
            });
    return http.post(url, form.toArray(String[]::new));
  }

  /** Turns {@code token <token-packit>} into the token of that account here. */
  private static String authorization(String recorded) {
    String name = recorded.replaceAll(".*<token-(\\w+)>.*", "$1");
    String account =
        switch (name) {
          case "adminall" -> "admin";
          case "ci" -> "zuul";
          default -> name;
        };
    return recorded.replaceAll("<token-\\w+>", account + "-token");
  }
}
