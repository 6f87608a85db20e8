package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.UpstreamRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which release a request means that names none. */
class LatestReleaseTest {

  private static final ReleaseRequest LATEST =
      ReleaseRequest.proposeLatest("https://github.com/packit/ogr");
  private static final URI PACKAGE = URI.create("https://src.fedoraproject.org/rpms/python-ogr");

  @TempDir Path work;

  @Test
  void theForgesLatestReleaseIsProposed() {
    try (Fedora fedora = released("")) {
      assertThat(fedora.workflow().plan(LATEST).tag()).contains("0.62.3");
    }
  }

  @Test
  void thePatternsOfTheConfigurationChoose() {
    try (Fedora fedora = released("upstream_tag_include: '0\\.6[01]\\.'\n")) {
      assertThat(fedora.workflow().plan(LATEST).tag()).contains("0.61.9");
    }
    try (Fedora fedora = released("upstream_tag_exclude: '0\\.6[12]'\n")) {
      assertThat(fedora.workflow().plan(LATEST).tag()).contains("0.60.0");
    }
    try (Fedora fedora = released("upstream_tag_include: '7'\n")) {
      assertThatThrownBy(() -> fedora.workflow().plan(LATEST))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContaining("https://github.com/packit/ogr")
          .hasMessageContaining("upstream_tag_include");
    }
  }

  @Test
  void onAForgeWithoutReleasesTheHighestVersionCounts() throws IOException {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.sandbox().downloads().serveAnything();
      FileTree files = Fedora.upstreamFiles("upstream_tag_template: v{version}\n" + Fedora.CONFIG);
      DistGitPackage lib = fedora.sandbox().distGit().createPackage("lib", files);
      for (String tag : new String[] {"v0.9", "v0.100", "nightly", "v0.62.3"}) {
        tag(fedora, tag, lib.commitOf("rawhide").orElseThrow());
      }
      ReleasePlan plan =
          fedora
              .workflow()
              .plan(ReleaseRequest.proposeLatest("https://src.fedoraproject.org/rpms/lib"));
      assertThat(plan.tag()).contains("v0.100");
      assertThat(plan.version()).isEqualTo("0.100");
    }
  }

  private static void tag(Fedora fedora, String name, String commit) throws IOException {
    Request request =
        new Request.Builder()
            .url("https://src.fedoraproject.org/api/0/rpms/lib/git/tags")
            .header("Authorization", "token " + fedora.sandbox().account("admin").token())
            .post(
                new FormBody.Builder()
                    .add("tagname", name)
                    .add("commit_hash", commit)
                    .add("message", name)
                    .build())
            .build();
    try (Response response = fedora.sandbox().httpClient().newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(200);
    }
  }

  @Test
  void theNewestVersionInReleaseMonitoringIsPulled() {
    try (Fedora fedora = pulling(true)) {
      fedora.sandbox().monitoring().found(Fedora.PACKAGE, "0.62.3");
      fedora.sandbox().monitoring().found(Fedora.PACKAGE, "0.63.0");
      ReleaseReport report = fedora.workflow().pullFromUpstream(ReleaseRequest.pullLatest(PACKAGE));
      assertThat(report.version()).isEqualTo("0.63.0");
      assertThat(report.results()).singleElement().isInstanceOf(BranchResult.Proposed.class);
    }
  }

  @Test
  void whatReleaseMonitoringDoesNotKnowIsNamed() {
    try (Fedora fedora = pulling(true)) {
      assertThatThrownBy(() -> fedora.workflow().plan(ReleaseRequest.pullLatest(PACKAGE)))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContaining("python-ogr")
          .hasMessageContaining("Map the package at release-monitoring.org");
    }
  }

  @Test
  void withoutReleaseMonitoringTheVersionIsAskedFor() {
    try (Fedora fedora = pulling(false)) {
      assertThatThrownBy(() -> fedora.workflow().plan(ReleaseRequest.pullLatest(PACKAGE)))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContaining("releaseMonitoring(...)");
    }
  }

  @Test
  void ofADistGitWithoutADistributionMonitoringIsNotAsked() {
    DistGitInstance own =
        DistGitInstance.builder()
            .from(DistGitInstance.fedora())
            .name("acme")
            .distribution(Optional.empty())
            .build();
    List<DistGit> clients = new ArrayList<>();
    try (Fedora fedora =
        pulling(
            (builder, http) -> {
              clients.add(distGit(own, http));
              return builder.distGit(clients.get(0)).releaseMonitoring(ReleaseMonitoring.of(http));
            })) {
      fedora.sandbox().monitoring().found(Fedora.PACKAGE, "0.62.3");
      assertThatThrownBy(() -> fedora.workflow().plan(ReleaseRequest.pullLatest(PACKAGE)))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContaining("dist-git acme")
          .hasMessageContaining("distribution(...)");
    } finally {
      clients.forEach(DistGit::close);
    }
  }

  private DistGit distGit(DistGitInstance instance, OkHttpClient http) {
    return DistGit.builder(instance)
        .account("packit", Secret.of("token"))
        .pushOverHttps()
        .directory(work.resolve("own"))
        .httpClient(http)
        .build();
  }

  @Test
  void aReleaseIsNotNamedTwice() {
    assertThatThrownBy(() -> LATEST.toBuilder().tag("1").version("1").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("give only one of them");
  }

  /** Upstream has final releases in this order: 0.60.0, 0.61.9, 0.62.3; then a pre-release. */
  private Fedora released(String settings) {
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
    UpstreamProject ogr = fedora.sandbox().upstream().project("packit/ogr");
    ogr.commit("Release", Fedora.upstreamFiles(settings + Fedora.CONFIG));
    for (String tag : new String[] {"0.60.0", "0.61.9", "0.62.3"}) {
      ogr.release(tag, tag, "");
    }
    ogr.release(UpstreamRelease.of("0.63.0rc1").asPrerelease());
    fedora.sandbox().downloads().serveAnything();
    return fedora;
  }

  private Fedora pulling(boolean monitored) {
    return pulling(
        (builder, http) ->
            monitored ? builder.releaseMonitoring(ReleaseMonitoring.of(http)) : builder);
  }

  private Fedora pulling(BiFunction<WorkflowBuilder, OkHttpClient, WorkflowBuilder> settings) {
    Fedora fedora = Fedora.connected(work, settings);
    String config =
        """
        specfile_path: python-ogr.spec
        jobs:
          - job: pull_from_upstream
            trigger: release
            dist_git_branches: [f44]
        """;
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    fedora.sandbox().downloads().serveAnything();
    return fedora;
  }
}
