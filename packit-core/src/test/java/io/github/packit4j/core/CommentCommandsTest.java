package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.Upstream;
import io.github.packit4j.sandbox.UpstreamIssue;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.UpstreamRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comments start, for whom, and where. */
class CommentCommandsTest {

  private static final String PROPOSE = "/packit propose-downstream";

  @TempDir Path work;

  @Test
  void aCommentProposesAgainTheReleaseWhoseFailureItsIssueTells() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      UpstreamProject ogr = fedora.sandbox().upstream().project("packit/ogr");
      ogr.grant("alice", UpstreamRole.WRITE);
      fedora
          .sandbox()
          .faults()
          .rejectPush("forks/packit/rpms/python-ogr", "f44-update-propose_downstream", "no");
      fedora.workflow().reportFailures(fedora.workflow().handle(Events.RELEASE));
      fedora.sandbox().faults().clear();
      ogr.release("0.63.0", "0.63.0", "* Newer");
      UpstreamIssue issue = ogr.issues().get(0);
      CommentPosted comment = Comments.say(fedora, issue, "alice", "Now then\n" + PROPOSE);

      JobOutcome.Released released = released(fedora.workflow().handle(comment));

      assertThat(released.report().version()).isEqualTo(Fedora.TAG);
      assertThat(released.report().results())
          .filteredOn(Proposed.class::isInstance)
          .extracting(BranchResult::branch)
          .containsExactly("f44");

