package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.sandbox.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forks that come late, twice, or not at all. */
class ForkTest {

  private static final String SRC = "https://src.fedoraproject.org/";
  private static final String FORK = SRC + "api/0/fork/packit/rpms/hello";

  private Sandbox fedora;
  private Http packit;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    fedora.distGit().createPackage("hello", FileTree.of("hello.spec", "1\n"), "rawhide");
    packit = new Http(fedora.httpClient()).as(fedora.account("packit"));
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private Answer fork(String... more) {
    String[] form = {"repo", "hello", "namespace", "rpms"};
    return packit.post(SRC + "api/0/fork", Http.concat(form, more));
  }

  @Test
  void secondRequestIsRefused() {
    assertThat(fork().status()).isEqualTo(200);

    Answer second = fork();

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.json().get("error").asString())
        .isEqualTo("Repo \"forks/packit/hello\" already exists");
    assertThat(fedora.messages().ofTopic("pagure.project.forked")).hasSize(1);
  }

  @Test
  void requestsAtTheSameTimeMakeTheForkTwiceAndItFailsFromThenOn() {
    List<Answer> other = new ArrayList<>();
    fedora.distGit().whileForking(() -> other.add(fork("wait", "")));

    Answer one = fork();

    assertThat(one.status()).isEqualTo(200);
    assertThat(other.get(0).json().get("message").asString()).isEqualTo("Project forking queued");
    Answer failed = packit.get(FORK);
    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.header("Content-Type")).startsWith("text/html");
    assertThat(packit.get(FORK + "/git/branches").status()).isEqualTo(500);
    assertThat(fork().status()).isEqualTo(500);
    String advertisement = "forks/packit/rpms/hello.git/info/refs?service=git-upload-pack";
    assertThat(packit.get(SRC + advertisement).status()).isEqualTo(500);
    assertThat(openPullRequest().status()).isEqualTo(500);
    assertThat(packit.get(SRC + "api/0/rpms/hello").status()).isEqualTo(200);
    assertThat(packit.get(SRC + "api/0/user/packit").json().get("forks")).hasSize(2);

    assertThat(fedora.distGit().deleteDoubleForks("packit", "hello")).isEqualTo(1);

    assertThat(packit.get(FORK).status()).isEqualTo(200);
    assertThat(fork().status()).isEqualTo(400);
    assertThat(fedora.distGit().deleteDoubleForks("packit", "hello")).isZero();
  }

  private Answer openPullRequest() {
    return packit.post(
        SRC + "api/0/rpms/hello/pull-request/new",
        "title",
        "Update",
        "branch_from",
        "rawhide",
        "branch_to",
        "rawhide",
        "repo_from",
        "hello",
        "repo_from_namespace",
        "rpms",
        "repo_from_username",
        "packit");
  }

  @Test
  void whatRunsWhileForkingRunsOnce() {
    List<String> runs = new ArrayList<>();
    fedora.distGit().whileForking(() -> runs.add("run"));

    fork();
    fork();

    assertThat(runs).containsExactly("run");
    assertThat(packit.get(FORK).status()).isEqualTo(200);
  }

  @Test
  void forkThatWasNotWaitedForIsUsableAfterAWhile() {
    fork("wait", "");

    assertThat(packit.get(FORK).status()).isEqualTo(200);
    assertThat(packit.get(FORK + "/git/branches").status()).isEqualTo(404);
    assertThat(packit.get(FORK + "/git/branches").status()).isEqualTo(200);
  }

  @Test
  void forkThatWasWaitedForIsUsableAtOnce() {
    fork();

    assertThat(packit.get(FORK + "/git/branches").status()).isEqualTo(200);
  }

  @Test
  void stateOfBrokenForksCannotBeReadByTestsEither() {
    fedora.distGit().whileForking(this::fork);
    fork();

    assertThatThrownBy(() -> fedora.distGit().pkg("hello").fork("packit"))
        .hasMessage("Multiple rows were found for forks/packit/rpms/hello");
  }
}
