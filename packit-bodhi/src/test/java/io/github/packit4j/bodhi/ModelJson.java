package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.model.BodhiBug;
import io.github.packit4j.bodhi.model.BodhiBuild;
import io.github.packit4j.bodhi.model.BodhiUser;
import io.github.packit4j.bodhi.model.BuildrootOverride;
import io.github.packit4j.bodhi.model.Caveat;
import io.github.packit4j.bodhi.model.Comment;
import io.github.packit4j.bodhi.model.GatingStatus;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes our values as Bodhi writes them, to compare them with what was recorded. */
final class ModelJson {
  /**
   * What Bodhi writes and our values leave out: keys of its database, pictures, a second name of
   * the alias, and fields that are null or empty in every recording.
   */
  static final Set<String> NOT_MODELLED =
      Set.of(
          "id",
          "avatar",
          "openid",
          "updateid",
          "update_id",
          "user_id",
          "release_id",
          "build_id",
          "submitter_id",
          "critpath_groups",
          "karma_critpath",
          "feedback",
          "bug_feedback",
          "testcase_feedback");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private ModelJson() {}

  /** A recorded value without what our values leave out. */
  static JsonNode modelled(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode kept = object();
      object
          .properties()
          .forEach(
              field -> {
                if (!NOT_MODELLED.contains(field.getKey())) {
                  kept.set(field.getKey(), modelled(field.getValue()));
                }
              });
      return kept;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode kept = JsonMapper.shared().createArrayNode();
      array.forEach(element -> kept.add(modelled(element)));
      return kept;
    }
    return node;
  }

  static ObjectNode update(Update update, boolean saved) {
    ObjectNode json = object();
    json.put("autokarma", update.autokarma())
        .put("autotime", update.autotime())
        .put("stable_karma", update.stableKarma())
        .put("stable_days", update.stableDays())
        .put("unstable_karma", update.unstableKarma())
        .put("require_bugs", update.requireBugs())
        .put("require_testcases", update.requireTestCases())
        .put("display_name", update.displayName())
        .put("notes", update.notes())
        .put("type", update.type().key())
        .put("status", update.status().key())
        .put("severity", update.severity().key())
        .put("suggest", update.suggestion().key())
        .put("locked", update.locked())
        .put("pushed", update.pushed())
        .put("critpath", update.criticalPath())
        .put("close_bugs", update.closeBugs())
        .put("alias", update.alias())
        .put("meets_testing_requirements", update.meetsTestingRequirements())
        .put("title", update.title())
        .put("karma", update.karma())
        .put("content_type", update.contentType().key());
    put(json, "request", update.request().map(UpdateRequest::key));
    put(json, "test_gating_status", update.gatingStatus().map(GatingStatus::key));
    put(json, "from_tag", update.fromTag());
    put(json, "url", update.url().map(Object::toString));
    put(json, "version_hash", update.versionHash());
    put(json, "date_submitted", time(update.submittedAt()));
    put(json, "date_modified", time(update.modifiedAt()));
    put(json, "date_approved", time(update.approvedAt()));
    put(json, "date_testing", time(update.testingSince()));
    put(json, "date_stable", time(update.stableSince()));
    put(json, "date_pushed", time(update.pushedAt()));
    update.release().ifPresent(release -> json.set("release", release(release)));
    update.user().ifPresent(user -> json.set("user", user(user)));
    ArrayNode builds = json.putArray("builds");
    update.builds().forEach(build -> builds.add(build(build)));
    ArrayNode bugs = json.putArray("bugs");
    update.bugs().forEach(bug -> bugs.add(bug(bug)));
    ArrayNode comments = json.putArray("comments");
    update.comments().forEach(comment -> comments.add(comment(comment)));
    ArrayNode testCases = json.putArray("test_cases");
    update.testCases().forEach(testCases::add);
    if (saved) {
      ArrayNode caveats = json.putArray("caveats");
      update.caveats().forEach(caveat -> caveats.add(caveat(caveat)));
    }
    return json;
  }

  /** With every key a release may have; {@code like} tells which ones the server knows. */
  static ObjectNode release(Release release, JsonNode like) {
    ObjectNode json = release(release);
    put(json, "min_karma", release.minKarma());
    put(json, "critpath_min_karma", release.criticalPathMinKarma());
    put(json, "mandatory_days_in_testing", release.mandatoryDaysInTesting());
    put(json, "critpath_mandatory_days_in_testing", release.criticalPathMandatoryDaysInTesting());
    json.properties().removeIf(field -> !like.has(field.getKey()));
    like.properties()
        .forEach(
            field -> {
              // Empty text and null both mean that there is none.
              if (field.getValue().isString()
                  && field.getValue().asString().isEmpty()
                  && json.path(field.getKey()).isNull()) {
                json.put(field.getKey(), "");
              }
            });
    return json;
  }

  private static ObjectNode release(Release release) {
    ObjectNode json = object();
    json.put("name", release.name())
        .put("long_name", release.longName())
        .put("version", release.version())
        .put("id_prefix", release.idPrefix())
        .put("branch", release.branch())
        .put("state", release.state().key())
        .put("composed_by_bodhi", release.composedByBodhi())
        .put("create_automatic_updates", release.createAutomaticUpdates());
    put(json, "dist_tag", release.distTag());
    put(json, "stable_tag", release.stableTag());
    put(json, "testing_tag", release.testingTag());
    put(json, "candidate_tag", release.candidateTag());
    put(json, "pending_signing_tag", release.pendingSigningTag());
    put(json, "pending_testing_tag", release.pendingTestingTag());
    put(json, "pending_stable_tag", release.pendingStableTag());
    put(json, "override_tag", release.overrideTag());
    put(json, "mail_template", release.mailTemplate());
    put(json, "package_manager", release.packageManager());
    put(json, "testing_repository", release.testingRepository());
    put(json, "released_on", release.releasedOn().map(Object::toString));
    put(json, "eol", release.eol().map(Object::toString));
    put(json, "setting_status", release.settingStatus());
    return json;
  }

  static ObjectNode build(BodhiBuild build) {
    return object()
        .put("nvr", build.nvr())
        .put("signed", build.signed())
        .put("epoch", build.epoch())
        .put("type", build.type().key());
  }

  static ObjectNode override(BuildrootOverride override, JsonNode recorded) {
    ObjectNode json = object().put("nvr", override.nvr()).put("notes", override.notes());
    put(json, "submission_date", time(override.submittedAt()));
    put(json, "expiration_date", time(override.expiresAt()));
    put(json, "expired_date", time(override.expiredAt()));
    json.set("build", modelled(recorded.path("build")));
    override.submitter().ifPresent(user -> json.set("submitter", user(user)));
    ArrayNode caveats = json.putArray("caveats");
    override.caveats().forEach(caveat -> caveats.add(caveat(caveat)));
    return json;
  }

  private static ObjectNode bug(BodhiBug bug) {
    ObjectNode json =
        object()
            .put("bug_id", bug.id())
            .put("security", bug.security())
            .put("parent", bug.parent());
    put(json, "title", bug.title());
    return json;
  }

  private static ObjectNode user(BodhiUser user) {
    ObjectNode json = object().put("name", user.name());
    put(json, "email", user.email());
    ArrayNode groups = json.putArray("groups");
    user.groups().forEach(group -> groups.addObject().put("name", group));
    return json;
  }

  private static ObjectNode comment(Comment comment) {
    ObjectNode json = object().put("karma", comment.karma()).put("text", comment.text());
    put(json, "timestamp", time(comment.timestamp()));
    comment.author().ifPresent(author -> json.set("user", user(author)));
    return json;
  }

  private static ObjectNode caveat(Caveat caveat) {
    return object().put("name", caveat.name()).put("description", caveat.description());
  }

  private static Optional<String> time(Optional<Instant> time) {
    return time.map(TIME::format);
  }

  private static void put(ObjectNode json, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> json.put(name, text), () -> json.putNull(name));
  }

  private static void put(ObjectNode json, String name, OptionalInt value) {
    value.ifPresentOrElse(number -> json.put(name, number), () -> json.putNull(name));
  }

  private static ObjectNode object() {
    return JsonMapper.shared().createObjectNode();
  }
}
