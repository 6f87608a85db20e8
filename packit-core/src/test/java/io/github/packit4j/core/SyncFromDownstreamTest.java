package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.BranchResult.Skipped;
import io.github.packit4j.core.BranchResult.UpToDate;
import io.github.packit4j.core.BranchResult.Updated;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobOutcome.Synchronized;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.failure.JobNotConfiguredException;
import io.github.packit4j.core.failure.MissingSpecFileException;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.core.plan.SyncPlan;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.UpstreamProject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed in dist-git goes back upstream, once. */
class SyncFromDownstreamTest {

  private static final URI UPSTREAM = URI.create("https://github.com/example/ogr");
  private static final URI FORK = URI.create("https://github.com/packit/ogr");
  private static final SyncRequest REQUEST = SyncRequest.of(Fedora.PACKAGE, "rawhide");
  private static final String REBUILT = Fedora.SPEC + "- Rebuilt for the rebuild\n";

  private static final String CONFIG =
      """
      upstream_project_url: https://github.com/example/ogr
      specfile_path: fedora/python-ogr.spec
      downstream_package_name: python-ogr
      files_to_sync:
        - src: fedora/*.patch
          dest: .
      jobs:
        - job: sync_from_downstream
          trigger: commit
          dist_git_branches: [rawhide, f44]
      """;

  @TempDir Path work;
  private Fedora fedora;
  private DistGit distGit;
  private UpstreamProject ogr;
  private ReleaseWorkflow workflow;

  @BeforeEach
  void prepare() {
    fedora = Fedora.empty(work.resolve("unused"));
    fedora.addPackage(
        FileTree.of(
            Map.of(
                "python-ogr.spec", REBUILT,
                ".packit.yaml", CONFIG,
                "sources", "",
                "fix.patch", "mended\n",
                "new.patch", "new\n")));
    ogr = fedora.sandbox().upstream().project("example/ogr");
    ogr.commit(
        "Begin",
        FileTree.of(
            Map.of(
                "README", "ogr\n",
                "fedora/python-ogr.spec", Fedora.SPEC,
                "fedora/fix.patch", "broken\n")));
    distGit = distGit();
    workflow = workflow(builder -> builder.syncedUpstreams(UPSTREAM::equals));
  }

  @AfterEach
  void close() {
    distGit.close();
    fedora.close();
  }

