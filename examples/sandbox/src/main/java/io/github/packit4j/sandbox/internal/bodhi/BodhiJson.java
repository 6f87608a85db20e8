package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodhi's JSON of its objects, in the API and in messages. */
final class BodhiJson {

  private final Accounts accounts;

  BodhiJson(Accounts accounts) {
    this.accounts = accounts;
  }

  static ObjectNode release(BodhiRelease release) {
    boolean epel = release.idPrefix().startsWith("FEDORA-EPEL");
    String dist = release.distTag();
    ObjectNode json = Json.object();
    json.put("name", release.name());
    json.put("long_name", release.longName());
    json.put("version", release.version());
    json.put("id_prefix", release.idPrefix());
    json.put("branch", release.branch());
    json.put("dist_tag", dist);
    json.put("stable_tag", release.stableTag());
    json.put("testing_tag", release.testingTag());
    json.put("candidate_tag", release.candidateTag());
    // Container and Flatpak releases sign nothing.
    json.put("pending_signing_tag", dist.contains("-") ? "" : dist + "-signing-pending");
    json.put("pending_testing_tag", release.testingTag() + "-pending");
    json.put("pending_stable_tag", dist + (epel ? "-pending" : "-updates-pending"));
    json.put("override_tag", dist + "-override");
    json.put("mail_template", epel ? "fedora_epel_errata_template" : "fedora_errata_template");
    json.put("state", release.state());
    json.put("composed_by_bodhi", release.composedByBodhi());
    json.put("create_automatic_updates", release.createAutomaticUpdates());
    json.put("package_manager", epel ? "unspecified" : "dnf");
    json.put("testing_repository", epel ? null : "updates-testing");
    json.putNull("released_on");
    json.putNull("eol");
    json.put("critpath_mandatory_days_in_testing", release.mandatoryDaysInTesting() * 2);
    json.put("mandatory_days_in_testing", release.mandatoryDaysInTesting());
    json.put("critpath_min_karma", 2);
    json.put("min_karma", release.composedByBodhi() ? 2 : 1);
    json.put("setting_status", release.state().equals("pending") ? "pre_beta" : null);
    return json;
  }

  private ObjectNode user(Account account) {
    ObjectNode json = Json.object();
    json.put("id", accounts.id(account.name()));
    json.put("name", account.name());
    json.put("email", account.email());
    json.putNull("avatar");
    json.putNull("openid");
    ArrayNode groups = Json.array();
    if (account.packager()) {
      groups.add(Json.object().put("name", "packager"));
    }
    json.set("groups", groups);
    return json;
  }

  private ObjectNode commenter(String name) {
    return accounts
        .named(name)
        .map(this::user)
        .orElseGet(
            () -> {
              ObjectNode json = Json.object();
              json.put("id", accounts.all().size() + 1);
              json.put("name", name);
              json.putNull("email");
              json.putNull("avatar");
              json.putNull("openid");
              json.set("groups", Json.array());
              return json;
            });
  }

  ObjectNode comment(Update update, Update.Comment comment) {
    ObjectNode user = commenter(comment.user());
    ObjectNode json = Json.object();
    json.put("id", comment.id());
    json.put("karma", comment.karma());
    json.put("karma_critpath", 0);
    json.put("text", comment.text());
    json.put("timestamp", Dates.bodhi(comment.time()));
    json.put("update_id", Math.floorMod(update.alias().hashCode(), 100_000));
    json.put("user_id", user.get("id").asInt());
    json.set("bug_feedback", Json.array());
    json.set("testcase_feedback", Json.array());
    json.set("user", user);
    return json;
  }

  ObjectNode update(Update update) {
    Fields fields = update.fields();
    ObjectNode json = Json.object();
    json.put("autokarma", fields.autokarma());
    json.put("autotime", fields.autotime());
    json.put("stable_karma", fields.stableKarma());
    json.put("stable_days", fields.stableDays());
    json.put("unstable_karma", fields.unstableKarma());
    json.put("require_bugs", fields.requireBugs());
    json.put("require_testcases", fields.requireTestcases());
    json.put("display_name", fields.displayName());
    json.put("notes", fields.notes());
    json.put("type", fields.type());
    json.put("status", update.status());
    json.put("request", update.request().orElse(null));
    json.put("severity", fields.severity());
    json.put("suggest", fields.suggest());
    json.put("locked", false);
    json.put("pushed", update.testing().isPresent() || update.stable().isPresent());
    json.put("critpath", false);
    json.putNull("critpath_groups");
    json.put("close_bugs", fields.closeBugs());
    json.put("date_submitted", Dates.bodhi(update.submitted()));
    json.put("date_modified", update.modified().map(Dates::bodhi).orElse(null));
    json.putNull("date_approved");
    json.put("date_testing", update.testing().map(Dates::bodhi).orElse(null));
    json.put("date_stable", update.stable().map(Dates::bodhi).orElse(null));
    json.put("alias", update.alias());
    json.putNull("test_gating_status");
    json.put("from_tag", fields.fromTag().orElse(null));
    json.put("date_pushed", update.stable().or(update::testing).map(Dates::bodhi).orElse(null));
    json.put("meets_testing_requirements", update.status().equals("stable"));
    json.put("url", update.url());
    json.put("title", update.title());
    json.put("version_hash", Numbers.digits("version " + update.title(), 40));
    json.set("release", release(update.release()));
    json.set("user", user(update.user()));
    ArrayNode comments = Json.array();
    update.comments().forEach(comment -> comments.add(comment(update, comment)));
    json.set("comments", comments);
    ArrayNode builds = Json.array();
    fields.builds().forEach(nvr -> builds.add(build(update, nvr)));
    json.set("builds", builds);
    ArrayNode bugs = Json.array();
    fields.bugs().forEach(bug -> bugs.add(bug(bug)));
    json.set("bugs", bugs);
    json.put("updateid", update.alias());
    json.put("karma", update.comments().stream().mapToInt(Update.Comment::karma).sum());
    json.put("content_type", "rpm");
    json.set("test_cases", Json.array());
    return json;
  }

  static ObjectNode build(Update update, String nvr) {
    return Json.object()
        .put("nvr", nvr)
        .put("signed", false)
        .put("release_id", Math.floorMod(update.release().name().hashCode(), 1000))
        .put("type", "rpm")
        .put("epoch", 0);
  }

  private static ObjectNode bug(int number) {
    ObjectNode json = Json.object().put("bug_id", number);
    json.putNull("title");
    json.put("security", false);
    json.put("parent", false);
    json.set("feedback", Json.array());
    return json;
  }
}
