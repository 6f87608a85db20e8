package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.BuildQuery;
import io.github.packit4j.koji.call.ContentCalls;
import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.call.RepoCalls;
import io.github.packit4j.koji.call.TagCalls;
import io.github.packit4j.koji.call.TaggedQuery;
import io.github.packit4j.koji.call.TaskCalls;
import io.github.packit4j.koji.call.TaskQuery;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.call.internal.Structs;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.model.ArchiveInfo;
import io.github.packit4j.koji.model.AuthenticationType;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.BuildLog;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.BuildTarget;
import io.github.packit4j.koji.model.ChangelogEntry;
import io.github.packit4j.koji.model.HubEvent;
import io.github.packit4j.koji.model.InheritedTag;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.RepoAnswer;
import io.github.packit4j.koji.model.RepoInfo;
import io.github.packit4j.koji.model.RepoRequest;
import io.github.packit4j.koji.model.RepoState;
import io.github.packit4j.koji.model.RpmInfo;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.TagInfo;
import io.github.packit4j.koji.model.TagPackage;
import io.github.packit4j.koji.model.TaggedBuild;
import io.github.packit4j.koji.model.TaskFile;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import io.github.packit4j.koji.model.UserInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each typed call makes of an answer; the shapes are those of Fedora's hub. */
class TypedAnswersTest {
  private static final Nvr NVR = Nvr.parse("python-ogr-0.52.0-1.fc43");
  private static final Map<String, @Nullable Object> NVR_MEMBERS =
      struct("name", "python-ogr", "version", "0.52.0", "release", "1.fc43");
  private static final TaskId TASK = TaskId.of(14);

