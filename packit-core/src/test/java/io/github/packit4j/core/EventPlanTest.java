package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.BodhiAuthentication;
import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.core.BranchResult.Skipped;
import io.github.packit4j.core.BranchResult.UpToDate;
import io.github.packit4j.core.JobOutcome.BuildPresent;
import io.github.packit4j.core.JobOutcome.BuildSubmitted;
import io.github.packit4j.core.JobOutcome.Failed;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobOutcome.Released;
import io.github.packit4j.core.JobOutcome.TagPresent;
import io.github.packit4j.core.JobOutcome.TagSubmitted;
import io.github.packit4j.core.JobOutcome.UpdateCreated;
import io.github.packit4j.core.JobOutcome.UpdatePresent;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.RecordedRequest;
import io.github.packit4j.sandbox.UpstreamStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What events start is planned, looked at, kept, approved, and carried out as planned. */
class EventPlanTest {

  private static final String NVR = "python-ogr-0.61.2-3.fc44";

  private static final String CONFIG =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - job: koji_build
          trigger: commit
          allowed_committers: [alice]
          dist_git_branches: [f44]
        - job: bodhi_update
          trigger: commit
          dist_git_branches: [f44]
      """;

  private static final String PULL =
      """
        - job: pull_from_upstream
          trigger: release
          dist_git_branches: [f44]
      """;

  private static final String GROUPED =
      CONFIG
          .replace("trigger: commit\n", "trigger: commit\n    sidetag_group: ogr\n")
          .replaceFirst("(job: bodhi_update\n    trigger: )commit", "$1koji_build");

  @TempDir Path work;

  @Test
  void theWholeStoryCanBePlannedAndCarriedOutLater() {
    try (Fedora fedora = Story.prepared(work)) {
      List<JobOutcome> outcomes =
          Story.tell(fedora.sandbox(), events -> planned(fedora, events, new ArrayList<>()));

      assertThat(Story.finalFailures(outcomes)).isEmpty();
      Story.requireExactlyOnce(fedora.sandbox());
    }
  }

  @Test
  void soCanThatOfASideTagGroup() {
    try (Fedora fedora = Trio.in(Fedora.empty(work))) {
      List<JobPlan> plans = new ArrayList<>();
      Trio.pushAll(fedora.sandbox());
      List<JobOutcome> outcomes =
          Trio.tell(fedora.sandbox(), 0, events -> planned(fedora, events, plans));

      assertThat(outcomes).noneMatch(Failed.class::isInstance);
      assertThat(Trio.builds(fedora.sandbox())).hasSize(6);
      assertThat(Trio.updates(fedora.sandbox()))
          .hasSize(2)
          .allSatisfy(update -> assertThat(update.builds()).hasSize(3));
      assertThat(plans)
          .filteredOn(JobPlan.Build.class::isInstance)
          .extracting(plan -> ((JobPlan.Build) plan).group().orElseThrow().name())
          .containsOnly(Trio.GROUP);
    }
  }

  /** Twice, as every event may come, and with a look at what planning asks for. */
  private static List<JobOutcome> planned(
      Fedora fedora, List<PackitEvent> events, List<JobPlan> plans) {
    List<JobOutcome> outcomes = new ArrayList<>();
    for (PackitEvent event : events) {
      EventPlan plan = onlyReading(fedora, () -> fedora.workflow().plan(event));
      plans.addAll(plan.jobs());
      assertThat(kept(plan).jobs()).hasSameSizeAs(plan.jobs());
      outcomes.addAll(fedora.workflow().execute(kept(plan)).outcomes());
      outcomes.addAll(fedora.workflow().execute(kept(plan)).outcomes());
    }
    return outcomes;
  }

  @Test
  void aPushIsPlannedAsTheBuildOfItsCommit() {
    try (Fedora fedora = packaged(CONFIG)) {
      PackitEvent push = Events.push(fedora, "alice");

      EventPlan plan = fedora.workflow().plan(push);

      assertThat(plan.jobs())
          .containsExactly(
              new JobPlan.Build(
                  Fedora.PACKAGE,
                  "f44",
                  Events.head(fedora),
                  "f44-candidate",
                  false,
                  Optional.of(NVR),
                  Optional.empty()));
      assertThat(plan.changesNothing()).isFalse();
      assertThat(fedora.sandbox().koji().tasks()).isEmpty();
      assertThat(kept(plan)).isEqualTo(plan);

      assertThat(fedora.workflow().execute(kept(plan)).outcomes())
          .hasOnlyElementsOfType(BuildSubmitted.class);
      assertThat(fedora.workflow().execute(kept(plan)).outcomes())
          .hasOnlyElementsOfType(BuildPresent.class);
      assertThat(fedora.workflow().handle(push).outcomes())
          .hasOnlyElementsOfType(BuildPresent.class);
      assertThat(fedora.sandbox().koji().tasks()).hasSize(1);
    }
  }

  @Test
  void whatDoesNotRunIsPlannedWithItsReason() {
    try (Fedora fedora = packaged(CONFIG)) {
      EventPlan plan = fedora.workflow().plan(Events.push(fedora, "mallory"));

      assertThat(plan.changesNothing()).isTrue();
      assertThat(kept(plan)).isEqualTo(plan);
      assertThat(fedora.workflow().execute(kept(plan)).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              NotRun.class,
              not -> assertThat(not.reason()).isEqualTo(Reason.COMMITTER_NOT_ALLOWED));
    }
  }

  @Test
  void whatCannotBePlannedIsAFailureOfItsJob() {
    try (Fedora fedora = packaged(CONFIG)) {
      PackitEvent gone = Events.push("f44", "alice", Set.of("python-ogr.spec"));

      EventPlan plan = kept(fedora.workflow().plan(gone));

      assertThat(fedora.workflow().execute(plan).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.cause()).hasMessageContaining("python-ogr"));
    }
  }

  @Test
  void aBuildIsPlannedAsAnUpdateWithItsNotes() {
    try (Fedora fedora = packaged(CONFIG)) {
      EventPlan plan = fedora.workflow().plan(built(fedora));

      assertThat(plan.jobs())
          .singleElement()
          .isInstanceOfSatisfying(
              JobPlan.Update.class,
              update -> {
                assertThat(update.builds()).containsExactly(NVR);
                assertThat(update.release()).contains("F44");
                assertThat(update.notes()).contains(NVR);
              });
      assertThat(fedora.sandbox().bodhi().updates()).isEmpty();
      assertThat(kept(plan)).isEqualTo(plan);

      assertThat(fedora.workflow().execute(kept(plan)).outcomes())
          .hasOnlyElementsOfType(UpdateCreated.class);
      assertThat(fedora.workflow().execute(kept(plan)).outcomes())
          .hasOnlyElementsOfType(UpdatePresent.class);
      assertThat(fedora.sandbox().bodhi().updates())
          .singleElement()
          .extracting(BodhiUpdate::notes)
          .isEqualTo(((JobPlan.Update) plan.jobs().get(0)).notes());
      EventPlan again = fedora.workflow().plan(plan.event());
      assertThat(again.changesNothing()).isTrue();
      assertThat(kept(again)).isEqualTo(again);
    }
  }

  @Test
  void anUpdateThatWasRevokedSinceThePlanIsNotMadeAgain() {
    try (Fedora fedora = packaged(CONFIG)) {
      EventPlan plan = kept(fedora.workflow().plan(built(fedora)));
      fedora.workflow().execute(plan);
      revoke(fedora);

      assertThat(fedora.workflow().execute(plan).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              NotRun.class, not -> assertThat(not.reason()).isEqualTo(Reason.UPDATE_WITHDRAWN));
      assertThat(fedora.sandbox().bodhi().updates()).hasSize(1);
    }
  }

  @Test
  void theUpdateOfASideTagIsRefusedOnceAnotherOneIsDue() {
    try (Fedora fedora = packaged(GROUPED)) {
      BuildTagged tagged = inSideTag(fedora);
      EventPlan plan = kept(fedora.workflow().plan(tagged));
      assertThat(plan.jobs()).anyMatch(JobPlan.Update.class::isInstance);
      fedora.sandbox().koji().importBuild("python-ogr-0.62.4-1.fc44", tagged.tag());

      assertThat(fedora.workflow().execute(plan).outcomes())
          .filteredOn(outcome -> outcome.job().equals("bodhi_update"))
          .singleElement()
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.cause())
                    .isInstanceOf(MovedException.class)
                    .hasMessageContainingAll("python-ogr-0.62.3-1.fc44", tagged.tag());
                assertThat(failed.retryable()).isTrue();
              });
      assertThat(fedora.sandbox().bodhi().updates()).isEmpty();

      EventPlan anew = kept(fedora.workflow().plan(tagged));
      assertThat(fedora.workflow().execute(anew).outcomes())
          .filteredOn(UpdateCreated.class::isInstance)
          .hasSize(1);
      assertThat(fedora.workflow().execute(anew).outcomes())
          .filteredOn(UpdatePresent.class::isInstance)
          .hasSize(1);
      assertThat(fedora.sandbox().bodhi().updates()).hasSize(1);
    }
  }

  @Test
  void aCommandIsPlannedWithoutAnAnswerAndAnsweredWhenItIsCarriedOut() {
    try (Fedora fedora =
        Comments.proposed(
            Fedora.empty(work),
            Comments.CONFIG.replace(
                "job: koji_build\n    trigger: commit\n",
                "job: koji_build\n    trigger: commit\n    sidetag_group: ogr\n"))) {
      fedora.sandbox().koji().importBuild(NVR, "f44-updates");
      ReleaseWorkflow workflow = fedora.answering(UnaryOperator.identity());
      PackitEvent comment = Comments.say(fedora, "admin", "/packit koji-tag\n/packit help");
      int before = comments(fedora).size();

      EventPlan plan = onlyReading(fedora, () -> workflow.plan(comment));

      assertThat(plan.jobs())
          .singleElement()
          .isInstanceOfSatisfying(JobPlan.Tag.class, tag -> assertThat(tag.nvr()).isEqualTo(NVR));
      assertThat(kept(plan)).isEqualTo(plan);
      assertThat(comments(fedora)).hasSize(before);

      assertThat(workflow.execute(kept(plan)).outcomes()).hasOnlyElementsOfType(TagSubmitted.class);
      assertThat(workflow.execute(kept(plan)).outcomes()).hasOnlyElementsOfType(TagPresent.class);
      assertThat(comments(fedora)).hasSize(before + 1);
      assertThat(comments(fedora).get(before))
          .contains("/packit koji-tag; /packit help", "is being tagged", "--all-branches");
    }
  }

  @Test
  void aCommentOfTheWorkflowItselfIsNotAnswered() {
    try (Fedora fedora = Comments.proposed(Fedora.empty(work), Comments.CONFIG)) {
      ReleaseWorkflow workflow = fedora.answering(UnaryOperator.identity());
      PackitEvent own = Comments.say(fedora, "packit", "/packit koji-build");
      int before = comments(fedora).size();

      EventReport report = workflow.execute(kept(workflow.plan(own)));

      assertThat(report.outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              NotRun.class, not -> assertThat(not.reason()).isEqualTo(Reason.OWN_COMMENT));
      assertThat(comments(fedora)).hasSize(before);
    }
  }

  @Test
  void aReleaseSetsItsStatusesAlsoWhenItIsCarriedOutLater() {
    try (Fedora fedora = Fedora.empty(work, builder -> builder.commitStatuses(true))) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(Fedora.upstreamFiles(Fedora.CONFIG));
      fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});

      EventPlan plan = kept(fedora.workflow().plan(Events.RELEASE));
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
      Released released = (Released) fedora.workflow().execute(plan).outcomes().get(0);

      assertThat(released.report().results())
          .hasSize(5)
          .hasOnlyElementsOfType(BranchResult.Proposed.class);
      String commit = ((JobPlan.Release) plan.jobs().get(0)).plan().commit().orElseThrow();
      assertThat(fedora.sandbox().upstream().project("packit/ogr").statuses())
          .extracting(UpstreamStatus::commit)
          .containsOnly(commit);
    }
  }

  @Test
  void whatIsRefusedIsNotDone() {
    List<JobPlan> seen = new ArrayList<>();
    Approval never =
        plan -> {
          seen.add(plan);
          return Approval.refuse("not on a Friday");
        };
    try (Fedora fedora = Fedora.empty(work, builder -> builder.approval(never))) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", CONFIG));
      fedora.addUpstream(Fedora.upstreamFiles(Fedora.CONFIG));
      fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});

      assertRefused(fedora.workflow().handle(Events.push(fedora, "alice")));
      assertRefused(fedora.workflow().handle(Events.RELEASE));
      assertRefused(fedora.workflow().handle(Events.buildOfHead(fedora)));

      assertThat(seen)
          .hasExactlyElementsOfTypes(
              JobPlan.Build.class, JobPlan.Release.class, JobPlan.Update.class);
      assertThat(fedora.sandbox().koji().tasks()).isEmpty();
      assertThat(fedora.sandbox().bodhi().updates()).isEmpty();
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
      assertThat(fedora.sandbox().distGit().lookaside().uploads()).isEmpty();
      // Who calls this has seen the plan.
      assertThat(
              fedora
                  .workflow()
                  .execute(fedora.workflow().plan(Events.push(fedora, "alice")))
                  .outcomes())
          .hasOnlyElementsOfType(BuildSubmitted.class);
    }
  }

  private static void assertRefused(EventReport report) {
    assertThat(report.outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            NotRun.class,
            not -> {
              assertThat(not.reason()).isEqualTo(Reason.NOT_APPROVED);
              assertThat(not.message()).isEqualTo("not on a Friday");
            });
    assertThat(report.succeeded()).isTrue();
  }

  @Test
  void whatChangesNothingNeedsNoApproval() {
    try (Fedora fedora =
        Fedora.empty(
            work,
            builder ->
                builder.approval(
                    plan -> {
                      throw new AssertionError(plan);
                    }))) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", CONFIG + PULL));

      assertThat(fedora.workflow().handle(Events.push(fedora, "mallory")).outcomes())
          .hasOnlyElementsOfType(NotRun.class);
      assertThat(
              fedora
                  .workflow()
                  .handle(
                      new NewVersions(
                          Fedora.PACKAGE,
                          List.of("0.61.1"),
                          Set.of(),
                          OptionalLong.empty(),
                          OptionalLong.empty()))
                  .outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              Released.class,
              released ->
                  assertThat(released.report().results()).hasOnlyElementsOfType(Skipped.class));
    }
  }

  @Test
  void anApprovalThatCannotDecideFailsTheJob() {
    try (Fedora fedora =
        Fedora.empty(
            work,
            builder ->
                builder.approval(
                    plan -> {
                      throw new IllegalStateException("nobody is there");
                    }))) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", CONFIG));

      assertThat(fedora.workflow().handle(Events.push(fedora, "alice")).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.cause()).hasMessage("nobody is there"));
      assertThat(fedora.sandbox().koji().tasks()).isEmpty();
    }
  }

  /** An approval may take its time, in which others work and people decide. */
  @Test
  void whatPeopleDidDuringAnApprovalStays() {
    List<Runnable> meanwhile = new ArrayList<>();
    Approval slow =
        plan -> {
          meanwhile.forEach(Runnable::run);
          return Approval.go();
        };
    try (Fedora fedora = Fedora.empty(work, builder -> builder.approval(slow))) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", CONFIG));
      fedora.addUpstream(Fedora.upstreamFiles(Fedora.CONFIG));
      fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
      Fedora other = fedora.elsewhere(work.resolve("other"));
      BuildStateChanged built = built(fedora);
      meanwhile.add(
          () -> {
            other.workflow().handle(built);
            revoke(fedora);
          });
      assertThat(fedora.workflow().handle(built).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              NotRun.class, not -> assertThat(not.reason()).isEqualTo(Reason.UPDATE_WITHDRAWN));
      assertThat(fedora.sandbox().bodhi().updates()).hasSize(1);

      meanwhile.clear();
      fedora.workflow().handle(Events.RELEASE);
      PagurePullRequest proposal =
          fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).stream()
              .filter(each -> each.targetBranch().equals("f44"))
              .findFirst()
              .orElseThrow();
      meanwhile.add(() -> fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(proposal.id()));

      Released again = (Released) fedora.workflow().handle(Events.RELEASE).outcomes().get(0);

      assertThat(again.report().results())
          .allSatisfy(
              result ->
                  assertThat(result)
                      .isInstanceOf(
                          result.branch().equals("f44") ? Skipped.class : UpToDate.class));
      other.disconnect();
    }
  }

  private Fedora packaged(String config) {
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    return fedora;
  }

  /** Builds the head of f44, and gives the message that it is built. */
  private static BuildStateChanged built(Fedora fedora) {
    fedora.workflow().execute(fedora.workflow().plan(Events.push(fedora, "alice")));
    fedora.sandbox().koji().finishBuilds();
    return Story.events(fedora.sandbox(), 0).stream()
        .filter(BuildStateChanged.class::isInstance)
        .map(BuildStateChanged.class::cast)
        .filter(build -> build.state() == BuildStateChanged.COMPLETE)
        .findFirst()
        .orElseThrow();
  }

  private static BuildTagged inSideTag(Fedora fedora) {
    try (KojiClient koji = SideTagGroupTest.koji(fedora.sandbox(), "packit")) {
      String tag = koji.sideTags().create("f44-build").name();
      fedora.sandbox().koji().importBuild("python-ogr-0.62.3-1.fc44", tag);
      return Events.tagged(tag);
    }
  }

  private static void revoke(Fedora fedora) {
    BodhiClient.builder()
        .httpClient(fedora.sandbox().httpClient())
        .authentication(
            BodhiAuthentication.token(Secret.of(fedora.sandbox().account("packit").token())))
        .retryPolicy(RetryPolicy.none())
        .build()
        .updates()
        .request(fedora.sandbox().bodhi().updates().get(0).alias(), UpdateRequest.REVOKE);
  }

  private static List<String> comments(Fedora fedora) {
    return Comments.proposal(fedora, "f44").comments().stream().map(Object::toString).toList();
  }

  private static EventPlan kept(EventPlan plan) {
    return EventPlanFile.parse(EventPlanFile.toJson(plan));
  }

  private static EventPlan onlyReading(Fedora fedora, Supplier<EventPlan> work) {
    int before = fedora.sandbox().requests().all().size();
    EventPlan plan = work.get();
    List<RecordedRequest> all = fedora.sandbox().requests().all();
    assertThat(all.subList(before, all.size())).allMatch(EventPlanTest::reads);
    return plan;
  }

  private static boolean reads(RecordedRequest request) {
    return request.method().equals("GET")
        || request.path().endsWith("/git-upload-pack")
        || request
            .xmlRpcMethod()
            .filter(name -> name.matches("(get|list|search|query).*|multiCall|sslLogin"))
            .isPresent();
  }
}
