package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Upstream;
import io.github.packit4j.sandbox.UpstreamIssue;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.UpstreamRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people are answered whose comments hold commands. */
class RepliesTest {

  @TempDir Path work;

  @Test
  void nobodyIsAnsweredUnlessTheProgramSaysSo() {
    try (Fedora fedora = proposed()) {
      fedora.workflow().handle(Comments.say(fedora, "alice", "/packit koji-build\n/packit help"));
      assertThat(answers(fedora)).isEmpty();
    }
  }

  @Test
  void whatBecameOfACommandIsToldOnce() {
    try (Fedora fedora = proposed()) {
      ReleaseWorkflow workflow = fedora.answering(UnaryOperator.identity());
      CommentPosted comment = Comments.say(fedora, "alice", "/packit koji-build");

      workflow.handle(comment);

      String answer = answers(fedora).get(0);
      assertThat(answer)
          .startsWith(
              "Answer to comment %d of `alice`: done\n\n- `/packit koji-build`\n"
                  .formatted(comment.comment()))
          .contains("  - `python-ogr` on `f44`: build submitted: <https://koji.fedoraproject.org/");
      // What is there already is another outcome, and no news.
      assertThat(workflow.handle(comment).outcomes())
          .hasOnlyElementsOfType(JobOutcome.BuildPresent.class);
      assertThat(answers(fedora)).containsExactly(answer);

      CommentPosted again = Comments.say(fedora, "alice", "/packit koji-build");
      workflow.handle(again);
      assertThat(answers(fedora)).hasSize(2);
      assertThat(answers(fedora).get(1)).contains("being built");
    }
  }

