package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.KojiBuild;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's methods about what a build consists of. */
final class ContentCalls {

  private static final List<String> LOGS = List.of("build.log", "root.log");

  private final HubState hub;
  private final BuildStructs structs;

  ContentCalls(CallTable table, HubState hub, BuildStructs structs) {
    this.hub = hub;
    this.structs = structs;
    table.read("getRPM", "get_rpm(rpminfo, strict=, multi=)", (a, caller) -> getRpm(a));
    table.read(
        "listBuildRPMs", "RootExports.listBuildRPMs(self, build)", (a, caller) -> listBuildRpms(a));
    table.read("getBuildLogs", "get_build_logs(build)", (a, caller) -> getBuildLogs(a));
    table.read(
        "listArchives",
        "list_archives(buildID=, buildrootID=, componentBuildrootID=, hostID=, type=, filename=,"
            + " size=, checksum=, checksum_type=, typeInfo=, queryOpts=, imageID=, archiveID=,"
            + " strict=)",
        (a, caller) -> List.of());
    table.read(
        "getRPMHeaders",
        "RootExports.getRPMHeaders(self, rpmID=, taskID=, filepath=, headers=, strict=)",
        (a, caller) -> getRpmHeaders(a));
    table.read(
        "getChangelogEntries",
        "RootExports.getChangelogEntries(self, buildID=, taskID=, filepath=, author=, before=,"
            + " after=, queryOpts=, strict=)",
        (a, caller) -> getChangelogEntries(a));
  }

  private @Nullable Object getRpm(Arguments a) {
    Object info = a.get("rpminfo");
    Optional<BuiltRpm> rpm = find(info);
    if (rpm.isEmpty() && a.flag("strict", false)) {
      throw noSuchRpm(info);
    }
    return rpm.map(structs::rpm).orElse(null);
  }

  /** Finds a package by number or {@code name-version-release.arch}. */
  private Optional<BuiltRpm> find(@Nullable Object info) {
    if (info instanceof Number id) {
      return hub.builds().stream()
          .flatMap(build -> BuiltRpm.of(build).stream())
          .filter(rpm -> rpm.id() == id.intValue())
          .findFirst();
    }
    if (!(info instanceof String text)) {
      throw KojiFault.generic("Invalid type for rpminfo: " + PythonText.type(info));
    }
    int dot = text.lastIndexOf('.');
    if (dot < 0) {
      throw KojiFault.generic("invalid format: " + text);
    }
    String arch = text.substring(dot + 1);
    return hub.build(Nvr.parse(text.substring(0, dot)).toString()).stream()
        .flatMap(build -> BuiltRpm.of(build).stream())
        .filter(rpm -> rpm.arch().equals(arch))
        .findFirst();
  }

  private static KojiFault noSuchRpm(@Nullable Object info) {
    if (!(info instanceof String text)) {
      return KojiFault.generic("No such rpm: " + PythonText.repr(info));
    }
    int dot = text.lastIndexOf('.');
    Nvr nvr = Nvr.parse(text.substring(0, dot));
    Map<String, Object> parsed = new LinkedHashMap<>();
    parsed.put("release", nvr.release());
    parsed.put("version", nvr.version());
    parsed.put("name", nvr.name());
    parsed.put("epoch", "");
    parsed.put("arch", text.substring(dot + 1));
    parsed.put("src", text.endsWith(".src"));
    return KojiFault.generic("No such rpm: " + PythonText.repr(parsed));
  }

  private Object listBuildRpms(Arguments a) {
    return BuiltRpm.of(hub.requireBuild(a.get("build"))).stream().map(structs::listedRpm).toList();
  }

  private Object getBuildLogs(Arguments a) {
    Build build = hub.requireBuild(a.get("build"));
    List<Map<String, Object>> logs = new ArrayList<>();
    if (build.state() == KojiBuild.State.COMPLETE) {
      String directory =
          "packages/%s/%s/%s/data/logs/noarch/"
              .formatted(build.name(), build.version(), build.release());
      for (String name : LOGS) {
        logs.add(Map.of("name", name, "dir", "noarch", "path", directory + name));
      }
    }
    return logs;
  }

  private Object getRpmHeaders(Arguments a) {
    if (!a.has("rpmID")) {
      throw KojiFault.generic("either rpmID or taskID and filepath must be specified");
    }
    Optional<BuiltRpm> rpm = find(a.get("rpmID"));
    if (rpm.isEmpty()) {
      if (a.flag("strict", false)) {
        throw noSuchRpm(a.get("rpmID"));
      }
      return Map.of();
    }
    Map<String, @Nullable Object> all = RpmHeaders.of(rpm.get());
    if (!(a.get("headers") instanceof List<?> names)) {
      return all;
    }
    Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
    for (Object name : names) {
      String tag = String.valueOf(name).toUpperCase(Locale.ROOT);
      if (!RpmHeaders.isTag(tag)) {
        throw KojiFault.generic("No such rpm header field: " + name);
      }
      wanted.put(String.valueOf(name), all.get(tag));
    }
    return wanted;
  }

  private Object getChangelogEntries(Arguments a) {
    for (String bound : List.of("before", "after")) {
      if (a.has(bound) && !(a.get(bound) instanceof Integer) && a.text(bound).isEmpty()) {
        throw KojiFault.generic("Invalid type for " + bound + ": " + PythonText.type(a.get(bound)));
      }
    }
    if (!a.has("buildID")) {
      throw KojiFault.generic("either buildID or taskID and filepath must be specified");
    }
    Optional<Build> build = hub.findBuild(a.get("buildID"));
    if (build.isEmpty() && a.flag("strict", false)) {
      throw KojiFault.generic("No such build: " + PythonText.str(a.get("buildID")));
    }
    List<Map<String, @Nullable Object>> entries =
        build.stream()
            .filter(found -> !BuiltRpm.of(found).isEmpty())
            .flatMap(found -> SpecChangelog.entries(found.specFile()).stream())
            .filter(entry -> a.text("author").orElse(entry.author()).equals(entry.author()))
            .filter(entry -> HubTimes.isAfter(entry.time(), a.get("after")))
            .filter(entry -> HubTimes.isBefore(entry.time(), a.get("before")))
            .map(SpecChangelog.Entry::struct)
            .toList();
    return QueryOptions.apply(entries, a.get("queryOpts"));
  }
}
