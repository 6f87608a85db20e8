package io.github.packit4j.bodhi.internal;

import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.model.BodhiBug;
import io.github.packit4j.bodhi.model.BodhiBuild;
import io.github.packit4j.bodhi.model.BodhiUser;
import io.github.packit4j.bodhi.model.BuildrootOverride;
import io.github.packit4j.bodhi.model.Caveat;
import io.github.packit4j.bodhi.model.Comment;
import io.github.packit4j.bodhi.model.ContentType;
import io.github.packit4j.bodhi.model.GatingStatus;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.ReleaseState;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.bodhi.model.UpdateSeverity;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.bodhi.model.UpdateSuggestion;
import io.github.packit4j.bodhi.model.UpdateType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Makes our values of Bodhi's JSON objects. */
public final class JsonModels {
  private JsonModels() {}

  public static Release release(JsonFields json) {
    Release.Builder release = Release.builder();
    release
        .name(json.textOrEmpty("name"))
        .longName(json.text("long_name").orElse(json.textOrEmpty("name")))
        .version(json.textOrEmpty("version"))
        .idPrefix(json.textOrEmpty("id_prefix"))
        .branch(json.textOrEmpty("branch"))
        .state(ReleaseState.parse(json.textOrEmpty("state")))
        .distTag(json.text("dist_tag"))
        .stableTag(json.text("stable_tag"))
        .testingTag(json.text("testing_tag"))
        .candidateTag(json.text("candidate_tag"))
        .pendingSigningTag(json.text("pending_signing_tag"))
        .pendingTestingTag(json.text("pending_testing_tag"))
        .pendingStableTag(json.text("pending_stable_tag"))
        .overrideTag(json.text("override_tag"))
        .composedByBodhi(json.flag("composed_by_bodhi", true))
        .createAutomaticUpdates(json.flag("create_automatic_updates", false))
        .packageManager(json.text("package_manager"))
        .testingRepository(json.text("testing_repository"))
        .mailTemplate(json.text("mail_template"))
        .releasedOn(json.date("released_on"))
        .eol(json.date("eol"))
        .settingStatus(json.text("setting_status"))
        .minKarma(json.number("min_karma"))
        .criticalPathMinKarma(json.number("critpath_min_karma"))
        .mandatoryDaysInTesting(json.number("mandatory_days_in_testing"))
        .criticalPathMandatoryDaysInTesting(json.number("critpath_mandatory_days_in_testing"));
    return release.build();
  }

  public static Update update(JsonFields json) {
    return update(json, json.objects("caveats"));
  }

  public static Update update(JsonFields json, List<JsonFields> caveats) {
    Update.Builder update = Update.builder();
    update
        .alias(json.text("alias").orElse(json.textOrEmpty("updateid")))
        .url(json.text("url").flatMap(JsonModels::uri))
        .title(json.textOrEmpty("title"))
        .displayName(json.textOrEmpty("display_name"))
        .notes(json.textOrEmpty("notes"))
        .type(UpdateType.parse(json.textOrEmpty("type")))
        .status(UpdateStatus.parse(json.textOrEmpty("status")))
        .request(json.text("request").map(UpdateRequest::parse))
        .severity(UpdateSeverity.parse(json.text("severity").orElse("unspecified")))
        .suggestion(UpdateSuggestion.parse(json.text("suggest").orElse("unspecified")))
        .contentType(ContentType.parse(json.textOrEmpty("content_type")))
        .release(json.object("release").map(JsonModels::release))
        .user(json.object("user").map(JsonModels::user))
        .builds(json.objects("builds").stream().map(JsonModels::build).toList())
        .bugs(json.objects("bugs").stream().map(JsonModels::bug).toList())
        .comments(json.objects("comments").stream().map(JsonModels::comment).toList())
        .testCases(
            json.objects("test_cases").stream().flatMap(t -> t.text("name").stream()).toList())
        .fromTag(json.text("from_tag"))
        .gatingStatus(json.text("test_gating_status").map(GatingStatus::parse))
        .criticalPath(json.flag("critpath", false))
        .locked(json.flag("locked", false))
        .pushed(json.flag("pushed", false))
        .meetsTestingRequirements(json.flag("meets_testing_requirements", false))
        .karma(json.number("karma", 0))
        .autokarma(json.flag("autokarma", true))
        .autotime(json.flag("autotime", true))
        .stableKarma(json.number("stable_karma", NewUpdate.DEFAULT_STABLE_KARMA))
        .unstableKarma(json.number("unstable_karma", NewUpdate.DEFAULT_UNSTABLE_KARMA))
        .stableDays(json.number("stable_days", 0))
        .closeBugs(json.flag("close_bugs", true))
        .requireBugs(json.flag("require_bugs", true))
        .requireTestCases(json.flag("require_testcases", true))
        .versionHash(json.text("version_hash"))
        .submittedAt(json.time("date_submitted"))
        .modifiedAt(json.time("date_modified"))
        .approvedAt(json.time("date_approved"))
        .testingSince(json.time("date_testing"))
        .stableSince(json.time("date_stable"))
        .pushedAt(json.time("date_pushed"))
        .caveats(caveats.stream().map(JsonModels::caveat).toList());
    return update.build();
  }

  public static BodhiBuild build(JsonFields json) {
    return new BodhiBuild(
        json.textOrEmpty("nvr"),
        json.flag("signed", false),
        json.number("epoch", 0),
        ContentType.parse(json.textOrEmpty("type")));
  }

  public static BodhiBug bug(JsonFields json) {
    return new BodhiBug(
        json.number("bug_id", 0),
        json.text("title"),
        json.flag("security", false),
        json.flag("parent", false));
  }

  static BodhiUser user(JsonFields json) {
    return new BodhiUser(
        json.textOrEmpty("name"),
        json.text("email"),
        json.objects("groups").stream().flatMap(group -> group.text("name").stream()).toList());
  }

  public static Comment comment(JsonFields json) {
    return new Comment(
        json.number("id", 0),
        json.textOrEmpty("text"),
        json.number("karma", 0),
        json.object("user").map(JsonModels::user),
        json.time("timestamp"));
  }

  public static BuildrootOverride override(JsonFields json) {
    return new BuildrootOverride(
        json.text("nvr")
            .or(() -> json.object("build").flatMap(build -> build.text("nvr")))
            .orElse(""),
        json.textOrEmpty("notes"),
        json.time("submission_date"),
        json.time("expiration_date"),
        json.time("expired_date"),
        json.object("submitter").map(JsonModels::user),
        json.objects("caveats").stream().map(JsonModels::caveat).toList());
  }

  public static Caveat caveat(JsonFields json) {
    return new Caveat(json.textOrEmpty("name"), json.textOrEmpty("description"));
  }

  public static BodhiProblem problem(JsonFields json) {
    return BodhiProblem.of(
        json.textOrEmpty("location"), json.textOrEmpty("name"), json.textOrEmpty("description"));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