  @Test
  void oneCommentThatIsToldOfTwiceAtOnceHasOneAnswer() throws Exception {
    try (Fedora fedora = proposed()) {
      ReleaseWorkflow workflow = fedora.answering(UnaryOperator.identity());
      CommentPosted comment = Comments.say(fedora, "alice", "/packit koji-build");
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        Callable<EventReport> handled = () -> workflow.handle(comment);
        for (Future<EventReport> each : threads.invokeAll(List.of(handled, handled))) {
          assertThat(each.get().succeeded()).isTrue();
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(answers(fedora)).hasSize(1);
    }
  }

  @Test
  void aFailureIsToldOnceAndSoIsWhatComesAfterIt() {
    try (Fedora fedora = proposed()) {
      ReleaseWorkflow workflow = fedora.answering(UnaryOperator.identity());
      CommentPosted comment = Comments.say(fedora, "alice", "/packit koji-build");
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().host("koji.fedoraproject.org"))
          .always()
          .respond(503, "busy");
      workflow.handle(comment);
      workflow.handle(comment);
      assertThat(answers(fedora)).singleElement().asString().contains(": failed\n");

      fedora.sandbox().faults().clear();
      workflow.handle(comment);
      workflow.handle(comment);
      assertThat(answers(fedora)).hasSize(2);
      assertThat(answers(fedora).get(1)).contains(": done\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "gitlab", "forgejo"})
  void whoMayCommandSeesThatItIsSeen(String kind) {
    try (Fedora fedora = Fedora.empty(work)) {
      Upstream forge = CommentCommandsTest.forge(fedora.sandbox(), kind);
      UpstreamProject ogr = forge.project("packit/ogr");
      ogr.commit("Begin", FileTree.of("README", "x"));
      ogr.grant("alice", UpstreamRole.WRITE);
      UpstreamIssue issue = ogr.openIssue("alice", "Please", "release");
      ReleaseWorkflow workflow = fedora.answering(UnaryOperator.identity());
      for (String account : List.of("outsider", "alice")) {
        CommentPosted comment =
            Comments.say(
                forge,
                CommentCommandsTest.reader(fedora.sandbox(), kind),
                issue,
                account,
                "/packit propose-downstream");
        workflow.handle(comment);
        workflow.handle(comment);
      }

      List<UpstreamIssue.Comment> comments = issue.comments();
      assertThat(comments)
          .extracting(UpstreamIssue.Comment::author)
          .containsExactly("outsider", "packit", "alice", "packit");
      assertThat(comments.get(0).reactions()).isEmpty();
      assertThat(comments.get(1).body())
          .contains(": not done\n")
          .contains("`outsider may not push to");
      assertThat(comments.get(2).reactions()).containsExactly("eyes");
      assertThat(comments.get(3).body()).contains("no Packit configuration");
    }
  }

  @Test
  void theUsageIsShownToWhoAsksAndToWhoErrs() {
    try (Fedora fedora = proposed()) {
      ReleaseWorkflow workflow = fedora.answering(builder -> builder.commandPrefix("/release-bot"));
      workflow.handle(Comments.say(fedora, "outsider", "/release-bot help"));
      workflow.handle(Comments.say(fedora, "outsider", "/release-bot koji_build"));

      assertThat(answers(fedora).get(0))
          .contains(": done\n")
          .contains("  - `/release-bot koji-build [--scratch] [--branch A,B]`\n");
      assertThat(answers(fedora).get(1))
          .contains(": not done\n")
          .contains("`line 1, column 14: unknown command 'koji_build'; there are help, ");
    }
  }

  /** An answer in which a line began like a command would be one, of an account with rights. */
  @Test
  void theBotNeverAnswersItself() {
    try (Fedora fedora = proposed()) {
      ReleaseWorkflow workflow = fedora.answering(UnaryOperator.identity());
      int before = fedora.sandbox().messages().all().size();
      workflow.handle(Comments.say(fedora, "alice", "/packit help\n/packit koji-build\n/packit x"));
      assertThat(Story.events(fedora.sandbox(), before))
          .filteredOn(
              event -> event instanceof CommentPosted said && said.author().equals("packit"))
          .singleElement()
          .satisfies(own -> assertThat(workflow.handle(own).outcomes()).isEmpty());

      CommentPosted own = Comments.say(fedora, "packit", "failed:\n/packit koji-build --scratch");
      assertThat(workflow.handle(own).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              NotRun.class, not -> assertThat(not.reason()).isEqualTo(Reason.OWN_COMMENT));
      assertThat(answers(fedora)).hasSize(1);
    }
  }

  @Test
  void whatSomebodyElseWritesIsNoAnswer() {
    try (Fedora fedora = proposed()) {
      CommentPosted comment = Comments.say(fedora, "alice", "/packit koji-build");
      Comments.say(
          fedora, "outsider", "Answer to comment %d of `alice`: done".formatted(comment.comment()));

      fedora.answering(UnaryOperator.identity()).handle(comment);

      assertThat(answers(fedora)).hasSize(1);
    }
  }

  @Test
  void anAnswerThatCannotBeGivenFailsNothing() {
    try (Fedora fedora = proposed()) {
      CommentPosted comment = Comments.say(fedora, "alice", "/packit koji-build");
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().path("/comment$"))
          .always()
          .respond(403, "{}");
      EventReport report = fedora.answering(UnaryOperator.identity()).handle(comment);
      assertThat(report.outcomes()).hasOnlyElementsOfType(JobOutcome.BuildSubmitted.class);
    }
  }

  /** No mention, link or HTML of a comment comes alive in the answer to it. */
  @Test
  void hostileTextStaysText() {
    String hostile =
        Stream.of("@everyone", "[x](https://evil.example)", "<img/src=x>", "`@all`", "``", "![](a)")
            .map(word -> "/packit " + word + " " + word + "\n/packit koji-build --branch=" + word)
            .reduce("", (one, other) -> one + other + "\n");
    try (Fedora fedora = proposed()) {
      fedora
          .answering(UnaryOperator.identity())
          .handle(Comments.say(fedora, "alice", hostile + "/packit \u202e" + "x".repeat(60_000)));

      String answer = answers(fedora).get(0);
      assertThat(answer).contains("@everyone").doesNotContain("\u202e").hasSizeLessThan(20_000);
      for (String line : answer.lines().toList()) {
        assertThat(line).matches("|Answer to comment \\d+ of .*|- .*| {2}- .*");
      }
      assertThat(withoutCode(answer))
          .doesNotContain("@")
          .doesNotContain("evil")
          .doesNotContain("<img")
          .doesNotContain("](");
    }
  }

  /** Takes the spans of code away, as Markdown finds them: equal runs of backquotes. */
  private static String withoutCode(String text) {
    return text.replaceAll("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
  }

  @Test
  void aFloodOfCommandsHasOneShortAnswer() {
    try (Fedora fedora = proposed()) {
      StringBuilder flood = new StringBuilder();
      for (int i = 0; i < 3_000; i++) {
        flood.append("/packit nonsense").append(i).append('\n');
      }
      EventReport report =
          fedora
              .answering(UnaryOperator.identity())
              .handle(Comments.say(fedora, "outsider", flood.toString()));

      assertThat(report.outcomes()).hasSize(11).hasOnlyElementsOfType(NotRun.class);
      assertThat(answers(fedora)).singleElement().asString().hasSizeLessThan(5_000);
    }
  }

  private Fedora proposed() {
    return Comments.proposed(Fedora.empty(work), Comments.CONFIG);
  }

  private static List<String> answers(Fedora fedora) {
    return Comments.proposal(fedora, "f44").comments().stream()
        .filter(comment -> comment.author().equals("packit") && !comment.notification())
        .map(PagurePullRequest.Comment::text)
        .filter(text -> text.startsWith("Answer "))
        .toList();
  }
}
