package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.Dates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hub's methods about tags, targets, side tags and repos. */
final class TagCalls {

  private final HubState hub;
  private final KojiStructs structs;
  private final Accounts accounts;
  private final BuildCalls builds;
  private final BuildRunner runner;

  TagCalls(
      CallTable table,
      HubState hub,
      KojiStructs structs,
      Accounts accounts,
      BuildCalls builds,
      BuildRunner runner) {
    this.hub = hub;
    this.structs = structs;
    this.accounts = accounts;
    this.builds = builds;
    this.runner = runner;
    table.read("getTag", "tagInfo! strict event", (a, caller) -> getTag(a));
    table.read("getBuildConfig", "tag! event", (a, caller) -> getBuildConfig(a));
    table.read("getBuildTarget", "info! event strict", (a, caller) -> getBuildTarget(a));
    table.read(
        "getBuildTargets",
        "info event buildTagID destTagID queryOpts",
        (a, caller) -> getBuildTargets(a));
    table.read("getFullInheritance", "tag! event reverse", (a, caller) -> inheritance(a));
    table.read("listTags", "build package perms queryOpts pattern", (a, caller) -> listTags(a));
    table.read(
        "listTagged",
        "tag! event inherit prefix latest package owner type strict extra draft",
        (a, caller) -> listTagged(a, a.flag("inherit", false), isLatest(a)));
    table.read("getLatestBuilds", "tag! event package type draft", (a, caller) -> latestBuilds(a));
    table.read("checkTagPackage", "tag! pkg!", (a, caller) -> tag(a, "tag").id() > 0);
    table.read("listSideTags", "basetag user queryOpts", (a, caller) -> listSideTags(a));
    table.read("getLastEvent", "before strict", (a, caller) -> lastEvent());
    table.read("tagLastChangeEvent", "tag!", (a, caller) -> hub.lastEvent());
    table.read("getRepo", "tag! state event dist min_event", (a, c) -> repo(tag(a, "tag")));
    table.read("repo.get", "tag! min_event at_event opts", (a, c) -> repo(tag(a, "tag")));
    table.read("repo.checkRequest", "req_id!", (a, caller) -> checkRequest(a));
    table.write(
        "repo.request",
        "tag! min_event at_event opts priority force",
        (a, caller) -> requestRepo(a));
    table.write("tagBuild", "tag! build! force fromtag", this::tagBuild);
    table.write("untagBuild", "tag! build! strict force", this::untagBuild);
    table.write("createSideTag", "basetag! debuginfo suffix", this::createSideTag);
    table.write("removeSideTag", "sidetag!", this::removeSideTag);
  }

  private Optional<Tags.Tag> find(@Nullable Object info) {
    return info instanceof Number id
        ? hub.tags().find(id.intValue())
        : hub.tags().find(String.valueOf(info));
  }

  private Tags.Tag tag(Arguments a, String name) {
    return find(a.get(name)).orElseThrow(() -> noSuchTag(a.get(name)));
  }

  private static KojiFault noSuchTag(@Nullable Object info) {
    String shown = info instanceof String ? "'" + info + "'" : String.valueOf(info);
    return KojiFault.generic("No such tagInfo: " + shown);
  }

  private @Nullable Object getTag(Arguments a) {
    return a.flag("strict", false)
        ? structs.tag(tag(a, "tagInfo"))
        : find(a.get("tagInfo")).map(structs::tag).orElse(null);
  }

  private Object getBuildConfig(Arguments a) {
    Map<String, @Nullable Object> config = structs.tag(tag(a, "tag"));
    config.put("config_inheritance", Map.of("arches", Map.of(), "extra", Map.of()));
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
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    for (Tags.Target target : hub.tags().targets()) {
      Object info = a.get("info");
      boolean fits =
          (info == null || info.equals(target.name()) || info.equals(target.id()))
              && fits(a.get("buildTagID"), target.buildTag())
              && fits(a.get("destTagID"), target.destTag());
      if (fits) {
        found.add(structs.target(target));
      }
    }
    return QueryOptions.apply(found, a.struct("queryOpts"));
  }

  private boolean fits(@Nullable Object wanted, String name) {
    return wanted == null || find(wanted).filter(tag -> tag.name().equals(name)).isPresent();
  }

