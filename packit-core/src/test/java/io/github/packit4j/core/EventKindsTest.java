package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.EventJson;
import io.github.packit4j.core.event.Heard;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.Ignored;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.event.PackitEvent.VersionsFound;
import io.github.packit4j.core.event.PackitEvent.VersionsFound.Mapping;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is read is handled: it starts its jobs, or it is told why there are none. */
class EventKindsTest {

  private static final String CONFIG =
      """
      specfile_path: hello.spec
      downstream_package_name: hello
      upstream_project_url: https://github.com/example/hello
      jobs:
        - {job: pull_from_upstream, trigger: release, dist_git_branches: [fedora-all]}
        - {job: koji_build, trigger: commit, allowed_committers: [alice], dist_git_branches: [fedora-all]}
        - {job: bodhi_update, trigger: commit, dist_git_branches: [fedora-all]}
        - {job: sync_from_downstream, trigger: commit, dist_git_branches: [fedora-all]}
      """;

  private static final int DAMAGED = Integer.getInteger("packit4j.fuzz.handled", 400);

  @TempDir Path work;

  private Fedora fedora() {
    Fedora fedora =
        Fedora.empty(
            work,
            builder ->
                builder
                    .pushUpdates(true)
                    .scratchBuilds(PullRequestBuilds.OF_ANYBODY)
                    .syncedUpstreams(upstream -> true));
    fedora
        .sandbox()
        .distGit()
        .createPackage(
            "hello",
            FileTree.of(
                "hello.spec", Fedora.SPEC.replace("python-ogr", "hello"), ".packit.yaml", CONFIG),
            "rawhide",
            "f44");
    return fedora;
  }

  @Test
  void whatStartsNothingIsTold() {
    try (Fedora fedora = fedora()) {
      for (PackitEvent event : Heard.ofEveryKind()) {
        List<JobOutcome> outcomes = fedora.workflow().handle(event).outcomes();
        if (Heard.of(event).isEmpty()) {
          assertThat(outcomes)
              .as(EventJson.write(event))
              .singleElement()
              .isInstanceOfSatisfying(
                  NotRun.class,
                  not -> {
                    assertThat(not.reason()).isEqualTo(Reason.STARTS_NOTHING);
                    assertThat(not.packageName()).isEqualTo(event.subject().name());
                    assertThat(not.message()).isNotEmpty();
                  });
        } else if (!mayBeOfNobody(event)) {
          assertThat(outcomes).as(EventJson.write(event)).isNotEmpty();
        }
      }
    }
  }

  /** A comment without a command, or a pull request and a build of others. */
  private static boolean mayBeOfNobody(PackitEvent event) {
    return event instanceof CommentPosted
        || event instanceof PullRequestChanged
        || event instanceof ScratchBuildChanged;
  }

  @Test
  void whatIsDamagedIsHandledWithoutAnException() {
    try (Fedora fedora = fedora()) {
      ReleaseWorkflow workflow = fedora.workflow();
      for (PackitEvent event : Heard.damaged(DAMAGED)) {
        assertThatCode(
                () -> {
                  EventPlan plan = workflow.plan(event);
                  assertThat(EventPlanFile.parse(EventPlanFile.toJson(plan)).event())
                      .isEqualTo(event);
                  assertThat(MarkdownText.of(plan)).isNotEmpty();
                  EventReport report = workflow.handle(event);
                  assertThat(MarkdownText.of(report)).isNotEmpty();
                })
            .as(EventJson.write(event))
            .doesNotThrowAnyException();
      }
    }
  }

  private static VersionsFound found(int format) {
    return Heard.ofEveryKind().stream()
        .filter(VersionsFound.class::isInstance)
        .map(VersionsFound.class::cast)
        .filter(each -> each.format() == format)
        .findFirst()
        .orElseThrow();
  }

  /** Fedora's consumer of release monitoring tells the same, with the bug. */
  @Test
  void newVersionsOfFedorasPackagesAreToldTwiceAndPulledOnce() {
    try (Fedora fedora = fedora()) {
      for (int format : List.of(1, 2)) {
        assertThat(fedora.workflow().handle(found(format)).outcomes())
            .singleElement()
            .isInstanceOfSatisfying(
                NotRun.class, not -> assertThat(not.reason()).isEqualTo(Reason.TOLD_AGAIN));
      }
      assertThat(found(2).packages())
          .containsExactly(new Mapping("Fedora", "hello"), new Mapping("CentOS", "hello-tools"));
    }
  }

  @Test
  void whatNobodyKnowsIsTold() {
    try (Fedora fedora = fedora()) {
      PackitEvent ping =
          Heard.ofEveryKind().stream().filter(Ignored.class::isInstance).findFirst().orElseThrow();
      assertThat(fedora.workflow().plan(ping).changesNothing()).isTrue();
      assertThat(Set.copyOf(fedora.workflow().handle(ping).outcomes())).hasSize(1);
    }
  }
}
