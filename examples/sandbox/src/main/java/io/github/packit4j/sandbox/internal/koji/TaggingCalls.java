package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.KojiBuild;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hub's methods about which builds have which tags. */
final class TaggingCalls {

  private static final int TAGGING_PRIORITY = 10;

  private final HubState hub;
  private final BuildStructs structs;
  private final Tagger tagger;

  TaggingCalls(CallTable table, HubState hub, BuildStructs structs, Tagger tagger) {
    this.hub = hub;
    this.structs = structs;
    this.tagger = tagger;
    table.read(
        "listTagged",
        "RootExports.listTagged(self, tag, event=, inherit=, prefix=, latest=, package=, owner=,"
            + " type=, strict=, extra=, draft=)",
        (a, caller) -> listTagged(a));
    table.read(
        "getLatestBuilds",
        "RootExports.getLatestBuilds(self, tag, event=, package=, type=, draft=)",
        (a, caller) -> builds(a, TagCalls.tag(hub, a, "tag"), true, true));
    table.read(
        "tagLastChangeEvent",
        "tag_last_change_event(tag, before=, inherit=)",
        (a, caller) -> lastChange(a));
    table.write(
        "tagBuild", "RootExports.tagBuild(self, tag, build, force=, fromtag=)", this::tagBuild);
    table.write(
        "untagBuild",
        "RootExports.untagBuild(self, tag, build, strict=, force=)",
        this::untagBuild);
  }

  private Object listTagged(Arguments a) {
    Optional<Tags.Tag> tag = TagCalls.find(hub, a.get("tag"));
    if (tag.isEmpty() && !a.flag("strict", true)) {
      return List.of();
    }
    boolean latest =
        a.flag("latest", false) || a.number("latest").filter(count -> count > 0).isPresent();
    return builds(a, TagCalls.tag(hub, a, "tag"), a.flag("inherit", false), latest);
  }

  private List<Map<String, @Nullable Object>> builds(
      Arguments a, Tags.Tag start, boolean inherit, boolean latest) {
    List<Tags.Tag> line = inherit ? hub.tags().withParents(start) : List.of(start);
    int event = a.number("event").orElse(hub.lastEvent());
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    Set<String> packages = new HashSet<>();
    Set<Build> seen = new HashSet<>();
    for (Tags.Tag tag : line) {
      for (Build build : hub.taggings().buildsAt(tag.name(), event)) {
        boolean fits =
            build.state() == KojiBuild.State.COMPLETE
                && isWanted(a, build)
                && !hub.packages().isBlocked(build.name(), line)
                && (!latest || packages.add(build.name()))
                && seen.add(build);
        if (fits) {
          found.add(structs.taggedBuild(build, tag, a.flag("extra", false)));
        }
      }
    }
    return found;
  }

  private static boolean isWanted(Arguments a, Build build) {
    return a.text("package").orElse(build.name()).equals(build.name())
        && a.text("owner").orElse(build.owner().name()).equals(build.owner().name())
        && build.name().startsWith(a.text("prefix").orElse(""))
        && a.flag("draft", build.isDraft()) == build.isDraft();
  }

  private Object lastChange(Arguments a) {
    return hub.tags().withParents(TagCalls.tag(hub, a, "tag")).stream()
        .mapToInt(tag -> hub.taggings().lastChange(tag.name()))
        .max()
        .orElse(0);
  }

  private Object tagBuild(Arguments a, Caller caller) {
    Build build = hub.requireBuild(a.get("build"));
    Tags.Tag tag = TagCalls.tag(hub, a, "tag");
    Optional<Tags.Tag> from =
        a.has("fromtag") ? Optional.of(TagCalls.tag(hub, a, "fromtag")) : Optional.empty();
    HubState.requireComplete(build);
    tagger.check(caller.account(), build, tag);
    Task task =
        hub.addTask(
            TaskRequest.of(
                    "tagBuild",
                    caller.account(),
                    Arrays.asList(
                        tag.id(),
                        build.id(),
                        a.flag("force", false),
                        from.map(Tags.Tag::id).orElse(null)))
                .at(TAGGING_PRIORITY));
    run(task, build, tag, from);
    return task.id();
  }

  /** Tags at once; that a build is tagged already shows in the task only. */
  private void run(Task task, Build build, Tags.Tag tag, Optional<Tags.Tag> from) {
    Account user = task.owner();
    task.open(hub.now());
    try {
      if (from.isPresent()) {
        tagger.untagAs(user, build, from.get());
      }
      tagger.tagAs(user, build, tag);
      task.close(null, hub.now());
    } catch (KojiFault fault) {
      task.fail(fault, hub.now());
    }
  }

  private @Nullable Object untagBuild(Arguments a, Caller caller) {
    Tags.Tag tag = TagCalls.tag(hub, a, "tag");
    Build build = hub.requireBuild(a.get("build"));
    if (!a.flag("strict", true) && !hub.taggings().holds(build, tag.name())) {
      return null;
    }
    tagger.untagAs(caller.account(), build, tag);
    return null;
  }
}
