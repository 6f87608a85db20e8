package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.internal.JsonFields;
import io.github.packit4j.bodhi.internal.JsonModels;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Values of which every field is told, each another value: none is lost, none is another's. */
class WholeAnswersTest {
  private static final String RELEASE =
      """
      {"name": "F45", "long_name": "Fedora 45", "version": "45", "id_prefix": "FEDORA",
       "branch": "f45", "state": "frozen", "dist_tag": "dist", "stable_tag": "stable",
       "testing_tag": "testing", "candidate_tag": "candidate",
       "pending_signing_tag": "pending-signing", "pending_testing_tag": "pending-testing",
       "pending_stable_tag": "pending-stable", "override_tag": "override",
       "composed_by_bodhi": false, "create_automatic_updates": true, "package_manager": "dnf",
       "testing_repository": "updates-testing", "mail_template": "errata",
       "released_on": "2026-10-20", "eol": "2027-11-30", "setting_status": "pre_beta",
       "min_karma": 1, "critpath_min_karma": 2, "mandatory_days_in_testing": 3,
       "critpath_mandatory_days_in_testing": 14}
      """;

  private static final Release F45 =
      Release.builder()
          .name("F45")
          .longName("Fedora 45")
          .version("45")
          .idPrefix("FEDORA")
          .branch("f45")
          .state(ReleaseState.FROZEN)
          .distTag("dist")
          .stableTag("stable")
          .testingTag("testing")
          .candidateTag("candidate")
          .pendingSigningTag("pending-signing")
          .pendingTestingTag("pending-testing")
          .pendingStableTag("pending-stable")
          .overrideTag("override")
          .composedByBodhi(false)
          .createAutomaticUpdates(true)
          .packageManager("dnf")
          .testingRepository("updates-testing")
          .mailTemplate("errata")
          .releasedOn(LocalDate.parse("2026-10-20"))
          .eol(LocalDate.parse("2027-11-30"))
          .settingStatus("pre_beta")
          .minKarma(1)
          .criticalPathMinKarma(2)
          .mandatoryDaysInTesting(3)
          .criticalPathMandatoryDaysInTesting(14)
          .build();

  private static final BodhiUser PACKIT =
      new BodhiUser("packit", Optional.of("packit@example.org"), List.of("packager", "bots"));

  private static final String USER =
      """
      {"name": "packit", "email": "packit@example.org",
       "groups": [{"name": "packager"}, {}, {"name": "bots"}]}
      """;

  private static JsonFields json(String text) {
    return new JsonFields(JsonMapper.shared().readTree(text));
  }

  private static Instant day(int day) {
    return Instant.parse("2026-11-%02dT01:02:03Z".formatted(day));
  }

  @Test
  void everyFieldOfARelease() {
    assertThat(JsonModels.release(json(RELEASE))).isEqualTo(F45);
  }

