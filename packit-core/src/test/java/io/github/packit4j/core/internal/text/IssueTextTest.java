package io.github.packit4j.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.JobType;
import io.github.packit4j.core.Step;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssueTextTest {

  private static final Occasion OCCASION =
      new Occasion(JobType.KOJI_BUILD, "title", "It failed.", "Push again.", Optional.of("abc"));

  @Test
  void saysWhatFailedWhereAndWhetherToTryAgain() {
    assertThat(
            IssueText.of(
                OCCASION,
                List.of(
                    new Failure(
                        "hello", Optional.of("f44"), Optional.of(Step.UPLOAD_SOURCES), "no", true),
                    new Failure("world", Optional.empty(), Optional.empty(), "never", false)),
                Optional.empty()))
        .isEqualTo(
            """
            It failed.

            ### `hello` on `f44`

            Failed step: upload sources. Trying again later may help without any change.

            ```text
            no
            ```

            ### `world`

            Trying again does not help before the cause is removed.

            ```text
            never
            ```

            ### How to try again

            Push again. What has been done already is found and left alone.
            """);
  }

  /** Forges refuse texts of more than 65,536 characters. */
  @Test
  void manyLongMessagesStillMakeAnIssue() {
    Failure failure =
        new Failure("hello", Optional.empty(), Optional.empty(), "x".repeat(9_000), false);
    assertThat(shown(IssueText.of(OCCASION, List.of(failure), Optional.empty()))).isEqualTo(4_000);
    assertThat(shown(IssueText.of(OCCASION, Collections.nCopies(20, failure), Optional.empty())))
        .isEqualTo(50_000);
  }

  @Test
  void theConfiguredMessageIsFilledIn() {
    assertThat(closing("@alice: {commit_sha} {{x}}\n")).endsWith("\n\n---\n\n@alice: abc {x}\n");
    assertThat(closing("costs $1 \\o/")).endsWith("\n\n---\n\ncosts $1 \\o/\n");
  }

  @Test
  void oneThatNeedsWhatIsNotKnownIsLeftOut() {
    assertThat(closing("see {logs_url}, {commit_sha}")).endsWith("left alone.\n");
  }

  private static String closing(String message) {
    return IssueText.of(
        OCCASION,
        List.of(new Failure("hello", Optional.empty(), Optional.empty(), "no", false)),
        Optional.of(message));
  }

  private static long shown(String text) {
    return text.lines().filter(line -> line.startsWith("xxx")).mapToLong(String::length).sum();
  }
}
