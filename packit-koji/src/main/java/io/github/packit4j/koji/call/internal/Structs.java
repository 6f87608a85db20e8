package io.github.packit4j.koji.call.internal;

import io.github.packit4j.koji.model.ArchiveInfo;
import io.github.packit4j.koji.model.AuthenticationType;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.BuildLog;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.BuildTarget;
import io.github.packit4j.koji.model.ChangelogEntry;
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
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import io.github.packit4j.koji.model.UserInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads the hub's structs. Members that may be nil or absent become empty. */
public final class Structs {
  private Structs() {}

  public static <T> List<T> list(KojiValue array, Function<KojiValue, T> reader) {
    return array.asList().stream().map(reader).toList();
  }

  public static <T> Optional<T> optional(KojiValue value, Function<KojiValue, T> reader) {
    return value.isNil() ? Optional.empty() : Optional.of(reader.apply(value));
  }

  public static BuildInfo build(KojiValue struct) {
    // Listings lack id; single builds have both.
    KojiValue id = struct.member("build_id");
    return BuildInfo.builder()
        .id(id.isNil() ? struct.member("id").asLong() : id.asLong())
        .nvr(nvr(struct))
        .epoch(struct.member("epoch").optionalInt())
        .state(BuildState.of(struct.member("state").asInt()))
        .taskId(taskId(struct.member("task_id")))
        .packageId(struct.member("package_id").optionalLong())
        .ownerId(struct.member("owner_id").optionalLong())
        .ownerName(struct.member("owner_name").optionalString())
        .source(struct.member("source").optionalString())
        .originalUrl(originalUrl(struct.member("extra")))
        .created(time(struct, "creation"))
        .started(time(struct, "start"))
        .completed(time(struct, "completion"))
        .draft(flag(struct, "draft"))
        .struct(struct)
        .build();
  }

  static Nvr nvr(KojiValue struct) {
    return new Nvr(
        struct.member("name").asString(),
        struct.member("version").asString(),
        struct.member("release").asString());
  }

  private static Optional<String> originalUrl(KojiValue extra) {
    return Optional.of(extra)
        .filter(KojiValue::isStruct)
        .map(struct -> struct.member("source"))
        .filter(KojiValue::isStruct)
        .flatMap(source -> source.member("original_url").optionalString());
  }

  public static TaggedBuild taggedBuild(KojiValue struct) {
    return new TaggedBuild(
        build(struct),
        struct.member("tag_name").asString(),
        struct.member("tag_id").asLong(),
        struct.member("create_event").asLong());
  }

  public static TaskInfo task(KojiValue struct) {
    return TaskInfo.builder()
        .id(TaskId.of(struct.member("id").asLong()))
        .method(struct.member("method").asString())
        .state(TaskState.of(struct.member("state").asInt()))
        .arch(struct.member("arch").optionalString())
        .label(struct.member("label").optionalString())
        .ownerId(struct.member("owner").optionalLong())
        .parent(taskId(struct.member("parent")))
        .priority(struct.member("priority").optionalInt())
        .created(time(struct, "create"))
        .started(time(struct, "start"))
        .completed(time(struct, "completion"))
        .request(
            Optional.of(struct.member("request")).filter(KojiValue::isList).map(KojiValue::asList))
        .struct(struct)
        .build();
  }

  static Optional<TaskId> taskId(KojiValue value) {
    return optional(value, number -> TaskId.of(number.asLong()));
  }

  public static TagInfo tag(KojiValue struct) {
    KojiValue extra = struct.member("extra");
    return new TagInfo(
        struct.member("id").asLong(),
        struct.member("name").asString(),
        words(struct.member("arches")),
        flag(struct, "locked"),
        struct.member("perm").optionalString(),
        extra.isNil() ? Map.of() : extra.asStruct());
  }

  public static BuildTarget target(KojiValue struct) {
    return new BuildTarget(
        struct.member("id").asLong(),
        struct.member("name").asString(),
        struct.member("build_tag").asLong(),
        struct.member("build_tag_name").asString(),
        struct.member("dest_tag").asLong(),
        struct.member("dest_tag_name").asString());
  }

