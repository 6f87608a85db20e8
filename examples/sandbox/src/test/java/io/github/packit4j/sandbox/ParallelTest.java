package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several branches at once, and consumers that call back. */
class ParallelTest {

  private static final List<String> BRANCHES =
      List.of("rawhide", "f45", "f44", "f43", "epel9", "epel8");

  private Sandbox fedora;
  private ExecutorService threads;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    threads = Executors.newFixedThreadPool(BRANCHES.size());
    String spec = "Name: hello\nVersion: 1\nRelease: 1%{?dist}\n";
    fedora
        .distGit()
        .createPackage("hello", FileTree.of("hello.spec", spec), BRANCHES.toArray(String[]::new));
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    fedora.close();
  }

  private <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> future : threads.invokeAll(tasks)) {
      results.add(future.get());
    }
    return results;
  }

  @Test
  void branchesArePushedAndProposedInParallel() throws Exception {
    // To all but who asked for it, a fork that is being made is there and cannot be used yet.
    PagureScenes.fork(fedora, "hello");
    List<Callable<Integer>> proposals = new ArrayList<>();
    for (String branch : BRANCHES) {
      proposals.add(() -> PagureScenes.openPullRequest(fedora, "hello", branch));
    }

    assertThat(inParallel(proposals)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);

    assertThat(fedora.distGit().pullRequests("hello"))
        .allMatch(pull -> pull.headCommit().isPresent())
        .extracting(PagurePullRequest::targetBranch)
        .containsExactlyInAnyOrderElementsOf(BRANCHES);
    assertThat(fedora.messages().ofTopic("pagure.pull-request.new")).hasSize(6);
  }

  @Test
  void consumersMayCallTheSandboxBack() {
    Koji packit = Koji.loggedIn(fedora, "packit");
    fedora.koji().buildAtOnce();
    List<String> seen = new ArrayList<>();
    try (Messages.Subscription subscription =
        fedora
            .messages()
            .subscribe(
                message -> {
                  seen.add(message.topic().replace("org.fedoraproject.prod.", ""));
                  if (message.topic().endsWith("pagure.git.receive")) {
                    String head = fedora.distGit().pkg("hello").commitOf("f45").orElseThrow();
                    packit.call(
                        "build",
                        string("git+https://src.fedoraproject.org/rpms/hello.git#" + head),
                        string("f45-candidate"));
                  }
                })) {
      assertThat(subscription).isNotNull();
      fedora.distGit().pkg("hello").commit("f45", "Change", FileTree.of("sources", "x\n"));
    }

    assertThat(fedora.koji().builds()).hasSize(1);
    assertThat(seen)
        .startsWith("pagure.git.receive", "buildsys.build.state.change")
        .contains("buildsys.tag");
    assertThat(fedora.messages().since(seen.size())).isEmpty();
  }

  @Test
  void twoSandboxesGiveTheSameAnswers() {
    try (Sandbox other = Sandbox.start()) {
      List<List<String>> runs = new ArrayList<>();
      for (Sandbox sandbox : List.of(other, Sandbox.start())) {
        sandbox.distGit().createPackage("hello", FileTree.of("hello.spec", "Name: hello\n"));
        PagureScenes.openPullRequest(sandbox, "hello", "rawhide");
        runs.add(sandbox.messages().all().stream().map(m -> m.id() + " " + m.body()).toList());
        sandbox.close();
      }
      assertThat(runs.get(0)).isEqualTo(runs.get(1)).isNotEmpty();
    }
  }
}
