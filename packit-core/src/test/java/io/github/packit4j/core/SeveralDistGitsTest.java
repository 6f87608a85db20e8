package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobOutcome.Released;
import io.github.packit4j.core.event.Origin;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.VersionsFound;
import io.github.packit4j.core.event.PackitEvent.VersionsFound.Mapping;
import io.github.packit4j.core.failure.OtherDistGitException;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.DistGitForge;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A workflow that releases into Fedora and into CentOS Stream, whose dist-git is a group on GitLab,
 * with a hub of its own and a cache that takes no uploads from here.
 */
class SeveralDistGitsTest {

  private static final String GITLAB = "gitlab.com";
  private static final List<String> STREAM = List.of("c10s", "c9s");

  private static final String CONFIG =
      """
      upstream_package_name: ogr
      packages:
        fedora:
          downstream_package_name: python-ogr
          pkg_tool: fedpkg
          specfile_path: python-ogr.spec
        stream:
          downstream_package_name: python-ogr
          pkg_tool: centpkg
          specfile_path: python-ogr.spec
        sig:
          downstream_package_name: python-ogr
          dist_git_base_url: https://gitlab.com
          dist_git_namespace: CentOS/Hyperscale/rpms
          specfile_path: python-ogr.spec
      jobs:
        - {job: propose_downstream, trigger: release, packages: [fedora], dist_git_branches: [fedora-all]}
        - {job: propose_downstream, trigger: release, packages: [stream], dist_git_branches: [centos-all]}
        - {job: koji_build, trigger: commit, packages: [fedora], dist_git_branches: [fedora-all]}
        - {job: koji_build, trigger: commit, packages: [stream], dist_git_branches: [centos-all]}
        - {job: bodhi_update, trigger: commit, packages: [fedora], dist_git_branches: [fedora-branched]}
      """;

  private static final String SIG_JOB =
      "  - {job: propose_downstream, trigger: release, packages: [sig], dist_git_branches: [c10s]}\n";

  @TempDir Path work;
  private Sandbox stream;
  private Sandbox sandbox;
  private DistGit streamGit;
  private KojiClient streamKoji;
  private Fedora fedora;

  @BeforeEach
  void start() {
    stream = Sandbox.builder().withoutTickets().centosStream().start();
    for (String branch : STREAM) {
      stream.bodhi().putRelease(hubRelease(branch));
    }
    sandbox =
        Sandbox.builder()
            .withoutTickets()
            .route(GITLAB, URI.create("https://gitlab.com"), stream.httpClient())
            .route(
                "kojihub.stream.centos.org",
                URI.create("https://kojihub.stream.centos.org"),
                stream.httpClient())
            .route(
                "sources.stream.centos.org",
                URI.create("https://sources.stream.centos.org"),
                stream.httpClient())
            .start();
    OkHttpClient http = sandbox.httpClient();
    streamGit =
        DistGit.builder(DistGitInstance.centosStream())
            .account("packit", Secret.of(sandbox.account("packit").token()))
            .pushOverHttps()
            .directory(work.resolve("stream-git"))
            .httpClient(http)
            .retryPolicy(RetryPolicy.none())
            .build();
    streamKoji =
        KojiClient.builder(URI.create("https://kojihub.stream.centos.org/kojihub"))
            .httpClient(http)
            .authentication(KojiAuthentication.clientCertificate())
            .retryPolicy(RetryPolicy.none())
            .maxOfflineWait(Duration.ZERO)
            .build();
    fedora =
        Fedora.connectedTo(
            sandbox,
            work.resolve("fedora"),
            builder ->
                builder.destination(
                    Destination.of(streamGit)
                        .koji(streamKoji)
                        .releases(STREAM.stream().map(SeveralDistGitsTest::release).toList())));
    sandbox
        .distGit()
        .createPackage(Fedora.PACKAGE, files(), "rawhide", "f45", "f44", "f43")
        .addCommitter("packit");
    stream.distGit().createPackage(Fedora.PACKAGE, files(), "c10s", "c9s");
    sandbox.downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
  }

  @AfterEach
  void stop() {
    streamKoji.close();
    streamGit.close();
    fedora.close();
    stream.close();
  }

