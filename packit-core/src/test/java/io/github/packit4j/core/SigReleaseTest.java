package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.JobOutcome.BuildSubmitted;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobOutcome.Released;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.http.MissingSettingException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.specfile.changelog.Packager;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A special interest group of CentOS: its packages in a group of GitLab, branches and targets of
 * its own, the hub CBS, a cache with a program of its own, and no Bodhi.
 */
class SigReleaseTest {

  private static final String BRANCH = "c10s-sig-hyperscale";
  private static final String TARGET = "hyperscale10s-packages-main-el10s";
  private static final String CANDIDATE = "hyperscale10s-packages-main-candidate";
  private static final String ARCHIVE = "ogr-0.62.3.tar.gz";

  private static final String CONFIG =
      """
      specfile_path: fedora/python-ogr.spec
      upstream_package_name: ogr
      downstream_package_name: python-ogr
      pkg_tool: centpkg-sig
      sig: Hyperscale
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [c10s-sig-hyperscale]}
        - {job: koji_build, trigger: commit, dist_git_branches: [c10s-sig-hyperscale]}
        - {job: bodhi_update, trigger: commit, dist_git_branches: [c10s-sig-hyperscale]}
      """;

  @TempDir Path work;
  private Sandbox sandbox;
  private DistGit distGit;
  private KojiClient koji;
  private ReleaseWorkflow workflow;

  @BeforeEach
  void start() {
    sandbox = Sandbox.builder().withoutTickets().centosSig("Hyperscale").start();
    sandbox.distGit().forkUsableAfter(0);
    sandbox.koji().addTarget(TARGET, TARGET + "-build", CANDIDATE, ".hs.el10");
    OkHttpClient http = sandbox.httpClient();
    Secret token = Secret.of(sandbox.account("packit").token());
    distGit =
        DistGit.builder(DistGitInstance.centosSig("Hyperscale"))
            .account("packit", token)
            .pushOverHttps()
            .directory(work.resolve("git"))
            .httpClient(http)
            .retryPolicy(RetryPolicy.none())
            .build();
    koji =
        KojiClient.builder(URI.create("https://cbs.centos.org/kojihub"))
            .httpClient(http)
            .authentication(KojiAuthentication.clientCertificate())
            .retryPolicy(RetryPolicy.none())
            .maxOfflineWait(Duration.ZERO)
            .build();
    Forges forges =
        Forges.builder()
            .httpClient(http)
            .token("github.com", token)
            .retryPolicy(RetryPolicy.none())
            .build();
    workflow =
        ReleaseWorkflow.builder()
            .forges(forges)
            .distGit(distGit)
            .koji(koji)
            .releases(
                List.of(
                    DistroRelease.builder()
                        .name("HYPERSCALE-10")
                        .longName("CentOS Hyperscale 10")
                        .version("10")
                        .idPrefix("HYPERSCALE")
                        .branch(BRANCH)
                        .state(DistroRelease.State.CURRENT)
                        .kojiTarget(TARGET)
                        .macroTarget("c10s")
                        .putMacros("dist", ".hs.el10")
                        .composedByBodhi(false)
                        .build()))
            .downloads(
                SourceDownloader.builder().httpClient(http).retryPolicy(RetryPolicy.none()).build())
            .workDirectory(work)
            .identity(new Packager("Packit", "hello@packit.dev"))
            .build();
    sandbox
        .distGit()
        .createPackage(Fedora.PACKAGE, FileTree.of("python-ogr.spec", Fedora.SPEC), BRANCH)
        .addCommitter("packit");
    sandbox.downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
  }

  private void upstream(String config) {
    UpstreamProject ogr = sandbox.upstream().project("packit/ogr");
    ogr.commit("Release", Fedora.upstreamFiles(config));
    ogr.tag(Fedora.TAG);
    ogr.release(Fedora.TAG, Fedora.TAG, "* More");
  }

  @AfterEach
  void stop() {
    koji.close();
    distGit.close();
    sandbox.close();
  }