  @Test
  void everyFieldOfAReleaseIsKeptInAFile(@TempDir Path folder) throws Exception {
    ReleaseFile file = new ReleaseFile(folder.resolve("releases.json"));
    ReleaseData.Fresh data = new ReleaseData.Fresh(List.of(F45), day(1));

    file.save(data);

    assertThat(file.load()).contains(data);
    assertThat(JsonMapper.shared().readTree(folder.resolve("releases.json")))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    "{\"fetched_at\": \"2026-11-01T01:02:03Z\", \"releases\": [%s]}"
                        .formatted(RELEASE)));
    try (var files = Files.list(folder)) {
      assertThat(files).as("nothing else is left there").hasSize(1);
    }
  }

  private static final String UPDATE =
      """
      {"alias": "FEDORA-1", "url": "https://bodhi.example/updates/FEDORA-1", "title": "a-1-1",
       "display_name": "Nice name", "notes": "Notes.", "type": "security", "status": "testing",
       "request": "stable", "severity": "urgent", "suggest": "logout", "content_type": "flatpak",
       "release": %s, "user": %s,
       "builds": [{"nvr": "a-1-1", "signed": true, "epoch": 5, "type": "rpm"}, {"nvr": "b-1-1"}],
       "bugs": [{"bug_id": 11, "title": "It crashes", "security": true, "parent": false},
                {"bug_id": 12, "title": "It hangs", "security": false, "parent": true}],
       "comments": [{"id": 21, "text": "Works.", "karma": -1, "timestamp": "2026-11-20 01:02:03",
                     "user": %s}],
       "test_cases": [{"name": "QA:boot"}, {}], "from_tag": "f45-build-side-1",
       "test_gating_status": "passed", "critpath": true, "locked": true, "pushed": true,
       "meets_testing_requirements": true, "karma": 31, "autokarma": false, "autotime": false,
       "stable_karma": 4, "unstable_karma": -5, "stable_days": 6, "close_bugs": false,
       "require_bugs": false, "require_testcases": false, "version_hash": "abc",
       "date_submitted": "2026-11-01 01:02:03", "date_modified": "2026-11-02 01:02:03",
       "date_approved": "2026-11-03 01:02:03", "date_testing": "2026-11-04 01:02:03",
       "date_stable": "2026-11-05 01:02:03", "date_pushed": "2026-11-06 01:02:03",
       "caveats": [{"name": "karma", "description": "none"}]}
      """
          .formatted(RELEASE, USER, USER);

  @Test
  void everyFieldOfAnUpdate() {
    assertThat(JsonModels.update(json(UPDATE)))
        .isEqualTo(
            Update.builder()
                .alias("FEDORA-1")
                .url(URI.create("https://bodhi.example/updates/FEDORA-1"))
                .title("a-1-1")
                .displayName("Nice name")
                .notes("Notes.")
                .type(UpdateType.SECURITY)
                .status(UpdateStatus.TESTING)
                .request(UpdateRequest.STABLE)
                .severity(UpdateSeverity.URGENT)
                .suggestion(UpdateSuggestion.LOGOUT)
                .contentType(ContentType.FLATPAK)
                .release(F45)
                .user(PACKIT)
                .addBuilds(
                    new BodhiBuild("a-1-1", true, 5, ContentType.RPM),
                    new BodhiBuild("b-1-1", false, 0, ContentType.UNKNOWN))
                .addBugs(
                    new BodhiBug(11, Optional.of("It crashes"), true, false),
                    new BodhiBug(12, Optional.of("It hangs"), false, true))
                .addComments(
                    new Comment(21, "Works.", -1, Optional.of(PACKIT), Optional.of(day(20))))
                .addTestCases("QA:boot")
                .fromTag("f45-build-side-1")
                .gatingStatus(GatingStatus.PASSED)
                .criticalPath(true)
                .locked(true)
                .pushed(true)
                .meetsTestingRequirements(true)
                .karma(31)
                .autokarma(false)
                .autotime(false)
                .stableKarma(4)
                .unstableKarma(-5)
                .stableDays(6)
                .closeBugs(false)
                .requireBugs(false)
                .requireTestCases(false)
                .versionHash("abc")
                .submittedAt(day(1))
                .modifiedAt(day(2))
                .approvedAt(day(3))
                .testingSince(day(4))
                .stableSince(day(5))
                .pushedAt(day(6))
                .addCaveats(new Caveat("karma", "none"))
                .build());
  }

  /** What an edit starts from: the whole update, so that nothing is set back. */
  @Test
  void everySettingOfAnUpdateIsThatOfItsEdit() {
    assertThat(NewUpdate.from(JsonModels.update(json(UPDATE))).build())
        .isEqualTo(
            NewUpdate.builder()
                .addBuilds("a-1-1", "b-1-1")
                .fromTag("f45-build-side-1")
                .notes("Notes.")
                .type(UpdateType.SECURITY)
                .addBugs(11, 12)
                .severity(UpdateSeverity.URGENT)
                .suggestion(UpdateSuggestion.LOGOUT)
                .displayName("Nice name")
                .closeBugs(false)
                .autokarma(false)
                .autotime(false)
                .stableKarma(4)
                .unstableKarma(-5)
                .stableDays(6)
                .requireBugs(false)
                .requireTestCases(false)
                .build());
  }

  @Test
  void everyFieldOfAnOverride() {
    assertThat(
            JsonModels.override(
                json(
                    """
                    {"nvr": "a-1-1", "notes": "needed", "submission_date": "2026-11-01 01:02:03",
                     "expiration_date": "2026-11-02 01:02:03", "expired_date": "2026-11-03 01:02:03",
                     "submitter": %s, "caveats": [{"name": "n", "description": "d"}]}
                    """
                        .formatted(USER))))
        .isEqualTo(
            new BuildrootOverride(
                "a-1-1",
                "needed",
                Optional.of(day(1)),
                Optional.of(day(2)),
                Optional.of(day(3)),
                Optional.of(PACKIT),
                List.of(new Caveat("n", "d"))));
  }

  /** A form has a field of its own for every setting. */
  @Test
  void everySettingOfANewUpdateIsSent() {
    try (FakeBodhi bodhi = new FakeBodhi()) {
      bodhi.on("POST", "/updates/", 200, Fixture.text("update-created"));
      bodhi
          .client()
          .build()
          .updates()
          .create(
              NewUpdate.builder()
                  .addBuilds("a-1-1", "b-1-1", "a-1-1")
                  .fromTag("f45-build-side-1")
                  .notes("Notes.")
                  .type(UpdateType.SECURITY)
                  .addBugs(11, 12, 11)
                  .severity(UpdateSeverity.URGENT)
                  .suggestion(UpdateSuggestion.LOGOUT)
                  .displayName("Nice name")
                  .closeBugs(false)
                  .autokarma(true)
                  .autotime(false)
                  .stableKarma(4)
                  .unstableKarma(-5)
                  .stableDays(6)
                  .requireBugs(true)
                  .requireTestCases(false)
                  .build());

      Map<String, List<String>> form = bodhi.calls("POST", "/updates/").get(0).form();
      assertThat(form)
          .isEqualTo(
              Map.ofEntries(
                  Map.entry("builds", List.of("a-1-1", "b-1-1")),
                  Map.entry("from_tag", List.of("f45-build-side-1")),
                  Map.entry("notes", List.of("Notes.")),
                  Map.entry("type", List.of("security")),
                  Map.entry("bugs", List.of("11,12")),
                  Map.entry("severity", List.of("urgent")),
                  Map.entry("suggest", List.of("logout")),
                  Map.entry("display_name", List.of("Nice name")),
                  Map.entry("close_bugs", List.of("false")),
                  Map.entry("autokarma", List.of("true")),
                  Map.entry("autotime", List.of("false")),
                  Map.entry("stable_karma", List.of("4")),
                  Map.entry("unstable_karma", List.of("-5")),
                  Map.entry("stable_days", List.of("6")),
                  Map.entry("require_bugs", List.of("true")),
                  Map.entry("require_testcases", List.of("false")),
                  Map.entry("csrf_token", List.of(FakeBodhi.CSRF))));
    }
  }
}
