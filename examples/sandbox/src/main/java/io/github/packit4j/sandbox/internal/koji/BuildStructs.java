package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Numbers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's structs about builds and their packages. */
final class BuildStructs {

  private final HubState hub;
  private final HubUsers users;

  BuildStructs(HubState hub, HubUsers users) {
    this.hub = hub;
    this.users = users;
  }

  /** Returns a build as getBuild gives it. */
  Map<String, @Nullable Object> build(Build build) {
    Map<String, @Nullable Object> struct = listedBuild(build);
    struct.put("id", build.id());
    struct.put("cg_id", null);
    struct.put("cg_name", null);
    return struct;
  }

  /** Returns a build as listBuilds gives it. */
  Map<String, @Nullable Object> listedBuild(Build build) {
    Map<String, @Nullable Object> struct = commonBuild(build);
    struct.put("completion_ts", build.completed().map(Dates::epoch).orElse(null));
    struct.put("creation_ts", Dates.epoch(build.created()));
    struct.put("extra", extra(build));
    struct.put("promotion_ts", null);
    struct.put("source", build.source().orElse(null));
    struct.put("start_ts", start(build).map(Dates::epoch).orElse(null));
    return struct;
  }

  /** Returns a build as listTagged gives it. */
  Map<String, @Nullable Object> taggedBuild(Build build, Tags.Tag tag, boolean withExtra) {
    Map<String, @Nullable Object> struct = commonBuild(build);
    struct.put("create_event", hub.taggings().since(build, tag.name()));
    struct.put("id", build.id());
    struct.put("tag_id", tag.id());
    struct.put("tag_name", tag.name());
    if (withExtra) {
      struct.put("extra", extra(build));
    }
    return struct;
  }

  private static @Nullable Map<String, Object> extra(Build build) {
    if (build.source().isEmpty()) {
      return null;
    }
    Map<String, Object> extra = new LinkedHashMap<>();
    String original = build.task().map(task -> PythonText.str(task.argument(0))).orElse("");
    extra.put("source", Map.of("original_url", original));
    build
        .task()
        .flatMap(task -> BuildOptions.of(task).userMetadata())
        .ifPresent(metadata -> extra.put("custom_user_metadata", metadata));
    return extra;
  }

  private static Optional<Instant> start(Build build) {
    return build.task().map(task -> build.created());
  }

  private Map<String, @Nullable Object> commonBuild(Build build) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("build_id", build.id());
    struct.put("completion_time", build.completed().map(Dates::koji).orElse(null));
    struct.put("creation_event_id", build.origin().event());
    struct.put("creation_time", Dates.koji(build.created()));
    struct.put("draft", build.isDraft());
    struct.put("epoch", SpecTags.epoch(build.specFile()).orElse(null));
    struct.put("name", build.name());
    struct.put("nvr", build.nvr());
    struct.put("owner_id", users.id(build.owner()));
    struct.put("owner_name", build.owner().name());
    struct.put("package_id", hub.packages().id(build.name()));
    struct.put("package_name", build.name());
    struct.put("promoter_id", null);
    struct.put("promoter_name", null);
    struct.put("promotion_time", null);
    struct.put("release", build.release());
    struct.put("start_time", start(build).map(Dates::koji).orElse(null));
    struct.put("state", build.state().ordinal());
    struct.put("task_id", build.task().map(Task::id).orElse(null));
    struct.put("version", build.version());
    struct.put("volume_id", 0);
    struct.put("volume_name", "DEFAULT");
    return struct;
  }

  /** Returns a package of a build as getRPM gives it. */
  Map<String, @Nullable Object> rpm(BuiltRpm rpm) {
    Build build = rpm.build();
    String file = build.nvr() + "." + rpm.arch();
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("arch", rpm.arch());
    struct.put("build_id", build.id());
    struct.put("buildroot_id", null);
    struct.put("buildtime", (int) build.completed().orElse(build.created()).getEpochSecond());
    struct.put("draft", build.isDraft());
    struct.put("epoch", SpecTags.epoch(build.specFile()).orElse(null));
    struct.put("external_repo_id", 0);
    struct.put("external_repo_name", "INTERNAL");
    struct.put("extra", null);
    struct.put("id", rpm.id());
    struct.put("metadata_only", false);
    struct.put("name", build.name());
    struct.put("payloadhash", Numbers.digits(file, 32));
    struct.put("release", build.release());
    struct.put("size", file.length() + build.specFile().length());
    struct.put("version", build.version());
    return struct;
  }

  /** Returns a package of a build as listBuildRPMs gives it. */
  Map<String, @Nullable Object> listedRpm(BuiltRpm rpm) {
    Map<String, @Nullable Object> struct = rpm(rpm);
    struct.put("nvr", rpm.build().nvr());
    return struct;
  }
}