  private static Map<String, @Nullable Object> struct(@Nullable Object... members) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      struct.put(String.valueOf(members[i]), members[i + 1]);
    }
    return struct;
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> base, @Nullable Object... more) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(base);
    all.putAll(struct(more));
    return all;
  }

  private static <T> T read(KojiCall<T> call, @Nullable Object wire) {
    return call.read(KojiValue.of(wire));
  }

  @Test
  void aBuildWithAllThatAHubKnows() {
    Map<String, @Nullable Object> wire =
        with(
            NVR_MEMBERS,
            "id",
            9,
            "epoch",
            1,
            "state",
            1,
            "task_id",
            14,
            "package_id",
            5,
            "owner_id",
            2,
            "owner_name",
            "packit",
            "source",
            "git+https://src.fedoraproject.org/rpms/python-ogr.git#abc",
            "extra",
            struct("source", struct("original_url", "git+https://h/x#main")),
            "creation_ts",
            100.5,
            "start_ts",
            101,
            "completion_ts",
            null,
            "draft",
            true);

    BuildInfo build = read(BuildCalls.build("x"), wire).orElseThrow();

    assertThat(build.id()).isEqualTo(9);
    assertThat(build.nvr()).isEqualTo(NVR);
    assertThat(build.epoch()).hasValue(1);
    assertThat(build.state()).isEqualTo(BuildState.COMPLETE);
    assertThat(build.taskId()).contains(TASK);
    assertThat(build.packageId()).hasValue(5);
    assertThat(build.ownerId()).hasValue(2);
    assertThat(build.ownerName()).contains("packit");
    assertThat(build.source()).hasValueSatisfying(source -> assertThat(source).endsWith("#abc"));
    assertThat(build.originalUrl()).contains("git+https://h/x#main");
    assertThat(build.created()).contains(Instant.parse("1970-01-01T00:01:40.500Z"));
    assertThat(build.started()).contains(Instant.ofEpochSecond(101));
    assertThat(build.completed()).isEmpty();
    assertThat(build.draft()).isTrue();
  }

  @Test
  void aBuildWithoutWhatListingsLeaveOut() {
    Map<String, @Nullable Object> bare = with(NVR_MEMBERS, "build_id", 7, "id", 8, "state", 2);

    BuildInfo build = read(BuildCalls.builds(BuildQuery.ofTask(TASK)), List.of(bare)).get(0);

    assertThat(build.id()).isEqualTo(7);
    assertThat(build.originalUrl()).isEmpty();
    assertThat(build.created()).isEmpty();
    assertThat(build.draft()).isFalse();
    assertThat(read(BuildCalls.build(4), null)).isEmpty();
    for (Object extra : List.of("text", struct("source", "text"), struct("source", struct()))) {
      assertThat(Structs.build(KojiValue.of(with(bare, "extra", extra))).originalUrl()).isEmpty();
    }
  }

  @Test
  void packagesArchivesAndLogsOfABuild() {
    Map<String, @Nullable Object> rpm = with(NVR_MEMBERS, "id", 3, "arch", "src", "epoch", null);
    RpmInfo bare = new RpmInfo(3, NVR, OptionalInt.empty(), "src", OptionalLong.empty(), 0, "");

    assertThat(read(ContentCalls.rpms("x"), List.of(rpm))).containsExactly(bare);
    assertThat(
            read(
                ContentCalls.rpm("x"),
                with(rpm, "epoch", 2, "build_id", 4, "size", 5, "payloadhash", "aa")))
        .contains(new RpmInfo(3, NVR, OptionalInt.of(2), "src", OptionalLong.of(4), 5, "aa"));
    assertThat(read(ContentCalls.rpm("x"), null)).isEmpty();
    assertThat(bare.nvra()).isEqualTo("python-ogr-0.52.0-1.fc43.src");

    ArchiveInfo archive =
        read(
                ContentCalls.archives(1),
                List.of(struct("id", 1, "filename", "a.zip", "build_id", 2, "size", 3)))
            .get(0);
    assertThat(archive.fileName()).isEqualTo("a.zip");
    assertThat(archive.buildId()).isEqualTo(2);
    assertThat(archive.size()).isEqualTo(3);
    assertThat(archive.type()).isEmpty();
    assertThat(ContentCalls.archives(6).arguments()).hasToString("[{buildID=6, __starstar=true}]");

    assertThat(
            read(
                ContentCalls.logs("x"),
                List.of(struct("name", "build.log", "dir", "noarch", "path", "data/b.log"))))
        .containsExactly(new BuildLog("build.log", "noarch", "data/b.log"));
  }

  @Test
  void changelogs() {
    Map<String, @Nullable Object> headers =
        struct(
            "changelogtime", List.of(20, 10),
            "changelogname", List.of("A <a@b.c> - 2-1", "A <a@b.c> - 1-1"),
            "changelogtext", List.of("- two", "- one"));

    assertThat(read(ContentCalls.changelog("x"), headers))
        .containsExactly(
            new ChangelogEntry(Instant.ofEpochSecond(20), "A <a@b.c> - 2-1", "- two"),
            new ChangelogEntry(Instant.ofEpochSecond(10), "A <a@b.c> - 1-1", "- one"));
    // RPM gives a header of one element as that element.
    assertThat(
            read(
                ContentCalls.changelog("x"),
                struct("changelogtime", 5, "changelogname", "A", "changelogtext", "- t")))
        .containsExactly(new ChangelogEntry(Instant.ofEpochSecond(5), "A", "- t"));
    assertThat(read(ContentCalls.changelog("x"), struct())).isEmpty();
    assertThatThrownBy(
            () -> read(ContentCalls.changelog("x"), with(headers, "changelogtext", "- one")))
        .isInstanceOf(KojiProtocolException.class);
    assertThatThrownBy(() -> read(ContentCalls.changelog("x"), with(headers, "changelogname", "A")))
        .isInstanceOf(KojiProtocolException.class);

    KojiCall<List<ChangelogEntry>> after =
        ContentCalls.changelogAfter("x", Instant.ofEpochSecond(7));
    assertThat(
            read(after, List.of(struct("date_ts", 8, "author", "A", "text", "- t", "date", "d"))))
        .containsExactly(new ChangelogEntry(Instant.ofEpochSecond(8), "A", "- t"));
    assertThat(after.arguments())
        .hasToString("[{buildID=x, after=7, queryOpts={order=-date}, __starstar=true}]");
  }

  @Test
  void tasks() {
    Map<String, @Nullable Object> wire =
        struct(
            "id",
            14,
            "method",
            "build",
            "state",
            1,
            "arch",
            "noarch",
            "label",
            "srpm",
            "owner",
            2,
            "parent",
            13,
            "priority",
            19,
            "create_ts",
            1,
            "start_ts",
            2,
            "completion_ts",
            3,
            "request",
            List.of("git+https://h/x#abc", "f43", struct("scratch", true)));

    TaskInfo task = read(TaskCalls.task(TASK), wire).orElseThrow();

    assertThat(task.id()).isEqualTo(TASK);
    assertThat(task.method()).isEqualTo("build");
    assertThat(task.state()).isEqualTo(TaskState.OPEN);
    assertThat(task.arch()).contains("noarch");
    assertThat(task.label()).contains("srpm");
    assertThat(task.ownerId()).hasValue(2);
    assertThat(task.parent()).contains(TaskId.of(13));
    assertThat(task.priority()).hasValue(19);
    assertThat(task.created()).contains(Instant.ofEpochSecond(1));
    assertThat(task.started()).contains(Instant.ofEpochSecond(2));
    assertThat(task.completed()).contains(Instant.ofEpochSecond(3));
    assertThat(task.buildSource()).contains("git+https://h/x#abc");
    assertThat(task.buildTarget()).contains("f43");
    assertThat(task.scratch()).isTrue();

    Map<String, @Nullable Object> other = struct("id", 15, "method", "build", "state", 4);
    TaskInfo unasked = Structs.task(KojiValue.of(with(other, "request", "<params/>")));
    assertThat(unasked.request()).isEmpty();
    assertThat(unasked.scratch()).isFalse();
    TaskInfo uploaded = Structs.task(KojiValue.of(with(other, "request", List.of(7, 8))));
    assertThat(uploaded.buildSource()).isEmpty();
    assertThat(uploaded.buildTarget()).isEmpty();

    List<@Nullable Object> some = new java.util.ArrayList<>(List.of(wire));
    some.add(null);
    assertThat(read(TaskCalls.tasks(List.of(TASK, TaskId.of(1))), some))
        .satisfiesExactly(
            first -> assertThat(first.orElseThrow().id()).isEqualTo(TASK),
            second -> assertThat(second).isEmpty());
    assertThat(read(TaskCalls.children(TASK), List.of(wire, other)))
        .extracting(child -> child.id().value())
        .containsExactly(14L, 15L);
    assertThat(read(TaskCalls.tasks(TaskQuery.builder().build()), List.of(other))).hasSize(1);
    assertThat(read(TaskCalls.descendents(TASK), struct("14", List.of(other), "15", List.of())))
        .hasEntrySatisfying(TASK, below -> assertThat(below).hasSize(1))
        .hasEntrySatisfying(TaskId.of(15), below -> assertThat(below).isEmpty());
  }

  @Test
  void aQueryForTasksAsksForDecodedArgumentsAndOnlyForWhatIsSet() {
    assertThat(TaskCalls.tasks(TaskQuery.builder().build()).arguments())
        .hasToString("[{opts={decode=true}, __starstar=true}]");
    assertThat(
            TaskCalls.tasks(
                    TaskQuery.builder()
                        .method("build")
                        .ownerId(2)
                        .addStates(TaskState.FREE)
                        .parent(TASK)
                        .createdAfter(Instant.ofEpochSecond(5))
                        .build())
                .arguments()
                .toString())
        .contains("method=build", "owner=2", "state=[0]", "parent=14", "createdAfter=5");
  }

  @Test
  void resultsAndFilesOfTasks() {
    assertThat(read(TaskCalls.failure(TASK), struct("faultCode", 1000, "faultString", "no")))
        .contains(new KojiFault(1000, "no"));
    assertThat(read(TaskCalls.failure(TASK), struct("build_id", 4))).isEmpty();
    assertThat(read(TaskCalls.failure(TASK), "text")).isEmpty();
    assertThat(
            read(
                TaskCalls.files(TASK),
                struct("build.log", struct("st_size", "12", "st_mtime", 1.5))))
        .containsExactly(new TaskFile("build.log", 12, Instant.ofEpochMilli(1500)));
    assertThat(read(TaskCalls.fileContent(TASK, "build.log", 0, 3), "YWJj\n"))
        .isEqualTo(new byte[] {'a', 'b', 'c'});
    assertThat(read(TaskCalls.resubmit(TASK), 15)).isEqualTo(TaskId.of(15));
  }

  @Test
  void tagsAndTargets() {
    Map<String, @Nullable Object> tag =
        struct(
            "id", 4, "name", "f43", "arches", "x86_64  aarch64 ", "locked", true, "perm", "admin");
    Map<String, @Nullable Object> target =
        struct(
            "id",
            1,
            "name",
            "f43",
            "build_tag",
            2,
            "build_tag_name",
            "f43-build",
            "dest_tag",
            3,
            "dest_tag_name",
            "f43-c");

    TagInfo read =
        read(TagCalls.tag("f43"), with(tag, "extra", struct("sidetag", true))).orElseThrow();
    assertThat(read.id()).isEqualTo(4);
    assertThat(read.arches()).containsExactly("x86_64", "aarch64");
    assertThat(read.locked()).isTrue();
    assertThat(read.permission()).contains("admin");
    assertThat(read.isSideTag()).isTrue();
    TagInfo bare = read(TagCalls.buildConfig("f43"), struct("id", 4, "name", "f43"));
    assertThat(bare.arches()).isEmpty();
    assertThat(bare.locked()).isFalse();
    assertThat(bare.isSideTag()).isFalse();
    assertThat(read(TagCalls.tagsOfBuild("x"), List.of(tag))).hasSize(1);
    assertThat(read(TagCalls.tag("none"), null)).isEmpty();
    BuildTarget expected = new BuildTarget(1, "f43", 2, "f43-build", 3, "f43-c");
    assertThat(read(TagCalls.target("f43"), target)).contains(expected);
    assertThat(read(TagCalls.target("none"), null)).isEmpty();
    assertThat(read(TagCalls.targets(), List.of(target))).containsExactly(expected);
    assertThat(
            read(
                TagCalls.inheritance("f43"),
                List.of(
                    struct(
                        "parent_id",
                        1,
                        "name",
                        "f42",
                        "child_id",
                        2,
                        "currdepth",
                        3,
                        "priority",
                        4))))
        .containsExactly(new InheritedTag(1, "f42", 2, 3, 4));
    assertThat(read(TagCalls.acceptsPackage("f43", "x"), true)).isTrue();
    assertThat(read(TagCalls.acceptsPackage("f43", "x"), false)).isFalse();
    assertThat(
            read(
                TagCalls.packages("f43"),
                List.of(
                    struct(
                        "package_name",
                        "x",
                        "tag_name",
                        "f43",
                        "owner_name",
                        null,
                        "blocked",
                        true))))
        .containsExactly(new TagPackage("x", "f43", Optional.empty(), true));
    assertThat(read(TagCalls.tagBuild("f43", "x"), 6)).isEqualTo(TaskId.of(6));
    assertThat(read(TagCalls.moveBuild("a", "b", "x"), 6)).isEqualTo(TaskId.of(6));
  }

  @Test
  void taggedBuildsAndSideTags() {
    Map<String, @Nullable Object> tagged =
        with(
            NVR_MEMBERS,
            "build_id",
            4,
            "state",
            1,
            "tag_name",
            "f43",
            "tag_id",
            5,
            "create_event",
            6);

    TaggedBuild build =
        read(TagCalls.latestBuilds("f43", Optional.of("x")), List.of(tagged)).get(0);
    assertThat(build.nvr()).isEqualTo(NVR);
    assertThat(build.tag()).isEqualTo("f43");
    assertThat(build.tagId()).isEqualTo(5);
    assertThat(build.createEvent()).isEqualTo(6);
    assertThat(
            read(TagCalls.taggedBuilds(TaggedQuery.builder().tag("f43").build()), List.of(tagged)))
        .hasSize(1);
    assertThat(read(TagCalls.createSideTag("f43-build"), struct("id", 8, "name", "s")))
        .isEqualTo(new SideTag(8, "s", OptionalLong.empty(), Optional.empty()));
    assertThat(
            read(
                TagCalls.sideTags(Optional.empty(), Optional.empty()),
                List.of(struct("id", 8, "name", "s", "user_id", 2, "user_name", "packit"))))
        .containsExactly(new SideTag(8, "s", OptionalLong.of(2), Optional.of("packit")));
  }

  @Test
  void repositories() {
    Map<String, @Nullable Object> repo =
        struct("id", 2, "state", 1, "tag_name", "f43", "create_event", 9, "task_id", 14);
    Map<String, @Nullable Object> request =
        struct(
            "id",
            3,
            "active",
            true,
            "tag_name",
            "f43",
            "min_event",
            8,
            "task_id",
            14,
            "repo_id",
            2);

    RepoInfo read = read(RepoCalls.current("f43"), repo).orElseThrow();
    assertThat(read.id()).isEqualTo(2);
    assertThat(read.state()).isEqualTo(RepoState.READY);
    assertThat(read.tag()).isEqualTo("f43");
    assertThat(read.createEvent()).hasValue(9);
    assertThat(read.task()).contains(TASK);
    assertThat(read(RepoCalls.repo(2), struct("id", 2, "state", 1)).orElseThrow().tag()).isEmpty();
    assertThat(read(RepoCalls.repo(2), null)).isEmpty();
    assertThat(read(RepoCalls.current("f43"), null)).isEmpty();
    RepoAnswer waiting = read(RepoCalls.check(3), struct("repo", null, "request", request));
    assertThat(waiting.request())
        .contains(
            new RepoRequest(
                3, true, "f43", OptionalLong.of(8), Optional.of(TASK), OptionalLong.of(2)));
    assertThat(waiting.hasFailed()).isFalse();
    assertThat(read(RepoCalls.request("f43"), struct("repo", repo)).repo()).isPresent();
    assertThat(
            read(RepoCalls.requestLatest("f43"), struct("request", with(request, "active", false)))
                .hasFailed())
        .isTrue();
    assertThat(read(RepoCalls.lastEvent(), struct("id", 7, "ts", 1.25)))
        .isEqualTo(new HubEvent(7, Instant.ofEpochMilli(1250)));
    assertThat(read(RepoCalls.lastChangeOf("f43"), 5)).isEqualTo(5L);
  }

  @Test
  void users() {
    UserInfo user =
        read(
                UserCalls.user("packit"),
                struct(
                    "id",
                    2,
                    "name",
                    "packit",
                    "status",
                    1,
                    "krb_principals",
                    List.of("packit@FEDORAPROJECT.ORG"),
                    "authtype",
                    2))
            .orElseThrow();

    assertThat(user.blocked()).isTrue();
    assertThat(user.principals()).containsExactly("packit@FEDORAPROJECT.ORG");
    assertThat(user.authentication()).contains(AuthenticationType.of(2));
    UserInfo bare = read(UserCalls.loggedIn(), struct("id", 2, "name", "packit"));
    assertThat(bare.blocked()).isFalse();
    assertThat(bare.principals()).isEmpty();
    assertThat(bare.authentication()).isEmpty();
    assertThat(read(UserCalls.user("none"), null)).isEmpty();
    assertThat(read(UserCalls.permissions(), List.of("admin", "repo")))
        .containsExactly("admin", "repo");
  }
}
