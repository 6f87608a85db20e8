package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.BuildQuery;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.call.Paging;
import io.github.packit4j.koji.call.TaggedQuery;
import io.github.packit4j.koji.failure.FaultCode;
import io.github.packit4j.koji.failure.KojiDeniedException;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.InheritedTag;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.TagInfo;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    assertThatCode(() -> KojiAuthentication.clientCertificate().asUser("packit"))
        .doesNotThrowAnyException();
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
}