  private DistGit distGit() {
    Secret token = Secret.of(fedora.sandbox().account("packit").token());
    return DistGit.builder(DistGitInstance.fedora())
        .account("packit", token)
        .otherGitCredentials(
            GitCredentials.builder().account("github.com", "packit", token).build())
        .pushOverHttps()
        .directory(work.resolve("git"))
        .httpClient(fedora.sandbox().httpClient())
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private ReleaseWorkflow workflow(UnaryOperator<WorkflowBuilder> settings) {
    return fedora
        .elsewhere(
            fedora.sandbox().httpClient(),
            work.resolve("work"),
            builder -> settings.apply(builder.distGit(distGit)))
        .workflow();
  }

  private DistGitPackage pkg() {
    return fedora.sandbox().distGit().pkg(Fedora.PACKAGE);
  }

  private ForgeProject upstream() {
    return fedora.project(UPSTREAM);
  }

  private List<PullRequest> pullRequests() {
    return upstream().pullRequests().list(PullRequestQuery.all()).toList();
  }

  private String proposed(String path) {
    return fedora
        .project(FORK)
        .repository()
        .file("rawhide-downstream-sync-python-ogr", path)
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .orElse("");
  }

  private String shortCommit() {
    return pkg().commitOf("rawhide").orElseThrow().substring(0, 8);
  }

  @Test
  void theSpecFileAndSyncedFilesGoBack() {
    BranchResult result = workflow.syncFromDownstream(REQUEST);

    assertThat(result).isInstanceOf(Proposed.class);
    assertThat(result.branch()).isEqualTo("main");
    assertThat(result.warnings()).isEmpty();
    PullRequest pullRequest = pullRequests().get(0);
    assertThat(pullRequest.title()).isEqualTo("Update python-ogr from downstream branch 'rawhide'");
    assertThat(pullRequest.description()).isEqualTo("Downstream commit: " + shortCommit());
    assertThat(pullRequest.targetBranch()).isEqualTo("main");
    assertThat(proposed("fedora/python-ogr.spec")).isEqualTo(REBUILT);
    assertThat(proposed("fedora/fix.patch")).isEqualTo("mended\n");
    assertThat(proposed("fedora/new.patch")).isEqualTo("new\n");
    assertThat(proposed("README")).isEqualTo("ogr\n");
    assertThat(upstream().pullRequests().commits(pullRequest.id()).toList()).hasSize(1);
  }

  /** A maintainer's own account cannot fork what belongs to it. */
  @Test
  void anOwnProjectGetsABranchOfItsOwn() {
    URI own = URI.create("https://github.com/packit/ogr");
    fedora
        .sandbox()
        .upstream()
        .project("packit/ogr")
        .commit("Begin", FileTree.of("fedora/python-ogr.spec", Fedora.SPEC));
    pkg()
        .commit(
            "rawhide",
            "Move",
            FileTree.of(".packit.yaml", CONFIG.replace(UPSTREAM.toString(), own.toString())));

    assertThat(workflow.syncFromDownstream(REQUEST)).isInstanceOf(Proposed.class);
    assertThat(workflow.syncFromDownstream(REQUEST)).isInstanceOf(UpToDate.class);

    assertThat(fedora.project(own).pullRequests().list(PullRequestQuery.all()).toList())
        .singleElement()
        .satisfies(
            only ->
                assertThat(only.sourceBranch()).isEqualTo("rawhide-downstream-sync-python-ogr"));
    assertThat(proposed("fedora/python-ogr.spec")).isEqualTo(REBUILT);
  }

  @Test
  void aPlanShowsWhatWillBeDone() {
    SyncPlan plan = workflow.planSync(REQUEST);

    assertThat(plan.upstream()).isEqualTo(UPSTREAM);
    assertThat(plan.downstreamCommit()).startsWith(shortCommit());
    assertThat(((BranchPlan.Proposal) plan.change()).files())
        .extracting(PlannedFile::path)
        .containsExactly("fedora/fix.patch", "fedora/new.patch", "fedora/python-ogr.spec");
    assertThat(plan.change().diff()).contains("+- Rebuilt for the rebuild");
    assertThat(((BranchPlan.Proposal) plan.change()).commitMessage())
        .isEqualTo(
            "[packit] Sync python-ogr from downstream branch 'rawhide'\n\nDownstream commit: "
                + shortCommit()
                + "\n");
    assertThat(pullRequests()).isEmpty();

    assertThat(workflow.execute(plan)).isInstanceOf(Proposed.class);
  }

  @Test
  void aPlanIsRefusedWhenUpstreamHasMoved() {
    SyncPlan plan = workflow.planSync(REQUEST);
    ogr.commit("Go on", FileTree.of("README", "ogr, too\n"));

    assertThat(workflow.execute(plan))
        .isInstanceOfSatisfying(
            BranchResult.Failed.class,
            failed -> assertThat(failed.cause()).isInstanceOf(MovedException.class));
    assertThat(pullRequests()).isEmpty();
  }

  @Test
  void theSameIsProposedOnce() {
    workflow.syncFromDownstream(REQUEST);
    String head = pullRequests().get(0).headCommit().orElseThrow();

    BranchResult again = workflow.syncFromDownstream(REQUEST);

    assertThat(again)
        .isInstanceOfSatisfying(UpToDate.class, same -> assertThat(same.pullRequest()).isPresent());
    assertThat(pullRequests())
        .singleElement()
        .satisfies(only -> assertThat(only.headCommit()).contains(head));
  }

  @Test
  void theOpenPullRequestFollowsDistGit() {
    workflow.syncFromDownstream(REQUEST);
    pkg().commit("rawhide", "Mend", FileTree.of("fix.patch", "mended again\n"));

    assertThat(workflow.syncFromDownstream(REQUEST)).isInstanceOf(Updated.class);

    assertThat(pullRequests())
        .singleElement()
        .satisfies(
            only ->
                assertThat(only.description()).isEqualTo("Downstream commit: " + shortCommit()));
    assertThat(proposed("fedora/fix.patch")).isEqualTo("mended again\n");
  }

  /** Git has no file and directory of one name; below a link the file would be another one. */
  @Test
  void nothingIsPutBelowAFileOrALinkUpstream() {
    for (String taken : List.of("docs", "link")) {
      pkg()
          .commit(
              "rawhide",
              "Sync " + taken,
              FileTree.of(".packit.yaml", CONFIG.replace("fedora/*.patch", taken + "/*.patch")));
      ogr.commit("Begin", FileTree.of("docs", "text\n").andLink("link", "fedora"));

      assertThatThrownBy(() -> workflow.planSync(REQUEST))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContainingAll("'" + taken + "/fix.patch'", "upstream", "Give another src");
    }
  }

  @Test
  void aPathOutOfTheRepositoryIsRefused() {
    pkg().commit("rawhide", "Lead out", FileTree.of(".packit.yaml", "paths: ['..']\n" + CONFIG));

    assertThatThrownBy(() -> workflow.planSync(REQUEST))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContainingAll("'..'", "leads out of its repository");
  }

  @Test
  void whatUpstreamHasAlreadyIsNotProposed() {
    workflow.syncFromDownstream(REQUEST);
    ogr.pullRequests().get(0).merge();

    assertThat(workflow.syncFromDownstream(REQUEST)).isInstanceOf(UpToDate.class);
    assertThat(pullRequests()).hasSize(1);
  }

  @Test
  void whatPeopleClosedStaysClosedUntilTheNextChange() {
    workflow.syncFromDownstream(REQUEST);
    upstream().pullRequests().close(pullRequests().get(0).id());

    assertThat(workflow.syncFromDownstream(REQUEST))
        .isInstanceOfSatisfying(
            Skipped.class,
            skipped ->
                assertThat(skipped.reason()).isInstanceOf(SkipReason.ClosedPullRequest.class));
    assertThat(workflow.syncFromDownstream(new SyncRequest(Fedora.PACKAGE, REQUEST.branch(), true)))
        .isInstanceOf(Proposed.class);
    upstream().pullRequests().close(pullRequests().get(0).id());
    pkg().commit("rawhide", "Mend", FileTree.of("fix.patch", "mended again\n"));
    assertThat(workflow.syncFromDownstream(REQUEST)).isInstanceOf(Proposed.class);
  }

  @Test
  void whatOthersPushedToTheProposalStays() {
    workflow.syncFromDownstream(REQUEST);
    fedora
        .sandbox()
        .upstream()
        .project("packit/ogr")
        .commit("rawhide-downstream-sync-python-ogr", "Help", FileTree.of("README", "helped\n"));
    pkg().commit("rawhide", "Mend", FileTree.of("fix.patch", "mended again\n"));

    assertThat(workflow.syncFromDownstream(REQUEST))
        .isInstanceOfSatisfying(
            Skipped.class,
            skipped -> assertThat(skipped.reason()).isInstanceOf(SkipReason.ForeignCommits.class));
    assertThat(proposed("README")).isEqualTo("helped\n");
  }

  @Test
  void aPushBringsItsBranchBackOnce() {
    for (int i = 0; i < 2; i++) {
      assertThat(synced("rawhide"))
          .singleElement()
          .isInstanceOfSatisfying(
              Synchronized.class, sync -> assertThat(sync.branch()).isEqualTo("rawhide"));
    }
    assertThat(pullRequests()).hasSize(1);
  }

  @Test
  void aPushToAnotherBranchSaysWhyNot() {
    assertThat(synced("f45"))
        .singleElement()
        .isInstanceOfSatisfying(
            NotRun.class, not -> assertThat(not.reason()).isEqualTo(Reason.BRANCH_NOT_CONFIGURED));
  }

  @Test
  void anUpstreamThatTheProgramDoesNotServeGetsNothing() {
    workflow = workflow(UnaryOperator.identity());

    assertThat(synced("rawhide"))
        .singleElement()
        .isInstanceOfSatisfying(
            NotRun.class, not -> assertThat(not.reason()).isEqualTo(Reason.UPSTREAM_NOT_SERVED));
    assertThat(pullRequests()).isEmpty();
  }

  @Test
  void theLabelsOfAMergedPullRequestCount() throws InterruptedException {
    NewPullRequest wanted =
        NewPullRequest.builder()
            .title("Rebuild")
            .source(fedora.distGit().forkOrCreate(Fedora.PACKAGE).project(), "f44")
            .targetBranch("rawhide")
            .build();
    int id = (int) fedora.distGit().project(Fedora.PACKAGE).pullRequests().create(wanted).id();

    require("present: [ready]");
    assertThat(merged(id))
        .singleElement()
        .isInstanceOfSatisfying(
            NotRun.class, not -> assertThat(not.reason()).isEqualTo(Reason.LABELS));
    require("absent: [skip]");
    assertThat(merged(id)).singleElement().isInstanceOf(Synchronized.class);
  }

  private void require(String labels) {
    pkg()
        .commit(
            "rawhide",
            "Require",
            FileTree.of(".packit.yaml", CONFIG + "require: {label: {" + labels + "}}\n"));
  }

  private List<JobOutcome> merged(int pullRequest) {
    return synced(
        new DistGitPush(
            "rpms",
            Fedora.PACKAGE,
            "rawhide",
            Events.COMMIT,
            "alice",
            OptionalInt.of(pullRequest),
            Optional.of(Set.of(Fedora.PACKAGE + ".spec")),
            false));
  }

  @Test
  void aFailureIsToldOfWhereItIsLookedFor() {
    pkg()
        .commit(
            "rawhide",
            "Tell",
            FileTree.of(
                ".packit.yaml",
                CONFIG.replace("fedora/python", "rpm/python")
                    + "issue_repository: https://github.com/example/ogr\n"));
    EventReport report =
        workflow.handle(Events.push("rawhide", "alice", Set.of(Fedora.PACKAGE + ".spec")));

    assertThat(report.succeeded()).isFalse();
    assertThat(workflow.reportFailures(report)).hasSize(1);
    assertThat(ogr.issues().get(0).title())
        .isEqualTo("[packit] Sync from downstream branch rawhide failed");
  }

  @Test
  void whatIsNotConfiguredIsNotSpokenOf() {
    pkg()
        .commit(
            "rawhide",
            "Leave",
            FileTree.of(".packit.yaml", CONFIG.replace("sync_from_downstream", "koji_build")));

    assertThat(synced("rawhide")).isEmpty();
    assertThatThrownBy(() -> workflow.syncFromDownstream(REQUEST))
        .isInstanceOf(JobNotConfiguredException.class)
        .hasMessageContaining("trigger: commit");
  }

  @Test
  void aPushThatLeavesTheSpecFileAloneBringsNothingBack() {
    EventReport report = workflow.handle(Events.push("rawhide", "alice", Set.of("fix.patch")));

    assertThat(report.outcomes()).noneMatch(outcome -> outcome.job().startsWith("sync"));
  }

  @Test
  void anUpstreamWithoutASpecFileIsNamed() {
    pkg()
        .commit(
            "rawhide",
            "Move",
            FileTree.of(".packit.yaml", CONFIG.replace("fedora/python", "rpm/python")));

    assertThatThrownBy(() -> workflow.syncFromDownstream(REQUEST))
        .isInstanceOf(MissingSpecFileException.class)
        .hasMessageContaining("rpm/python-ogr.spec");
  }

  private List<JobOutcome> synced(String branch) {
    return synced(Events.push(branch, "alice", Set.of(Fedora.PACKAGE + ".spec")));
  }

  private List<JobOutcome> synced(DistGitPush push) {
    return workflow.handle(push).outcomes().stream()
        .filter(each -> each.job().startsWith("sync"))
        .toList();
  }

  @Test
  void packagesOfOneUpstreamHaveProposalsOfTheirOwn() {
    ogr.commit("Add", FileTree.of("fedora/ogr.spec", Fedora.SPEC.replace("python-ogr", "ogr")));
    fedora
        .sandbox()
        .distGit()
        .createPackage(
            "ogr",
            FileTree.of(
                "ogr.spec", REBUILT.replace("python-ogr", "ogr"),
                ".packit.yaml", CONFIG.replace("python-ogr", "ogr")),
            "rawhide");

    assertThat(workflow.syncFromDownstream(REQUEST)).isInstanceOf(Proposed.class);
    assertThat(workflow.syncFromDownstream(SyncRequest.of("ogr", "rawhide")))
        .isInstanceOf(Proposed.class);

    assertThat(pullRequests()).hasSize(2).extracting(PullRequest::title).doesNotHaveDuplicates();
    assertThat(proposed("fedora/python-ogr.spec")).isEqualTo(REBUILT);
    assertThat(workflow.syncFromDownstream(REQUEST)).isInstanceOf(UpToDate.class);
  }

  /** Upstream lives on, and what is left of the package in dist-git is not meant for it. */
  @Test
  void ofARetiredPackageNothingComesBack() {
    pkg()
        .commit(
            "rawhide", "Retire", FileTree.of("dead.package", "gone", "python-ogr.spec", "# gone"));

    assertThat(synced("rawhide"))
        .singleElement()
        .isInstanceOfSatisfying(
            Synchronized.class,
            sync ->
                assertThat(sync.result())
                    .isInstanceOfSatisfying(
                        Skipped.class,
                        skipped ->
                            assertThat(skipped.reason())
                                .isEqualTo(new SkipReason.Retired("rawhide"))));
    assertThat(pullRequests()).isEmpty();
  }
}
