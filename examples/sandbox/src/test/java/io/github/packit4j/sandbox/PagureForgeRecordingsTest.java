package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.internal.Json;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Compares the sandbox's Pagure with recordings of pagure.io.
 *
 * <p>The sandbox has dist-git only, so a project of pagure.io is a package here, in the namespace
 * {@code rpms}, and what pagure.io has besides (issues, new projects) is not served.
 */
class PagureForgeRecordingsTest {

  private static final String SERVER = "https://src.fedoraproject.org";
  private static final String API = SERVER + "/api/0";
  private static final String OGR = "/rpms/ogr-tests";
  private static final FileTree FILES =
      FileTree.of("README.md", "# ogr\n\nFran\u010dek\n", "random_file.txt", "text\n")
          .and("a/b/file", "b\n")
          .and("a/d/file", "d\n");

  private static String get(ForgeStage stage, String suffix) {
    stage
        .fedora()
        .distGit()
        .createPackage("ogr-tests", FILES, "master", "testPR", "for-testing-get-files");
    stage.asPagureToken("packit-token");
    return OGR + suffix;
  }

  /** Asks as the owner with rights that only an administrator of the server gives. */
  private static String administer(ForgeStage stage, String suffix) {
    String path = get(stage, suffix);
    PagureToken all = PagureToken.of("admin").andAllAcls();
    stage.asPagureToken(stage.fedora().distGit().createToken(all));
    return path;
  }

  private static DistGitPackage ogr(ForgeStage stage) {
    return stage.fedora().distGit().pkg("ogr-tests");
  }

  private static String head(ForgeStage stage) {
    return ogr(stage).commitOf("master").orElseThrow();
  }

  private static String fork(ForgeStage stage, String suffix) {
    get(stage, "");
    stage.asPagureToken("mfocko-token");
    made(stage.http().post(API + "/fork", "repo", "ogr-tests", "namespace", "rpms"));
    return "/fork/mfocko" + OGR + suffix;
  }