  public static SideTag sideTag(KojiValue struct) {
    KojiValue ownerId = struct.member("user_id");
    return new SideTag(
        struct.member("id").asLong(),
        struct.member("name").asString(),
        ownerId.isNil() ? OptionalLong.empty() : OptionalLong.of(ownerId.asLong()),
        struct.member("user_name").optionalString());
  }

  public static UserInfo user(KojiValue struct) {
    KojiValue principals = struct.member("krb_principals");
    return new UserInfo(
        struct.member("id").asLong(),
        struct.member("name").asString(),
        struct.member("status").optionalInt().orElse(0) == 1,
        principals.isNil() ? List.of() : list(principals, KojiValue::asString),
        optional(struct.member("authtype"), type -> AuthenticationType.of(type.asInt())));
  }

  static boolean flag(KojiValue struct, String member) {
    KojiValue value = struct.member(member);
    return !value.isNil() && value.asBoolean();
  }

  /** A time by the first part of its member's name; the text twin is in no fixed format. */
  static Optional<Instant> time(KojiValue struct, String what) {
    return optional(struct.member(what + "_ts"), KojiValue::asInstant);
  }

  private static List<String> words(KojiValue text) {
    return text.optionalString()
        .map(line -> Arrays.stream(line.split(" ", -1)).filter(word -> !word.isEmpty()).toList())
        .orElse(List.of());
  }

  public static RpmInfo rpm(KojiValue struct) {
    return new RpmInfo(
        struct.member("id").asLong(),
        nvr(struct),
        struct.member("epoch").optionalInt(),
        struct.member("arch").asString(),
        struct.member("build_id").optionalLong(),
        struct.member("size").optionalLong().orElse(0),
        struct.member("payloadhash").optionalString().orElse(""));
  }

  public static BuildLog log(KojiValue struct) {
    return new BuildLog(
        struct.member("name").asString(),
        struct.member("dir").asString(),
        struct.member("path").asString());
  }

  public static ArchiveInfo archive(KojiValue struct) {
    return new ArchiveInfo(
        struct.member("id").asLong(),
        struct.member("filename").asString(),
        struct.member("build_id").asLong(),
        struct.member("size").optionalLong().orElse(0),
        struct.member("type_name").optionalString().orElse(""),
        struct);
  }

  public static ChangelogEntry changelogEntry(KojiValue struct) {
    // "date" is in the hub's local time zone.
    return new ChangelogEntry(
        struct.member("date_ts").asInstant(),
        struct.member("author").asString(),
        struct.member("text").asString());
  }

  public static InheritedTag inheritedTag(KojiValue struct) {
    return new InheritedTag(
        struct.member("parent_id").asLong(),
        struct.member("name").asString(),
        struct.member("child_id").asLong(),
        struct.member("currdepth").asInt(),
        struct.member("priority").asInt());
  }

  public static TagPackage tagPackage(KojiValue struct) {
    return new TagPackage(
        struct.member("package_name").asString(),
        struct.member("tag_name").asString(),
        struct.member("owner_name").optionalString(),
        flag(struct, "blocked"));
  }

  public static RepoInfo repo(KojiValue struct) {
    return new RepoInfo(
        struct.member("id").asLong(),
        RepoState.of(struct.member("state").asInt()),
        struct.member("tag_name").optionalString().orElse(""),
        struct.member("create_event").optionalLong(),
        taskId(struct.member("task_id")),
        struct);
  }

  public static RepoAnswer repoAnswer(KojiValue struct) {
    return new RepoAnswer(
        optional(struct.member("repo"), Structs::repo),
        optional(struct.member("request"), Structs::repoRequest));
  }

  private static RepoRequest repoRequest(KojiValue struct) {
    return new RepoRequest(
        struct.member("id").asLong(),
        flag(struct, "active"),
        struct.member("tag_name").asString(),
        struct.member("min_event").optionalLong(),
        taskId(struct.member("task_id")),
        struct.member("repo_id").optionalLong());
  }
}
