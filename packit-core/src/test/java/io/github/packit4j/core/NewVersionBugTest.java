package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.monitoring.Bugzilla;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.BugzillaBug;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.RequestMatcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bug that release monitoring files for a new version, and the proposal of that version. */
class NewVersionBugTest {

  @TempDir Path work;

  @ParameterizedTest
  @CsvSource({"NEW, true", "ASSIGNED, true", "ON_QA, false", "CLOSED, false"})
  void anOpenBugIsReferredTo(String status, boolean referred) {
    try (Fedora fedora = fedora()) {
      fedora.sandbox().monitoring().found(Fedora.PACKAGE, Fedora.TAG);
      BugzillaBug bug = fedora.sandbox().monitoring().bugs().get(0);
      fedora.sandbox().monitoring().setStatus(bug.id(), status);

      propose(fedora);

      String reference = "rhbz#" + bug.id();
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE))
          .isNotEmpty()
          .allSatisfy(
              request ->
                  assertThat(request.description().contains("Resolves: [" + reference + "]("))
                      .isEqualTo(referred));
      assertThat(proposedSpec(fedora).contains("- Resolves: " + reference)).isEqualTo(referred);
    }
  }

  @Test
  void aBugOfAnotherVersionIsNotMeant() {
    try (Fedora fedora = fedora()) {
      fedora.sandbox().monitoring().found(Fedora.PACKAGE, Fedora.TAG);
      fedora.sandbox().monitoring().found(Fedora.PACKAGE, Fedora.TAG + ".1");
      propose(fedora);
      assertThat(proposedSpec(fedora)).doesNotContain("rhbz#");
    }
  }

  @Test
  void whatTheRequestNamesIsNotLookedUp() {
    try (Fedora fedora = fedora()) {
      fedora.sandbox().monitoring().found(Fedora.PACKAGE, Fedora.TAG);
      fedora
          .workflow()
          .proposeDownstream(Fedora.request().toBuilder().addResolvedBugs("rhbz#7").build());
      assertThat(proposedSpec(fedora)).containsOnlyOnce("rhbz#").contains("- Resolves: rhbz#7");
      assertThat(questions(fedora)).isZero();
    }
  }

  @Test
  void aBugzillaThatIsDownKeepsNoReleaseBack() {
    try (Fedora fedora = fedora()) {
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().host("bugzilla.redhat.com"))
          .always()
          .respond(503, "down");
      propose(fedora);
      assertThat(proposedSpec(fedora)).doesNotContain("rhbz#");
    }
  }

  @Test
  void theSameReleaseIsTheSameCommitAgain() {
    try (Fedora fedora = fedora()) {
      fedora.sandbox().monitoring().found(Fedora.PACKAGE, Fedora.TAG);
      propose(fedora);
      assertThat(fedora.workflow().proposeDownstream(Fedora.request()).results())
          .hasOnlyElementsOfType(BranchResult.UpToDate.class);
    }
  }

  @Test
  void withoutTheSettingNobodyIsAsked() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.sandbox().monitoring().found(Fedora.PACKAGE, Fedora.TAG);
      propose(fedora);
      assertThat(proposedSpec(fedora)).doesNotContain("rhbz#");
      assertThat(questions(fedora)).isZero();
    }
  }

  @Test
  void bugsAreThoseOfFedora() {
    DistGitInstance own =
        DistGitInstance.builder()
            .from(DistGitInstance.fedora())
            .distribution(Optional.empty())
            .build();
    List<DistGit> clients = new ArrayList<>();
    try (Fedora fedora =
        fedora(
            (builder, http) -> {
              clients.add(
                  DistGit.builder(own)
                      .account("packit", Secret.of("none"))
                      .pushOverHttps()
                      .directory(work.resolve("own"))
                      .httpClient(http)
                      .build());
              return builder.bugzilla(Bugzilla.of(http)).distGit(clients.get(0));
            })) {
      fedora.workflow().plan(Fedora.request());
      assertThat(questions(fedora)).isZero();
    } finally {
      clients.forEach(DistGit::close);
    }
  }

  private Fedora fedora() {
    return fedora(
        (builder, http) ->
            builder.bugzilla(
                Bugzilla.builder().httpClient(http).retryPolicy(RetryPolicy.none()).build()));
  }

  private Fedora fedora(BiFunction<WorkflowBuilder, OkHttpClient, WorkflowBuilder> settings) {
    Fedora fedora = Fedora.connected(work, settings);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
    fedora.addUpstream(Fedora.upstreamFiles(Fedora.CONFIG));
    fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
    return fedora;
  }

  private static void propose(Fedora fedora) {
    assertThat(fedora.workflow().proposeDownstream(Fedora.request()).results())
        .hasOnlyElementsOfType(Proposed.class);
  }

  private static String proposedSpec(Fedora fedora) {
    return fedora
        .sandbox()
        .distGit()
        .pkg(Fedora.PACKAGE)
        .fork("packit")
        .orElseThrow()
        .text("f44-update-propose_downstream", "python-ogr.spec")
        .orElseThrow();
  }

  private static long questions(Fedora fedora) {
    return fedora.sandbox().requests().all().stream()
        .filter(request -> request.host().equals("bugzilla.redhat.com"))
        .count();
  }
}