  private static FileTree files() {
    return FileTree.of(Fedora.PACKAGE + ".spec", Fedora.SPEC);
  }

  private static FileTree upstream(String config) {
    return files().and(".packit.yaml", config);
  }

  /** The sandbox's hub has the targets of Bodhi's releases. */
  private static BodhiRelease hubRelease(String branch) {
    return BodhiRelease.builder()
        .name(branch.toUpperCase(Locale.ROOT))
        .longName("CentOS Stream " + branch)
        .version(branch.replaceAll("\\D", ""))
        .idPrefix("CENTOS")
        .branch(branch)
        .distTag(branch)
        .build();
  }

  private static DistroRelease release(String branch) {
    String version = branch.replaceAll("\\D", "");
    return DistroRelease.builder()
        .name("CENTOS-" + version)
        .longName("CentOS Stream " + version)
        .version(version)
        .idPrefix("CENTOS")
        .branch(branch)
        .state(DistroRelease.State.CURRENT)
        .kojiTarget(branch + "-candidate")
        .macroTarget(branch)
        .composedByBodhi(false)
        .build();
  }

  /** Fedora's packages are told of by a message of their own, with the bug. */
  @Test
  void newVersionsArePulledWhereNobodyElseTellsOfThem() {
    fedora.addUpstream(upstream(CONFIG));
    stream
        .distGit()
        .pkg(Fedora.PACKAGE)
        .commit(
            "c10s",
            "Configure",
            FileTree.of(
                ".packit.yaml",
                """
                specfile_path: python-ogr.spec
                downstream_package_name: python-ogr
                upstream_project_url: https://github.com/packit/ogr
                pkg_tool: centpkg
                jobs:
                  - {job: pull_from_upstream, trigger: release, dist_git_branches: [c10s]}
                """));
    PackitEvent found =
        new VersionsFound(
            7,
            "ogr",
            List.of("0.62.3"),
            Set.of("0.62.3"),
            List.of(
                new Mapping("Fedora", Fedora.PACKAGE),
                new Mapping("CentOS", Fedora.PACKAGE),
                new Mapping("Debian", "ogr")),
            2,
            Origin.UNKNOWN);

    assertThat(fedora.workflow().handle(found).outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            Released.class,
            released ->
                assertThat(released.report().results())
                    .singleElement()
                    .isInstanceOf(Proposed.class));
    fedora.workflow().execute(fedora.workflow().plan(found));

    assertThat(stream.distGit().pullRequests(Fedora.PACKAGE)).hasSize(1);
    assertThat(sandbox.distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
  }

  /** What is carried out later knows where it belongs. */
  @Test
  void thePlanOfAnEventGoesWhereTheConfigurationSays() {
    fedora.addUpstream(upstream(CONFIG));
    String kept = EventPlanFile.toJson(fedora.workflow().plan(Events.RELEASE));
    assertThatThrownBy(
            () ->
                fedora
                    .elsewhere(work.resolve("alone"))
                    .workflow()
                    .execute(EventPlanFile.parse(kept)))
        .as("a workflow without one of them")
        .isInstanceOf(OtherDistGitException.class);
    assertThat(sandbox.distGit().pullRequests(Fedora.PACKAGE)).isEmpty();

    EventReport report = fedora.workflow().execute(EventPlanFile.parse(kept));

    assertThat(report.succeeded()).isTrue();
    assertThat(report.outcomes()).hasSize(2).hasOnlyElementsOfType(Released.class);
    assertThat(sandbox.distGit().pullRequests(Fedora.PACKAGE)).hasSize(4);
    assertThat(stream.distGit().pullRequests(Fedora.PACKAGE)).hasSize(2);
  }

  @Test
  void aReleaseGoesWhereTheConfigurationSays() {
    fedora.addUpstream(upstream(CONFIG));

    List<JobOutcome> outcomes = fedora.workflow().handle(Events.RELEASE).outcomes();

    assertThat(outcomes)
        .hasSize(2)
        .allSatisfy(
            outcome ->
                assertThat(((Released) outcome).report().results())
                    .hasOnlyElementsOfType(Proposed.class));
    assertThat(sandbox.distGit().pullRequests(Fedora.PACKAGE))
        .extracting(PagurePullRequest::targetBranch)
        .containsExactlyInAnyOrder("rawhide", "f45", "f44", "f43");
    assertThat(stream.distGit().pullRequests(Fedora.PACKAGE))
        .extracting(PagurePullRequest::targetBranch)
        .containsExactlyInAnyOrder("c10s", "c9s");

    merge();
    List<JobOutcome> followed = deliver();

    assertThat(followed).doesNotHaveAnyElementsOfTypes(JobOutcome.Failed.class);
    assertThat(sandbox.koji().builds())
        .extracting(KojiBuild::nvr)
        .containsExactlyInAnyOrder(
            "python-ogr-0.62.3-1.fc46",
            "python-ogr-0.62.3-1.fc45",
            "python-ogr-0.62.3-1.fc44",
            "python-ogr-0.62.3-1.fc43");
    assertThat(stream.koji().tasks())
        .filteredOn(task -> task.method().equals("build"))
        .extracting(task -> task.request().get(1))
        .containsExactlyInAnyOrder("c10s-candidate", "c9s-candidate");
    assertThat(sandbox.bodhi().updates())
        .filteredOn(update -> !update.automatic())
        .extracting(BodhiUpdate::release)
        .containsExactlyInAnyOrder("F45", "F44", "F43");
    assertThat(stream.bodhi().updates()).isEmpty();
  }

  /** People have to bring the archive; a pull request that leaves it to them says so. */
  @Test
  void anArchiveThatCannotBeUploadedIsSaidSo() {
    fedora.addUpstream(upstream(CONFIG));

    List<JobOutcome> outcomes = fedora.workflow().handle(Events.RELEASE).outcomes();

    assertThat(sandbox.distGit().lookaside().uploads()).hasSize(1);
    assertThat(stream.distGit().lookaside().uploads()).isEmpty();
    assertThat(stream.distGit().pullRequests(Fedora.PACKAGE))
        .allSatisfy(
            proposal ->
                assertThat(proposal.description())
                    .contains("ogr-0.62.3.tar.gz is not in the lookaside cache of centos-stream"));
    assertThat(sandbox.distGit().pullRequests(Fedora.PACKAGE))
        .allSatisfy(
            proposal -> assertThat(proposal.description()).doesNotContain("lookaside cache of"));
    assertThat(((Released) outcomes.get(1)).report().doubtful()).hasSize(2);

    stream.distGit().lookaside().store(Fedora.PACKAGE, "ogr-0.62.3.tar.gz", new byte[] {1, 2, 3});
    ReleaseReport again = fedora.workflow().proposeDownstream(Fedora.request());

    assertThat(again.doubtful()).isEmpty();
    assertThat(stream.distGit().pullRequests(Fedora.PACKAGE))
        .hasSize(2)
        .allSatisfy(
            proposal -> assertThat(proposal.description()).doesNotContain("lookaside cache of"));
  }

  /** Nobody would read the warning. */
  @Test
  void nothingIsPushedWithoutItsArchive() {
    fedora.addUpstream(upstream("create_pr: false\n" + CONFIG));

    ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());

    assertThat(report.failures())
        .extracting(BranchResult.Failed::branch)
        .containsExactlyInAnyOrder("c10s", "c9s");
    assertThat(report.failures())
        .allSatisfy(
            failed -> assertThat(failed.cause()).hasMessageContaining("takes none from here"));
    assertThat(stream.distGit().pkg(Fedora.PACKAGE).log("c10s")).hasSize(1);
  }

