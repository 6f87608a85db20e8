package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.NewIssue;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.UpstreamIssue;
import io.github.packit4j.sandbox.UpstreamProject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of failures, where and how. */
class FailureIssueTest {

  private static final URI OGR = URI.create("https://github.com/packit/ogr");
  private static final String PROPOSE = "[packit] Propose downstream failed for release 0.62.3";

  private static final String DOWNSTREAM =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      issue_repository: https://github.com/packit/ogr
      jobs:
        - job: pull_from_upstream
          trigger: release
          dist_git_branches: [f44, f43]
        - job: koji_build
          trigger: commit
          allowed_committers: [alice]
          dist_git_branches: [f44]
        - job: bodhi_update
          trigger: commit
          dist_git_branches: [f44]
      """;

  @TempDir Path work;

  @Test
  void aFailedReleaseIsToldUpstreamOnce() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      reject(fedora, "hook says ```\n@everyone [click](http://evil) <img>");

      EventReport report = fedora.workflow().handle(Events.RELEASE);
      assertThat(report.retryable()).isFalse();
      List<URI> pages = fedora.workflow().reportFailures(report);

      assertThat(pages).containsExactly(URI.create("https://github.com/packit/ogr/issues/1"));
      UpstreamIssue issue = onlyIssue(fedora);
      assertThat(issue.title()).isEqualTo(PROPOSE);
      assertThat(issue.author()).isEqualTo("packit");
      assertThat(issue.body())
          .contains("### `python-ogr` on `f44`\n\nFailed step: push. ")
          .contains("Trying again does not help before the cause is removed.\n\n````text\n")
          .contains("hook says ```")
          .contains("### How to try again\n\n")
          .doesNotContain("f43")
          .doesNotContain("---")
          .endsWith("left alone.\n");

      EventReport again = fedora.workflow().handle(Events.RELEASE);
      assertThat(fedora.workflow().reportFailures(again)).isEqualTo(pages);
      assertThat(onlyIssue(fedora)).isEqualTo(issue);
    }
  }

  @Test
  void whereCommentsAreAnsweredTheIssueSaysWhatToComment() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      reject(fedora, "no");
      ReleaseWorkflow workflow = fedora.answering(builder -> builder.commandPrefix("/bot"));
      workflow.reportFailures(workflow.handle(Events.RELEASE));
      assertThat(onlyIssue(fedora).body())
          .contains("Otherwise comment `/bot propose-downstream` here, have the event");
    }
  }

  @Test
  void anOpenIssueIsCommentedOnAndAClosedOneIsNot() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      reject(fedora, "no");
      tell(fedora, Events.RELEASE);
      fedora.sandbox().faults().clear();
      reject(fedora, "still no");

      tell(fedora, Events.RELEASE);
      tell(fedora, Events.RELEASE);

      assertThat(onlyIssue(fedora).comments())
          .singleElement()
          .satisfies(comment -> assertThat(comment.body()).contains("still no"));

      fedora.project(OGR).issues().close(1);
      tell(fedora, Events.RELEASE);
      assertThat(issues(fedora))
          .extracting(UpstreamIssue::title, UpstreamIssue::open)
          .containsExactly(tuple(PROPOSE, false), tuple(PROPOSE, true));
    }
  }

  @Test
  void theIssueOfALongerVersionIsAnotherOne() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.project(OGR).issues().create(NewIssue.of(PROPOSE + "0", "another"));
      reject(fedora, "no");

      tell(fedora, Events.RELEASE);

      assertThat(issues(fedora)).hasSize(2);
      assertThat(issues(fedora).get(0).comments()).isEmpty();
    }
  }

  @Test
  void nobodyIsToldWhereTheConfigurationSaysSo() {
    String config = Fedora.CONFIG + "notifications:\n  failure_issue:\n    create: false\n";
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      reject(fedora, "no");
      assertThat(tell(fedora, Events.RELEASE)).isEmpty();
      assertThat(issues(fedora)).isEmpty();
    }
  }

  @Test
  void anAccountInTheAddressOfAProjectIsNobodysBusiness() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      URI withPassword = URI.create("https://user:s3cret@github.com/packit/ogr");

      EventReport report =
          fedora.workflow().handle(new PackitEvent.ReleasePublished(withPassword, "nope"));

      assertThat(report.outcomes().toString()).contains("github.com").doesNotContain("s3cret");
      assertThat(fedora.workflow().reportFailures(report)).hasSize(1);
      assertThat(fedora.sandbox().upstream().project("packit/ogr").issues())
          .singleElement()
          .satisfies(
              issue ->
                  assertThat(issue.body())
                      .contains("https://github.com/packit/ogr")
                      .doesNotContain("s3cret"));
    }
  }

  @Test
  void successIsNoNews() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      assertThat(tell(fedora, Events.RELEASE)).isEmpty();
      assertThat(issues(fedora)).isEmpty();
    }
  }

  @Test
  void problemsOfTheConfigurationAreToldToo() {
    String config = Fedora.CONFIG.replace("trigger: release", "triger: release");
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      assertThat(tell(fedora, Events.RELEASE)).hasSize(1);
      assertThat(onlyIssue(fedora).body()).contains("```text\n").contains("triger");
    }
  }

  @Test
  void theConfiguredMessageFollowsWithTheCommit() {
    String config =
        Fedora.CONFIG
            + "notifications:\n  failure_comment:\n    message: '@alice, {commit_sha} {{failed}}'\n";
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      reject(fedora, "no");
      tell(fedora, Events.RELEASE);
      String commit = ogr(fedora).commitOf(Fedora.TAG).orElseThrow();
      assertThat(onlyIssue(fedora).body()).endsWith("\n\n---\n\n@alice, " + commit + " {failed}\n");
    }
  }

  @Test
  void aMessageThatNeedsTheHostedServiceIsLeftOut() {
    String config =
        Fedora.CONFIG + "notifications:\n  failure_comment:\n    message: 'see {logs_url}'\n";
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      reject(fedora, "no");
      tell(fedora, Events.RELEASE);
      assertThat(onlyIssue(fedora).body()).doesNotContain("logs_url").doesNotContain("see ");
    }
  }

  @Test
  void downstreamFailuresAreToldInTheIssueRepository() {
    try (Fedora fedora = configured(DOWNSTREAM)) {
      // No archive is to be had.
      EventReport missing = fedora.workflow().handle(versions());
      assertThat(missing.retryable()).isTrue();
      assertThat(fedora.workflow().reportFailures(missing)).hasSize(1);
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().xmlRpc("build"))
          .always()
          .xmlRpcFault(1000, "not allowed: @everyone");
      assertThat(tell(fedora, Events.push(fedora, "alice"))).hasSize(1);
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().host("bodhi.fedoraproject.org").method("POST").path("/updates/"))
          .always()
          .respond(403, "no");
      assertThat(tell(fedora, Events.build())).hasSize(1);

      assertThat(issues(fedora))
          .extracting(UpstreamIssue::title)
          .containsExactly(
              "[packit] Pull from upstream failed for release 0.63.0",
              "[packit] Fedora Koji build failed to be triggered",
              "[packit] Fedora Bodhi update failed to be created");
      assertThat(issues(fedora).get(0).body())
          .contains("### `python-ogr` on `f44`\n\nFailed step: plan. Trying again later may help")
          .contains("### `python-ogr` on `f43`");
      assertThat(issues(fedora).get(1).body())
          .contains("`" + Events.head(fedora) + "`")
          .contains("### `python-ogr`\n")
          .contains("not allowed: @everyone");
      assertThat(issues(fedora).get(2).body()).contains("`python-ogr-0.62.3-1.fc44`");
    }
  }

  @Test
  void withoutAnIssueRepositoryNobodyIsTold() {
    try (Fedora fedora = configured(DOWNSTREAM.replaceAll("issue_repository.*\n", ""))) {
      assertThat(tell(fedora, versions())).isEmpty();
      assertThat(issues(fedora)).isEmpty();
    }
  }

  @Test
  void anIssueRepositoryThatIsNoneIsNamed() {
    try (Fedora fedora =
        configured(DOWNSTREAM.replace("https://github.com/packit/ogr", "nowhere"))) {
      assertThatThrownBy(() -> tell(fedora, versions()))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContaining("issue_repository 'nowhere'");
    }
  }

  @Test
  void aForgeThatTakesNoIssueIsAnError() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      reject(fedora, "no");
      fedora
          .sandbox()
          .faults()
          .on(RequestMatcher.any().method("POST").path("/issues$"))
          .always()
          .respond(410, "Issues are disabled");
      assertThatThrownBy(() -> tell(fedora, Events.RELEASE)).isInstanceOf(ForgeException.class);
    }
  }

  private static void reject(Fedora fedora, String reason) {
    fedora
        .sandbox()
        .faults()
        .rejectPush("forks/packit/rpms/python-ogr", "f44-update-propose_downstream", reason);
  }

  private static List<URI> tell(Fedora fedora, PackitEvent event) {
    return fedora.workflow().reportFailures(fedora.workflow().handle(event));
  }

  private Fedora configured(String config) {
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    ogr(fedora);
    return fedora;
  }

  private static UpstreamProject ogr(Fedora fedora) {
    return fedora.sandbox().upstream().project("packit/ogr");
  }

  private static List<UpstreamIssue> issues(Fedora fedora) {
    return ogr(fedora).issues();
  }

  private static UpstreamIssue onlyIssue(Fedora fedora) {
    assertThat(issues(fedora)).hasSize(1);
    return issues(fedora).get(0);
  }

  private static NewVersions versions() {
    return new NewVersions(
        Fedora.PACKAGE,
        List.of("0.62.3", "0.63.0"),
        Set.of(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }
}
