package io.github.packit4j.sandbox.internal.koji;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's methods that read tags, targets and package lists. */
final class TagCalls {

  private final HubState hub;
  private final TagStructs structs;

  TagCalls(CallTable table, HubState hub, TagStructs structs) {
    this.hub = hub;
    this.structs = structs;
    table.read("getTag", "get_tag(tagInfo, strict=, event=, blocked=)", (a, caller) -> getTag(a));
    table.read(
        "getBuildConfig",
        "RootExports.getBuildConfig(self, tag, event=)",
        (a, caller) -> getBuildConfig(a));
    table.read(
        "getBuildTarget",
        "get_build_target(info, event=, strict=)",
        (a, caller) -> getBuildTarget(a));
    table.read(
        "getBuildTargets",
        "get_build_targets(info=, event=, buildTagID=, destTagID=, queryOpts=)",
        (a, caller) -> getBuildTargets(a));
    table.read(
        "getFullInheritance",
        "RootExports.getFullInheritance(self, tag, event=, reverse=)",
        (a, caller) -> inheritance(a));
    table.read(
        "listTags",
        "list_tags(build=, package=, perms=, queryOpts=, pattern=)",
        (a, caller) -> listTags(a));
    table.read(
        "checkTagPackage",
        "RootExports.checkTagPackage(self, tag, pkg)",
        (a, caller) -> checkTagPackage(a));
    table.read(
        "listPackages",
        "RootExports.listPackages(self, tagID=, userID=, pkgID=, prefix=, inherited=, with_dups=,"
            + " event=, queryOpts=, with_owners=, with_blocked=)",
        (a, caller) -> listPackages(a));
  }

  static Optional<Tags.Tag> find(HubState hub, @Nullable Object info) {
    if (info instanceof Number id) {
      return hub.tags().find(id.intValue());
    }
    if (info instanceof String name) {
      return hub.tags().find(name);
    }
    throw KojiFault.generic("Invalid type for tagInfo: " + PythonText.type(info));
  }

  /** Returns the tag that an argument names, which has to be there. */
  static Tags.Tag tag(HubState hub, Arguments a, String name) {
    Object info = a.get(name);
    return find(hub, info).orElseThrow(() -> Tags.noSuchTag(info));
  }

  private @Nullable Object getTag(Arguments a) {
    return a.flag("strict", false)
        ? structs.tag(tag(hub, a, "tagInfo"))
        : find(hub, a.get("tagInfo")).map(structs::tag).orElse(null);
  }

  private Object getBuildConfig(Arguments a) {
    Map<String, @Nullable Object> config = structs.tag(tag(hub, a, "tag"));
    Map<String, @Nullable Object> inherited = new LinkedHashMap<>();
    inherited.put("arches", null);
    inherited.put("extra", Map.of());
    config.put("config_inheritance", inherited);
    return config;
  }

  private @Nullable Object getBuildTarget(Arguments a) {
    Object info = a.get("info");
    Optional<Tags.Target> target =
        info instanceof Number id
            ? hub.tags().target(id.intValue())
            : hub.tags().target(String.valueOf(info));
    if (target.isEmpty() && a.flag("strict", false)) {
      throw KojiFault.generic("No such build target: " + info);
    }
    return target.map(structs::target).orElse(null);
  }

  private Object getBuildTargets(Arguments a) {
    Object info = a.get("info");
    List<Map<String, @Nullable Object>> found =
        hub.tags().targets().stream()
            .filter(
                target ->
                    (info == null || info.equals(target.name()) || info.equals(target.id()))
                        && fits(a.get("buildTagID"), target.buildTag())
                        && fits(a.get("destTagID"), target.destTag()))
            .map(structs::target)
            .toList();
    return QueryOptions.apply(found, a.get("queryOpts"));
  }

  private boolean fits(@Nullable Object wanted, String name) {
    return wanted == null || find(hub, wanted).filter(tag -> tag.name().equals(name)).isPresent();
  }

  private Object inheritance(Arguments a) {
    List<Tags.Tag> line = hub.tags().withParents(tag(hub, a, "tag"));
    List<Map<String, @Nullable Object>> nodes = new ArrayList<>();
    for (int i = 1; i < line.size(); i++) {
      nodes.add(structs.inheritance(line.get(i - 1), line.get(i), i));
    }
    return nodes;
  }

  private Object listTags(Arguments a) {
    List<Tags.Tag> tags = hub.tags().all();
    if (a.has("build")) {
      Object info = a.get("build");
      Build build =
          hub.findBuild(info)
              .orElseThrow(() -> KojiFault.generic("No such build: " + PythonText.str(info)));
      List<String> names = hub.taggings().tagsOf(build);
      tags = tags.stream().filter(tag -> names.contains(tag.name())).toList();
    }
    if (a.text("pattern").isPresent()) {
      String glob = a.text("pattern").get();
      tags = tags.stream().filter(t -> BuildCalls.glob(glob).matcher(t.name()).matches()).toList();
    }
    return QueryOptions.apply(tags.stream().map(structs::listedTag).toList(), a.get("queryOpts"));
  }

  private Object checkTagPackage(Arguments a) {
    Optional<Tags.Tag> tag = find(hub, a.get("tag"));
    String name = a.text("pkg").orElse("");
    return tag.isPresent()
        && hub.packages().listed().contains(name)
        && !hub.packages().isBlocked(name, hub.tags().withParents(tag.get()));
  }

  private Object listPackages(Arguments a) {
    String prefix = a.text("prefix").orElse("");
    List<String> names =
        hub.packages().listed().stream().filter(name -> name.startsWith(prefix)).toList();
    if (!a.has("tagID")) {
      return QueryOptions.apply(
          names.stream().map(this::simplePackage).toList(), a.get("queryOpts"));
    }
    List<Tags.Tag> line = hub.tags().withParents(tag(hub, a, "tagID"));
    Tags.Tag dist = line.get(line.size() - 1);
    if (line.size() > 1 && !a.flag("inherited", false)) {
      // Packages are listed in the tag that all others of a release inherit from.
      return QueryOptions.apply(List.of(), a.get("queryOpts"));
    }
    List<Map<String, @Nullable Object>> entries =
        names.stream()
            .map(name -> structs.listedPackage(name, dist, hub.packages().isBlocked(name, line)))
            .filter(
                entry -> a.flag("with_blocked", true) || Boolean.FALSE.equals(entry.get("blocked")))
            .toList();
    return QueryOptions.apply(entries, a.get("queryOpts"));
  }

  private Map<String, @Nullable Object> simplePackage(String name) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("package_id", hub.packages().id(name));
    struct.put("package_name", name);
    return struct;
  }
}