  @Test
  void aCommentIsForTheDistGitThatItStandsIn() {
    fedora.addUpstream(upstream(CONFIG));
    fedora.workflow().handle(Events.RELEASE);
    stream
        .distGit()
        .pkg(Fedora.PACKAGE)
        .commit("c10s", "Configure", FileTree.of(".packit.yaml", CONFIG));
    stream.distGit().pkg(Fedora.PACKAGE).addCommitter("alice");
    Feed feed = new Feed(stream, GITLAB);
    feed.next();
    stream.distGit().pkg(Fedora.PACKAGE).comment(1, "alice", "/packit koji-build --branch c10s");

    assertThat(feed.next())
        .singleElement()
        .satisfies(
            comment ->
                assertThat(fedora.workflow().handle(comment).outcomes())
                    .singleElement()
                    .isInstanceOfSatisfying(
                        JobOutcome.BuildSubmitted.class,
                        build -> assertThat(build.url()).hasHost("kojihub.stream.centos.org")));
    assertThat(sandbox.koji().tasks()).isEmpty();
  }

  @Test
  void eachDistGitHasAPlanOfItsOwn() {
    fedora.addUpstream(upstream(CONFIG));

    List<ReleasePlan> plans =
        fedora.workflow().plans(Fedora.request()).stream()
            .map(plan -> PlanFile.parse(PlanFile.toJson(plan)))
            .toList();

    assertThat(plans)
        .extracting(plan -> plan.distGit().orElseThrow().toString())
        .containsExactly(
            "https://src.fedoraproject.org/rpms", "https://gitlab.com/redhat/centos-stream/rpms");
    assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("plans(");
    assertThat(fedora.workflow().execute(plans.get(1)).results())
        .hasSize(2)
        .hasOnlyElementsOfType(Proposed.class);
    assertThat(sandbox.distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
    assertThat(stream.distGit().pullRequests(Fedora.PACKAGE)).hasSize(2);
    try (Fedora alone = fedora.elsewhere(work.resolve("alone"))) {
      assertThatThrownBy(() -> alone.workflow().execute(plans.get(1)))
          .isInstanceOf(OtherDistGitException.class)
          .hasMessageContaining("https://gitlab.com/redhat/centos-stream/rpms");
      alone.disconnect();
    }
  }

  /** Told once, by whichever is asked first. */
  @Test
  void whatIsForNoneOfThemIsToldOnce() {
    fedora.addUpstream(upstream(CONFIG + SIG_JOB));

    List<JobOutcome> outcomes = fedora.workflow().handle(Events.RELEASE).outcomes();

    assertThat(outcomes).hasSize(3);
    assertThat(outcomes)
        .filteredOn(NotRun.class::isInstance)
        .singleElement()
        .satisfies(
            outcome -> assertThat(((NotRun) outcome).reason()).isEqualTo(Reason.OTHER_DIST_GIT));
  }

  @Test
  void aConfigurationThatNamesNoneMeansTheFirst() {
    fedora.addUpstream(Fedora.upstreamFiles(Fedora.CONFIG.replace(", epel-8", "")));

    assertThat(fedora.workflow().handle(Events.RELEASE).outcomes()).hasSize(1);
    assertThat(sandbox.distGit().pullRequests(Fedora.PACKAGE)).hasSize(4);
    assertThat(stream.distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
  }

  @Test
  void whatIsWrongWithTheWholeIsToldOnce() {
    fedora.addUpstream(FileTree.of("README", "no configuration"));

    assertThat(fedora.workflow().handle(Events.RELEASE).outcomes())
        .singleElement()
        .satisfies(
            outcome -> assertThat(((NotRun) outcome).reason()).isEqualTo(Reason.NO_CONFIGURATION));
  }

  private void merge() {
    for (Sandbox each : List.of(sandbox, stream)) {
      each.distGit()
          .pullRequests(Fedora.PACKAGE)
          .forEach(proposal -> each.distGit().merge(Fedora.PACKAGE, proposal.id()));
    }
    assertThat(stream.distGit().forge()).isEqualTo(DistGitForge.GITLAB);
  }

  private List<JobOutcome> deliver() {
    List<JobOutcome> outcomes = new ArrayList<>();
    List<Feed> feeds = List.of(new Feed(sandbox), new Feed(stream, GITLAB));
    while (feeds.stream().anyMatch(Feed::hasMore)) {
      for (Feed feed : feeds) {
        for (PackitEvent event : feed.next()) {
          outcomes.addAll(fedora.workflow().handle(event).outcomes());
        }
      }
      sandbox.koji().finishBuilds();
      stream.koji().finishBuilds();
    }
    return outcomes;
  }
}
