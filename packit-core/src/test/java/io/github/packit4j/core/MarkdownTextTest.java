package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.Parameters;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.core.plan.SyncPlan;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {

  private static final String COMMIT = "0123456789012345678901234567890123456789";
  private static final String HOSTILE =
      "x` @everyone <b>[a](https://evil.example)\n# up\n```\u202e";

  @Test
  void aReleaseIsShownWithItsDifferences() {
    assertThat(
            MarkdownText.of(
                ReleasePlan.builder()
                    .version("1.0")
                    .tag("v1.0")
                    .commit(COMMIT)
                    .addBranches(
                        proposal("- one\n+ two", "Source0 does not follow"),
                        new BranchPlan.FastForward(
                            "hello",
                            "f43",
                            "f44",
                            Optional.of(new PlannedPullRequest("Follow", "", "up", "f43", false)),
                            Optional.empty()),
                        new BranchPlan.Skipped(
                            "hello", "f42", new SkipReason.Downgrade("2.0", "1.0")),
                        new BranchPlan.UpToDate("hello", "f45"),
                        new BranchPlan.Obsolete(
                            "hello",
                            "f41",
                            7,
                            URI.create("https://src.example/7"),
                            COMMIT,
                            "f41 has version 1.0 already"))
                    .build()))
        .isEqualTo(
            """
            ## Release `1.0` (tag `v1.0`, `0123456789012345678901234567890123456789`)

            ### `hello` on `f44`

            The pull request `Update to 1.0` on top of `0123456789012345678901234567890123456789`.

            - look at this: `Source0 does not follow`
            - the archive `hello.tar.gz` of 1,234 bytes with the sha512 `ab`

            ```diff
            --- /dev/null
            +++ b/hello.spec
            @@ -0,0 +1,2 @@
            +- one
            ++ two
            \\ No newline at end of file
            ```

            - `hello` on `f43`: follows `f44` by fast-forward, in the pull request `Follow`
            - `hello` on `f42`: left alone: `dist-git has version 2.0, newer than 1.0`
            - `hello` on `f45`: has the release already
            - `hello` on `f41`: the pull request `https://src.example/7` is closed, as `f41 has version 1.0 already`
            """);
  }

  @Test
  void whatAnEventStartsIsShown() {
    JobPlan.Group group = new JobPlan.Group("greetings", List.of("liba"));
    assertThat(
            MarkdownText.of(
                new EventPlan(
                    Events.tagged("f44-build-side-1"),
                    List.of(
                        new JobPlan.Build(
                            "hello",
                            "f44",
                            COMMIT,
                            "f44-candidate",
                            false,
                            Optional.of("hello-1.0-1.fc44"),
                            Optional.of(group)),
                        new JobPlan.Tag(
                            "hello",
                            "f44",
                            "f44-candidate",
                            "hello-1.0-1.fc44",
                            OptionalInt.empty(),
                            group),
                        new JobPlan.Settled(
                            new JobOutcome.NotRun(
                                "koji_build", "hello", JobOutcome.Reason.FORK, "a fork")),
                        new JobPlan.Update(
                            "hello",
                            "f44",
                            Optional.empty(),
                            List.of("hello-1.0-1.fc44"),
                            Optional.of(new JobPlan.SideTag("f44-build-side-1", group)),
                            "What is new",
                            List.of(2_500_000),
                            Parameters.none())))))
        .isEqualTo(
            """
            ## The build `python-ogr-0.62.3-1.fc44` in `f44-build-side-1` starts

            - `hello` on `f44`: builds commit `0123456789012345678901234567890123456789` for `f44-candidate`, as `hello-1.0-1.fc44`, in the side tag of the group `greetings` after `liba`
            - `hello` on `f44`: tags `hello-1.0-1.fc44` into the side tag of the group `greetings`
            - `koji_build` not run: `a fork`
            - `hello` on `f44`: update with `hello-1.0-1.fc44` of the side tag `f44-build-side-1`, fixing `rhbz#2500000`

            ```text
            What is new
            ```
            """);
    assertThat(MarkdownText.of(new EventPlan(Events.RELEASE, List.of())))
        .isEqualTo("## The release `0.62.3` starts\n\nNothing.\n");
  }

  @Test
  void reportsAreShown() {
    ReleaseReport report =
        new ReleaseReport(
            "1.0",
            List.of(
                new BranchResult.Proposed(
                    "hello",
                    "f44",
                    new PullRequestRef(1, URI.create("https://src.example/1")),
                    List.of("Source0")),
                new BranchResult.Failed(
                    "hello", "f43", Step.PUSH, new IllegalStateException("no"), false)));
    String items =
        """
        - `hello` on `f44`: pull request opened: <https://src.example/1>
        - look at this: `Source0`
        - `hello` on `f43`: failed: `no`
        """;
    assertThat(MarkdownText.of(report)).isEqualTo("## Release `1.0`\n\n" + items);
    assertThat(
            MarkdownText.of(
                new EventReport(
                    Events.RELEASE,
                    List.of(new JobOutcome.Released("propose_downstream", "hello", report)))))
        .isEqualTo("## The release `0.62.3` started\n\n" + items);
  }

  @Test
  void hostileTextStaysCode() {
    String page =
        MarkdownText.of(
                ReleasePlan.builder()
                    .version(HOSTILE)
                    .addBranches(
                        proposal(HOSTILE, HOSTILE),
                        new BranchPlan.Failed(
                            "hello", "f43", new IllegalStateException(HOSTILE), false))
                    .build())
            + MarkdownText.of(
                new SyncPlan(
                    URI.create("https://github.com/packit/ogr"),
                    HOSTILE,
                    COMMIT,
                    new BranchPlan.UpToDate("hello", HOSTILE)));

    assertThat(page).doesNotContain("\u202e").doesNotContain("\n# up").contains("````diff");
    String withoutCode =
        page.replaceAll("(?s)(`{3,})\\w+\n.*?\n\\1\n", "")
            .replaceAll("(?s)(`+) ?x.*?[^`]\\1(?!`)", "");
    assertThat(withoutCode).doesNotContain("@everyone", "<b>", "](");
  }

  @Test
  void aPageFitsIntoAComment() {
    ReleasePlan many =
        ReleasePlan.builder()
            .version("1.0")
            .addAllBranches(
                IntStream.range(0, 100)
                    .mapToObj(number -> proposal("line\n".repeat(100_000), "w".repeat(10_000)))
                    .toList())
            .build();
    String page = MarkdownText.of(many);
    assertThat(page).hasSizeLessThan(65_536).contains("[cut]").endsWith("*and more*\n");
    String report =
        MarkdownText.of(
            new EventReport(
                Events.RELEASE,
                IntStream.range(0, 10_000)
                    .<JobOutcome>mapToObj(
                        number ->
                            new JobOutcome.NotRun(
                                "koji_build", "hello", JobOutcome.Reason.FORK, "a fork"))
                    .toList()));
    assertThat(report).hasSizeLessThan(65_536).endsWith("not run: `a fork`\n\n*and more*\n");
  }

  private static BranchPlan.Proposal proposal(String content, String warning) {
    return BranchPlan.Proposal.builder()
        .packageName("hello")
        .branch("f44")
        .base(COMMIT)
        .addFiles(
            new PlannedFile(
                "hello.spec", Optional.empty(), Optional.of(FileContent.of(content)), false))
        .addUploads(new PlannedUpload("hello.tar.gz", Optional.empty(), "sha512", "ab", 1_234))
        .commitMessage("Update\n")
        .authorName("Packit")
        .authorEmail("hello@packit.dev")
        .time(Instant.EPOCH)
        .pullRequest(new PlannedPullRequest("Update to 1.0", "", "up", "f44", false))
        .addWarnings(warning)
        .build();
  }
}