  private Object inheritance(Arguments a) {
    List<Tags.Tag> line = hub.tags().withParents(tag(a, "tag"));
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
      List<String> names =
          builds.find(info).orElseThrow(() -> KojiFault.generic("No such build: " + info)).tags();
      tags = tags.stream().filter(tag -> names.contains(tag.name())).toList();
    }
    return QueryOptions.apply(
        tags.stream().map(KojiStructs::listedTag).toList(), a.struct("queryOpts"));
  }

  private static boolean isLatest(Arguments a) {
    return a.flag("latest", false) || a.number("latest").isPresent();
  }

  private Object latestBuilds(Arguments a) {
    return listTagged(a, true, true);
  }

  private List<Map<String, @Nullable Object>> listTagged(
      Arguments a, boolean inherit, boolean latest) {
    Tags.Tag start = tag(a, "tag");
    List<Tags.Tag> line = inherit ? hub.tags().withParents(start) : List.of(start);
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    Set<String> packages = new HashSet<>();
    Set<Integer> seen = new HashSet<>();
    for (Tags.Tag tag : line) {
      for (Build build : hub.tagged(tag.name())) {
        boolean fits =
            build.state() == KojiBuild.State.COMPLETE
                && a.text("package").orElse(build.name()).equals(build.name())
                && a.text("owner").orElse(build.owner().name()).equals(build.owner().name())
                && build.name().startsWith(a.text("prefix").orElse(""))
                && (!latest || packages.add(build.name()))
                && seen.add(build.id());
        if (fits) {
          found.add(structs.taggedBuild(build, tag, a.flag("extra", false)));
        }
      }
    }
    return found;
  }

  private Object listSideTags(Arguments a) {
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    for (Tags.Tag tag : hub.tags().all()) {
      if (tag.isSideTag()
          && ownedBy(tag, a.get("user"))
          && (!a.has("basetag") || find(a.get("basetag")).map(Tags.Tag::name).equals(tag.base()))) {
        found.add(structs.sideTag(tag));
      }
    }
    return QueryOptions.apply(found, a.struct("queryOpts"));
  }

  private boolean ownedBy(Tags.Tag tag, @Nullable Object user) {
    String owner = tag.owner().orElse("");
    return user == null || user.equals(owner) || user.equals(accounts.id(owner));
  }

  private Object lastEvent() {
    return Map.of("id", hub.lastEvent(), "ts", Dates.epoch(hub.now()));
  }

  /** Returns a repo with the tag's latest content: the sandbox has no need to make one. */
  private Map<String, @Nullable Object> repo(Tags.Tag tag) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("create_event", hub.lastEvent());
    struct.put("create_ts", Dates.epoch(hub.now()));
    struct.put("creation_time", Dates.koji(hub.now()));
    struct.put("dist", false);
    struct.put("id", hub.lastEvent());
    struct.put("state", 1);
    struct.put("tag_id", tag.id());
    struct.put("tag_name", tag.name());
    struct.put("task_id", null);
    return struct;
  }

  private Object requestRepo(Arguments a) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("repo", repo(tag(a, "tag")));
    answer.put("request", null);
    answer.put("duplicate", false);
    return answer;
  }

  private Object checkRequest(Arguments a) {
    Optional<Tags.Tag> tag = a.number("req_id").flatMap(hub.tags()::find);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("repo", repo(tag.orElseThrow(() -> KojiFault.generic("No such request"))));
    answer.put("request", null);
    return answer;
  }

  private Object tagBuild(Arguments a, Caller caller) {
    Tags.Tag tag = tag(a, "tag");
    Object info = a.get("build");
    Build build = builds.find(info).orElseThrow(() -> BuildCalls.noSuchBuild(info));
    if (build.state() != KojiBuild.State.COMPLETE) {
      throw new KojiFault(KojiFault.TAG, "build " + build.nvr() + " not complete");
    }
    List<@Nullable Object> request = Arrays.asList(tag.name(), build.id());
    Task task = hub.addTask("tagBuild", "", caller.account(), null, request, 20);
    task.open(hub.now());
    try {
      runner.tag(build, tag.name(), caller.account().name());
      task.close(null, hub.now());
    } catch (KojiFault fault) {
      task.fail(fault, hub.now());
    }
    return task.id();
  }

  private @Nullable Object untagBuild(Arguments a, Caller caller) {
    Tags.Tag tag = tag(a, "tag");
    Object info = a.get("build");
    Build build = builds.find(info).orElseThrow(() -> BuildCalls.noSuchBuild(info));
    runner.untag(build, tag.name(), caller.account().name());
    return null;
  }

  private Object createSideTag(Arguments a, Caller caller) {
    Tags.Tag base = tag(a, "basetag");
    if (!base.name().endsWith("-build")) {
      throw new KojiFault(
          KojiFault.NOT_ALLOWED,
          "policy violation (sidetag): side tags are not allowed for this tag");
    }
    if (a.has("suffix")) {
      throw KojiFault.generic(a.get("suffix") + " suffix is not allowed for sidetag");
    }
    Tags.Tag tag = hub.tags().addSideTag(base.name(), caller.account().name());
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("name", tag.name());
    answer.put("id", tag.id());
    answer.put("task_id", null);
    answer.put("request", structs.repoRequest(tag, caller.account()));
    return answer;
  }

  private @Nullable Object removeSideTag(Arguments a, Caller caller) {
    Tags.Tag tag = tag(a, "sidetag");
    if (!tag.isSideTag()) {
      throw KojiFault.generic("Not a sidetag: " + tag.name());
    }
    if (!tag.owner().equals(Optional.of(caller.account().name()))) {
      throw new KojiFault(KojiFault.NOT_ALLOWED, "This is not your sidetag");
    }
    hub.builds().forEach(build -> build.tags().remove(tag.name()));
    hub.tags().remove(tag);
    return null;
  }
}
