package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.BranchResult.Skipped;
import io.github.packit4j.core.BranchResult.UpToDate;
import io.github.packit4j.core.BranchResult.Updated;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known already is not asked again, and what may have changed meanwhile is. */
class AskedOnceTest {

  @TempDir Path work;

  @Test
  void aPlanThatIsCarriedOutLaterLooksAgain() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().proposeDownstream(Fedora.request());
      ReleasePlan plan = fedora.workflow().plan(Fedora.request());
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(pullRequest(fedora, "f44").id());

      ReleaseReport report = fedora.workflow().execute(plan);

      assertThat(result(report, "f44")).isInstanceOf(Skipped.class);
      assertThat(result(report, "f43")).isInstanceOf(UpToDate.class);
    }
  }

  @Test
  void aPullRequestWithOtherTextsIsMended() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().proposeDownstream(Fedora.request());
      PagurePullRequest before = pullRequest(fedora, "f44");
      fedora
          .distGit()
          .project(Fedora.PACKAGE)
          .pullRequests()
          .update(before.id(), "Something else", "");

      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());

      assertThat(result(report, "f44")).isInstanceOf(Updated.class);
      assertThat(result(report, "f43")).isInstanceOf(UpToDate.class);
      assertThat(pullRequest(fedora, "f44").title()).isEqualTo(before.title());
    }
  }

  @Test
  void aProposalIsPushedAgainWhenItsBranchMoved() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().proposeDownstream(Fedora.request());
      PagurePullRequest before = pullRequest(fedora, "f44");
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Gate", FileTree.of("gating.yaml", "x"));

      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());

      assertThat(result(report, "f44")).isInstanceOf(Updated.class);
      assertThat(pullRequest(fedora, "f44").headCommit()).isNotEqualTo(before.headCommit());
    }
  }

  @Test
  void aFollowerThatIsProposedIsLeftAlone() {
    String config =
        Fedora.CONFIG.replaceFirst(
            "dist_git_branches: \\[fedora-all, epel-8]",
            "dist_git_branches: {f45: {fast_forward_merge_into: [f44]}}");
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      ReleaseReport first = fedora.workflow().proposeDownstream(Fedora.request());
      int before = requests(fedora).size();

      ReleaseReport again = fedora.workflow().proposeDownstream(Fedora.request());

      assertThat(first.results()).hasSize(2).hasOnlyElementsOfType(Proposed.class);
      assertThat(again.results()).hasSize(2).hasOnlyElementsOfType(UpToDate.class);
      assertThat(((UpToDate) result(again, "f44")).pullRequest())
          .hasValueSatisfying(open -> assertThat(open.id()).isEqualTo(idOf(first, "f44")));
      List<String> sent = requests(fedora).subList(before, requests(fedora).size());
      assertThat(sent).filteredOn(request -> request.contains("/pull-requests?")).hasSize(1);
      assertThat(sent).noneMatch(request -> request.contains("git-receive-pack"));
    }
  }

  @Test
  void aConfigurationIsReadOnceUntilItsBranchMoves() {
    String config =
        """
        downstream_package_name: python-ogr
        jobs:
          - job: koji_build
            trigger: commit
            allowed_committers: [alice]
            dist_git_branches: [f44]
        """;
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
      fedora.workflow().handle(Events.push(fedora, "alice"));
      List<JobOutcome> again = fedora.workflow().handle(Events.push(fedora, "alice")).outcomes();
      assertThat(again).hasOnlyElementsOfType(JobOutcome.BuildPresent.class);
      assertThat(requests(fedora)).filteredOn(each -> each.contains("/.packit.yaml")).hasSize(1);

      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit(
              "rawhide",
              "Let carol push",
              FileTree.of(".packit.yaml", config.replace("alice", "carol")));

      assertThat(fedora.workflow().handle(Events.push(fedora, "alice")).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.NotRun.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.COMMITTER_NOT_ALLOWED));
      assertThat(requests(fedora)).filteredOn(each -> each.contains("/.packit.yaml")).hasSize(2);
    }
  }

  private static BranchResult result(ReleaseReport report, String branch) {
    return report.results().stream()
        .filter(result -> result.branch().equals(branch))
        .findFirst()
        .orElseThrow();
  }

  private static long idOf(ReleaseReport report, String branch) {
    return ((Proposed) result(report, branch)).pullRequest().id();
  }

  private static PagurePullRequest pullRequest(Fedora fedora, String branch) {
    return fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).stream()
        .filter(each -> each.targetBranch().equals(branch))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> requests(Fedora fedora) {
    return fedora.sandbox().requests().all().stream().map(Object::toString).toList();
  }
}
