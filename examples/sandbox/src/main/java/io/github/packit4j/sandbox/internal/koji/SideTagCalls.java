package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The methods of the hub's plugin for side tags. */
final class SideTagCalls {

  private final HubState hub;
  private final HubUsers users;
  private final TagStructs structs;
  private final Repos repos;

  SideTagCalls(CallTable table, HubState hub, HubUsers users, TagStructs structs, Repos repos) {
    this.hub = hub;
    this.users = users;
    this.structs = structs;
    this.repos = repos;
    table.read(
        "listSideTags",
        "listSideTags(basetag=, user=, queryOpts=)",
        (a, caller) -> listSideTags(a));
    table.write(
        "createSideTag", "createSideTag(basetag, debuginfo=, suffix=)", this::createSideTag);
    table.write("removeSideTag", "removeSideTag(sidetag)", this::removeSideTag);
  }

  private Object listSideTags(Arguments a) {
    Optional<String> owner =
        a.has("user") ? Optional.of(users.require(a.get("user")).name()) : Optional.empty();
    Optional<String> base =
        a.has("basetag") ? Optional.of(TagCalls.tag(hub, a, "basetag").name()) : Optional.empty();
    List<Map<String, @Nullable Object>> found =
        hub.tags().all().stream()
            .filter(
                tag ->
                    tag.side()
                        .filter(side -> owner.isEmpty() || owner.get().equals(side.owner()))
                        .filter(side -> base.isEmpty() || base.get().equals(side.base()))
                        .isPresent())
            .map(structs::sideTag)
            .toList();
    return QueryOptions.apply(found, a.get("queryOpts"));
  }

  private Object createSideTag(Arguments a, Caller caller) {
    if (a.text("suffix").filter(suffix -> !suffix.isEmpty()).isPresent()) {
      throw KojiFault.generic(a.get("suffix") + " suffix is not allowed for sidetag");
    }
    Tags.Tag base = TagCalls.tag(hub, a, "basetag");
    if (!hub.tags().isBuildTag(base)) {
      throw new KojiFault(
          KojiFault.NOT_ALLOWED,
          "policy violation (sidetag): side tags are not allowed for this tag");
    }
    hub.nextEvent();
    Account owner = caller.account();
    Tags.Tag tag = hub.tags().addSideTag(base, owner.name(), a.flag("debuginfo", false));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("name", tag.name());
    answer.put("id", tag.id());
    answer.put("task_id", null);
    answer.put("request", repos.request(tag, owner, hub.lastEvent()).struct(users));
    return answer;
  }

  private @Nullable Object removeSideTag(Arguments a, Caller caller) {
    Tags.Tag tag = TagCalls.tag(hub, a, "sidetag");
    if (!tag.isSideTag()) {
      throw KojiFault.generic("Not a sidetag: " + tag.name());
    }
    Account user = caller.account();
    if (!tag.isOwnedBy(user.name()) && !users.isAdmin(user)) {
      throw new KojiFault(KojiFault.NOT_ALLOWED, "This is not your sidetag");
    }
    hub.removeTag(tag);
    return null;
  }
}
