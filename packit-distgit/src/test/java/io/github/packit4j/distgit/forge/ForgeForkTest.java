package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a fork of a project, and when it can be used. */
class ForgeForkTest {

  private static final String GITHUB = "/api/v3/repos/rpms/hello";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'fork': true, 'full_name': 'me/hello', 'parent': {'full_name': 'RPMS/hello'}} | me/hello",
        "{'fork': true, 'full_name': 'me/hello', 'source': {'full_name': 'rpms/hello'}} | me/hello",
        "{'fork': false, 'full_name': 'me/hello', 'parent': {'full_name': 'rpms/hello'}} | me/else",
        "{'fork': true, 'full_name': 'me/hello', 'parent': {'full_name': 'rpms/other'}} | me/else",
      })
  void aProjectOfTheSameNameNeedNotBeOne(String sameName, String fork) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge
          .on("GET /api/v3/repos/me/hello", sameName)
          .on(
              "GET " + GITHUB + "/forks",
              """
              [{'owner': {'login': 'you'}, 'full_name': 'you/hello'},
               {'owner': {'login': 'Me'}, 'full_name': 'me/else'}]
              """);
      assertThat(forge.project().fork("me")).map(ForgeProject::fullName).hasValue(fork);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "rpms/hello | [] | me/hello",
        "rpms/other | [{'namespace': {'full_path': 'Me'}, 'id': 9, 'path_with_namespace':"
            + " 'me/else'}] | me/else",
        "rpms/other | [{'namespace': {'full_path': 'you'}, 'id': 9, 'path_with_namespace':"
            + " 'you/x'}] | ",
      })
  void gitLabHasThemInAList(String parent, String list, @Nullable String fork) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge
          .on(
              "GET /api/v4/projects/me%2Fhello",
              "{'id': 8, 'path_with_namespace': 'me/hello', 'forked_from_project':"
                  + " {'path_with_namespace': '"
                  + parent
                  + "'}}")
          .on("GET /api/v4/projects/7/forks", list);
      assertThat(forge.project().fork("me").map(ForgeProject::fullName).orElse(null))
          .isEqualTo(fork);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "finished, false, true",
    "none, false, true",
    "scheduled, false, false",
    "started, false, false",
    "failed, false, false",
    "finished, true, false",
  })
  void gitLabImportsThemInTheBackground(String status, boolean empty, boolean ready)
      throws InterruptedException {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge
          .on("GET /api/v4/user", "{'username': 'me'}")
          .on(
              "GET /api/v4/projects/me%2Fhello",
              """
              {'id': 8, 'path_with_namespace': 'me/hello', 'import_status': '%s', 'empty_repo': %s,
               'forked_from_project': {'path_with_namespace': 'rpms/hello'}}
              """
                  .formatted(status, empty));
      assertForked(forge, ready);
    }
  }

  @ParameterizedTest
  @CsvSource({"'[{''name'': ''f44''}]', true", "'[]', false"})
  void gitHubsAreReadyWithTheirFirstBranch(String branches, boolean ready)
      throws InterruptedException {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge
          .on("GET /api/v3/user", "{'login': 'me'}")
          .on(
              "GET /api/v3/repos/me/hello",
              "{'fork': true, 'full_name': 'me/hello', 'parent': {'full_name': 'rpms/hello'}}")
          .on("GET /api/v3/repos/me/hello/branches?per_page=1", branches);
      assertForked(forge, ready);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, true", "0, false"})
  void paguresAreReadyWithTheirFirstBranch(int branches, boolean ready)
      throws InterruptedException {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      String fork = "/api/0/fork/me/rpms/hello";
      forge
          .on("POST /api/0/-/whoami", "{'username': 'me'}")
          .on("GET " + fork, "{'fullname': 'forks/me/rpms/hello'}")
          .on("GET " + fork + "/git/branches", "{'total_branches': " + branches + "}");
      ForgeProject project = forge.project();
      if (ready) {
        assertThat(project.forkOrCreate().fullName()).isEqualTo("fork/me/rpms/hello");
      } else {
        ForgeException e = catchThrowableOfType(ForgeException.class, project::forkOrCreate);
        assertThat(e.reason()).isEqualTo(Reason.NOT_READY);
      }
      assertThat(forge.sleeps().isEmpty()).isEqualTo(ready);
    }
  }

  /** It can have no other name, so it is not looked for again. */
  @Test
  void paguresAreLookedForOnce() throws InterruptedException {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      String fork = "/api/0/fork/me/rpms/hello";
      forge
          .on("POST /api/0/-/whoami", "{'username': 'me'}")
          .on("GET " + fork, 404, "{}")
          .on("POST /api/0/fork", "{}")
          .on("GET " + fork + "/git/branches", "{'total_branches': 1}");
      assertThat(forge.project().forkOrCreate().fullName()).isEqualTo("fork/me/rpms/hello");
      assertThat(forge.calls()).filteredOn(("GET " + fork)::equals).hasSize(1);
    }
  }

  /** All parts are needed; without "wait" the request lasts as long as the work. */
  @ParameterizedTest
  @CsvSource({
    "rpms/hello, repo=hello&namespace=rpms&wait=",
    "hello, repo=hello&wait=",
    "fork/you/rpms/hello, repo=hello&namespace=rpms&username=you&wait=",
  })
  void pagureIsToldWhatToFork(String project, String form) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      String fork = "/api/0/fork/me/" + project.replace("fork/you/", "");
      forge
          .on("POST /api/0/-/whoami", "{'username': 'me'}")
          .on("GET " + fork, 404, "{}")
          .on("POST /api/0/fork", "{}");
      ForgeProject forked = forge.project().forge().project(project);
      ForgeException e = catchThrowableOfType(ForgeException.class, forked::forkOrCreate);
      assertThat(e.reason()).isEqualTo(Reason.NOT_READY);
      assertThat(forge.last("POST").body()).isEqualTo(form);
    }
  }

  private static void assertForked(ScriptedForge forge, boolean ready) throws InterruptedException {
    ForgeProject project = forge.project();
    if (ready) {
      assertThat(project.forkOrCreate().fullName()).isEqualTo("me/hello");
      assertThat(forge.sleeps()).isEmpty();
    } else {
      ForgeException e = catchThrowableOfType(ForgeException.class, project::forkOrCreate);
      assertThat(e.reason()).isEqualTo(Reason.NOT_READY);
    }
    assertThat(forge.calls()).noneMatch(call -> call.startsWith("POST"));
  }

  /** No forge lets an account fork what is its own: branches and pull requests are made there. */
  @ParameterizedTest
  @CsvSource({
    "GITHUB, /api/v3/user, login",
    "FORGEJO, /api/v1/user, login",
    "GITLAB, /api/v4/user, username"
  })
  void ownProjectIsItsOwn(ForgeType type, String path, String key) throws InterruptedException {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on("GET " + path, "{'" + key + "': 'RPMs'}");
      assertThat(forge.project().forkOrCreate().fullName()).isEqualTo("rpms/hello");
      assertThat(forge.project().fork("Rpms")).map(ForgeProject::fullName).hasValue("rpms/hello");
      assertThat(forge.calls()).containsOnly("GET " + path);
    }
  }

  /** Twice as long each time, up to a quarter of a minute, and no longer than is allowed. */
  @ParameterizedTest
  @CsvSource({"60, '1,2,4,8,15,15,15'", "15, '1,2,4,8'", "14, '1,2,4'", "0, ''"})
  void areWaitedFor(long seconds, String pauses) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge
          .on("GET /api/v3/user", "{'login': 'me'}")
          .on("GET /api/v3/repos/me/hello", 404, "{}")
          .on("GET " + GITHUB + "/forks", "[]")
          .on("POST " + GITHUB + "/forks", 202, "{}");
      ForgeProject project =
          forge
              .forges()
              .forkTimeout(Duration.ofSeconds(seconds))
              .build()
              .project(forge.url() + "/rpms/hello");
      ForgeException e = catchThrowableOfType(ForgeException.class, project::forkOrCreate);
      assertThat(e.reason()).isEqualTo(Reason.NOT_READY);
      assertThat(e).hasMessageContaining("after " + seconds + " seconds");
      assertThat(String.join(",", forge.sleeps().stream().map(s -> "" + s.toSeconds()).toList()))
          .isEqualTo(pauses);
      assertThat(forge.calls()).containsOnlyOnce("POST " + GITHUB + "/forks");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "409, NOT_READY",
    "500, NOT_READY",
    "403, PERMISSION",
    "422, INVALID",
    "401, AUTHENTICATION",
  })
  void mayBeMadeByAnotherMeanwhile(int status, Reason reason) {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge
          .on("GET /api/v3/user", "{'login': 'me'}")
          .on("GET /api/v3/repos/me/hello", 404, "{}")
          .on("GET " + GITHUB + "/forks", "[]")
          .on("POST " + GITHUB + "/forks", status, "{}");
      ForgeException e = catchThrowableOfType(ForgeException.class, forge.project()::forkOrCreate);
      assertThat(e.reason()).isEqualTo(reason);
    }
  }

  @Test
  void aFailureLetsTheNextThreadTry() throws InterruptedException {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITHUB)) {
      forge.on("GET /api/v3/user", 500, "{}");
      ForgeProject project = forge.project();
      List<Reason> reasons = new CopyOnWriteArrayList<>();
      Runnable fork =
          () ->
              reasons.add(
                  catchThrowableOfType(ForgeException.class, project::forkOrCreate).reason());
      Thread first = new Thread(fork);
      first.start();
      first.join();
      fork.run(); // A lock that was kept would hold this thread for ever.
      assertThat(reasons).containsExactly(Reason.SERVER, Reason.SERVER);
    }
  }
}
