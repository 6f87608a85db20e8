package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists are read whole, in the largest pages that the forge gives. */
class ForgeListTest {

  private static final String GITHUB = "GET /api/v3/repos/rpms/hello/branches?per_page=100";
  private static final String GITLAB = "GET /api/v4/projects/7/repository/branches?per_page=100";
  private static final String FORGEJO = "GET /api/v1/repos/rpms/hello/branches?limit=50";
  private static final String PAGURE = "GET /api/0/rpms/hello/pull-requests";

  private static String names(String... names) {
    return List.of(names).stream()
        .map(name -> "{'name': '" + name + "'}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String next(String address) {
    return "Link: <" + address + ">; rel=\"next\", <" + address + "0>; rel=\"last\"";
  }

  @Test
  void gitHubLinksItsPages() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      String second = forge.url() + "/api/v3/repos/rpms/hello/branches?per_page=100&page=2";
      forge
          .on(GITHUB, 200, names("a"), next(second))
          .on(GITHUB + "&page=2", 200, names("b"), "Link: <" + second + ">; rel=\"prev\"");
      assertThat(forge.project().repository().branches().toList()).containsExactly("a", "b");
      assertThat(forge.asked())
          .allSatisfy(
              asked -> {
                assertThat(asked.headers().get("Accept")).isEqualTo("application/vnd.github+json");
                assertThat(asked.headers().get("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
              });
    }
  }

  /** The token would go there, too. */
  @ParameterizedTest
  @CsvSource({"http://127.0.0.2:%d/x", "http://localhost:1/x", "mailto:a@example.org"})
  void noLinkLeadsToAnotherServer(String address) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on(GITHUB, 200, names("a"), next(address.formatted(forge.url().getPort())));
      assertThat(forge.project().repository().branches().toList()).containsExactly("a");
      assertThat(forge.calls()).containsExactly(GITHUB);
    }
  }

  @Test
  void gitLabCountsItsPages() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge
          .on(GITLAB, 200, names("a"), "X-Next-Page: 2")
          .on(GITLAB + "&page=2", 200, names("b"), "X-Next-Page: ");
      assertThat(forge.project().repository().branches().toList()).containsExactly("a", "b");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "X-HasMore: false",
    "X-Total-Count: 2",
    "'Link: <http://127.0.0.1/>; rel=\"prev\"'",
  })
  void forgejoSaysWhichPageIsTheLast(String header) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.FORGEJO)) {
      forge.on(FORGEJO, 200, names("a", "b"), header);
      assertThat(forge.project().repository().branches().toList()).containsExactly("a", "b");
      assertThat(forge.calls()).hasSize(1);
    }
  }

  /** A short page need not be the last: the server cuts the size silently. */
  @ParameterizedTest
  @CsvSource({"X-HasMore: true", "X-Total-Count: 3", "X-Else: 1"})
  void forgejoIsAskedUntilAPageIsEmpty(String header) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.FORGEJO)) {
      forge
          .on(FORGEJO, 200, names("a"), header)
          .on(FORGEJO + "&page=2", 200, names("b"), header)
          .on(FORGEJO + "&page=3", 200, "[]", header);
      assertThat(forge.project().repository().branches().toList()).containsExactly("a", "b");
    }
  }

  @Test
  void pagureSaysHowManyPagesThereAre() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      String query = "?status=All&per_page=100";
      forge.on(PAGURE + query, page(1, 2, 5)).on(PAGURE + query + "&page=2", page(2, 2, 6));
      assertThat(
              forge
                  .project()
                  .pullRequests()
                  .list(PullRequestQuery.all())
                  .map(PullRequest::id)
                  .toList())
          .containsExactly(5L, 6L);
    }
  }

  private static String page(int page, int pages, int id) {
    return "{'requests': [{'id': %d}], 'pagination': {'page': %d, 'pages': %d}}"
        .formatted(id, page, pages);
  }

  @ParameterizedTest
  @CsvSource({"{}", "'{''message'': ''no''}'", "'3'", "'\"text\"'"})
  void anAnswerOfAnotherKindIsNoEmptyList(String answer) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on(GITHUB, answer);
      ForgeProject project = forge.project();
      assertThatThrownBy(() -> project.repository().branches().toList())
          .isInstanceOfSatisfying(
              ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNEXPECTED_ANSWER))
          .hasMessageContaining("no list");
    }
  }

  @ParameterizedTest
  @CsvSource({"'{''tags'': []}', no object", "'{}', no object", "'{''tags'': null}', "})
  void anAnswerOfAnotherKindHasNoTags(String answer, @Nullable String reason) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on("GET /api/0/rpms/hello/git/tags?with_commits=true", answer);
      ForgeProject project = forge.project();
      if (reason == null) {
        assertThat(project.repository().tags().toList()).isEmpty();
      } else {
        assertThatThrownBy(() -> project.repository().tags().toList()).hasMessageContaining(reason);
      }
    }
  }

  /** A hostile server has no end of pages. */
  @Test
  void aListHasAnEnd() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      String path = "/api/v3/repos/rpms/hello/branches?per_page=100";
      forge.on("GET " + path, 200, names("0"), next(path + "&page=1"));
      for (int page = 1; page <= 1000; page++) {
        forge.on(
            "GET " + path + "&page=" + page, 200, names("b"), next(path + "&page=" + (page + 1)));
      }
      ForgeProject project = forge.project();
      assertThatThrownBy(() -> project.repository().branches().forEach(branch -> {}))
          .isInstanceOfSatisfying(
              ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNEXPECTED_ANSWER))
          .hasMessageContaining("does not end after 1000 pages");
      assertThat(forge.calls()).hasSize(1000);
    }
  }
}
