package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.UpstreamStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the released commit shows of its way downstream. */
class CommitStatusTest {

  @TempDir Path work;

  @Test
  void everyBranchHasAStatusWithItsPullRequest() {
    try (Fedora fedora = withStatuses()) {
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f43", "Retire", FileTree.of("dead.package", "gone"));
      fedora
          .sandbox()
          .faults()
          .rejectPush("forks/packit/rpms/python-ogr", "f45-update-propose_downstream", "hook:\nno");

      fedora.workflow().handle(Events.RELEASE);

      List<UpstreamStatus> f44 = statuses(fedora, "f44");
      assertThat(f44).extracting(UpstreamStatus::state).containsExactly("pending", "success");
      assertThat(f44)
          .extracting(UpstreamStatus::description)
          .containsExactly(
              "Starting propose downstream...", "Propose downstream finished successfully.");
      assertThat(f44.get(1).target()).contains(pullRequest(fedora, "f44"));
      assertThat(last(fedora, "f45").state()).isEqualTo("failure");
      assertThat(last(fedora, "f45").description())
          .startsWith("Propose downstream failed: Tried to push branch")
          .doesNotContain("\n");
      assertThat(last(fedora, "f43").state()).isEqualTo("success");
      assertThat(last(fedora, "f43").description())
          .isEqualTo("Propose downstream skipped: the package is retired on f43 (dead.package)");
      String commit = ogr(fedora).commitOf(Fedora.TAG).orElseThrow();
      assertThat(ogr(fedora).statuses()).extracting(UpstreamStatus::commit).containsOnly(commit);
    }
  }

  @Test
  void whatIsShownAlreadyIsNotSetAgain() {
    try (Fedora fedora = withStatuses()) {
      fedora
          .sandbox()
          .faults()
          .rejectPush(
              "forks/packit/rpms/python-ogr", "f45-update-propose_downstream", "x".repeat(300));
      fedora.workflow().handle(Events.RELEASE);
      List<UpstreamStatus> once = ogr(fedora).statuses();
      assertThat(statuses(fedora, "f44")).hasSize(2);
      assertThat(last(fedora, "f45").state()).isEqualTo("failure");

      fedora.workflow().handle(Events.RELEASE);

      assertThat(ogr(fedora).statuses()).isEqualTo(once);
    }
  }

  @Test
  void twoThreadsSetItOnce() throws InterruptedException, ExecutionException {
    try (Fedora fedora = withStatuses()) {
      Threads.both(
          () -> fedora.workflow().handle(Events.RELEASE).outcomes(),
          () -> fedora.workflow().handle(Events.RELEASE).outcomes());
      assertThat(statuses(fedora, "f44"))
          .extracting(UpstreamStatus::state)
          .containsExactly("pending", "success");
    }
  }

  @Test
  void whatHasChangedIsSetOnce() {
    try (Fedora fedora = withStatuses()) {
      fedora
          .sandbox()
          .faults()
          .rejectPush("forks/packit/rpms/python-ogr", "f45-update-propose_downstream", "no");
      fedora.workflow().handle(Events.RELEASE);
      fedora.sandbox().faults().clear();
      fedora.workflow().handle(Events.RELEASE);
      fedora.workflow().handle(Events.RELEASE);

      assertThat(statuses(fedora, "f45"))
          .extracting(UpstreamStatus::state)
          .containsExactly("pending", "failure", "success");
      assertThat(last(fedora, "f45").target()).contains(pullRequest(fedora, "f45"));
    }
  }

  @Test
  void whereThereIsNothingToDoNothingIsShown() {
    try (Fedora fedora = withStatuses()) {
      byHand(fedora, "f44");
      fedora.workflow().handle(Events.RELEASE);

      assertThat(ogr(fedora).statuses())
          .extracting(UpstreamStatus::context)
          .containsOnly(
              "propose-downstream:rawhide",
              "propose-downstream:f45",
              "propose-downstream:f43",
              "propose-downstream:epel8");
    }
  }

