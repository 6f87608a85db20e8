package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.BuildQuery;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.call.Paging;
import io.github.packit4j.koji.call.TaggedQuery;
import io.github.packit4j.koji.failure.FaultCode;
import io.github.packit4j.koji.failure.KojiDeniedException;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.model.AuthenticationType;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.BuildTarget;
import io.github.packit4j.koji.model.InheritedTag;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.RepoAnswer;
import io.github.packit4j.koji.model.RepoInfo;
import io.github.packit4j.koji.model.RepoRequest;
import io.github.packit4j.koji.model.RepoState;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.TagInfo;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import io.github.packit4j.koji.model.UserInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided without asking the hub. */
class RulesTest {

  private static final URI SOURCE = URI.create("git+https://example.org/rpms/a#abc");

  @Test
  void aSearchNamesWhatIsSearchedFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BuildSearch.builder().target("f45").build().getClass())
        .withMessage("A search for a build needs a source or an NVR");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BuildSearch.builder().source(SOURCE).build().getClass())
        .withMessage("A search by source needs the target");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BuildSearch.builder()
                    .source(URI.create("git+https://example.org/rpms/a"))
                    .target("f45")
                    .build()
                    .getClass())
        .withMessage("The source URL needs '#' and the commit");
    assertThatCode(() -> BuildSearch.builder().source(SOURCE).target("f45").build())
        .doesNotThrowAnyException();
    assertThatCode(() -> BuildSearch.builder().nvr(Nvr.parse("a-1-1")).build())
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsFoundMayMakeABuildNeedless() {
    assertThat(new FoundBuild.None().makesSubmittingNeedless()).isFalse();
    assertThat(new FoundBuild.Failed(Optional.empty(), Optional.empty()).makesSubmittingNeedless())
        .isFalse();
    TaskInfo task = task(7, TaskState.OPEN);
    assertThat(
            new FoundBuild.Running(Optional.of(task.id()), Optional.empty())
                .makesSubmittingNeedless())
        .isTrue();
    assertThat(new FoundBuild.Scratch(task.id()).makesSubmittingNeedless()).isTrue();
  }

  private static TaskInfo task(long id, TaskState state) {
    return TaskInfo.builder().id(TaskId.of(id)).method("buildArch").state(state).build();
  }

  private static TaskTree tree(TaskInfo task, TaskTree... children) {
    return new TaskTree(task, List.of(children));
  }

  /** A task fails with those below it, and those are to be looked at. */
  @Test
  void theRootsOfAFailureFailedByThemselves() {
    TaskInfo failed = task(3, TaskState.FAILED);
    TaskTree tree =
        tree(
            task(1, TaskState.FAILED),
            tree(task(2, TaskState.CLOSED), tree(task(4, TaskState.FAILED))),
            tree(failed, tree(task(5, TaskState.CANCELED))));
    assertThat(tree.rootsOfFailure()).containsExactly(failed);
    assertThat(tree(task(1, TaskState.CLOSED), tree(failed)).rootsOfFailure()).isEmpty();
  }

  @Test
  void stableTagsAreThoseWithoutAStageInTheirNames() {
    assertThat(
            BranchTags.stable(
                "f45-updates-testing",
                List.of(
                    new InheritedTag(1, "f45-updates", 0, 1, 0),
                    new InheritedTag(2, "f45-build", 0, 2, 0),
                    new InheritedTag(3, "f45", 0, 3, 0),
                    new InheritedTag(4, "f45-updates", 0, 4, 0))))
        .containsExactly("f45-updates", "f45");
  }

  @Test
  void everyFilterOfBuildsIsSent() {
    Instant time = Instant.ofEpochSecond(1_000_000);
    KojiCall<?> call =
        BuildCalls.builds(
            BuildQuery.builder()
                .packageName("a")
                .owner("packit")
                .task(TaskId.of(7))
                .prefix("a-")
                .pattern("a-*")
                .source("git://x#abc")
                .state(BuildState.COMPLETE)
                .createdAfter(time)
                .createdBefore(time.plusSeconds(1))
                .completedAfter(time.plusSeconds(2))
                .completedBefore(time.plusSeconds(3))
                .paging(Paging.first("-build_id", 5))
                .build());
    assertThat(String.valueOf(call.arguments()))
        .contains("packageID=a", "userID=packit", "taskID=7", "prefix=a-", "pattern=a-*")
        .contains("source=git://x#abc", "state=1", "createdAfter=1000000")
        .contains("createdBefore=1000001", "completeAfter=1000002", "completeBefore=1000003")
        .contains("order=-build_id", "limit=5");
  }

  @Test
  void theLatestBuildOfAPackageIsOneOfIt() {
    TaggedQuery latest = TaggedQuery.latestIn("f45", "a");
    assertThat(latest.tag()).isEqualTo("f45");
    assertThat(latest.packageName()).contains("a");
    assertThat(latest.latest()).isTrue();
    assertThat(latest.inherited()).isFalse();
  }

  @Test
  void aPolicysReasonStandsBehindItsName() {
    KojiDeniedException policy = denied("policy violation (build_rpm): not now");
    assertThat(policy.policy()).contains("build_rpm");
    assertThat(policy.reason()).isEqualTo("not now");
    KojiDeniedException other = denied("not yours");
    assertThat(other.policy()).isEmpty();
    assertThat(other.reason()).isEqualTo("not yours");
  }

  private static KojiDeniedException denied(String message) {
    return (KojiDeniedException)
        new KojiFault(FaultCode.ACTION_NOT_ALLOWED.number(), message).toException("build");
  }

  @Test
  void aSideTagIsMarkedAsOne() {
    assertThat(tag(Map.of()).isSideTag()).isFalse();
    assertThat(tag(Map.of("sidetag", KojiValue.of(false))).isSideTag()).isFalse();
    assertThat(tag(Map.of("sidetag", KojiValue.of(true))).isSideTag()).isTrue();
  }

  private static TagInfo tag(Map<String, KojiValue> extra) {
    return new TagInfo(1, "f45-build-side-1", List.of(), false, Optional.empty(), extra);
  }

  @Test
  void onlySomeLoginsActAsAnother() {
    assertThatIllegalStateException()
        .isThrownBy(() -> KojiAuthentication.anonymous().asUser("packit"))
        .withMessageContaining("Only certificate and Kerberos logins");
    Path pem = Path.of("packit.pem");
    assertThat(KojiAuthentication.clientCertificate(pem).asUser("packit"))
        .isEqualTo(
            new KojiAuthentication.ClientCertificate(Optional.of(pem), Optional.of("packit")));
    KerberosLogin login = KerberosLogin.ticketCache(Path.of("cache"));
    assertThat(KojiAuthentication.kerberos(login))
        .isEqualTo(new KojiAuthentication.Kerberos(login, Optional.empty()));
    assertThat(KojiAuthentication.kerberos(login).asUser("packit"))
        .isEqualTo(new KojiAuthentication.Kerberos(login, Optional.of("packit")));
  }

  @ParameterizedTest
  @CsvSource({
    "git+https://example.org#abc, needs a path",
    "git+https://example.org/#abc, needs a path",
    "git+https://example.org/a, needs '#' and the commit",
    "git+https://me:secret@example.org/a#abc, a password in the source URL is refused",
    "https://example.org/a#abc, knows no scheme 'https'",
  })
  void aBuilderTakesCommitsOfRepositories(String source, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BuildRequest.builder().source(source).target("f45").build().getClass())
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"git+ssh://me@example.org/a#abc", "GIT://example.org/a#abc"})
  void aBuilderTakesAnAccountWithoutItsPassword(String source) {
    assertThatCode(() -> BuildRequest.builder().source(source).target("f45").build())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "FREE, false",
    "OPEN, false",
    "ASSIGNED, false",
    "UNKNOWN, false",
    "CLOSED, true",
    "CANCELED, true",
    "FAILED, true",
  })
  void tasksFinishInThreeWays(TaskState state, boolean finished) {
    assertThat(state.isFinished()).isEqualTo(finished);
  }

  @Test
  void statesHaveTheNumbersOfTheHub() {
    assertThat(numbers(TaskState.values(), TaskState::number))
        .isEqualTo("FREE=0 OPEN=1 CLOSED=2 CANCELED=3 ASSIGNED=4 FAILED=5 UNKNOWN=-1");
    assertThat(numbers(BuildState.values(), BuildState::number))
        .isEqualTo("BUILDING=0 COMPLETE=1 DELETED=2 FAILED=3 CANCELED=4 UNKNOWN=-1");
    assertThat(numbers(RepoState.values(), RepoState::number))
        .isEqualTo("INIT=0 READY=1 EXPIRED=2 DELETED=3 PROBLEM=4 UNKNOWN=-1");
    assertThat(numbers(AuthenticationType.values(), AuthenticationType::number))
        .isEqualTo("PASSWORD=0 KERBEROS=1 SSL=2 GSSAPI=3 UNKNOWN=-1");
    for (int number = -1; number < 7; number++) {
      int unknown = -1;
      assertThat(TaskState.of(number).number()).isEqualTo(number > 5 ? unknown : number);
      assertThat(BuildState.of(number).number()).isEqualTo(number > 4 ? unknown : number);
      assertThat(RepoState.of(number).number()).isEqualTo(number > 4 ? unknown : number);
      assertThat(AuthenticationType.of(number).number()).isEqualTo(number > 3 ? unknown : number);
    }
  }

  private static <E> String numbers(E[] values, ToIntFunction<E> number) {
    return Arrays.stream(values)
        .map(value -> value + "=" + number.applyAsInt(value))
        .collect(Collectors.joining(" "));
  }

  @Test
  void aRepositoryHasFailedWhenThereIsNoneAndNobodyWorksOnIt() {
    RepoInfo repo =
        new RepoInfo(
            1, RepoState.READY, "f45", OptionalLong.empty(), Optional.empty(), KojiValue.of(null));
    assertThat(new RepoAnswer(Optional.empty(), Optional.empty()).hasFailed()).isTrue();
    assertThat(new RepoAnswer(Optional.empty(), Optional.of(request(false))).hasFailed()).isTrue();
    assertThat(new RepoAnswer(Optional.empty(), Optional.of(request(true))).hasFailed()).isFalse();
    assertThat(new RepoAnswer(Optional.of(repo), Optional.of(request(false))).hasFailed())
        .isFalse();
    assertThat(new RepoAnswer(Optional.of(repo), Optional.empty()).hasFailed()).isFalse();
  }

  private static RepoRequest request(boolean active) {
    return new RepoRequest(
        3, active, "f45", OptionalLong.empty(), Optional.empty(), OptionalLong.empty());
  }

  @Test
  void theFirstMarkOfASideTagEndsTheNameOfItsBase() {
    assertThat(SideTag.baseOf("f45-build-side-1-side-2")).contains("f45-build");
  }

  @Test
  void onlyTasksThatBuildHaveASourceAndATarget() {
    List<KojiValue> request =
        List.of(KojiValue.of("a"), KojiValue.of("b"), KojiValue.of(Map.of("scratch", true)));
    TaskInfo other = TaskInfo.builder().from(task(1, TaskState.OPEN)).request(request).build();
    assertThat(other.buildSource()).isEmpty();
    assertThat(other.buildTarget()).isEmpty();
    assertThat(other.scratch()).isFalse();
    TaskInfo build = TaskInfo.builder().from(other).method("build").build();
    assertThat(build.buildSource()).contains("a");
    assertThat(build.buildTarget()).contains("b");
    assertThat(build.scratch()).isTrue();
    Map<String, @Nullable Object> nil = new HashMap<>();
    nil.put("scratch", null);
    assertThat(
            TaskInfo.builder()
                .from(build)
                .request(List.of(KojiValue.of("a"), KojiValue.of("b"), KojiValue.of(nil)))
                .build()
                .scratch())
        .isFalse();
  }

  @Test
  void valuesDoNotChangeWithTheListsTheyWereMadeOf() {
    List<String> words = new ArrayList<>(List.of("a"));
    List<TaskInfo> culprits = new ArrayList<>();
    Map<String, KojiValue> extra = new HashMap<>();
    TagInfo tag = new TagInfo(1, "f45", words, false, Optional.empty(), extra);
    UserInfo user = new UserInfo(2, "packit", false, words, Optional.empty());
    BuildTarget target = new BuildTarget(1, "f45", 2, "f45-build", 3, "f45");
    BranchTags branch = new BranchTags(target, "f45", Optional.empty(), words);
    TaskOutcome.Failed failed =
        new TaskOutcome.Failed(task(1, TaskState.FAILED), new KojiFault(1005, "no"), culprits);

    words.add("b");
    culprits.add(task(2, TaskState.FAILED));
    extra.put("sidetag", KojiValue.of(true));

    assertThat(tag.arches()).containsExactly("a");
    assertThat(tag.isSideTag()).isFalse();
    assertThat(user.principals()).containsExactly("a");
    assertThat(branch.stable()).containsExactly("a");
    assertThat(failed.culprits()).isEmpty();
  }

  @Test
  void whatHasNoDetailsHasNone() {
    TaskInfo task = task(1, TaskState.OPEN);
    assertThat(task.struct().isNil()).isTrue();
    BuildInfo build =
        BuildInfo.builder().id(1).nvr(Nvr.parse("a-1-1")).state(BuildState.COMPLETE).build();
    assertThat(build.draft()).isFalse();
    assertThat(build.struct().isNil()).isTrue();
    assertThat(BuildSearch.of(Nvr.parse("a-1-1")).failuresOfLast()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void aSourceWithoutACommitIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScmCommit.of(URI.create("git://example.org/a")))
        .withMessage("git://example.org/a is no source URL with a commit");
    assertThat(ScmCommit.parse("git://example.org/rpms/a.git//#abc"))
        .contains(new ScmCommit("rpms/a", "abc"));
  }

  @Test
  void aChangeOfATaskIsOneLine() {
    TaskInfo build = task(7, TaskState.OPEN);
    assertThat(new TaskUpdate(build, Optional.empty())).hasToString("7 buildArch: OPEN");
    assertThat(
            new TaskUpdate(
                TaskInfo.builder().from(build).label("noarch").build(),
                Optional.of(TaskState.FREE)))
        .hasToString("7 buildArch (noarch): FREE -> OPEN");
  }

  @Test
  void aTreeIsReadFromTheTopDown() {
    TaskInfo top = task(1, TaskState.OPEN);
    TaskInfo left = task(2, TaskState.OPEN);
    TaskInfo below = task(3, TaskState.OPEN);
    TaskInfo right = task(4, TaskState.OPEN);
    assertThat(tree(top, tree(left, tree(below)), tree(right)).stream())
        .containsExactly(top, left, below, right);
    assertThat(tree(task(1, TaskState.CANCELED), tree(task(2, TaskState.FAILED))).rootsOfFailure())
        .isEmpty();
  }

  @Test
  void logsAreInUtf8() {
    byte[] bytes = "zażółć".getBytes(StandardCharsets.UTF_8);
    assertThat(TaskLog.of("build.log", bytes, 7)).isEqualTo(new TaskLog("build.log", "zażółć", 7));
  }
}
