package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.Dates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's structs. */
final class KojiStructs {

  private final HubState hub;
  private final Accounts accounts;

  KojiStructs(HubState hub, Accounts accounts) {
    this.hub = hub;
    this.accounts = accounts;
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
    struct.put("extra", build.source().map(KojiStructs::extra).orElse(null));
    struct.put("promotion_ts", null);
    struct.put("source", build.source().orElse(null));
    struct.put("start_ts", start(build).map(Dates::epoch).orElse(null));
    return struct;
  }

  /** Returns a build as listTagged gives it. */
  Map<String, @Nullable Object> taggedBuild(Build build, Tags.Tag tag, boolean withExtra) {
    Map<String, @Nullable Object> struct = commonBuild(build);
    struct.put("create_event", hub.taggingEvent(build, tag.name()));
    struct.put("id", build.id());
    struct.put("tag_id", tag.id());
    struct.put("tag_name", tag.name());
    if (withExtra) {
      struct.put("extra", build.source().map(KojiStructs::extra).orElse(null));
    }
    return struct;
  }

  private static Map<String, Object> extra(String source) {
    return Map.of("source", Map.of("original_url", source));
  }

  private static Optional<Instant> start(Build build) {
    return build.task().map(task -> build.created());
  }

  private Map<String, @Nullable Object> commonBuild(Build build) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("build_id", build.id());
    struct.put("completion_time", build.completed().map(Dates::koji).orElse(null));
    struct.put("creation_event_id", 100 + build.id());
    struct.put("creation_time", Dates.koji(build.created()));
    struct.put("draft", false);
    struct.put("epoch", null);
    struct.put("name", build.name());
    struct.put("nvr", build.nvr());
    struct.put("owner_id", accounts.id(build.owner().name()));
    struct.put("owner_name", build.owner().name());
    struct.put("package_id", hub.packageId(build.name()));
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

  Map<String, @Nullable Object> task(Task task, boolean withRequest) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    boolean child = task.parent().isPresent();
    struct.put("arch", "noarch");
    struct.put("awaited", child ? Boolean.FALSE : null);
    struct.put("channel_id", 1);
    struct.put("completion_time", task.completed().map(Dates::koji).orElse(null));
    struct.put("completion_ts", task.completed().map(Dates::epoch).orElse(null));
    struct.put("create_time", Dates.koji(task.created()));
    struct.put("create_ts", Dates.epoch(task.created()));
    struct.put("host_id", task.started().map(time -> 1).orElse(null));
    struct.put("id", task.id());
    struct.put("label", task.label().isEmpty() ? null : task.label());
    struct.put("method", task.method());
    struct.put("owner", accounts.id(task.owner().name()));
    struct.put("parent", task.parent().map(Task::id).orElse(null));
    struct.put("priority", task.priority());
    struct.put("start_time", task.started().map(Dates::koji).orElse(null));
    struct.put("start_ts", task.started().map(Dates::epoch).orElse(null));
    struct.put("state", task.state().ordinal());
    struct.put("waiting", task.isFinished() && !child ? Boolean.TRUE : null);
    struct.put("weight", 1.0);
    if (withRequest) {
      struct.put("request", task.request());
    }
    return struct;
  }

  static Map<String, @Nullable Object> listedTag(Tags.Tag tag) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("arches", tag.name().endsWith("-build") ? "x86_64 aarch64" : "");
    struct.put("id", tag.id());
    struct.put("locked", false);
    struct.put("maven_include_all", false);
    struct.put("maven_support", false);
    struct.put("name", tag.name());
    struct.put("perm", null);
    struct.put("perm_id", null);
    return struct;
  }

  Map<String, @Nullable Object> tag(Tags.Tag tag) {
    Map<String, @Nullable Object> struct = listedTag(tag);
    Map<String, Object> extra = new LinkedHashMap<>();
    tag.owner()
        .ifPresent(
            owner -> {
              extra.put("sidetag", true);
              extra.put("sidetag_user", owner);
              extra.put("sidetag_user_id", accounts.id(owner));
            });
    struct.put("extra", extra);
    return struct;
  }

  Map<String, @Nullable Object> target(Tags.Target target) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("build_tag", hub.tags().find(target.buildTag()).map(Tags.Tag::id).orElse(null));
    struct.put("build_tag_name", target.buildTag());
    struct.put("dest_tag", hub.tags().find(target.destTag()).map(Tags.Tag::id).orElse(null));
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

  Map<String, @Nullable Object> user(Account account) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("id", accounts.id(account.name()));
    struct.put("krb_principals", List.of(account.name() + "@FEDORAPROJECT.ORG"));
    struct.put("name", account.name());
    struct.put("status", 0);
    struct.put("usertype", 0);
    return struct;
  }

  Map<String, @Nullable Object> loggedInUser(Sessions.Session session) {
    Map<String, @Nullable Object> struct = user(session.account());
    struct.put("krb_principal", session.account().name() + "@FEDORAPROJECT.ORG");
    struct.put("authtype", session.authType());
    return struct;
  }

  Map<String, @Nullable Object> sideTag(Tags.Tag tag) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    String owner = tag.owner().orElse("");
    struct.put("id", tag.id());
    struct.put("name", tag.name());
    struct.put("user_id", Integer.toString(accounts.id(owner)));
    struct.put("user_name", owner);
    return struct;
  }

  /** Returns a request for a repo, which the sandbox satisfies at once. */
  Map<String, @Nullable Object> repoRequest(Tags.Tag tag, Account owner) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    struct.put("active", true);
    struct.put("at_event", null);
    struct.put("create_time", Dates.koji(hub.now()));
    struct.put("create_ts", Dates.epoch(hub.now()));
    struct.put("id", tag.id());
    struct.put("min_event", hub.lastEvent());
    struct.put("opts", Map.of());
    struct.put("owner", accounts.id(owner.name()));
    struct.put("owner_name", owner.name());
    struct.put("priority", 20);
    struct.put("repo_id", null);
    struct.put("tag_id", tag.id());
    struct.put("tag_name", tag.name());
    struct.put("task_id", null);
    struct.put("task_state", null);
    struct.put("tries", 0);
    struct.put("update_time", Dates.koji(hub.now()));
    struct.put("update_ts", Dates.epoch(hub.now()));
    return struct;
  }
}
