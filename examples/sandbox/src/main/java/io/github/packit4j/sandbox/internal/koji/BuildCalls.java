package io.github.packit4j.sandbox.internal.koji;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hub's methods that find builds. */
final class BuildCalls {

  private static final Set<String> COLUMNS =
      Set.of(
          "build_id",
          "completion_time",
          "completion_ts",
          "creation_event_id",
          "creation_time",
          "creation_ts",
          "draft",
          "epoch",
          "extra",
          "name",
          "nvr",
          "owner_id",
          "owner_name",
          "package_id",
          "package_name",
          "promoter_id",
          "promoter_name",
          "promotion_time",
          "promotion_ts",
          "release",
          "source",
          "start_time",
          "start_ts",
          "state",
          "task_id",
          "version",
          "volume_id",
          "volume_name");

  private final HubState hub;
  private final HubUsers users;
  private final BuildStructs structs;

  BuildCalls(CallTable table, HubState hub, HubUsers users, BuildStructs structs) {
    this.hub = hub;
    this.users = users;
    this.structs = structs;
    table.read("getBuild", "get_build(buildInfo, strict=)", (a, caller) -> getBuild(a));
    table.read(
        "listBuilds",
        "RootExports.listBuilds(self, packageID=, userID=, taskID=, prefix=, state=, volumeID=,"
            + " source=, createdBefore=, createdAfter=, completeBefore=, completeAfter=, type=,"
            + " typeInfo=, queryOpts=, pattern=, cgID=, draft=)",
        (a, caller) -> listBuilds(a));
    table.read(
        "getPackageID",
        "RootExports.getPackageID(self, name, strict=)",
        (a, caller) -> getPackageId(a));
  }

  private @Nullable Object getBuild(Arguments a) {
    Optional<Build> build = hub.findBuild(a.get("buildInfo"));
    if (build.isEmpty() && a.flag("strict", false)) {
      throw HubState.noSuchBuild(a.get("buildInfo"));
    }
    return build.map(structs::build).orElse(null);
  }

  private Object listBuilds(Arguments a) {
    List<Map<String, @Nullable Object>> found =
        hub.builds().stream()
            .filter(build -> isOf(build, a) && isFrom(build, a) && isTimely(build, a))
            .map(structs::listedBuild)
            .toList();
    return QueryOptions.apply(found, COLUMNS, a.get("queryOpts"));
  }

  private boolean isOf(Build build, Arguments a) {
    return fits(a.get("packageID"), hub.packages().id(build.name()), build.name())
        && build.name().startsWith(a.text("prefix").orElse(""))
        && matches(a.text("pattern"), build.nvr())
        && fits(a.get("draft"), build.isDraft(), null);
  }

  private boolean isFrom(Build build, Arguments a) {
    return fits(a.get("userID"), users.id(build.owner()), build.owner().name())
        && fits(a.get("taskID"), build.task().map(Task::id).orElse(null), null)
        && matches(a.text("source"), build.source().orElse(""));
  }

  private static boolean isTimely(Build build, Arguments a) {
    return fits(a.get("state"), build.state().ordinal(), null)
        && HubTimes.isAfter(build.created(), a.get("createdAfter"))
        && HubTimes.isBefore(build.created(), a.get("createdBefore"))
        && HubTimes.isAfter(build.completed().orElse(null), a.get("completeAfter"))
        && HubTimes.isBefore(build.completed().orElse(null), a.get("completeBefore"));
  }

  private static boolean fits(
      @Nullable Object wanted, @Nullable Object value, @Nullable String name) {
    return wanted == null || wanted.equals(value) || wanted.equals(name);
  }

  private static boolean matches(Optional<String> glob, String text) {
    return glob.isEmpty() || glob(glob.get()).matcher(text).matches();
  }

  static Pattern glob(String glob) {
    String regex = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private @Nullable Object getPackageId(Arguments a) {
    String name = a.text("name").orElse("");
    Optional<Integer> id = hub.packages().known(name);
    if (id.isEmpty() && a.flag("strict", false)) {
      throw KojiFault.generic("No such package name: " + name);
    }
    return id.orElse(null);
  }
}
