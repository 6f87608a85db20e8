package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindBuildTest {
  private static final String COMMIT = "0b28cd180c9a3f64d27ad32fb95ea485ecaabde0";
  private static final String SCM =
      "git+https://src.fedoraproject.org/rpms/python-ogr.git#" + COMMIT;
  private static final BuildRequest REQUEST =
      BuildRequest.fromScm(URI.create(SCM), "f43-candidate");
  private static final BuildSearch SEARCH = BuildSearch.of(REQUEST);
  private static final BuildRequest SCRATCH =
      BuildRequest.builder().from(REQUEST).scratch(true).build();

  private final List<Map<String, @Nullable Object>> tasks = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> builds = new ArrayList<>();
  private final FakeClock clock = new FakeClock();
  private boolean locked;
  private boolean listed = true;
  private FakeHub hub;
  private KojiClient koji;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub();
    hub.answer("listTasks", arguments -> tasks(arguments));
    hub.answer("listBuilds", arguments -> builds);
    hub.answer(
        "getBuild",
        arguments ->
            builds.stream()
                .filter(build -> Objects.equals(build.get("nvr"), arguments.get(0)))
                .findFirst()
                .orElse(null));
    hub.answer(
        "getTaskInfo",
        arguments ->
            tasks.stream()
                .filter(task -> Objects.equals(task.get("id"), arguments.get(0)))
                .findFirst()
                .orElse(null));
    hub.answer("getBuildTarget", arguments -> target((String) arguments.get(0)));
    hub.answer("getTag", arguments -> Map.of("id", 4, "name", "x", "arches", "", "locked", locked));
    hub.answer("checkTagPackage", arguments -> listed);
    koji = hub.client(clock);
  }

  @AfterEach
  void stop() {
    koji.close();
    hub.close();
  }

  private List<Object> tasks(List<@Nullable Object> arguments) {
    KojiValue wanted = KojiValue.of(arguments.get(0)).member("opts").member("state");
    return new ArrayList<>(
        tasks.stream()
            .filter(task -> wanted.asList().contains(KojiValue.of(task.get("state"))))
            .toList());
  }

  private static @Nullable Map<String, Object> target(String name) {
    if (name.startsWith("nope")) {
      return null;
    }
    // Two targets of one release, as rawhide and f45-candidate are.
    String tag =
        name.equals("f43-candidate") || name.equals("f43") ? "f43-updates-candidate" : name;
    return Map.of(
        "id",
        1,
        "name",
        name,
        "build_tag",
        9,
        "build_tag_name",
        "f43-build",
        "dest_tag",
        4,
        "dest_tag_name",
        tag);
  }

  private void task(long id, TaskState state, String source, String target) {
    Map<String, @Nullable Object> task = new LinkedHashMap<>();
    task.put("id", id);
    task.put("method", "build");
    task.put("state", state.number());
    task.put("request", List.of(source, target, Map.of()));
    tasks.add(task);
  }

  private void build(long task, BuildState state, @Nullable String source) {
    Map<String, @Nullable Object> build = new LinkedHashMap<>();
    build.put("build_id", 4);
    build.put("nvr", "python-ogr-0.52.0-1.fc43");
    build.put("name", "python-ogr");
    build.put("version", "0.52.0");
    build.put("release", "1.fc43");
    build.put("state", state.number());
    build.put("task_id", task == 0 ? null : task);
    build.put("source", source);
    builds.add(build);
  }

  @Test
  void findsNothing() {
    assertThat(koji.builds().search(SEARCH)).isInstanceOf(FoundBuild.None.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SCM,
        "git+https://src.fedoraproject.org/rpms/python-ogr#" + COMMIT,
        "git+ssh://packit@pkgs.fedoraproject.org/rpms/python-ogr.git#" + COMMIT,
        "git://src.fedoraproject.org/rpms/python-ogr.git?#" + COMMIT
      })
  void findsATaskThatHasNoBuildYet(String spelling) {
    task(37, TaskState.FREE, spelling, "f43-candidate");

    assertThat(koji.builds().search(SEARCH))
        .isEqualTo(new FoundBuild.Running(Optional.of(TaskId.of(37)), Optional.empty()));
  }

  @Test
  void findsAFinishedBuild() {
    task(37, TaskState.CLOSED, SCM, "f43-candidate");
    build(37, BuildState.COMPLETE, SCM);

    assertThat(koji.builds().search(SEARCH))
        .isInstanceOfSatisfying(
            FoundBuild.Finished.class,
            found -> assertThat(found.build().nvr()).hasToString("python-ogr-0.52.0-1.fc43"));
  }

  private KojiValue lastTaskQuery() {
    List<FakeHub.Seen> queries =
        hub.seen.stream().filter(call -> call.method().equals("listTasks")).toList();
    return KojiValue.of(queries.get(queries.size() - 1).arguments().get(0)).member("opts");
  }

  @Test
  void looksForFailuresOfTheLastDayOnly() {
    koji.builds().search(SEARCH);

    assertThat(lastTaskQuery().member("createdAfter").asDouble())
        .isEqualTo(clock.instant().minus(Duration.ofDays(1)).getEpochSecond());
  }

  @Test
  void looksForScratchBuildsAmongItsOwn() {
    BuildRequest scratch = BuildRequest.builder().from(REQUEST).scratch(true).build();

    new BuildFinder(koji, clock).scratch(scratch);

    assertThat(lastTaskQuery().member("owner").asLong()).isEqualTo(2);
  }

  @Test
  void aRunningTaskComesWithItsBuildWhenThereIsOne() {
    task(37, TaskState.OPEN, SCM, "f43-candidate");
    build(37, BuildState.BUILDING, SCM);

    assertThat(koji.builds().search(SEARCH))
        .isInstanceOfSatisfying(
            FoundBuild.Running.class,
            running -> {
              assertThat(running.task()).contains(TaskId.of(37));
              assertThat(running.build().orElseThrow().state()).isEqualTo(BuildState.BUILDING);
            });
  }

  @ParameterizedTest
  @CsvSource({"FREE, false", "OPEN, false", "ASSIGNED, false", "CLOSED, true"})
  void findsATrialOfItsOwnThatRunsOrHasSucceeded(TaskState state, boolean finished) {
    trial(37, state, Map.of("scratch", true));

    assertThat(new BuildFinder(koji, clock).scratch(SCRATCH))
        .contains(
            finished
                ? new FoundBuild.Scratch(TaskId.of(37))
                : new FoundBuild.Running(Optional.of(TaskId.of(37)), Optional.empty()));
    assertThat(new BuildFinder(koji, clock).unfinished(SCRATCH, new KnownTargets(koji)))
        .hasSize(finished ? 0 : 1);
  }

  @Test
  void aTrialThatFailedOrWasAskedForOtherwiseIsNone() {
    trial(37, TaskState.FAILED, Map.of("scratch", true));
    trial(38, TaskState.CANCELED, Map.of("scratch", true));
    trial(39, TaskState.CLOSED, Map.of("scratch", true, "arch_override", "x86_64"));
    trial(40, TaskState.CLOSED, Map.of());

    assertThat(new BuildFinder(koji, clock).scratch(SCRATCH)).isEmpty();
  }

  private void trial(long id, TaskState state, Map<String, Object> options) {
    task(id, state, SCM, "f43-candidate");
    tasks.get(tasks.size() - 1).put("request", List.of(SCM, "f43-candidate", options));
  }

  @Test
  void toldApartByTheTargetWhenACommitIsOnTwoBranches() {
    task(37, TaskState.CLOSED, SCM, "f42-candidate");
    build(37, BuildState.COMPLETE, SCM);
    task(38, TaskState.OPEN, SCM, "f42-candidate");

    assertThat(koji.builds().search(SEARCH)).isInstanceOf(FoundBuild.None.class);
  }

  @Test
  void anotherNameOfTheTargetIsTheSame() {
    task(37, TaskState.OPEN, SCM, "f43");

    assertThat(koji.builds().search(SEARCH)).isInstanceOf(FoundBuild.Running.class);
  }

  @Test
  void anotherPackageOrCommitIsNot() {
    task(37, TaskState.OPEN, SCM.replace("python-ogr", "python-org"), "f43-candidate");
    task(38, TaskState.OPEN, SCM.replace("0b28", "0b29"), "f43-candidate");

    assertThat(koji.builds().search(SEARCH)).isInstanceOf(FoundBuild.None.class);
  }

  @Test
  void aScratchBuildIsNotTheBuild() {
    task(37, TaskState.OPEN, SCM, "f43-candidate");
    tasks.get(0).put("request", List.of(SCM, "f43-candidate", Map.of("scratch", true)));

    assertThat(koji.builds().search(SEARCH)).isInstanceOf(FoundBuild.None.class);
  }

  @Test
  void findsAFailureBeforeTheBuildRecord() {
    task(37, TaskState.FAILED, SCM, "f43-candidate");

    assertThat(koji.builds().search(SEARCH))
        .isEqualTo(new FoundBuild.Failed(Optional.of(TaskId.of(37)), Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(
      value = BuildState.class,
      names = {"FAILED", "CANCELED"})
  void reportsAnEarlierBuildThatFailed(BuildState state) {
    task(37, TaskState.FAILED, SCM, "f43-candidate");
    build(37, state, SCM);

    assertThat(koji.builds().search(SEARCH))
        .isInstanceOfSatisfying(
            FoundBuild.Failed.class,
            failed -> {
              assertThat(failed.task()).contains(TaskId.of(37));
              assertThat(failed.build().orElseThrow().state()).isEqualTo(state);
            });
    assertThat(koji.builds().search(BuildSearch.of(Nvr.parse("python-ogr-0.52.0-1.fc43"))))
        .isInstanceOf(FoundBuild.Failed.class);
  }

  @Test
  void aDeletedBuildIsNone() {
    task(37, TaskState.CLOSED, SCM, "f43-candidate");
    build(37, BuildState.DELETED, SCM);

    assertThat(koji.builds().search(SEARCH)).isInstanceOf(FoundBuild.None.class);
  }

  @Test
  void aNewTryCountsMoreThanTheFailedBuild() {
    task(37, TaskState.FAILED, SCM, "f43-candidate");
    build(37, BuildState.FAILED, SCM);
    task(40, TaskState.ASSIGNED, SCM, "f43-candidate");

    assertThat(koji.builds().search(SEARCH))
        .isInstanceOfSatisfying(
            FoundBuild.Running.class,
            running -> assertThat(running.task()).contains(TaskId.of(40)));
  }

  @Test
  void aFinishedBuildCountsMoreThanATaskThatStillRuns() {
    task(37, TaskState.CLOSED, SCM, "f43-candidate");
    build(37, BuildState.COMPLETE, SCM);
    task(40, TaskState.OPEN, SCM, "f43-candidate");

    assertThat(koji.builds().search(SEARCH)).isInstanceOf(FoundBuild.Finished.class);
  }

  @Test
  void asksForTheNewestFirst() {
    koji.builds().search(SEARCH);

    assertThat(
            hub.seen.stream()
                .filter(call -> call.method().equals("listTasks"))
                .map(call -> KojiValue.of(call.arguments().get(0)).member("queryOpts"))
                .toList())
        .hasSize(2)
        .allSatisfy(
            options -> {
              assertThat(options.member("order").asString()).isEqualTo("-id");
              assertThat(options.member("limit").asInt()).isEqualTo(1000);
            });
  }

  @Test
  void findsAnImportedBuildByItsNvr() {
    build(0, BuildState.COMPLETE, null);

    assertThat(koji.builds().search(SEARCH)).isInstanceOf(FoundBuild.None.class);
    assertThat(koji.builds().search(BuildSearch.of(Nvr.parse("python-ogr-0.52.0-1.fc43"))))
        .isInstanceOf(FoundBuild.Finished.class);
  }

  @Test
  void submitsOnlyWhatIsAbsent() {
    BuildSubmission first = koji.builds().submitIfAbsent(REQUEST, Optional.empty());
    task(101, TaskState.FREE, SCM, "f43-candidate");
    BuildSubmission second = koji.builds().submitIfAbsent(REQUEST, Optional.empty());

    assertThat(first).isEqualTo(new BuildSubmission.Submitted(TaskId.of(101)));
    assertThat(second).isInstanceOf(BuildSubmission.Present.class);
    assertThat(hub.builds).hasSize(1);
  }

  @Test
  void aBuildThatIsNoScratchBuildStandsForNone() {
    task(37, TaskState.CLOSED, SCM, "f43-candidate");
    build(37, BuildState.COMPLETE, SCM);
    BuildRequest scratch =
        BuildRequest.builder().source(SCM).target("f43-candidate").scratch(true).build();

    assertThat(koji.builds().submitIfAbsent(scratch, Optional.empty()))
        .isInstanceOf(BuildSubmission.Submitted.class);
  }

  @Test
  void submitsAgainWhatFailed() {
    task(37, TaskState.FAILED, SCM, "f43-candidate");

    assertThat(koji.builds().submitIfAbsent(REQUEST, Optional.empty()))
        .isInstanceOf(BuildSubmission.Submitted.class);
  }

  @Test
  void saysBeforehandWhyABuildCouldOnlyFail() {
    listed = false;
    assertThatThrownBy(() -> koji.builds().submitIfAbsent(REQUEST, Optional.empty()))
        .hasMessageContaining("package python-ogr is not in the list of tag f43-updates-candidate");
    locked = true;
    assertThatThrownBy(() -> koji.builds().submitIfAbsent(REQUEST, Optional.empty()))
        .hasMessageContaining("f43-updates-candidate is locked");
    BuildRequest unknown = BuildRequest.fromScm(URI.create(SCM), "nope");
    assertThatThrownBy(() -> koji.builds().submitIfAbsent(unknown, Optional.empty()))
        .hasMessageContaining("no build target nope");
    assertThat(hub.builds).isEmpty();
  }

  /** What is not tagged needs no tag that takes it. */
  @Test
  void aBuildThatIsNotTaggedMayGoPastALockedTag() {
    locked = true;
    BuildRequest untagged = BuildRequest.builder().from(REQUEST).skipTag(true).build();
    assertThat(koji.builds().submitIfAbsent(untagged, Optional.empty()))
        .isInstanceOf(BuildSubmission.Submitted.class);
  }

  /** The NVR is the same, and the hub builds it once; the side tag may be gone by now. */
  @Test
  void aBuildIntoASideTagOfTheSameBaseCounts() {
    task(7, TaskState.CLOSED, SCM, "f43-build-side-35");
    build(7, BuildState.COMPLETE, SCM);

    assertThat(koji.builds().search(SEARCH)).isInstanceOf(FoundBuild.Finished.class);
    assertThat(koji.builds().search(BuildSearch.ofCommit(URI.create(SCM), "f43-build-side-36")))
        .isInstanceOf(FoundBuild.Finished.class);
    assertThat(koji.builds().search(BuildSearch.ofCommit(URI.create(SCM), "f44-build-side-36")))
        .isInstanceOf(FoundBuild.None.class);
  }

  @Test
  void asksForTheNewestRecordsOfTheCommit() {
    koji.builds().search(SEARCH);

    FakeHub.Seen batch =
        hub.seen.stream()
            .filter(call -> call.method().equals("multiCall"))
            .findFirst()
            .orElseThrow();
    assertThat(String.valueOf(batch.arguments()))
        .contains("methodName=listBuilds")
        .contains("source=*rpms/python-ogr*#" + COMMIT + ",")
        .contains("queryOpts={order=-build_id, limit=100}");
  }

  @Test
  void asksForAllTargetsAtOnce() {
    task(37, TaskState.OPEN, SCM, "f42-candidate");
    task(38, TaskState.OPEN, SCM, "f41-candidate");

    koji.builds().search(SEARCH);

    assertThat(hub.count("getBuildTarget")).isZero();
  }

  @Test
  void aBuildOfAStateOfTheFutureIsNone() {
    build(37, BuildState.UNKNOWN, SCM);

    assertThat(koji.builds().search(BuildSearch.of(Nvr.parse("python-ogr-0.52.0-1.fc43"))))
        .isInstanceOf(FoundBuild.None.class);
  }

  @Test
  void aBuildThatRunsIsFoundByItsNvrWithItsTask() {
    build(37, BuildState.BUILDING, SCM);

    assertThat(koji.builds().search(BuildSearch.of(Nvr.parse("python-ogr-0.52.0-1.fc43"))))
        .isInstanceOfSatisfying(
            FoundBuild.Running.class,
            running -> {
              assertThat(running.task()).contains(TaskId.of(37));
              assertThat(running.build().orElseThrow().id()).isEqualTo(4);
            });
  }

  @Test
  void theNvrCountsBesideTheCommit() {
    build(0, BuildState.COMPLETE, null);

    assertThat(
            koji.builds()
                .submitIfAbsent(REQUEST, Optional.of(Nvr.parse("python-ogr-0.52.0-1.fc43"))))
        .isInstanceOf(BuildSubmission.Present.class);
  }

  @Test
  void aBuildOfTheBranchCountsForASideTagOfIt() {
    task(37, TaskState.OPEN, SCM, "f43-candidate");

    assertThat(koji.builds().search(BuildSearch.ofCommit(URI.create(SCM), "f43-build-side-35")))
        .isInstanceOf(FoundBuild.Running.class);
  }

  @Test
  void targetsThatAreGoneAreNotTheSame() {
    task(37, TaskState.OPEN, SCM, "nope-1");

    assertThat(koji.builds().search(BuildSearch.ofCommit(URI.create(SCM), "nope-2")))
        .isInstanceOf(FoundBuild.None.class);
  }

  @Test
  void aTrialMayGoPastALockedTag() {
    locked = true;

    assertThat(koji.builds().submitIfAbsent(SCRATCH, Optional.empty()))
        .isInstanceOf(BuildSubmission.Submitted.class);
  }

  @Test
  void refusesToSubmitIntoATagThatIsGone() {
    hub.answer("getTag", arguments -> null);

    assertThatThrownBy(() -> koji.builds().submitIfAbsent(REQUEST, Optional.empty()))
        .isInstanceOf(KojiException.class)
        .hasMessage(
            "Tried to submit a build of %s but failed because: its destination tag".formatted(SCM)
                + " f43-updates-candidate is gone");
    assertThat(hub.builds).isEmpty();
  }

  /** Another program submitted the same between the look and the submission. */
  @Test
  void stepsBackBehindTheOldestTwin() {
    hub.write("cancelTask", arguments -> null);
    hub.write(
        "build",
        arguments -> {
          task(110, TaskState.FREE, SCM, "f43-candidate");
          task(101, TaskState.FREE, SCM, "f43-candidate");
          task(91, TaskState.OPEN, SCM, "f43-candidate");
          task(90, TaskState.FREE, SCM, "f43-candidate");
          return 101;
        });

    assertThat(koji.builds().submitIfAbsent(REQUEST, Optional.empty()))
        .isEqualTo(
            new BuildSubmission.Present(
                new FoundBuild.Running(Optional.of(TaskId.of(90)), Optional.empty())));
    FakeHub.Seen last = hub.seen.get(hub.seen.size() - 1);
    assertThat(last.method()).isEqualTo("cancelTask");
    assertThat(String.valueOf(last.arguments())).startsWith("[101, {recurse=true");
  }

  @Test
  void aTaskThatABuilderHasTakenIsNotCancelledForItsTwin() {
    hub.write(
        "build",
        arguments -> {
          task(101, TaskState.OPEN, SCM, "f43-candidate");
          task(90, TaskState.FREE, SCM, "f43-candidate");
          return 101;
        });

    assertThat(koji.builds().submitIfAbsent(REQUEST, Optional.empty()))
        .isInstanceOf(BuildSubmission.Present.class);
    assertThat(hub.count("cancelTask")).isZero();
  }

  @Test
  void aSubmittedTaskIsToldAlthoughNoTwinCouldBeLookedFor() {
    hub.write(
        "build",
        arguments -> {
          hub.answer("listTasks", query -> new FakeHub.Fault(1000, "no more today"));
          return 101;
        });

    assertThat(koji.builds().submitIfAbsent(REQUEST, Optional.empty()))
        .isEqualTo(new BuildSubmission.Submitted(TaskId.of(101)));
  }
}
