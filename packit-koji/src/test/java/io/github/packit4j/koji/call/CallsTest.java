package io.github.packit4j.koji.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each call sends: its kind, its method, and its arguments under the hub's names. */
class CallsTest {
  private static final String SCM = "git+https://src.fedoraproject.org/rpms/a#abc";
  private static final TaskId TASK = TaskId.of(14);
  private static final Instant TIME = Instant.ofEpochSecond(1_000_000, 500_000_000);

  static Stream<Arguments> calls() {
    return Stream.of(
            builds(),
            buildsByOneFilter(),
            tasks(),
            tags(),
            taggedBuilds(),
            content(),
            repos(),
            users())
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> builds() {
    BuildRequest bare = BuildRequest.fromScm(URI.create(SCM), "f43-candidate");
    BuildRequest upload =
        BuildRequest.scratchOf(new UploadedFile("cli-build/1.2.a", "a.src.rpm", 9), "f43");
    return Stream.of(
        arguments(BuildCalls.build("a-1-1"), "READ getBuild ['a-1-1']"),
        arguments(BuildCalls.build(4), "READ getBuild [4]"),
        arguments(BuildCalls.cancel("a-1-1"), "WRITE cancelBuild ['a-1-1']"),
        arguments(BuildCalls.submit(bare), "WRITE build ['%s', 'f43-candidate']".formatted(SCM)),
        arguments(
            BuildCalls.submit(upload),
            "WRITE build ['cli-build/1.2.a/a.src.rpm', 'f43', {scratch=true}]"),
        arguments(
            BuildCalls.submit(
                BuildRequest.builder().from(bare).priority(5).channel("heavy").build()),
            "WRITE build ['%s', 'f43-candidate', {priority=5, channel='heavy'}**]".formatted(SCM)));
  }

  private static Stream<Arguments> buildsByOneFilter() {
    return Stream.of(
        filtered(BuildQuery.builder(), ""),
        filtered(BuildQuery.builder().packageName("a"), "packageID='a'"),
        filtered(BuildQuery.builder().owner("packit"), "userID='packit'"),
        filtered(BuildQuery.builder().task(TASK), "taskID=14"),
        filtered(BuildQuery.builder().prefix("a-"), "prefix='a-'"),
        filtered(BuildQuery.builder().pattern("a-*"), "pattern='a-*'"),
        filtered(BuildQuery.builder().source("*a*"), "source='*a*'"),
        filtered(BuildQuery.builder().state(BuildState.FAILED), "state=3"),
        filtered(BuildQuery.builder().createdAfter(TIME), "createdAfter=1000000.5"),
        filtered(BuildQuery.builder().createdBefore(TIME), "createdBefore=1000000.5"),
        filtered(BuildQuery.builder().completedAfter(TIME), "completeAfter=1000000.5"),
        filtered(BuildQuery.builder().completedBefore(TIME), "completeBefore=1000000.5"),
        filtered(
            BuildQuery.builder().paging(Paging.first("-build_id", 5).next()),
            "queryOpts={order='-build_id', offset=5, limit=5}"),
        arguments(
            BuildCalls.builds(BuildQuery.ofPackage("a")), "READ listBuilds [{packageID='a'}**]"),
        arguments(BuildCalls.builds(BuildQuery.ofTask(TASK)), "READ listBuilds [{taskID=14}**]"));
  }

  private static Arguments filtered(BuildQuery.Builder query, String keyword) {
    String sent = keyword.isEmpty() ? "" : "{" + keyword + "}**";
    return arguments(BuildCalls.builds(query.build()), "READ listBuilds [" + sent + "]");
  }

  private static Stream<Arguments> tasks() {
    return Stream.of(
        arguments(TaskCalls.task(TASK), "READ getTaskInfo [14, {request=true}**]"),
        arguments(TaskCalls.tasks(List.of(TASK, TaskId.of(7))), "READ getTaskInfo [[14, 7]]"),
        arguments(
            TaskCalls.tasks(TaskQuery.builder().build()),
            "READ listTasks [{opts={decode=true}}**]"),
        arguments(
            TaskCalls.tasks(
                TaskQuery.builder()
                    .method("build")
                    .ownerId(2)
                    .addStates(TaskState.FREE, TaskState.ASSIGNED)
                    .parent(TASK)
                    .createdAfter(TIME)
                    .paging(Paging.first("-id", 2))
                    .build()),
            "READ listTasks [{opts={method='build', owner=2, state=[0, 4], parent=14,"
                + " createdAfter=1000000.5, decode=true}, queryOpts={order='-id', limit=2}}**]"),
        arguments(TaskCalls.cancel(TASK), "WRITE cancelTask [14, {recurse=true}**]"),
        arguments(TaskCalls.resubmit(TASK), "WRITE resubmitTask [14]"),
        arguments(TaskCalls.result(TASK), "READ getTaskResult [14]"),
        arguments(TaskCalls.failure(TASK), "READ getTaskResult [14, {raise_fault=false}**]"),
        arguments(TaskCalls.children(TASK), "READ getTaskChildren [14]"),
        arguments(TaskCalls.descendents(TASK), "READ getTaskDescendents [14]"),
        arguments(TaskCalls.files(TASK), "READ listTaskOutput [14, {stat=true}**]"),
        arguments(
            TaskCalls.fileContent(TASK, "build.log", 3, 5),
            "READ downloadTaskOutput [14, 'build.log', {offset=3, size=5}**]"));
  }

  private static Stream<Arguments> tags() {
    Optional<String> none = Optional.empty();
    return Stream.of(
        arguments(TagCalls.target("f43"), "READ getBuildTarget ['f43']"),
        arguments(TagCalls.targets(), "READ getBuildTargets []"),
        arguments(TagCalls.tag("f43"), "READ getTag ['f43']"),
        arguments(TagCalls.tagsOfBuild("a-1-1"), "READ listTags [{build='a-1-1'}**]"),
        arguments(TagCalls.inheritance("f43"), "READ getFullInheritance ['f43']"),
        arguments(TagCalls.buildConfig("f43"), "READ getBuildConfig ['f43']"),
        arguments(TagCalls.acceptsPackage("f43", "a"), "READ checkTagPackage ['f43', 'a']"),
        arguments(TagCalls.packages("f43"), "READ listPackages [{tagID='f43', inherited=true}**]"),
        arguments(TagCalls.tagBuild("f43", "a-1-1"), "WRITE tagBuild ['f43', 'a-1-1']"),
        arguments(
            TagCalls.untagBuild("f43", "a-1-1"),
            "WRITE untagBuild ['f43', 'a-1-1', {strict=true}**]"),
        arguments(
            TagCalls.moveBuild("f42", "f43", "a-1-1"),
            "WRITE tagBuild ['f43', 'a-1-1', {fromtag='f42'}**]"),
        arguments(TagCalls.createSideTag("f43-build"), "WRITE createSideTag ['f43-build']"),
        arguments(TagCalls.removeSideTag("side-35"), "WRITE removeSideTag ['side-35']"),
        arguments(TagCalls.sideTags(none, none), "READ listSideTags []"),
        arguments(
            TagCalls.sideTags(Optional.of("f43-build"), Optional.of("packit")),
            "READ listSideTags [{basetag='f43-build', user='packit'}**]"));
  }

  private static Stream<Arguments> taggedBuilds() {
    return Stream.of(
        tagged(TaggedQuery.in("f43"), "tag='f43', inherit=false, latest=false, strict=true"),
        tagged(
            TaggedQuery.latestIn("f43", "a"),
            "package='a', tag='f43', inherit=false, latest=true, strict=true"),
        tagged(
            TaggedQuery.latest("f43", "a"),
            "package='a', tag='f43', inherit=true, latest=true, strict=true"),
        tagged(
            TaggedQuery.builder().tag("f43").owner("packit").event(9L).draft(true).build(),
            "tag='f43', inherit=false, latest=false, strict=true, owner='packit', event=9,"
                + " draft=true"),
        arguments(TagCalls.latestBuilds("f43", Optional.empty()), "READ getLatestBuilds ['f43']"),
        arguments(
            TagCalls.latestBuilds("f43", Optional.of("a")),
            "READ getLatestBuilds ['f43', {package='a'}**]"));
  }

  private static Arguments tagged(TaggedQuery query, String keywords) {
    return arguments(TagCalls.taggedBuilds(query), "READ listTagged [{" + keywords + "}**]");
  }

  private static Stream<Arguments> content() {
    return Stream.of(
        arguments(ContentCalls.rpms("a-1-1"), "READ listBuildRPMs ['a-1-1']"),
        arguments(ContentCalls.rpm("a-1-1.src"), "READ getRPM ['a-1-1.src']"),
        arguments(ContentCalls.archives(4), "READ listArchives [{buildID=4}**]"),
        arguments(ContentCalls.logs("a-1-1"), "READ getBuildLogs ['a-1-1']"),
        arguments(
            ContentCalls.headers("a-1-1.src", List.of("name", "summary")),
            "READ getRPMHeaders [{rpmID='a-1-1.src', headers=['name', 'summary'], strict=true}**]"),
        arguments(
            ContentCalls.changelog("a-1-1"),
            "READ getRPMHeaders [{rpmID='a-1-1.src', headers=['changelogtime', 'changelogname',"
                + " 'changelogtext'], strict=true}**]"),
        arguments(
            ContentCalls.changelogAfter("a-1-1", TIME),
            "READ getChangelogEntries [{buildID='a-1-1', after=1000000,"
                + " queryOpts={order='-date'}}**]"));
  }

  private static Stream<Arguments> repos() {
    return Stream.of(
        arguments(RepoCalls.request("f43"), "WRITE repo.request ['f43']"),
        arguments(
            RepoCalls.requestLatest("f43"), "WRITE repo.request ['f43', {min_event='last'}**]"),
        arguments(RepoCalls.check(3), "READ repo.checkRequest [3]"),
        arguments(RepoCalls.current("f43"), "READ getRepo ['f43']"),
        arguments(RepoCalls.repo(2), "READ repoInfo [2]"),
        arguments(RepoCalls.lastEvent(), "READ getLastEvent []"),
        arguments(RepoCalls.lastChangeOf("f43"), "READ tagLastChangeEvent ['f43']"));
  }

  private static Stream<Arguments> users() {
    return Stream.of(
        arguments(UserCalls.user("packit"), "READ getUser ['packit']"),
        arguments(UserCalls.loggedIn(), "SESSION_READ getLoggedInUser []"),
        arguments(UserCalls.permissions(), "SESSION_READ getPerms []"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void send(KojiCall<?> call, String sent) {
    assertThat(call.kind() + " " + call.method() + " " + shown(call.arguments())).isEqualTo(sent);
  }

  /** Texts in quotes, and a struct of keywords with the two stars of Python behind it. */
  private static String shown(@Nullable Object value) {
    if (value instanceof String text) {
      return "'" + text + "'";
    }
    if (value instanceof List<?> items) {
      return items.stream().map(CallsTest::shown).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> members) {
      boolean keywords = members.get("__starstar") == Boolean.TRUE;
      return members.entrySet().stream()
          .filter(member -> !member.getKey().equals("__starstar"))
          .map(member -> member.getKey() + "=" + shown(member.getValue()))
          .collect(Collectors.joining(", ", "{", keywords ? "}**" : "}"));
    }
    return String.valueOf(value);
  }

  @Test
  void keywordsKeepTheirOrderAndTravelAsPlainValues() {
    KojiCall<KojiValue> call =
        KojiCall.read("x")
            .keyword("task", TASK)
            .keyword("b", 1)
            .keyword("a", 2)
            .keyword("none", null);

    assertThat(shown(call.arguments())).isEqualTo("[{task=14, b=1, a=2, none=null}**]");
    assertThat(shown(call.returning(KojiValue::asString).arguments()))
        .isEqualTo(shown(call.arguments()));
    assertThatThrownBy(() -> KojiCall.read("x", 1).arguments().add(2))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anAnswerThatNoValueCanHoldIsTheHubs() {
    KojiCall<TaskId> call = TaskCalls.resubmit(TASK);

    assertThatThrownBy(() -> call.read(KojiValue.of(0)))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessage(
            "Tried to read the answer to resubmitTask but failed because: A task id is positive,"
                + " not 0")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pagesFollowEachOther() {
    Paging first = Paging.first("-id", 50);

    assertThat(first)
        .isEqualTo(new Paging(Optional.of("-id"), OptionalInt.of(50), OptionalInt.empty()));
    assertThat(first.next())
        .isEqualTo(new Paging(Optional.of("-id"), OptionalInt.of(50), OptionalInt.of(50)));
    assertThat(first.next().next().offset()).hasValue(100);
    assertThatThrownBy(Paging.all()::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("There is nothing after an unlimited part");
  }

  @Test
  void anUploadedFileHasThePathThatTheHubTakesAsASource() {
    assertThat(new UploadedFile("cli-build/1.2.a", "a.src.rpm", 9).path())
        .isEqualTo("cli-build/1.2.a/a.src.rpm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git",
        "git+http",
        "git+https",
        "git+rsync",
        "git+ssh",
        "svn",
        "svn+http",
        "svn+https",
        "svn+ssh",
        "cvs",
        "cvs+ssh",
        "GIT+HTTPS"
      })
  void aBuilderKnowsTheSchemesOfVersionControl(String scheme) {
    String source = scheme + "://example.org/a#abc";

    assertThat(BuildRequest.fromScm(URI.create(source), "f43").source()).isEqualTo(source);
  }

  @Test
  void whatIsNoUrlIsTakenAsThePathOfAnUpload() {
    BuildRequest upload =
        BuildRequest.builder().source("cli-build/1.2:3/a.src.rpm").target("f43").build();

    assertThat(upload.isFromScm()).isFalse();
    assertThatThrownBy(() -> BuildRequest.builder().source("\t ").target("f43").build().getClass())
        .hasMessage("This build cannot be requested: a source is needed");
  }

  @Test
  void aCancelledBuildIsTold() {
    assertThat(BuildCalls.cancel("a-1-1").read(KojiValue.of(true))).isTrue();
    assertThat(BuildCalls.cancel("a-1-1").read(KojiValue.of(false))).isFalse();
  }

  @Test
  void filesOfTasksAreInLinesOfBase64() {
    assertThat(TaskCalls.fileContent(TASK, "a", 0, 6).read(KojiValue.of("YWJj\nZGVm\n")))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("abcdef");
  }
}
