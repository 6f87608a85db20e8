package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.action.ActionCommand;
import io.github.packit4j.core.action.ActionFailedException;
import io.github.packit4j.core.action.ActionRunner;
import io.github.packit4j.core.action.BubblewrapRunner;
import io.github.packit4j.core.action.LocalProcessRunner;
import io.github.packit4j.core.action.SandboxUnavailableException;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.ReleasePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Actions are run by the program's own runner, at their place in the release. */
class ActionsTest {

  @TempDir Path work;

  private final List<ActionCommand> commands = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  @Test
  void hooksWorkOnCheckoutsOfBothRepositories() {
    String config =
        """
        actions:
          post-upstream-clone: write upstream fedora/python-ogr.spec
          changelog-entry: [echo]
          post-modifications: [[write, dist-git, extra file.txt]]
          commit-message: message
        """
            + Fedora.CONFIG.replace("copy_upstream_release_description: true", "");
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.of(this::run))) {
      ReleasePlan plan =
          fedora
              .workflow()
              .plan(
                  Fedora.request().toBuilder()
                      .addBranches("f44")
                      .addResolvedBugs("rhbz#1")
                      .build());
      BranchPlan.Proposal proposal = (BranchPlan.Proposal) plan.branches().get(0);

      assertThat(proposal.commitMessage()).isEqualTo("A title\n\nA body\n");
      assertThat(proposal.diff())
          .contains("+# written by an action")
          .contains("+- From the action\n")
          .doesNotContain("Resolves")
          .contains("+++ b/extra file.txt");
      assertThat(commands)
          .extracting(ActionCommand::action)
          .containsExactly(
              "post-upstream-clone", "changelog-entry", "post-modifications", "commit-message");
      assertThat(commands.get(0).environment())
          .containsEntry("PACKIT_PROJECT_VERSION", "0.62.3")
          .containsEntry("PACKIT_PROJECT_PREVIOUS_VERSION", "0.61.2")
          .containsEntry("PACKIT_RESOLVED_BUGS", "rhbz#1")
          .containsEntry("PACKIT_DOWNSTREAM_PACKAGE_NAME", "python-ogr");
      assertThat(commands.get(0).directory()).doesNotExist();
    }
  }

  @Test
  void aFailingActionFailsItsBranchAndLeavesNothing() {
    String config = "actions: {pre-sync: 'fail'}\n" + Fedora.CONFIG;
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.of(this::run))) {
      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(report.failures())
          .hasSize(5)
          .allSatisfy(
              failed ->
                  assertThat(failed.cause())
                      .isInstanceOf(ActionFailedException.class)
                      .hasMessageContaining("pre-sync")
                      .hasMessageContaining("no luck"));
      assertThat(work.resolve("actions")).isEmptyDirectory();
    }
  }

  @Test
  void aConditionThatFailsKeepsTheJobFromRunning() {
    String config = "actions: {run-condition: 'fail'}\n" + Fedora.CONFIG;
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.of(this::run))) {
      EventReport report = fedora.workflow().handle(Events.RELEASE);
      assertThat(report.outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.NotRun.class,
              notRun -> assertThat(notRun.reason()).isEqualTo(JobOutcome.Reason.RUN_CONDITION));
      assertThat(commands.get(0).environment())
          .containsEntry("PACKIT_PROJECT_VERSION", "0.62.3")
          .containsEntry("PACKIT_PROJECT_UPSTREAM_TAG", "0.62.3")
          .containsEntry("PACKIT_DOWNSTREAM_PACKAGE_NAME", "python-ogr");
    }
  }

  /** The patches are those of the release's own files, which are all there by then. */
  @Test
  void thePatchesOfSourceGitAreTheActions() {
    String config =
        """
        upstream_ref: "0.62.0"
        actions:
          create-patches: [write dist-git fix.patch, keep dist-git/python-ogr.spec]
          post-modifications: keep dist-git/fix.patch
        """
            + Fedora.CONFIG;
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.of(this::run))) {
      BranchPlan.Proposal proposal = onF44(fedora);
      assertThat(proposal.files()).extracting(PlannedFile::path).contains("fix.patch");
      assertThat(proposal.diff()).contains("+Version:        0.62.3");
      assertThat(kept).hasSize(2);
      assertThat(kept.get(0)).contains("Version:        0.62.3");
      assertThat(kept.get(1)).isEqualTo("# written by an action\n");
    }
  }

  @Test
  void patchesAreNotCreatedOfOtherRepositories() {
    String config = "actions: {create-patches: fail}\n" + Fedora.CONFIG;
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.of(this::run))) {
      onF44(fedora);
      assertThat(commands).isEmpty();
    }
  }

  @Test
  void theRunnersThatComeWithItRunThem() {
    List<ActionRunner> runners = new ArrayList<>(List.of(LocalProcessRunner.create()));
    try {
      runners.add(BubblewrapRunner.builder().build());
    } catch (SandboxUnavailableException e) {
      // Its own test says so.
    }
    String config =
        """
        actions:
          post-upstream-clone: [[sed, -i, 's/^Summary:.*/Summary: Changed/', fedora/python-ogr.spec]]
          changelog-entry: [[echo, '- From $HOME']]
          post-modifications: [[sh, -c, 'echo "$PACKIT_PROJECT_VERSION" > "$PACKIT_DOWNSTREAM_REPO/extra"']]
        """
            + Fedora.CONFIG.replace("copy_upstream_release_description: true", "");
    for (ActionRunner runner : runners) {
      Path own = work.resolve(runner.getClass().getSimpleName());
      try (Fedora fedora = Fedora.withRelease(own, config, Optional.of(runner))) {
        assertThat(onF44(fedora).diff())
            .contains("+Summary: Changed", "+- From $HOME", "+++ b/extra", "+0.62.3");
      }
    }
  }

  private static BranchPlan.Proposal onF44(Fedora fedora) {
    ReleasePlan plan =
        fedora.workflow().plan(Fedora.request().toBuilder().addBranches("f44").build());
    assertThat(plan.branches()).singleElement().isInstanceOf(BranchPlan.Proposal.class);
    return (BranchPlan.Proposal) plan.branches().get(0);
  }

  /** A runner as a program might supply it, with some commands of its own. */
  private String run(ActionCommand command) {
    commands.add(command);
    List<String> words = command.arguments();
    return switch (words.get(0)) {
      case "write" -> write(command.directory().resolveSibling(words.get(1)), words.get(2));
      case "keep" -> keep(command.directory().resolveSibling(words.get(1)));
      case "echo" -> "- From the action\n";
      case "message" ->
          "noise\n" + command.environment().get("PACKIT_DEBUG_DIVIDER") + "\nA title\n\nA body\n";
      default -> throw new ActionFailedException(command, 1, "no luck");
    };
  }

  private String keep(Path file) {
    try {
      kept.add(Files.readString(file));
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(Path directory, String file) {
    try {
      Path path = directory.resolve(file);
      String before = Files.exists(path) ? Files.readString(path) : "";
      Files.writeString(path, "# written by an action\n" + before);
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