      // Delivered twice, there is nothing left to do.
      assertThat(released(fedora.workflow().handle(comment)).report().results())
          .hasSize(5)
          .hasOnlyElementsOfType(BranchResult.UpToDate.class);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).hasSize(5);
    }
  }

  /** Anybody may give an issue any title. */
  @Test
  void anywhereElseTheLatestReleaseIsMeant() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      UpstreamProject ogr = fedora.sandbox().upstream().project("packit/ogr");
      ogr.grant("alice", UpstreamRole.WRITE);
      ogr.release("0.63.0", "0.63.0", "* Newer");
      fedora.sandbox().downloads().serveAnything();
      UpstreamIssue issue =
          ogr.openIssue(
              "alice", "[packit] Propose downstream failed for release " + Fedora.TAG, "");

      EventReport report = fedora.workflow().handle(Comments.say(fedora, issue, "alice", PROPOSE));

      assertThat(released(report).report().version()).isEqualTo("0.63.0");
    }
  }

  @Test
  void aCommentPullsTheVersionThatItNames() {
    try (Fedora fedora = proposed()) {
      EventReport report =
          fedora
              .workflow()
              .handle(
                  Comments.say(
                      fedora,
                      "alice",
                      "/packit pull-from-upstream --version 0.63.0 --resolve-bug rhbz#7,rhbz#8"));

      assertThat(released(report).report().version()).isEqualTo("0.63.0");
      assertThat(released(report).report().results())
          .hasSize(2)
          .hasOnlyElementsOfType(BranchResult.Updated.class);
      assertThat(Comments.proposal(fedora, "f44").description()).contains("rhbz#7", "rhbz#8");
    }
  }

  /** What people have closed stays closed, as it does when an event comes again. */
  @Test
  void aClosedProposalIsNotOpenedAgain() {
    try (Fedora fedora = proposed()) {
      int id = Comments.proposal(fedora, "f44").id();
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(id);
      CommentPosted comment =
          Comments.say(fedora, id, "alice", "/packit pull-from-upstream --version " + Fedora.TAG);

      assertThat(released(fedora.workflow().handle(comment)).report().results())
          .hasAtLeastOneElementOfType(BranchResult.Skipped.class)
          .doesNotHaveAnyElementsOfTypes(Proposed.class);
    }
  }

  @Test
  void theConfigurationOfThePullRequestCountsWhereItIsAskedFor() {
    try (Fedora fedora = proposed()) {
      DistGitPackage pkg = fedora.sandbox().distGit().pkg(Fedora.PACKAGE);
      pkg.createBranch("topic", "rawhide");
      pkg.commit(
          "topic",
          "Release to f43, too",
          FileTree.of(
              ".packit.yaml", Comments.CONFIG.replace("[rawhide, f44]", "[rawhide, f44, f43]")));
      int id = opened(fedora, "topic", "rawhide");
      String command = "/packit pull-from-upstream --version 0.63.0";

      EventReport without = fedora.workflow().handle(Comments.say(fedora, id, "alice", command));
      EventReport with =
          fedora
              .workflow()
              .handle(Comments.say(fedora, id, "alice", command + " --with-pr-config"));

      assertThat(branches(without)).containsExactlyInAnyOrder("rawhide", "f44");
      assertThat(branches(with)).containsExactlyInAnyOrder("rawhide", "f44", "f43");
    }
  }

  /** Between the comment and its delivery somebody could push another one. */
  @Test
  void itIsTheConfigurationOfTheTimeOfTheComment() {
    try (Fedora fedora = proposed()) {
      DistGitPackage pkg = fedora.sandbox().distGit().pkg(Fedora.PACKAGE);
      pkg.createBranch("topic", "rawhide");
      pkg.commit("topic", "Only f44", onBranches("[f44]"));
      int id = opened(fedora, "topic", "rawhide");
      CommentPosted comment =
          Comments.say(
              fedora, id, "alice", "/packit pull-from-upstream --version 0.63.0 --with-pr-config");
      pkg.commit("topic", "More", onBranches("[f44, f43]"));

      assertThat(branches(fedora.workflow().handle(comment))).containsExactly("f44");
    }
  }

  private static FileTree onBranches(String branches) {
    return FileTree.of(".packit.yaml", Comments.CONFIG.replace("[rawhide, f44]", branches));
  }

  @Test
  void aForkHasAConfigurationToo() {
    try (Fedora fedora = proposed()) {
      EventReport report =
          fedora
              .workflow()
              .handle(
                  Comments.say(
                      fedora,
                      "alice",
                      "/packit pull-from-upstream --version 0.63.0 --with-pr-config"));
      assertThat(branches(report)).containsExactlyInAnyOrder("rawhide", "f44");
    }
  }

  @Test
  void withoutAVersionTheNewestThatIsMonitoredIsPulled() {
    try (Fedora fedora =
        Comments.proposed(
            Fedora.connected(
                work, (builder, http) -> builder.releaseMonitoring(ReleaseMonitoring.of(http))),
            Comments.CONFIG)) {
      fedora.sandbox().monitoring().found(Fedora.PACKAGE, "0.64.0");
      EventReport report =
          fedora.workflow().handle(Comments.say(fedora, "alice", "/packit pull-from-upstream"));
      assertThat(released(report).report().version()).isEqualTo("0.64.0");
    }
  }

  /** Whoever opens a pull request could release other packages than this one. */
  @Test
  void aProposedConfigurationSpeaksForItsOwnPackageAlone() {
    try (Fedora fedora = proposed()) {
      DistGitPackage pkg = fedora.sandbox().distGit().pkg(Fedora.PACKAGE);
      pkg.createBranch("topic", "rawhide");
      pkg.commit(
          "topic",
          "Take over",
          FileTree.of(".packit.yaml", Comments.CONFIG.replace("name: python-ogr", "name: bash")));
      int id = opened(fedora, "topic", "rawhide");

      EventReport report =
          fedora
              .workflow()
              .handle(
                  Comments.say(
                      fedora,
                      id,
                      "alice",
                      "/packit pull-from-upstream --version 1 --with-pr-config"));

      assertThat(reasons(report)).containsExactly(Reason.NO_JOB);
    }
  }

  private static int opened(Fedora fedora, String source, String target) {
    ForgeProject project =
        Forges.builder()
            .httpClient(fedora.sandbox().httpClient())
            .token("src.fedoraproject.org", Secret.of(fedora.sandbox().account("admin").token()))
            .retryPolicy(RetryPolicy.none())
            .build()
            .project(DistGitInstance.fedora().projectUrl(Fedora.PACKAGE));
    return (int)
        project
            .pullRequests()
            .create(
                NewPullRequest.builder()
                    .title("Change the configuration")
                    .description("")
                    .source(project, source)
                    .targetBranch(target)
                    .build())
            .id();
  }

  @Test
  void aCommentBuildsWhatIsOnTheTargetBranchNow() {
    try (Fedora fedora = proposed()) {
      CommentPosted comment = Comments.say(fedora, "alice", "/packit koji-build");

      assertThat(fedora.workflow().handle(comment).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.BuildSubmitted.class,
              build -> assertThat(build.target()).isEqualTo("f44-candidate"));
      assertThat(builds(fedora))
          .singleElement()
          .satisfies(
              task ->
                  assertThat(task.request())
                      .containsSequence(
                          "git+https://src.fedoraproject.org/rpms/python-ogr.git#"
                              + Events.head(fedora),
                          "f44-candidate"));

      assertThat(fedora.workflow().handle(comment).outcomes())
          .hasOnlyElementsOfType(JobOutcome.BuildPresent.class);
      assertThat(builds(fedora)).hasSize(1);
    }
  }

  @Test
  void aScratchBuildIsOne() {
    try (Fedora fedora = proposed()) {
      CommentPosted comment =
          Comments.say(fedora, "alice", "/packit koji-build --scratch --branch f44");
      fedora.workflow().handle(comment);
      fedora.sandbox().koji().finishBuilds();
      fedora.workflow().handle(comment);

      assertThat(builds(fedora)).hasSize(1);
      assertThat(fedora.sandbox().koji().builds()).isEmpty();
    }
  }

  @Test
  void anAliasMeansItsBranches() {
    try (Fedora fedora = proposed()) {
      EventReport report =
          fedora
              .workflow()
              .handle(Comments.say(fedora, "alice", "/packit koji-build --branch fedora-all"));

      assertThat(report.outcomes())
          .filteredOn(JobOutcome.BuildSubmitted.class::isInstance)
          .extracting(outcome -> ((JobOutcome.BuildSubmitted) outcome).branch())
          .containsExactlyInAnyOrder("rawhide", "f44");
      assertThat(reasons(report)).containsOnly(Reason.BRANCH_NOT_CONFIGURED);
    }
  }

  /** A job that no event starts is started by whom it waits for. */
  @Test
  void whatIsToBeStartedByHandIsStartedByACommand() {
    String manual =
        Comments.CONFIG.replace("job: koji_build", "job: koji_build\n    manual_trigger: true");
    try (Fedora fedora = Comments.proposed(Fedora.empty(work), manual)) {
      assertThat(reasons(fedora.workflow().handle(Events.push(fedora, "packit"))))
          .containsExactly(Reason.NO_JOB);
      assertThat(
              fedora
                  .workflow()
                  .handle(Comments.say(fedora, "alice", "/packit koji-build"))
                  .outcomes())
          .hasOnlyElementsOfType(JobOutcome.BuildSubmitted.class);
    }
  }

  @Test
  void jobsThatDifferInTheirTriggerAloneRunOnce() {
    String twice =
        Comments.CONFIG
            + """
              - job: koji_build
                trigger: koji_build
                dist_git_branches: [rawhide, f44]
            """;
    try (Fedora fedora = Comments.proposed(Fedora.empty(work), twice)) {
      assertThat(
              fedora
                  .workflow()
                  .handle(Comments.say(fedora, "alice", "/packit koji-build"))
                  .outcomes())
          .hasSize(1);
    }
  }

  @Test
  void aCommentMakesAnUpdateOfTheLatestBuild() {
    try (Fedora fedora = proposed()) {
      CommentPosted comment = Comments.say(fedora, "admin", "/packit create-update");
      assertThat(reasons(fedora.workflow().handle(comment))).containsExactly(Reason.NO_BUILD);

      fedora.workflow().handle(Comments.say(fedora, "alice", "/packit koji-build"));
      fedora.sandbox().koji().finishBuilds();

      assertThat(fedora.workflow().handle(comment).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.UpdateCreated.class,
              update -> assertThat(update.builds()).containsExactly("python-ogr-0.61.2-3.fc44"));
      assertThat(fedora.workflow().handle(comment).outcomes())
          .hasOnlyElementsOfType(JobOutcome.UpdatePresent.class);
      assertThat(fedora.sandbox().bodhi().updates()).hasSize(1);
      assertThat(
              reasons(
                  fedora
                      .workflow()
                      .handle(
                          Comments.say(fedora, "admin", "/packit create-update --branch rawhide"))))
          .containsExactly(Reason.UPDATED_AUTOMATICALLY);
    }
  }

  @Test
  void severalCommandsOfACommentAreCarriedOutInOrder() {
    try (Fedora fedora = proposed()) {
      EventReport report =
          fedora
              .workflow()
              .handle(
                  Comments.say(
                      fedora,
                      "admin",
                      "/packit koji-tag\n/packit koji-build\n/packit koji-build\n/packit test"));
      assertThat(report.outcomes())
          .extracting(JobOutcome::job)
          .containsExactly("koji_build", "koji_build", "test");
      assertThat(reasons(report)).containsExactly(Reason.NO_SIDE_TAG, Reason.COMMAND_NOT_RUN_HERE);
    }
  }

  /** The owner of the package is admin, packagers are admin, alice and packit. */
  @ParameterizedTest
  @CsvSource({
    "help, outsider, ",
    "pull-from-upstream --version 0.61.1, outsider, NOT_A_PACKAGER",
    "pull-from-upstream --version 0.61.1, alice, ",
    "koji-build, outsider, NOT_A_PACKAGER",
    "koji-build, alice, ",
    "koji-build --scratch, outsider, NOT_A_PACKAGER",
    "create-update, outsider, NOT_A_PACKAGER",
    "create-update, alice, NO_WRITE_ACCESS",
    "create-update, admin, NO_BUILD",
    "koji-tag, outsider, NOT_A_PACKAGER",
    "koji-tag, alice, NO_SIDE_TAG",
    "koji-build, packit, OWN_COMMENT",
    "koji-build, nobody, NOT_A_PACKAGER",
  })
  void inDistGitPackagersCommand(String command, String account, Reason reason) {
    try (Fedora fedora = proposed()) {
      CommentPosted said = Comments.say(fedora, "alice", "/packit " + command);
      CommentPosted comment =
          new CommentPosted(
              said.project(),
              said.number(),
              true,
              said.comment(),
              account,
              said.text(),
              said.head());

      EventReport report = fedora.workflow().handle(comment);

      assertThat(reasons(report)).isEqualTo(reason == null ? List.of() : List.of(reason));
      assertThat(report.succeeded()).isTrue();
      if (reason != null) {
        assertThat(builds(fedora)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "github, , NO_WRITE_ACCESS",
    "github, READ, NO_WRITE_ACCESS",
    "github, TRIAGE, NO_WRITE_ACCESS",
    "github, WRITE, NO_CONFIGURATION",
    "github, ADMIN, NO_CONFIGURATION",
    "gitlab, , NO_WRITE_ACCESS",
    "gitlab, TRIAGE, NO_WRITE_ACCESS",
    "gitlab, WRITE, NO_CONFIGURATION",
    "forgejo, , NO_WRITE_ACCESS",
    "forgejo, READ, NO_WRITE_ACCESS",
    "forgejo, WRITE, NO_CONFIGURATION",
  })
  void upstreamWhoMayPushCommands(String kind, UpstreamRole role, Reason reason) {
    try (Fedora fedora = Fedora.empty(work)) {
      Upstream forge = forge(fedora.sandbox(), kind);
      UpstreamProject ogr = forge.project("packit/ogr");
      ogr.commit("Begin", FileTree.of("README", "x"));
      if (role != null) {
        ogr.grant("alice", role);
      }
      // Whose issue it is does not matter.
      UpstreamIssue issue = ogr.openIssue("alice", "Please", "release");

      EventReport report =
          fedora
              .workflow()
              .handle(Comments.say(forge, reader(fedora.sandbox(), kind), issue, "alice", PROPOSE));

      assertThat(reasons(report)).containsExactly(reason);
    }
  }

  static Upstream forge(Sandbox sandbox, String kind) {
    return switch (kind) {
      case "github" -> sandbox.upstream();
      case "gitlab" -> sandbox.gitlab();
      default -> sandbox.forgejo();
    };
  }

  static WebhookReader reader(Sandbox sandbox, String kind) {
    String secret = forge(sandbox, kind).webhookSecret();
    return switch (kind) {
      case "github" -> WebhookReader.gitHub(secret);
      case "gitlab" -> WebhookReader.gitLabToken(Clock.systemUTC(), secret);
      default -> WebhookReader.forgejo(secret);
    };
  }

  @Test
  void aQuestionThatTheForgeDoesNotAnswerIsNoRefusal() {
    try (Fedora fedora = proposed()) {
      CommentPosted comment = Comments.say(fedora, "alice", "/packit koji-build");
      fedora.sandbox().faults().on(RequestMatcher.any().path("/group/")).always().respond(503, "");

      EventReport report = fedora.workflow().handle(comment);

      assertThat(report.outcomes()).hasOnlyElementsOfType(JobOutcome.Failed.class);
      assertThat(report.retryable()).isTrue();
      assertThat(builds(fedora)).isEmpty();
    }
  }

  /** A dist-git of one's own has no such group. */
  @Test
  void withoutAGroupOfPackagersWhoMayPushCommands() {
    DistGitInstance own =
        DistGitInstance.builder()
            .from(DistGitInstance.fedora())
            .packagerGroup(Optional.empty())
            .build();
    List<DistGit> clients = new ArrayList<>();
    try (Fedora fedora =
        Comments.proposed(
            Fedora.connected(
                work,
                (builder, http) -> {
                  clients.add(
                      DistGit.builder(own)
                          .account("packit", Secret.of("packit-token"))
                          .pushOverHttps()
                          .directory(work.resolve("own"))
                          .httpClient(http)
                          .retryPolicy(RetryPolicy.none())
                          .build());
                  return builder.distGit(clients.get(0));
                }),
            Comments.CONFIG)) {
      assertThat(
              reasons(
                  fedora.workflow().handle(Comments.say(fedora, "alice", "/packit koji-build"))))
          .containsExactly(Reason.NOT_A_PACKAGER);
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).addCommitter("alice");
      assertThat(
              fedora
                  .workflow()
                  .handle(Comments.say(fedora, "alice", "/packit koji-build"))
                  .outcomes())
          .hasOnlyElementsOfType(JobOutcome.BuildSubmitted.class);
    } finally {
      clients.forEach(DistGit::close);
    }
  }

  @Test
  void eachRightIsAskedForOnce() {
    try (Fedora fedora = proposed()) {
      CommentPosted comment =
          Comments.say(
              fedora,
              "outsider",
              "/packit koji-build\n/packit create-update\n/packit pull-from-upstream");
      int before = fedora.sandbox().requests().all().size();
      fedora.workflow().handle(comment);
      assertThat(fedora.sandbox().requests().all()).hasSize(before + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thanks!", "please /packit koji-build", "/packit", "> /packit help", ""})
  void aCommentWithoutACommandAsksNobody(String text) {
    try (Fedora fedora = proposed()) {
      CommentPosted comment =
          new CommentPosted(
              URI.create("https://src.fedoraproject.org/rpms/python-ogr"),
              1,
              true,
              2,
              "a",
              text,
              Optional.empty());
      int before = fedora.sandbox().requests().all().size();

      assertThat(fedora.workflow().handle(comment).outcomes()).isEmpty();

      assertThat(fedora.sandbox().requests().all()).hasSize(before);
    }
  }

  @Test
  void theBotOfSomebodyElseHasAnotherPrefix() {
    UnaryOperator<WorkflowBuilder> own = builder -> builder.commandPrefix("/release-bot");
    try (Fedora fedora = Comments.proposed(Fedora.empty(work, own), Comments.CONFIG)) {
      assertThat(
              fedora
                  .workflow()
                  .handle(Comments.say(fedora, "alice", "/packit koji-build"))
                  .outcomes())
          .isEmpty();
      assertThat(
              fedora
                  .workflow()
                  .handle(Comments.say(fedora, "alice", "/release-bot koji-build"))
                  .outcomes())
          .hasOnlyElementsOfType(JobOutcome.BuildSubmitted.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "propose-downstream, WRONG_PLACE",
    "--package bash koji-build, WRONG_PLACE",
    "--package python-ogr koji-build, ",
    "koji-build --branch f45, BRANCH_NOT_CONFIGURED",
    "koji-build --branch f42, END_OF_LIFE",
    "koji-build f44, COMMAND_SYNTAX",
    "copr-build, COMMAND_NOT_RUN_HERE",
  })
  void inAPullRequestOfDistGit(String command, Reason reason) {
    try (Fedora fedora = proposed()) {
      EventReport report =
          fedora.workflow().handle(Comments.say(fedora, "alice", "/packit " + command));
      assertThat(reasons(report)).isEqualTo(reason == null ? List.of() : List.of(reason));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "packit/issues, --package python-ogr koji-build --branch f44, ",
    "packit/issues, --package python-ogr create-update --branch f44, NO_BUILD",
    "packit/issues, --package=python-ogr koji-build, COMMAND_SYNTAX",
    "packit/issues, koji-build --branch f44, COMMAND_SYNTAX",
    "packit/issues, --package bash koji-build --branch f44, NO_CONFIGURATION",
    "packit/issues, pull-from-upstream, WRONG_PLACE",
    "packit/elsewhere, --package python-ogr koji-build --branch f44, WRONG_PLACE",
    "example/issues, --package python-ogr koji-build --branch f44, NO_WRITE_ACCESS",
  })
  void inAnIssueOfThePackagesIssueRepository(String project, String command, Reason reason) {
    try (Fedora fedora = proposed()) {
      fedora
          .sandbox()
          .distGit()
          .createPackage("bash", FileTree.of("bash.spec", Fedora.SPEC), "rawhide");
      UpstreamProject issues = fedora.sandbox().upstream().project(project);
      issues.grant("packit", UpstreamRole.WRITE);
      if (project.startsWith("packit/")) {
        issues.grant("alice", UpstreamRole.WRITE);
      }

      EventReport report =
          fedora
              .workflow()
              .handle(
                  Comments.say(
                      fedora, Comments.issue(fedora, project), "alice", "/packit " + command));

      assertThat(reasons(report)).isEqualTo(reason == null ? List.of() : List.of(reason));
      assertThat(builds(fedora)).hasSize(reason == null ? 1 : 0);
    }
  }

  @Test
  void whatACommandCannotDoIsAFailureWithItsCause() {
    try (Fedora fedora = proposed()) {
      EventReport report =
          fedora.workflow().handle(Comments.say(fedora, "alice", "/packit pull-from-upstream"));
      assertThat(report.outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.Failed.class,
              failed -> assertThat(failed.cause()).hasMessageContaining("releaseMonitoring(...)"));
      // Who has asked is told by Replies, and nobody else.
      assertThat(fedora.workflow().reportFailures(report)).isEmpty();
    }
  }

  private Fedora proposed() {
    return Comments.proposed(Fedora.empty(work), Comments.CONFIG);
  }

  private static JobOutcome.Released released(EventReport report) {
    assertThat(report.outcomes()).singleElement().isInstanceOf(JobOutcome.Released.class);
    return (JobOutcome.Released) report.outcomes().get(0);
  }

  private static List<String> branches(EventReport report) {
    return released(report).report().results().stream().map(BranchResult::branch).toList();
  }

  private static List<Reason> reasons(EventReport report) {
    return report.outcomes().stream()
        .filter(NotRun.class::isInstance)
        .map(outcome -> ((NotRun) outcome).reason())
        .toList();
  }

  private static List<KojiTask> builds(Fedora fedora) {
    return fedora.sandbox().koji().tasks().stream()
        .filter(task -> task.method().equals("build"))
        .toList();
  }
}
