package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is sent again after a server failed, which may have done it all the same: what sets
 * something to a value, never what adds something.
 */
class ForgeRepeatTest {

  private static final RetryPolicy TWICE =
      new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1));

  private static final NewPullRequest REQUEST =
      NewPullRequest.builder().title("t").sourceBranch("a").targetBranch("b").build();

  private record Write(String name, Consumer<ForgeProject> call) {}

  private static final List<Write> ADDING =
      List.of(
          new Write("open an issue", p -> p.issues().create(NewIssue.of("t", "b"))),
          new Write("comment on an issue", p -> p.issues().comment(3, "text")),
          new Write("comment on a pull request", p -> p.pullRequests().comment(3, "text")),
          new Write("comment on a commit", p -> p.commits().comment("abc", "text")),
          new Write(
              "create a check run",
              p ->
                  p.checkRuns()
                      .create(
                          "abc",
                          CheckRun.builder().name("n").state(CheckRun.State.QUEUED).build())),
          new Write("open a pull request", p -> p.pullRequests().create(REQUEST)));

  private static final List<Write> SETTING =
      List.of(
          new Write("change a pull request", p -> p.pullRequests().update(3, "t", "d")),
          new Write(
              "set a status",
              p -> p.commits().setStatus("abc", CommitStatus.of("c", CommitState.SUCCESS, "d"))),
          new Write("edit a comment", p -> p.pullRequests().editComment(3, 5, "text")),
          new Write("react", p -> p.pullRequests().react(3, 5, Reaction.EYES)),
          new Write("label a pull request", p -> p.pullRequests().addLabels(3, List.of("a"))),
          new Write("grant", p -> p.access().grant("me", AccessLevel.WRITE)),
          new Write(
              "update a check run",
              p ->
                  p.checkRuns()
                      .update(
                          CheckRun.builder()
                              .id(3)
                              .name("n")
                              .state(CheckRun.State.QUEUED)
                              .build())));

  @TestFactory
  Stream<DynamicTest> whatAddsIsSentOnce() {
    return tests(ADDING, 1);
  }

  @TestFactory
  Stream<DynamicTest> whatSetsIsSentAgain() {
    return tests(SETTING, 2);
  }

  private static Stream<DynamicTest> tests(List<Write> writes, int times) {
    return Stream.of(ForgeType.values())
        .flatMap(
            type ->
                writes.stream()
                    .map(
                        write ->
                            DynamicTest.dynamicTest(
                                type + ": " + write.name(), () -> assertSent(type, write, times))));
  }

  private static void assertSent(ForgeType type, Write write, int times) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge.on("GET /api/v4/users", "[{'username': 'me', 'id': 2}]");
      forge.failWrites(502);
      ForgeProject project =
          forge
              .forges()
              .token(forge.host(), Secret.of(ScriptedForge.TOKEN))
              .retryPolicy(TWICE)
              .build()
              .project(forge.url() + "/rpms/hello");

      assertThatThrownBy(() -> write.call().accept(project)).isInstanceOf(ForgeException.class);

      List<String> sent = new ArrayList<>(forge.calls());
      sent.removeIf(call -> call.startsWith("GET ") || call.endsWith("/whoami"));
      boolean unsupported = sent.isEmpty();
      assertThat(sent).hasSize(unsupported ? 0 : times);
      assertThat(unsupported).isEqualTo(isUnsupported(type, write.name()));
    }
  }

  private static boolean isUnsupported(ForgeType type, String name) {
    return switch (type) {
      case GITHUB -> false;
      case FORGEJO -> name.contains("check run") || name.equals("comment on a commit");
      case GITLAB -> name.contains("check run");
      case PAGURE ->
          name.contains("check run")
              || List.of("comment on a commit", "edit a comment", "react", "label a pull request")
                  .contains(name);
    };
  }
}
