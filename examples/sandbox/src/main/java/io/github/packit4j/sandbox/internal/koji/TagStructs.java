package io.github.packit4j.sandbox.internal.koji;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hub's structs about tags, targets and the packages of a tag. */
final class TagStructs {

  private static final String PACKAGE_OWNER = "admin";

  private final HubState hub;
  private final HubUsers users;

  TagStructs(HubState hub, HubUsers users) {
    this.hub = hub;
    this.users = users;
  }

  /** Returns a tag as listTags gives it. */
  Map<String, @Nullable Object> listedTag(Tags.Tag tag) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("arches", tag.arches());
    struct.put("id", tag.id());
    struct.put("locked", false);
    struct.put("maven_include_all", false);
    struct.put("maven_support", false);
    struct.put("name", tag.name());
    struct.put("perm", null);
    struct.put("perm_id", null);
    return struct;
  }

  /** Returns a tag as getTag gives it. */
  Map<String, @Nullable Object> tag(Tags.Tag tag) {
    Map<String, @Nullable Object> struct = listedTag(tag);
    struct.put("extra", tag.side().map(this::extra).orElse(Map.of()));
    return struct;
  }

  private Map<String, Object> extra(Tags.SideTag side) {
    Map<String, Object> extra = new LinkedHashMap<>();
    extra.put("sidetag", true);
    extra.put("sidetag_user", side.owner());
    extra.put("sidetag_user_id", users.id(side.owner()));
    if (side.debuginfo()) {
      extra.put("with_debuginfo", true);
    }
    return extra;
  }

  Map<String, @Nullable Object> target(Tags.Target target) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("build_tag", hub.tags().require(target.buildTag()).id());
    struct.put("build_tag_name", target.buildTag());
    struct.put("dest_tag", hub.tags().require(target.destTag()).id());
    struct.put("dest_tag_name", target.destTag());
    struct.put("id", target.id());
    struct.put("name", target.name());
    return struct;
  }

  Map<String, @Nullable Object> inheritance(Tags.Tag child, Tags.Tag parent, int depth) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("child_id", child.id());
    struct.put("currdepth", depth);
    struct.put("filter", List.of());
    struct.put("intransitive", false);
    struct.put("maxdepth", null);
    struct.put("name", parent.name());
    struct.put("nextdepth", null);
    struct.put("noconfig", false);
    struct.put("parent_id", parent.id());
    struct.put("pkg_filter", "");
    struct.put("priority", 0);
    return struct;
  }

  Map<String, @Nullable Object> sideTag(Tags.Tag tag) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    String owner = tag.owner().orElse("");
    struct.put("id", tag.id());
    struct.put("name", tag.name());
    struct.put("user_id", Integer.toString(users.id(owner)));
    struct.put("user_name", owner);
    return struct;
  }

  /** Returns the entry of a package in a tag's list. */
  Map<String, @Nullable Object> listedPackage(String name, Tags.Tag tag, boolean blocked) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("blocked", blocked);
    struct.put("extra_arches", null);
    struct.put("owner_id", users.id(PACKAGE_OWNER));
    struct.put("owner_name", PACKAGE_OWNER);
    struct.put("package_id", hub.packages().id(name));
    struct.put("package_name", name);
    struct.put("tag_id", tag.id());
    struct.put("tag_name", tag.name());
    return struct;
  }
}
