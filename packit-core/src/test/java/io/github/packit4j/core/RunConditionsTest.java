package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.action.ActionCommand;
import io.github.packit4j.core.action.ActionFailedException;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.sandbox.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the run-condition of each job is told, and finds where its configuration asks for it. */
class RunConditionsTest {

  private static final String CONDITION =
      """
      clone_repos_before_run_condition: true
      actions: {run-condition: look}
      """;

  private static final NewVersions NEW_VERSION =
      new NewVersions(
          Fedora.PACKAGE, List.of("0.62.3"), Set.of(), OptionalLong.empty(), OptionalLong.empty());

  @TempDir Path work;

  private final List<ActionCommand> commands = new ArrayList<>();
  private final List<String> found = new ArrayList<>();

  @Test
  void aProposalLooksAtUpstreamsRelease() {
    try (Fedora fedora =
        Fedora.withRelease(work, CONDITION + Fedora.CONFIG, Optional.of(this::look))) {
      requireAsked(fedora, Events.RELEASE);
      assertThat(found).containsExactlyInAnyOrder(".packit.yaml", "fedora/python-ogr.spec");
      assertThat(variables())
          .containsEntry("PACKIT_PROJECT_VERSION", "0.62.3")
          .containsEntry("PACKIT_UPSTREAM_REPO", commands.get(0).directory().toString())
          .doesNotContainKey("PACKIT_DOWNSTREAM_REPO");
    }
  }

  @Test
  void aPullLooksAtUpstreamsRelease() {
    try (Fedora fedora = downstream("upstream_project_url: https://github.com/packit/ogr")) {
      fedora.addUpstream(FileTree.of("README", "ogr"));
      requireAsked(fedora, NEW_VERSION);
      assertThat(found).containsExactly("README");
      assertThat(variables())
          .containsEntry("PACKIT_PROJECT_VERSION", "0.62.3")
          .containsEntry("PACKIT_UPSTREAM_REPO", commands.get(0).directory().toString());
    }
  }

  @Test
  void anUpstreamWithoutGitHasNothingToLookAt() {
    try (Fedora fedora = downstream("")) {
      requireAsked(fedora, NEW_VERSION);
      assertThat(found).isEmpty();
      assertThat(variables()).containsEntry("PACKIT_PROJECT_VERSION", "0.62.3");
    }
  }

  @Test
  void aBuildLooksAtItsCommit() {
    try (Fedora fedora = downstream("")) {
      PackitEvent push = Events.push(fedora, "alice");
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Later", FileTree.of("later", "x"));
      requireAsked(fedora, push);
      requireDistGit();
    }
  }

  @Test
  void anUpdateLooksAtTheCommitOfItsBuild() {
    try (Fedora fedora = downstream("")) {
      requireAsked(fedora, Events.buildOfHead(fedora));
      requireDistGit();
    }
  }

  @Test
  void commandsLookAtTheBranch() {
    for (String command : List.of("koji-build", "create-update")) {
      commands.clear();
      found.clear();
      try (Fedora fedora =
          Comments.proposed(
              Fedora.empty(work.resolve(command), builder -> builder.actions(this::look)),
              CONDITION + Comments.CONFIG)) {
        requireAsked(fedora, Comments.say(fedora, "admin", "/packit " + command));
        requireDistGit();
      }
    }
  }

  /** Nothing is fetched and run for a job that another rule keeps from running. */
  @Test
  void itIsTheLastThatIsAsked() {
    try (Fedora fedora = downstream("")) {
      assertThat(
              fedora
                  .workflow()
                  .handle(Events.push("f45", "alice", Set.of("python-ogr.spec")))
                  .outcomes())
          .singleElement()
          .extracting(outcome -> ((NotRun) outcome).reason())
          .isEqualTo(Reason.BRANCH_NOT_CONFIGURED);
      assertThat(commands).isEmpty();
    }
  }

  private void requireDistGit() {
    assertThat(found).containsExactlyInAnyOrder(".packit.yaml", "python-ogr.spec");
    assertThat(variables())
        .containsEntry("PACKIT_PROJECT_VERSION", "0.61.2")
        .containsEntry("PACKIT_DOWNSTREAM_REPO", commands.get(0).directory().toString())
        .doesNotContainKey("PACKIT_UPSTREAM_REPO");
  }

  private void requireAsked(Fedora fedora, PackitEvent event) {
    assertThat(fedora.workflow().handle(event).outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            NotRun.class, notRun -> assertThat(notRun.reason()).isEqualTo(Reason.RUN_CONDITION));
    assertThat(commands).hasSize(1);
  }

  private Map<String, String> variables() {
    return commands.get(0).environment();
  }

  private Fedora downstream(String setting) {
    String config =
        CONDITION
            + setting
            + """

            specfile_path: python-ogr.spec
            downstream_package_name: python-ogr
            jobs:
              - job: pull_from_upstream
                trigger: release
                dist_git_branches: [f44]
              - job: koji_build
                trigger: commit
                allowed_committers: [alice]
                dist_git_branches: [f44]
              - job: bodhi_update
                trigger: commit
                dist_git_branches: [f44]
            """;
    Fedora fedora = Fedora.empty(work, builder -> builder.actions(this::look));
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    return fedora;
  }

  /** Lists the files that are there, and lets no job run. */
  private String look(ActionCommand command) {
    if (!command.action().equals("run-condition")) {
      return "";
    }
    commands.add(command);
    try (Stream<Path> files = Files.walk(command.directory())) {
      files
          .filter(Files::isRegularFile)
          .map(file -> command.directory().relativize(file).toString())
          .forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new ActionFailedException(command, 1, "");
  }
}