  /** What led to a pull request leads there still when it is merged. */
  @Test
  void aBranchThatHasGotTheReleaseKeepsItsStatus() {
    try (Fedora fedora = withStatuses()) {
      fedora.workflow().handle(Events.RELEASE);
      fedora
          .sandbox()
          .distGit()
          .pullRequests(Fedora.PACKAGE)
          .forEach(each -> fedora.sandbox().distGit().merge(Fedora.PACKAGE, each.id()));
      List<UpstreamStatus> once = ogr(fedora).statuses();

      fedora.workflow().handle(Events.RELEASE);

      assertThat(ogr(fedora).statuses()).isEqualTo(once);
      assertThat(last(fedora, "f44").target()).contains(pullRequest(fedora, "f44"));
    }
  }

  /** A failure that packagers have mended by hand is none any more. */
  @Test
  void whatHasNotEndedWellIsBroughtToItsEnd() {
    try (Fedora fedora = withStatuses()) {
      fedora
          .sandbox()
          .faults()
          .rejectPush("forks/packit/rpms/python-ogr", "f45-update-propose_downstream", "no");
      fedora.workflow().handle(Events.RELEASE);
      byHand(fedora, "f45");

      fedora.workflow().handle(Events.RELEASE);

      assertThat(statuses(fedora, "f45"))
          .extracting(UpstreamStatus::state)
          .containsExactly("pending", "failure", "success");
    }
  }

  private static void byHand(Fedora fedora, String branch) {
    fedora
        .sandbox()
        .distGit()
        .pkg(Fedora.PACKAGE)
        .commit(
            branch,
            "Update",
            FileTree.of("python-ogr.spec", Fedora.SPEC.replace("0.61.2\n", "0.62.3\n")));
  }

  @Test
  void statusesThatCannotBeReadAreSetAllTheSame() {
    try (Fedora fedora = withStatuses()) {
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().method("GET").path("/statuses"))
          .always()
          .respond(503, "no");
      fedora.workflow().handle(Events.RELEASE);
      assertThat(last(fedora, "f44").target()).contains(pullRequest(fedora, "f44"));
    }
  }

  @Test
  void aStatusThatCannotBeSetFailsNothing() {
    try (Fedora fedora = withStatuses()) {
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().path("/statuses/"))
          .always()
          .respond(403, "no");
      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(report.results()).hasOnlyElementsOfType(BranchResult.Proposed.class);
      assertThat(fedora.events()).hasAtLeastOneElementOfType(WorkflowEvent.BranchFinished.class);
    }
  }

  @Test
  void withoutTheSettingNothingIsShown() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(ogr(fedora).statuses()).isEmpty();
    }
  }

  /** It names no branch, so there is none to show something for. */
  @Test
  void anAliasThatMeansNoReleaseHasNoStatus() {
    DistroRelease only =
        DistroRelease.builder()
            .name("F44")
            .longName("Fedora 44")
            .version("44")
            .idPrefix("FEDORA")
            .branch("f44")
            .state(DistroRelease.State.CURRENT)
            .build();
    try (Fedora fedora =
        withStatuses(
            Fedora.CONFIG.replace("[fedora-all, epel-8]", "[f44, epel-all]"),
            builder -> builder.releases(List.of(only)))) {
      fedora.workflow().handle(Events.RELEASE);
      assertThat(ogr(fedora).statuses())
          .extracting(UpstreamStatus::context)
          .containsOnly("propose-downstream:f44");
    }
  }

  private Fedora withStatuses() {
    return withStatuses(Fedora.CONFIG, builder -> builder);
  }

  private Fedora withStatuses(String config, UnaryOperator<WorkflowBuilder> settings) {
    Fedora fedora = Fedora.empty(work, builder -> settings.apply(builder.commitStatuses(true)));
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
    fedora.addUpstream(Fedora.upstreamFiles(config));
    fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
    return fedora;
  }

  private static UpstreamProject ogr(Fedora fedora) {
    return fedora.sandbox().upstream().project("packit/ogr");
  }

  private static UpstreamStatus last(Fedora fedora, String branch) {
    List<UpstreamStatus> all = statuses(fedora, branch);
    return all.get(all.size() - 1);
  }

  private static List<UpstreamStatus> statuses(Fedora fedora, String branch) {
    return ogr(fedora).statuses().stream()
        .filter(status -> status.context().equals("propose-downstream:" + branch))
        .toList();
  }

  private static URI pullRequest(Fedora fedora, String branch) {
    return fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).stream()
        .filter(pullRequest -> pullRequest.targetBranch().equals(branch))
        .map(PagurePullRequest::url)
        .findFirst()
        .orElseThrow();
  }
}