  @Test
  void fromTheReleaseToTheBuild() {
    upstream(CONFIG);
    assertThat(workflow.handle(Events.RELEASE).outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            Released.class,
            released ->
                assertThat(released.report().results())
                    .singleElement()
                    .isInstanceOf(Proposed.class));
    assertThat(proposal().url().toString())
        .startsWith("https://gitlab.com/CentOS/Hyperscale/rpms/python-ogr/-/merge_requests/");
    assertThat(proposal().targetBranch()).isEqualTo(BRANCH);
    assertThat(proposal().description())
        .as("the cache has a program of its own")
        .contains(ARCHIVE + " is not in the lookaside cache of centos-sig-Hyperscale");

    sandbox.distGit().lookaside().store(Fedora.PACKAGE, ARCHIVE, new byte[] {1, 2, 3});
    workflow.handle(Events.RELEASE);
    assertThat(proposal().description()).doesNotContain("lookaside cache of");

    Feed feed = new Feed(sandbox, FedoraAndStream.GITLAB);
    feed.next();
    sandbox.distGit().merge(Fedora.PACKAGE, proposal().id());
    List<JobOutcome> outcomes = deliver(feed);

    assertThat(outcomes).doesNotHaveAnyElementsOfTypes(JobOutcome.Failed.class);
    assertThat(outcomes)
        .filteredOn(BuildSubmitted.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            BuildSubmitted.class,
            build -> {
              assertThat(build.target()).isEqualTo(TARGET);
              assertThat(build.url()).hasHost("cbs.centos.org");
            });
    assertThat(sandbox.koji().builds())
        .singleElement()
        .satisfies(
            build -> {
              assertThat(build.nvr()).isEqualTo("python-ogr-0.62.3-1.hs.el10");
              assertThat(build.tags()).containsExactly(CANDIDATE);
            });
  }

  @Test
  void whatOfBodhiDoesNotApplyIsSaidSo() {
    upstream(CONFIG);
    workflow.handle(Events.RELEASE);
    assertThat(proposal().description())
        .as("what merging it starts")
        .contains("No Bodhi update: `c10s-sig-hyperscale` has none.");
    Feed feed = new Feed(sandbox, FedoraAndStream.GITLAB);
    feed.next();
    sandbox
        .distGit()
        .pkg(Fedora.PACKAGE)
        .commit(BRANCH, "Configure", FileTree.of(".packit.yaml", CONFIG));
    sandbox.distGit().merge(Fedora.PACKAGE, proposal().id());

    assertThat(deliver(feed))
        .filteredOn(outcome -> outcome instanceof NotRun not && not.reason() == Reason.NO_UPDATES)
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.job()).isEqualTo("bodhi_update");
              assertThat(((NotRun) outcome).message())
                  .isEqualTo("c10s-sig-hyperscale has no updates in Bodhi");
            });
    assertThat(sandbox.bodhi().updates()).isEmpty();
    assertThatThrownBy(() -> workflow.pushUpdates(PushRequest.of(Fedora.PACKAGE)))
        .isInstanceOf(MissingSettingException.class)
        .hasMessageContaining("bodhi(...)");
    assertThat(sandbox.requests().all())
        .noneMatch(request -> request.toString().contains("bodhi.fedoraproject.org"));
  }

  @Test
  void thePackageOfAnotherGroupIsNotReleasedHere() {
    upstream(CONFIG.replace("Hyperscale", "Cloud"));
    assertThat(workflow.handle(Events.RELEASE).outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            NotRun.class, not -> assertThat(not.reason()).isEqualTo(Reason.OTHER_DIST_GIT));
  }

  private PagurePullRequest proposal() {
    return sandbox.distGit().pullRequests(Fedora.PACKAGE).get(0);
  }

  private List<JobOutcome> deliver(Feed feed) {
    List<JobOutcome> outcomes = new ArrayList<>();
    while (feed.hasMore()) {
      for (PackitEvent event : feed.next()) {
        outcomes.addAll(workflow.handle(event).outcomes());
      }
      sandbox.koji().finishBuilds();
    }
    return outcomes;
  }
}
