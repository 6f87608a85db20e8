package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which commit a branch, a tag or a part of an id stands for, and where to push. */
class ForgeRefTest {

  private static final String GITHUB = "/api/v3/repos/rpms/hello";
  private static final String FORGEJO = "/api/v1/repos/rpms/hello";
  private static final String PAGURE = "/api/0/rpms/hello";

  private static String object(String type, String sha) {
    return "{'object': {'type': '%s', 'sha': '%s'}}".formatted(type, sha);
  }

  /** An annotated tag leads to a tag object, which may lead to another one. */
  @ParameterizedTest
  @CsvSource({"0, abc", "1, abc", "9, abc", "10, abc", "11, "})
  void gitHubsTagsAreFollowed(int tags, @Nullable String commit) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on("GET " + GITHUB, "{'id': 1}");
      forge.on("GET " + GITHUB + "/git/ref/tags/v/1.0", next(tags));
      for (int i = 1; i <= tags; i++) {
        forge.on("GET " + GITHUB + "/git/tags/t" + i, next(i - 1));
      }
      assertThat(forge.project().repository().commitOfTag("v/1.0").orElse(null)).isEqualTo(commit);
    }
  }

  private static String next(int tags) {
    return tags == 0 ? object("commit", "abc") : object("tag", "t" + tags);
  }

  @Test
  void aTagOfATreeIsNoCommit() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge
          .on("GET " + GITHUB, "{'id': 1}")
          .on("GET " + GITHUB + "/git/ref/tags/1.0", object("tree", "abc"));
      assertThat(forge.project().repository().commitOfTag("1.0")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"404, ", "422, ", "500, SERVER", "409, CONFLICT"})
  void gitHubKnowsNoSuchCommit(int status, @Nullable Reason reason) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on("GET " + GITHUB + "/commits/f44", status, "{'message': 'No commit found'}");
      ForgeProject project = forge.project();
      if (reason == null) {
        assertThat(project.repository().resolve("f44")).isEmpty();
      } else {
        assertThatThrownBy(() -> project.repository().resolve("f44"))
            .isInstanceOfSatisfying(
                ForgeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
      }
    }
  }

  /** A branch, else a tag, else a commit if it looks like one. */
  @ParameterizedTest
  @CsvSource({
    "main, branch",
    "a/b, branch",
    "1.0, tag",
    "abc1, commit",
    "abc, ",
    "ABC1, ",
    "none, ",
  })
  void forgejoIsAskedOneAfterTheOther(String ref, @Nullable String found) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.FORGEJO)) {
      for (String kind : List.of("branches", "tags", "git/commits")) {
        forge.on("GET " + FORGEJO + "/" + kind + "/" + ref, 404, "{}");
      }
      forge
          .on("GET " + FORGEJO + "/branches/main", "{'commit': {'id': 'branch'}}")
          .on("GET " + FORGEJO + "/branches/a/b", "{'commit': {'id': 'branch'}}")
          .on("GET " + FORGEJO + "/tags/1.0", "{'commit': {'sha': 'tag'}}")
          .on("GET " + FORGEJO + "/git/commits/abc", "{'sha': 'too short'}")
          .on("GET " + FORGEJO + "/git/commits/abc1", "{'sha': 'commit'}");
      assertThat(forge.project().repository().resolve(ref).orElse(null)).isEqualTo(found);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "f44, branch",
    "1.0, tag",
    "abcdef1, commit",
    "abcdef, ",
    "abcdef2, branch2",
    "none, ",
  })
  void pagureIsAskedForBothLists(String ref, @Nullable String found) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge
          .on("GET " + PAGURE + "/c/abcdef1/info", "{'hash': 'commit'}")
          .on("GET " + PAGURE + "/c/abcdef2/info", 404, "{}")
          .on("GET " + PAGURE + "/c/abcdef/info", "{'hash': 'too short'}")
          .on(
              "GET " + PAGURE + "/git/branches?with_commits=true",
              "{'branches': {'f44': 'branch', 'abcdef2': 'branch2'}}")
          .on("GET " + PAGURE + "/git/tags?with_commits=true", "{'tags': {'1.0': 'tag'}}");
      assertThat(forge.project().repository().resolve(ref).orElse(null)).isEqualTo(found);
    }
  }

  @Test
  void pagureSaysWhereTheDefaultBranchIs() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      String call = "GET " + PAGURE + "/git/branches?with_commits=true";
      forge.on(call, "{'default': {'rawhide': 'abc'}}");
      assertThat(forge.project().repository().defaultHead())
          .hasValue(new BranchHead("rawhide", "abc"));
      forge.on(call, "{'default': {'rawhide': ''}}");
      assertThat(forge.project().repository().defaultHead()).isEmpty();
      forge.on(call, "{'default': null}");
      assertThat(forge.project().repository().defaultHead()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, /api/v3/repos/rpms/hello/tags, ''",
    "FORGEJO, /api/v1/repos/rpms/hello/tags, X-HasMore: false",
  })
  void tagsHaveCommits(ForgeType type, String path, String header) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      String[] headers = header.isEmpty() ? new String[0] : new String[] {header};
      forge.on("GET " + path, 200, "[{'name': '1.0', 'commit': {'sha': 'abc'}}]", headers);
      assertThat(forge.project().repository().tags().toList())
          .containsExactly(new ForgeTag("1.0", "abc"));
    }
  }

  @Test
  void gitLabsTagsHaveCommits() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      String tags = "/api/v4/projects/7/repository/tags";
      forge
          .on("GET " + tags, "[{'name': '1.0', 'commit': {'id': 'abc'}}]")
          .on("GET " + tags + "/1.0", "{'name': '1.0', 'commit': {'id': 'abc'}}")
          .on("GET " + tags + "/2.0", 404, "{}");
      ForgeProject project = forge.project();
      assertThat(project.repository().tags().toList()).containsExactly(new ForgeTag("1.0", "abc"));
      assertThat(project.repository().commitOfTag("1.0")).hasValue("abc");
      assertThat(project.repository().commitOfTag("2.0")).isEmpty();
      assertThat(forge.calls()).filteredOn(call -> call.endsWith("rpms%2Fhello")).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, , , ssh://git@127.0.0.1/rpms/hello.git",
    "FORGEJO, GET /api/v1/repos/rpms/hello, {'ssh_url': 'git@e.org:rpms/hello.git'},"
        + " ssh://git@e.org/rpms/hello.git",
    "FORGEJO, GET /api/v1/repos/rpms/hello, {'ssh_url': 'ssh://git@e.org:22/rpms/hello.git'},"
        + " ssh://git@e.org:22/rpms/hello.git",
    "PAGURE, GET /api/0/rpms/hello/git/urls, {'urls': {'ssh':"
        + " 'ssh://{username}@e.org/rpms/hello.git'}}, ssh://e.org/rpms/hello.git",
    "PAGURE, GET /api/0/rpms/hello/git/urls, {'urls': {'ssh': 'ssh://me@e.org/rpms/hello.git'}},"
        + " ssh://me@e.org/rpms/hello.git",
  })
  void hasAddressesToPushTo(
      ForgeType type, @Nullable String call, @Nullable String answer, String ssh) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      if (call != null) {
        forge.on(call, String.valueOf(answer));
      }
      assertThat(forge.project().pushUrls().get(0)).hasToString(forge.url() + "/rpms/hello.git");
      assertThat(forge.project().pushUrls().get(1).toString().replace("localhost", "127.0.0.1"))
          .isEqualTo(ssh);
    }
  }

  @Test
  void gitLabSaysWhereToPush() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on(
          "GET /api/v4/projects/rpms%2Fhello",
          """
          {'id': 7, 'default_branch': 'main', 'http_url_to_repo': 'https://e.org/rpms/hello.git',
           'ssh_url_to_repo': 'git@e.org:rpms/hello.git'}
          """);
      assertThat(forge.project().pushUrls())
          .hasToString("[https://e.org/rpms/hello.git, ssh://git@e.org/rpms/hello.git]");
      assertThat(forge.project().repository().defaultBranch()).isEqualTo("main");
      assertThat(forge.project().exists()).isTrue();
    }
  }

  /** Some versions answer 500 for a file that is not there; the API then knows better. */
  @ParameterizedTest
  @CsvSource({"500, 404, ", "500, 200, SERVER", "404, 404, ", "403, 404, PERMISSION"})
  void paguresPagesMayFail(int page, int api, @Nullable Reason reason) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge
          .on("GET /rpms/hello/raw/f44/f/a/b", page, "{}")
          .on("GET " + PAGURE + "/tree/f44/f/a/b", api, "{'type': 'file'}")
          .on("GET " + PAGURE + "/git/tags?with_commits=true", "{'tags': {}}");
      ForgeProject project = forge.project();
      if (reason == null) {
        assertThat(project.repository().file("f44", "a/b")).isEmpty();
      } else {
        assertThatThrownBy(() -> project.repository().file("f44", "a/b"))
            .isInstanceOfSatisfying(
                ForgeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
      }
    }
  }
}
