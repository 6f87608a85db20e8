package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodhi's JSON of updates, and of what belongs to them. */
final class UpdateJson {

  private final UserJson users;
  private final StablePolicy policy;
  private final TestCases testCases;

  UpdateJson(UserJson users, StablePolicy policy, TestCases testCases) {
    this.users = users;
    this.policy = policy;
    this.testCases = testCases;
  }

  ObjectNode update(Update update) {
    ObjectNode json = withoutComments(update);
    ArrayNode comments = Json.array();
    update.comments().forEach(comment -> comments.add(inside(update, comment)));
    json.set("comments", comments);
    json.put("updateid", update.alias());
    json.put("karma", Karma.of(update).total());
    json.put("content_type", update.builds().isEmpty() ? null : "rpm");
    ArrayNode tests = Json.array();
    testCases.of(update).forEach(name -> tests.add(testCase(name)));
    json.set("test_cases", tests);
    return json;
  }

  private ObjectNode withoutComments(Update update) {
    ObjectNode json = Json.object();
    putTerms(json, update.terms());
    json.put("status", update.status().text());
    json.put("request", update.request().map(UpdateRequest::text).orElse(null));
    json.put("locked", update.isLocked());
    json.put("pushed", update.isPushed());
    json.put("critpath", false);
    json.putNull("critpath_groups");
    putDates(json, update.dates());
    json.put("alias", update.alias());
    json.put("test_gating_status", update.gating().orElse(null));
    json.put("from_tag", update.fromTag().orElse(null));
    json.put("meets_testing_requirements", policy.isMet(update));
    json.put("url", update.url());
    json.put("title", update.title());
    json.put("version_hash", versionHash(update));
    json.set("release", ReleaseJson.of(update.release().settings()));
    json.set("user", users.of(update.user()));
    ArrayNode builds = Json.array();
    update.builds().forEach(build -> builds.add(build(build)));
    json.set("builds", builds);
    ArrayNode bugs = Json.array();
    update.bugs().forEach(bug -> bugs.add(bugWithFeedback(update, bug)));
    json.set("bugs", bugs);
    return json;
  }

  private static void putTerms(ObjectNode json, Terms terms) {
    AutoPush push = terms.autoPush();
    json.put("autokarma", push.autokarma());
    json.put("autotime", push.autotime());
    json.put("stable_karma", push.stableKarma());
    json.put("stable_days", push.stableDays());
    json.put("unstable_karma", push.unstableKarma());
    json.put("require_bugs", terms.expectations().requireBugs());
    json.put("require_testcases", terms.expectations().requireTestcases());
    json.put("close_bugs", terms.expectations().closeBugs());
    Wording wording = terms.wording();
    json.put("display_name", wording.displayName());
    json.put("notes", wording.notes());
    json.put("type", wording.type());
    json.put("severity", wording.severity());
    json.put("suggest", wording.suggest());
  }

  private static void putDates(ObjectNode json, UpdateDates dates) {
    json.put("date_submitted", Dates.bodhi(dates.submitted()));
    json.put("date_modified", date(dates.modified()));
    json.put("date_approved", date(dates.approved()));
    json.put("date_testing", date(dates.testing()));
    json.put("date_stable", date(dates.stable()));
    json.put("date_pushed", date(dates.pushed()));
  }

  private static @Nullable String date(Optional<Instant> time) {
    return time.map(Dates::bodhi).orElse(null);
  }

  private static String versionHash(Update update) {
    byte[] nvrs = String.join(" ", update.nvrs()).getBytes(StandardCharsets.UTF_8);
    return Numbers.hex("SHA-1", nvrs);
  }

  static ObjectNode build(BuildRow build) {
    return Json.object()
        .put("nvr", build.nvr())
        .put("signed", build.isSigned())
        .put("release_id", build.release().id())
        .put("type", "rpm")
        .put("epoch", build.epoch());
  }

  private static ObjectNode bug(int number) {
    ObjectNode json = Json.object().put("bug_id", number);
    json.putNull("title");
    json.put("security", false);
    return json.put("parent", false);
  }

  private ObjectNode bugWithFeedback(Update update, int number) {
    ArrayNode feedback = Json.array();
    for (Comment comment : update.comments()) {
      for (Comment.Feedback vote : comment.feedback()) {
        if (vote.aboutBug() && vote.subject().equals(Integer.toString(number))) {
          ObjectNode json = vote(comment, vote).put("bug_id", number);
          json.set("comment", bare(update, comment));
          feedback.add(json);
        }
      }
    }
    ObjectNode json = bug(number);
    json.set("feedback", feedback);
    return json;
  }

  private static ObjectNode vote(Comment comment, Comment.Feedback vote) {
    return Json.object()
        .put("karma", vote.vote())
        .put("feedback", vote.vote())
        .put("comment_id", comment.id());
  }

  private ObjectNode testCase(String name) {
    return Json.object().put("id", testCases.id(name)).put("name", name);
  }

  private ObjectNode bare(Update update, Comment comment) {
    ObjectNode json = Json.object();
    json.put("id", comment.id());
    json.put("karma", comment.karma());
    json.put("karma_critpath", comment.criticalKarma());
    json.put("text", comment.text());
    json.put("timestamp", Dates.bodhi(comment.time()));
    json.put("update_id", update.id());
    json.put("user_id", users.id(comment.user()));
    json.set("testcase_feedback", testCaseFeedback(comment));
    json.set("user", users.of(comment.user()));
    return json;
  }

  private ObjectNode inside(Update update, Comment comment) {
    ObjectNode json = bare(update, comment);
    json.set("bug_feedback", bugFeedback(comment));
    return json;
  }

  private static ArrayNode bugFeedback(Comment comment) {
    ArrayNode list = Json.array();
    for (Comment.Feedback vote : comment.feedback()) {
      if (vote.aboutBug()) {
        int number = Integer.parseInt(vote.subject());
        ObjectNode json = vote(comment, vote).put("bug_id", number);
        json.set("bug", bug(number));
        list.add(json);
      }
    }
    return list;
  }

  private ArrayNode testCaseFeedback(Comment comment) {
    ArrayNode list = Json.array();
    for (Comment.Feedback vote : comment.feedback()) {
      if (!vote.aboutBug()) {
        ObjectNode json = vote(comment, vote).put("testcase_id", testCases.id(vote.subject()));
        json.set("testcase", testCase(vote.subject()));
        list.add(json);
      }
    }
    return list;
  }

  /** A comment by itself, with its update. */
  ObjectNode comment(Update update, Comment comment) {
    ObjectNode json = inside(update, comment);
    ObjectNode its = withoutComments(update);
    its.put("karma", Karma.of(update).total());
    json.set("update", its);
    json.put("update_alias", update.alias());
    json.put("author", comment.user());
    return json;
  }

  ObjectNode override(BuildOverride override) {
    ObjectNode json = Json.object();
    json.put("notes", override.notes());
    json.put("submission_date", Dates.bodhi(override.submitted()));
    json.put("expiration_date", Dates.bodhi(override.expiration()));
    json.put("expired_date", date(override.expired()));
    json.put("build_id", override.build().id());
    json.put("submitter_id", users.id(override.submitter()));
    json.put("nvr", override.build().nvr());
    json.set("build", build(override.build()));
    json.set("submitter", users.of(override.submitter()));
    return json;
  }

  ArrayNode updates(List<Update> updates) {
    ArrayNode list = Json.array();
    updates.forEach(update -> list.add(update(update)));
    return list;
  }
}