  private static void made(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static ForgeReplay replay() {
    ForgeReplay replay =
        new ForgeReplay("pagure", API, Set.of("content-type"))
            .exactly("error", "error_code", "errors", "message")
            .ignoring(
                // Pagure 5.13 has it; most recordings are older.
                ".*/full_url: not in the recording",
                // Servers of today say what is wrong with a token.
                "/errors: not in the recording");
    projects(replay);
    repositories(replay);
    people(replay);
    pullRequests(replay);
    return replay
        .served("issue-get-404-tracker-disabled", stage -> fork(stage, "/issue/1"))
        .notServed(
            "dist-git has its issue tracker switched off",
            "issue-assign",
            "issue-close",
            "issue-comment-create",
            "issue-comment-get",
            "issue-create-private-with-tags",
            "issue-create-with-assignee",
            "issue-get",
            "issue-get-with-comments",
            "issue-update",
            "issues-list-open",
            "issues-list-unknown-author-empty")
        .notServed(
            "nobody makes or deletes projects of dist-git by its API",
            "project-create",
            "project-create-400-invalid-namespace",
            "project-create-namespaced");
  }

  private static void projects(ForgeReplay replay) {
    replay
        .served("project-get", stage -> get(stage, ""))
        .served("project-get-404", stage -> "/rpms/none")
        .served("project-get-namespaced-dist-git", stage -> get(stage, ""))
        .served("project-get-fork", stage -> fork(stage, ""))
        .served(
            "project-get-with-group-access",
            stage -> {
              String path = get(stage, "");
              stage.fedora().distGit().group("packit-test-group", "packit");
              ogr(stage).addCommitterGroup("packit-test-group");
              return path;
            })
        .served("project-options", stage -> get(stage, "/options"))
        .served("project-modify-acls-add-user", stage -> access(stage, "mfocko"))
        .served(
            "project-modify-acls-remove-user",
            stage -> {
              String path = access(stage, "mfocko");
              ogr(stage).addCommitter("mfocko");
              return path;
            })
        .served(
            "project-modify-acls-add-group",
            stage -> {
              stage.fedora().distGit().group("packit-test-group", "packit");
              return access(stage, "packit-test-group");
            })
        .served(
            "project-delete-401-invalid-token",
            stage -> {
              String path = get(stage, "/delete");
              stage.asPagureToken("wrong");
              return path;
            })
        .differs(
            "fork-create",
            stage -> {
              get(stage, "");
              stage.asPagureToken("mfocko-token").sending("namespace", "rpms");
              return "/fork";
            },
            "the project is in a namespace",
            "/message: \"Repo \\\"ogr-tests\\\" cloned to \\\"mfocko/ogr-tests\\\"\" became"
                + " \"Repo \\\"rpms/ogr-tests\\\" cloned to \\\"mfocko/rpms/ogr-tests\\\"\"")
        .served("fork-get-404", stage -> "/fork/nobody" + OGR)
        .served(
            "forks-list-by-pattern",
            stage -> {
              fork(stage, "");
              return "/projects?fork=True&pattern=ogr-tests";
            });
  }

  private static String access(ForgeStage stage, String name) {
    stage.sending("name", name);
    return administer(stage, "/git/modifyacls");
  }

  private static void repositories(ForgeReplay replay) {
    replay
        .served("branches-list", stage -> get(stage, "/git/branches"))
        .served(
            "branches-list-with-commits", stage -> get(stage, "/git/branches?with_commits=True"))
        .served("git-urls", stage -> get(stage, "/git/urls"))
        .served("git-urls-fork", stage -> fork(stage, "/git/urls"))
        .served("tags-list-with-commits-empty", stage -> get(stage, "/git/tags?with_commits=True"))
        .served(
            "tags-list-with-commits",
            stage -> {
              String path = administer(stage, "/git/tags");
              made(stage.http().post(API + path, "tagname", "v0", "commit_hash", head(stage)));
              return path + "?with_commits=True";
            })
        .served(
            "release-create-git-tag",
            stage -> {
              String path = administer(stage, "/git/tags");
              stage.sending("commit_hash", head(stage));
              return path;
            })
        .served("tree-root", stage -> get(stage, "/tree/for-testing-get-files"))
        .served("tree-folder", stage -> get(stage, "/tree/for-testing-get-files/f/a"))
        .served("file-content-raw", stage -> raw(stage, "README.md"))
        .served("file-content-raw-404-html", stage -> raw(stage, "none"))
        .differs(
            "file-content-raw-500-html",
            stage -> raw(stage, "none"),
            "a fault of an old version",
            "status: 500 became 404")
        .served("commit-flag-set", PagureForgeRecordingsTest::flags)
        .served("commit-flags-list-empty", PagureForgeRecordingsTest::flags)
        .served(
            "commit-flags-list",
            stage -> {
              String path = flags(stage);
              made(
                  stage
                      .http()
                      .post(
                          API + path,
                          "username",
                          "test",
                          "comment",
                          "text",
                          "url",
                          "https://a.b",
                          "status",
                          "success"));
              return path;
            });
  }

  private static String flags(ForgeStage stage) {
    return administer(stage, "/c/") + head(stage) + "/flag";
  }

  private static String raw(ForgeStage stage, String file) {
    return SERVER + get(stage, "/raw/master/f/" + file);
  }

  private static void people(ForgeReplay replay) {
    replay
        .served("whoami", stage -> whoAmI(stage, "packit-token"))
        .served("whoami-401", stage -> whoAmI(stage, "wrong"))
        .served(
            "user-get",
            stage -> {
              fork(stage, "");
              return "/user/mfocko";
            })
        .served("group-get-404", stage -> "/group/nonexisting")
        .served(
            "group-get",
            stage -> {
              stage.fedora().distGit().group("packit-service", "mfocko", "packit");
              stage.asPagureToken("packit-token");
              return "/group/packit-service";
            });
  }

  private static String whoAmI(ForgeStage stage, String token) {
    stage.asPagureToken(token);
    return "/-/whoami";
  }

  private static void pullRequests(ForgeReplay replay) {
    for (String name : List.of("pr-get", "pr-get-from-fork", "pr-update")) {
      replay.served(name, stage -> pull(stage, ""));
    }
    for (String name : List.of("pr-create-from-fork", "pr-create-from-parent")) {
      replay.served(
          name,
          stage -> {
            get(stage, "");
            made(stage.http().post(API + "/fork", "repo", "ogr-tests", "namespace", "rpms"));
            PagureScenes.push(stage.fedora(), "ogr-tests", "master", "changed\n");
            stage.sending("branch_from", "master-update").sending("repo_from_namespace", "rpms");
            stage.sending("repo_from_username", "packit");
            return OGR + "/pull-request/new";
          });
    }
    replay
        .served(
            "pr-get-with-comments",
            stage -> {
              String path = pull(stage, "");
              ogr(stage).comment(1, "mfocko", "a comment");
              return path;
            })
        .served("pr-get-404", stage -> get(stage, "/pull-request/999999"))
        .served("pr-list-open", stage -> pulls(stage, "?page=1&status=Open"))
        .served("pr-list-all", stage -> pulls(stage, "?page=1&status=All"))
        .served("pr-close", stage -> pull(stage, "/close"))
        .served("pr-comment-create", stage -> pull(stage, "/comment"))
        .served("pr-diffstats", stage -> readmeChange(stage) + "/diffstats")
        .served(
            "pr-diffstats-400-enoprstats",
            stage -> {
              String path = get(stage, "/pull-request");
              made(
                  stage
                      .asPagureToken("admin-token")
                      .http()
                      .post(
                          API + path + "/new",
                          "title",
                          "nothing",
                          "branch_to",
                          "master",
                          "branch_from",
                          "testPR"));
              return path + "/1/diffstats";
            })
        .differs(
            "pr-flag-set",
            stage -> {
              String path = pull(stage, "/flag");
              made(
                  stage
                      .http()
                      .post(
                          API + path,
                          "username",
                          "packit/build",
                          "comment",
                          "text",
                          "url",
                          "https://a.b",
                          "uid",
                          stage.sent("uid")));
              return path;
            },
            "flags of pull requests have become flags of their newest commit",
            "/flag/commit_hash: not in the recording",
            "/flag/pull_request_uid: missing")
        .served(
            "pr-merge",
            stage -> {
              String path = pull(stage, "/merge");
              stage.asPagureToken("admin-token");
              return path;
            })
        .served(
            "pr-merge-queued",
            stage -> {
              String path = pull(stage, "/merge");
              stage.asPagureToken("admin-token");
              return path;
            })
        .served("pr-merge-403-not-allowed", stage -> pull(stage, "/merge"))
        .served(
            "pr-merge-409-conflicts",
            stage -> {
              String path = pull(stage, "/merge");
              ogr(stage).commit("master", "Other", FileTree.of("python-ogr.spec", "other\n"));
              stage.asPagureToken("admin-token");
              return path;
            })
        .served("pr-patch-text", stage -> SERVER + pull(stage, ".patch"));
  }

  /** Opens a pull request of packit's fork and returns the path of something of it. */
  private static String pull(ForgeStage stage, String suffix) {
    get(stage, "");
    int id = PagureScenes.openPullRequest(stage.fedora(), "ogr-tests", "master");
    return OGR + "/pull-request/" + id + suffix;
  }

  private static String pulls(ForgeStage stage, String query) {
    pull(stage, "");
    return OGR + "/pull-requests" + query;
  }

  /** Opens a pull request that changes the file of the recording. */
  private static String readmeChange(ForgeStage stage) {
    String path = fork(stage, "");
    GitClient git = new GitClient(stage.fedora().httpClient());
    try {
      ObjectId head = git.fetch(SERVER + OGR + ".git", "master");
      ObjectId change = git.commit(head, FileTree.of("README.md", "# ogr\n"), "Shorten\n");
      Account mfocko = stage.fedora().account("mfocko");
      git.push(SERVER + path.replace("/fork/", "/forks/") + ".git", mfocko, change, "change");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    Http.Answer made =
        stage
            .http()
            .post(
                API + OGR + "/pull-request/new",
                "title",
                "test",
                "branch_to",
                "master",
                "branch_from",
                "change",
                "repo_from",
                "ogr-tests",
                "repo_from_namespace",
                "rpms",
                "repo_from_username",
                "mfocko");
    made(made);
    return OGR + "/pull-request/" + made.json().get("id").asInt();
  }

  @Test
  void answersAreLikeTheRecordedOnes() {
    replay().check("pagure.io");
  }

  @Test
  void foldersComeFirstAndLeadToTheirOwnTree() {
    try (Sandbox fedora = Sandbox.start()) {
      ForgeStage stage = new ForgeStage(fedora, Json.object());

      JsonNode content = stage.http().get(API + get(stage, "/tree/master")).json().get("content");

      assertThat(content.get(0).get("content_url").asString())
          .isEqualTo(API + OGR + "/tree/master/f/a");
      assertThat(content.get(1).get("content_url").asString())
          .isEqualTo(SERVER + OGR + "/raw/master/f/README.md");
      JsonNode nested = stage.http().get(API + OGR + "/tree/master/f/a/b").json();
      assertThat(nested.get("name").asString()).isEqualTo("b");
    }
  }

  /** The pages of the real server look names up among branches only. */
  @Test
  void filesAreNotShownByTag() {
    try (Sandbox fedora = Sandbox.start()) {
      ForgeStage stage = new ForgeStage(fedora, Json.object());
      String tags = API + administer(stage, "/git/tags");
      String commit = head(stage);
      made(stage.http().post(tags, "tagname", "v0", "commit_hash", commit));

      assertThat(status(stage, SERVER + OGR + "/raw/v0/f/README.md")).isEqualTo(404);
      assertThat(status(stage, API + OGR + "/tree/v0")).isEqualTo(404);
      assertThat(status(stage, SERVER + OGR + "/raw/" + commit + "/f/README.md")).isEqualTo(200);
      assertThat(status(stage, API + OGR + "/tree/" + commit)).isEqualTo(200);
    }
  }

  private static int status(ForgeStage stage, String url) {
    return stage.http().get(url).status();
  }

  @Test
  void anEmptyFileIsNoPage() {
    try (Sandbox fedora = Sandbox.start()) {
      fedora
          .distGit()
          .createPackage("hello", FileTree.of("sources", "", "a.html", "<p>").and("b", "b"));
      Http http = new Http(fedora.httpClient());
      String raw = SERVER + "/rpms/hello/raw/rawhide/f/";

      assertThat(http.get(raw + "sources").status()).isEqualTo(404);
      assertThat(http.get(raw + "b").header("Content-Type")).isEqualTo("text/plain; charset=ascii");
      assertThat(http.get(raw + "a.html").header("Content-Disposition")).isEqualTo("attachment");
      assertThat(http.get(API + "/rpms/hello/tree/rawhide/f/sources").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/new_issue", "/issue/1", "/issue/1/comment", "/issue/1/status"})
  void issuesAreOffOnceTheTokenHasTheRight(String call) {
    try (Sandbox fedora = Sandbox.start()) {
      ForgeStage stage = new ForgeStage(fedora, Json.object());
      String url = API + get(stage, call);
      PagureToken allowed =
          PagureToken.of("packit").withAcls("issue_create", "issue_update").forProject("rpms/x");

      assertThat(stage.http().post(url).text()).contains("Missing ACLs: issue_");
      stage.asPagureToken(fedora.distGit().createToken(allowed));
      assertThat(stage.http().post(url).json().get("error_code").asString())
          .isEqualTo("ETRACKERDISABLED");
      assertThat(stage.http().get(API + OGR + "/issues").json().get("error").asString())
          .isEqualTo("Issue tracker disabled");
    }
  }
}
