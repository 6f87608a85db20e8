package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.JobOutcome.BuildSubmitted;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobOutcome.Released;
import io.github.packit4j.core.JobOutcome.ScratchReported;
import io.github.packit4j.core.JobOutcome.ScratchSubmitted;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.failure.OtherDistGitException;
import io.github.packit4j.core.failure.UndecidedDistGitException;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.SyncPlan;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.UpstreamRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages of the same name in two dist-gits, and what does not say of which it is: it goes where
 * it is from, or nowhere, and never to the first for want of anything better.
 */
class WhichDistGitTest {

  private static final URI UPSTREAM = URI.create("https://github.com/example/ogr");
  private static final URI STREAM_HUB = URI.create("https://kojihub.stream.centos.org");

  private static final String GROUP =
      """
      specfile_path: %1$s.spec
      downstream_package_name: %1$s
      jobs:
        - job: koji_build
          trigger: commit | koji_build
          allowed_committers: [admin]
          sidetag_group: duo
          dist_git_branches: [%2$s]
          %3$s
      """;

  private static final String PULL =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - {job: pull_from_upstream, trigger: release, dist_git_branches: [%s]}
      """;

  private static final String SYNC =
      """
      upstream_project_url: https://github.com/example/ogr
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - {job: sync_from_downstream, trigger: commit, dist_git_branches: [%s]}
      """;

  private static final NewVersions VERSIONS =
      new NewVersions(
          Fedora.PACKAGE, List.of("0.62.3"), Set.of(), OptionalLong.empty(), OptionalLong.empty());

  @TempDir Path work;
  private FedoraAndStream both;
  private Sandbox stream;
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    start(
        builder ->
            builder.syncedUpstreams(UPSTREAM::equals).scratchBuilds(PullRequestBuilds.OF_ANYBODY));
  }

  private void start(UnaryOperator<WorkflowBuilder> settings) {
    both = new FedoraAndStream(work, settings);
    stream = both.stream();
    sandbox = both.sandbox();
    sandbox.downloads().serveAnything();
  }

  @AfterEach
  void stop() {
    both.close();
  }

  // Tagged builds

  /** Both have the two packages in a group, and the same build is made in both. */
  private void duo() {
    for (String name : List.of("liba", "libb")) {
      String more = name.equals("liba") ? "dependents: [libb]" : "dependencies: [liba]";
      FileTree spec = FileTree.of(name + ".spec", Trio.spec(name, "1.0"));
      both.addToBoth(
          name,
          spec.and(".packit.yaml", GROUP.formatted(name, "f44", more)),
          spec.and(".packit.yaml", GROUP.formatted(name, "c10s", more)));
    }
    build(sandbox, new Feed(sandbox), "f44");
    build(stream, new Feed(stream, FedoraAndStream.GITLAB), "c10s");
  }

  private void build(Sandbox where, Feed feed, String branch) {
    feed.next();
    where
        .distGit()
        .pkg("liba")
        .commit(branch, "Update", FileTree.of("liba.spec", Trio.spec("liba", "2.0")));
    feed.next().stream()
        .filter(DistGitPush.class::isInstance)
        .forEach(
            push ->
                assertThat(outcomes(push))
                    .filteredOn(BuildSubmitted.class::isInstance)
                    .as(branch)
                    .hasSize(1));
    where.koji().finishBuilds();
    assertThat(builds(where)).containsExactly("liba");
  }

  private BuildTagged tagged(Sandbox where) {
    return newest(where, BuildTagged.class);
  }

  @Test
  void aTaggedBuildGoesWhereTheHubThatTellsItBuildsFor() {
    duo();
    BuildTagged tagged = tagged(stream);
    assertThat(tagged.hub()).contains(STREAM_HUB);

    assertThat(outcomes(tagged))
        .singleElement()
        .isInstanceOfSatisfying(
            BuildSubmitted.class,
            build -> assertThat(build.url()).hasHost("kojihub.stream.centos.org"));
    assertThat(builds(stream)).containsExactly("liba", "libb");
    assertThat(builds(sandbox)).containsExactly("liba");
    assertThat(outcomes(tagged))
        .as("told again")
        .hasOnlyElementsOfType(JobOutcome.BuildPresent.class);

    assertThat(outcomes(tagged(sandbox)))
        .singleElement()
        .isInstanceOfSatisfying(
            BuildSubmitted.class,
            build -> assertThat(build.url()).hasHost("koji.fedoraproject.org"));
  }

  @Test
  void aTaggedBuildThatNamesNoHubIsLookedForByItsSource() {
    duo();
    BuildTagged told = tagged(stream);
    BuildTagged tagged =
        new BuildTagged(told.build(), told.nvr(), told.packageName(), told.tag(), told.owner());

    EventPlan plan = EventPlanFile.parse(EventPlanFile.toJson(both.workflow().plan(tagged)));
    assertThat(both.workflow().execute(plan).outcomes())
        .hasOnlyElementsOfType(BuildSubmitted.class);
    assertThat(builds(stream)).containsExactly("liba", "libb");
    assertThat(builds(sandbox)).containsExactly("liba");
  }

  @Test
  void aTaggedBuildThatIsInNeitherHubStartsNothing() {
    duo();
    BuildTagged told = tagged(stream);
    BuildTagged unknown =
        new BuildTagged(999, told.nvr(), told.packageName(), told.tag(), told.owner());
    assertNotRun(outcomes(unknown), Reason.UNDECIDED_DIST_GIT);
    assertNotRun(outcomes(told.at(URI.create("https://koji.example"))), Reason.OTHER_DIST_GIT);
    assertThat(builds(stream)).containsExactly("liba");
    assertThat(builds(sandbox)).containsExactly("liba");
  }

  /** It cannot be known yet, which is no reason to take the first. */
  @Test
  void whereTheHubDoesNotAnswerTheEventIsTriedAgain() {
    duo();
    BuildTagged told = tagged(stream);
    sandbox
        .faults()
        .on(RequestMatcher.any().host("kojihub.stream.centos.org"))
        .always()
        .respond(503, "no");
    EventReport report =
        both.workflow()
            .handle(
                new BuildTagged(
                    told.build(), told.nvr(), told.packageName(), told.tag(), told.owner()));
    assertThat(report.retryable()).isTrue();
    assertThat(builds(sandbox)).containsExactly("liba");
    assertThat(both.workflow().reportFailures(report)).isEmpty();
  }

  @Test
  void whatIsNoSideTagNeedsNoAnswer() {
    int before = sandbox.requests().all().size();
    assertNotRun(
        outcomes(new BuildTagged(1, "liba-1-1", "liba", "c10s-candidate", "packit")),
        Reason.NOT_A_SIDE_TAG);
    assertThat(sandbox.requests().all()).hasSize(before);
  }

  // New versions

  private void pulling(String fedora, String inStream) {
    FileTree spec = FileTree.of("python-ogr.spec", Fedora.SPEC);
    both.addToBoth(
        Fedora.PACKAGE, spec.and(".packit.yaml", fedora), spec.and(".packit.yaml", inStream));
  }

  @Test
  void newVersionsGoToTheDistributionThatTheyAreToldOf() {
    pulling(PULL.formatted("f44"), PULL.formatted("c10s"));

    assertThat(outcomes(VERSIONS.in("CentOS"))).hasOnlyElementsOfType(Released.class);
    assertThat(proposals(stream)).isEqualTo(1);
    assertThat(proposals(sandbox)).isZero();

    assertThat(outcomes(VERSIONS.in("Fedora"))).hasOnlyElementsOfType(Released.class);
    assertThat(proposals(sandbox)).isEqualTo(1);

    assertNotRun(outcomes(VERSIONS.in("Debian")), Reason.OTHER_DIST_GIT);
  }

  @Test
  void newVersionsOfNoDistributionGoWhereTheyAreConfigured() {
    pulling(SYNC.formatted("f44"), PULL.formatted("c10s"));

    assertThat(outcomes(VERSIONS))
        .singleElement()
        .isInstanceOfSatisfying(
            Released.class,
            released ->
                assertThat(released.report().results()).hasOnlyElementsOfType(Proposed.class));
    assertThat(proposals(stream)).isEqualTo(1);
    assertThat(proposals(sandbox)).isZero();
  }

  @Test
  void newVersionsThatMayBeForBothStartNothing() {
    pulling(PULL.formatted("f44"), PULL.formatted("c10s"));

    assertNotRun(outcomes(VERSIONS), Reason.UNDECIDED_DIST_GIT);
    assertThat(both.workflow().execute(both.workflow().plan(VERSIONS)).outcomes())
        .hasOnlyElementsOfType(NotRun.class);
    assertThat(proposals(stream) + proposals(sandbox)).isZero();
  }

  @Test
  void newVersionsThatAreConfiguredNowhereSayWhyNot() {
    assertThat(outcomes(VERSIONS)).isNotEmpty().noneMatch(Released.class::isInstance);
    pulling(SYNC.formatted("f44"), SYNC.formatted("c10s"));
    assertThat(outcomes(VERSIONS))
        .allSatisfy(outcome -> assertThat(((NotRun) outcome).reason()).isEqualTo(Reason.NO_JOB));
  }

  /** What stands in one and names the other is for neither event. */
  @Test
  void aConfigurationThatNamesTheOtherDistGitIsNotCarriedOutHere() {
    String elsewhere = "pkg_tool: centpkg\n" + PULL.formatted("f44");
    String builds =
        elsewhere
            + "  - {job: koji_build, trigger: commit, allowed_committers: [admin], dist_git_branches: [f44]}\n";
    pulling(builds, PULL.formatted("c10s"));

    assertNotRun(outcomes(VERSIONS.in("Fedora")), Reason.OTHER_DIST_GIT);
    sandbox
        .distGit()
        .pkg(Fedora.PACKAGE)
        .commit("f44", "Update", FileTree.of("python-ogr.spec", Fedora.SPEC + "- x\n"));
    assertNotRun(outcomes(newest(sandbox, DistGitPush.class)), Reason.OTHER_DIST_GIT);
    assertThat(proposals(stream) + proposals(sandbox)).isZero();
    assertThat(builds(sandbox)).isEmpty();
  }

  // Back upstream

  private UpstreamProject upstream() {
    UpstreamProject ogr = sandbox.upstream().project("example/ogr");
    ogr.commit("Begin", FileTree.of("python-ogr.spec", "Name: python-ogr\n"));
    return ogr;
  }

  private long proposedUpstream() {
    return both.fedora().project(UPSTREAM).pullRequests().list(PullRequestQuery.all()).stream()
        .count();
  }

  @Test
  void whatGoesBackUpstreamComesFromWhereTheJobIs() {
    upstream();
    pulling(PULL.formatted("f44"), SYNC.formatted("c10s"));

    SyncPlan plan =
        PlanFile.parseSync(
            PlanFile.toJson(both.workflow().planSync(SyncRequest.of(Fedora.PACKAGE, "c10s"))));
    assertThat(plan.distGit()).contains(URI.create("https://gitlab.com/redhat/centos-stream/rpms"));
    assertThat(both.workflow().execute(plan)).isInstanceOf(Proposed.class);
    assertThat(both.workflow().syncFromDownstream(SyncRequest.of(Fedora.PACKAGE, "c10s")))
        .isInstanceOf(BranchResult.UpToDate.class);
    assertThat(proposedUpstream()).isEqualTo(1);
    try (Fedora alone = both.fedora().elsewhere(work.resolve("alone"))) {
      assertThatThrownBy(() -> alone.workflow().execute(plan))
          .isInstanceOf(OtherDistGitException.class);
      alone.disconnect();
    }
  }

  @Test
  void whatMayComeFromBothHasToBeNamed() {
    upstream();
    pulling(SYNC.formatted("f44"), SYNC.formatted("c10s"));

    assertThatThrownBy(
            () -> both.workflow().syncFromDownstream(SyncRequest.of(Fedora.PACKAGE, "f44")))
        .isInstanceOf(UndecidedDistGitException.class)
        .hasMessageContaining("https://src.fedoraproject.org/rpms")
        .hasMessageContaining("https://gitlab.com/redhat/centos-stream/rpms");
    assertThat(proposedUpstream()).isZero();
    assertThat(
            both.workflow()
                .syncFromDownstream(
                    SyncRequest.of(Fedora.PACKAGE, "c10s").in(DistGitInstance.centosStream())))
        .isInstanceOf(Proposed.class);
    assertThatThrownBy(
            () ->
                both.workflow()
                    .syncFromDownstream(
                        SyncRequest.of(Fedora.PACKAGE).in(DistGitInstance.centosSig("Cloud"))))
        .isInstanceOf(OtherDistGitException.class);
  }

  @Test
  void whatStandsInOneAndNamesTheOtherGoesBackFromNeither() {
    upstream();
    pulling("pkg_tool: centpkg\n" + SYNC.formatted("f44"), PULL.formatted("c10s"));
    assertThatThrownBy(
            () ->
                both.workflow()
                    .syncFromDownstream(
                        SyncRequest.of(Fedora.PACKAGE, "f44").in(DistGitInstance.fedora())))
        .isInstanceOf(OtherDistGitException.class)
        .hasMessageContaining("https://src.fedoraproject.org/rpms/python-ogr");
    assertThat(proposedUpstream()).isZero();
  }

  // Scratch builds

  @Test
  void theEndOfAScratchBuildIsShownWhereThePullRequestIs() {
    FileTree spec = FileTree.of("python-ogr.spec", Fedora.SPEC);
    both.addToBoth(Fedora.PACKAGE, spec, spec);
    stream.distGit().pkg(Fedora.PACKAGE).commit("c10s", "Configure", upstreamConfig());
    Feed feed = new Feed(stream, FedoraAndStream.GITLAB);
    feed.next();
    both.workflow()
        .release(
            ReleaseRequest.pullFromUpstream(
                DistGitInstance.centosStream().projectUrl(Fedora.PACKAGE), "0.62.3"));
    PullRequestChanged opened =
        feed.next().stream()
            .filter(PullRequestChanged.class::isInstance)
            .map(PullRequestChanged.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(outcomes(opened)).hasOnlyElementsOfType(ScratchSubmitted.class);
    stream.koji().finishBuilds();

    assertThat(outcomes(newest(stream, ScratchBuildChanged.class)))
        .singleElement()
        .isInstanceOfSatisfying(
            ScratchReported.class,
            reported -> assertThat(reported.url()).hasHost("kojihub.stream.centos.org"));
    assertNotRun(
        outcomes(
            new ScratchBuildChanged(
                1,
                "CLOSED",
                "packit",
                "git+https://git.example/packit/python-ogr.git#" + opened.commit(),
                "c10s-candidate")),
        Reason.NOT_FROM_DIST_GIT);
  }

  private static FileTree upstreamConfig() {
    return FileTree.of(".packit.yaml", PULL.formatted("c10s"));
  }

  // Commands

  @Test
  void aCommandInAnIssueIsForThePackageThatSendsPeopleThere() {
    String builds =
        """
        specfile_path: python-ogr.spec
        downstream_package_name: python-ogr
        issue_repository: https://github.com/packit/issues
        jobs:
          - {job: koji_build, trigger: commit, dist_git_branches: [c10s]}
        """;
    pulling(PULL.formatted("f44"), builds);
    UpstreamProject issues = sandbox.upstream().project("packit/issues");
    issues.grant("packit", UpstreamRole.WRITE);
    issues.grant("alice", UpstreamRole.WRITE);

    assertThat(
            outcomes(
                Comments.say(
                    both.fedora(),
                    Comments.issue(both.fedora(), "packit/issues"),
                    "alice",
                    "/packit --package python-ogr koji-build --branch c10s")))
        .singleElement()
        .isInstanceOfSatisfying(
            BuildSubmitted.class,
            build -> assertThat(build.url()).hasHost("kojihub.stream.centos.org"));
    assertThat(builds(sandbox)).isEmpty();

    sandbox
        .distGit()
        .pkg(Fedora.PACKAGE)
        .commit("rawhide", "Configure", FileTree.of(".packit.yaml", builds));
    assertNotRun(
        outcomes(
            Comments.say(
                both.fedora(),
                Comments.issue(both.fedora(), "packit/issues"),
                "alice",
                "/packit --package python-ogr koji-build --branch c9s")),
        Reason.UNDECIDED_DIST_GIT);
  }

  // Whatever else

  @Test
  void aPushThatNamesNoAddressIsForTheOnlyOneOfItsNamespace() {
    pulling(PULL.formatted("f44"), PULL.formatted("c10s"));
    assertNotRun(outcomes(Events.push("f44", "alice", Set.of("x.spec"))), Reason.NO_JOB);
    both.close();
    DistGitInstance acme =
        DistGitInstance.builder()
            .name("acme")
            .webUrl(URI.create("https://dist.acme.example"))
            .build();
    try (DistGit third =
        DistGit.builder(acme)
            .account("packit", Secret.of("x"))
            .pushOverHttps()
            .directory(work.resolve("acme"))
            .build()) {
      start(builder -> builder.destination(Destination.of(third)));
      pulling(PULL.formatted("f44"), PULL.formatted("c10s"));
      assertNotRun(
          outcomes(Events.push("f44", "alice", Set.of("x.spec"))), Reason.UNDECIDED_DIST_GIT);
    }
  }

  @Test
  void noDistGitIsThereTwice() {
    WorkflowBuilder twice =
        ReleaseWorkflow.builder()
            .distGit(both.fedora().distGit())
            .destination(Destination.of(both.fedora().distGit()));
    assertThatThrownBy(twice::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("https://src.fedoraproject.org/rpms");
  }

  private List<JobOutcome> outcomes(PackitEvent event) {
    return both.workflow().handle(event).outcomes();
  }

  private static void assertNotRun(List<JobOutcome> outcomes, Reason reason) {
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(NotRun.class, not -> assertThat(not.reason()).isEqualTo(reason));
  }

  private static <T> T newest(Sandbox where, Class<T> type) {
    return Story.events(where, 0).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  private static long proposals(Sandbox where) {
    return where.distGit().pullRequests(Fedora.PACKAGE).size();
  }

  private static List<String> builds(Sandbox where) {
    return where.koji().tasks().stream()
        .filter(task -> task.method().equals("build"))
        .map(KojiTask::request)
        .map(request -> request.get(0).replaceFirst(".*/(\\w+)(\\.git)?#.*", "$1"))
        .toList();
  }
}
