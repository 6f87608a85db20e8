package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.packit4j.bodhi.internal.JsonFields;
import io.github.packit4j.bodhi.internal.JsonModels;
import io.github.packit4j.bodhi.model.BodhiBug;
import io.github.packit4j.bodhi.model.BodhiBuild;
import io.github.packit4j.bodhi.model.BuildQuery;
import io.github.packit4j.bodhi.model.BuildrootOverride;
import io.github.packit4j.bodhi.model.Caveat;
import io.github.packit4j.bodhi.model.Comment;
import io.github.packit4j.bodhi.model.ContentType;
import io.github.packit4j.bodhi.model.NewComment;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.OverrideQuery;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.ReleaseQuery;
import io.github.packit4j.bodhi.model.ReleaseState;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateSeverity;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.bodhi.model.UpdateSuggestion;
import io.github.packit4j.bodhi.model.UpdateType;
import io.github.packit4j.bodhi.model.internal.CommentFields;
import io.github.packit4j.bodhi.model.internal.Fields;
import io.github.packit4j.bodhi.model.internal.QueryFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Each field of what is sent and of what is read, and what is meant where one is missing. */
class FieldsTest {

  private static final Instant TIME = Instant.parse("2026-11-22T16:30:59Z");

  private static String query(Fields fields) {
    return String.valueOf(
        fields
            .appendTo(HttpUrl.get("https://bodhi.example.org/").newBuilder())
            .build()
            .encodedQuery());
  }

  @Test
  void everyFilterOfReleasesIsSent() {
    assertThat(
            query(
                QueryFields.of(
                    ReleaseQuery.builder()
                        .addStates(ReleaseState.CURRENT, ReleaseState.FROZEN)
                        .name("F45")
                        .addPackages("a", "b")
                        .addUpdates("FEDORA-1")
                        .excludeArchived(true)
                        .rowsPerPage(7)
                        .build())))
        .isEqualTo(
            "state=current&state=frozen&name=F45&packages=a&packages=b&updates=FEDORA-1"
                + "&exclude_archived=true&rows_per_page=7");
    assertThat(query(QueryFields.of(ReleaseQuery.builder().build()))).isEqualTo("null");
  }

  @Test
  void everyFilterOfOverridesIsSent() {
    assertThat(
            query(
                QueryFields.of(
                    OverrideQuery.builder()
                        .addBuilds("a-1-1.fc45")
                        .addPackages("a")
                        .addReleases("F45")
                        .addUsers("packit")
                        .expired(false)
                        .like("a-%")
                        .search("x")
                        .rowsPerPage(7)
                        .build())))
        .isEqualTo(
            "builds=a-1-1.fc45&packages=a&releases=F45&user=packit&expired=false&like=a-%25"
                + "&search=x&rows_per_page=7");
  }

  @Test
  void everyFilterOfBuildsIsSent() {
    assertThat(
            query(
                QueryFields.of(
                    BuildQuery.builder()
                        .nvr("a-1-1.fc45")
                        .addPackages("a")
                        .addReleases("F45")
                        .addUpdates("FEDORA-1")
                        .rowsPerPage(7)
                        .build())))
        .isEqualTo("nvr=a-1-1.fc45&packages=a&releases=F45&updates=FEDORA-1&rows_per_page=7");
  }

  private static JsonFields json(String text) {
    return new JsonFields(JsonMapper.shared().readTree(text.replace('\'', '"')));
  }

  /** An older server, or a short form, leaves fields out: what Bodhi itself would take. */
  @Test
  void anUpdateOfWhichLittleIsToldIsThatOfBodhisDefaults() {
    Update update = JsonModels.update(json("{'updateid': 'FEDORA-1'}"));
    assertThat(update)
        .isEqualTo(
            Update.builder()
                .alias("FEDORA-1")
                .title("")
                .status(UpdateStatus.UNKNOWN)
                .type(UpdateType.UNKNOWN)
                .severity(UpdateSeverity.UNSPECIFIED)
                .suggestion(UpdateSuggestion.UNSPECIFIED)
                .contentType(ContentType.UNKNOWN)
                .karma(0)
                .stableDays(0)
                .stableKarma(3)
                .unstableKarma(-3)
                .build());
    assertThat(JsonModels.update(json("{'alias': 'A', 'updateid': 'B'}")).alias()).isEqualTo("A");
    for (boolean value : new boolean[] {false, true}) {
      Update told =
          JsonModels.update(
              json(
                  """
                  {'alias': 'A', 'critpath': %1$s, 'locked': %1$s, 'pushed': %1$s,
                   'meets_testing_requirements': %1$s, 'autokarma': %1$s, 'autotime': %1$s,
                   'close_bugs': %1$s, 'require_bugs': %1$s, 'require_testcases': %1$s}
                  """
                      .formatted(value)));
      assertThat(
              List.of(
                  told.criticalPath(),
                  told.locked(),
                  told.pushed(),
                  told.meetsTestingRequirements(),
                  told.autokarma(),
                  told.autotime(),
                  told.closeBugs(),
                  told.requireBugs(),
                  told.requireTestCases()))
          .containsOnly(value);
    }
  }

  @Test
  void testCasesAndCaveatsAreRead() {
    Update update =
        JsonModels.update(
            json(
                """
                {'alias': 'A', 'test_cases': [{'name': 'QA:boot'}, {}],
                 'caveats': [{'name': 'karma', 'description': 'none'}]}
                """));
    assertThat(update.testCases()).containsExactly("QA:boot");
    assertThat(update.caveats()).containsExactly(new Caveat("karma", "none"));
  }

  @Test
  void aReleaseOfWhichLittleIsToldIsComposedByBodhi() {
    Release release = JsonModels.release(json("{'name': 'F45'}"));
    assertThat(release.longName()).isEqualTo("F45");
    assertThat(release.composedByBodhi()).isTrue();
    assertThat(release.createAutomaticUpdates()).isFalse();
    Release other =
        JsonModels.release(
            json(
                "{'name': 'F45', 'long_name': 'Fedora 45', 'override_tag': 'f45-override',"
                    + " 'composed_by_bodhi': false, 'create_automatic_updates': true}"));
    assertThat(other.longName()).isEqualTo("Fedora 45");
    assertThat(other.overrideTag()).contains("f45-override");
    assertThat(other.composedByBodhi()).isFalse();
    assertThat(other.createAutomaticUpdates()).isTrue();
  }

  @Test
  void buildsBugsAndCommentsOfWhichLittleIsTold() {
    assertThat(JsonModels.build(json("{'nvr': 'a-1-1'}")))
        .isEqualTo(new BodhiBuild("a-1-1", false, 0, ContentType.UNKNOWN));
    assertThat(
            JsonModels.build(json("{'nvr': 'a-1-1', 'signed': true, 'epoch': 2, 'type': 'rpm'}")))
        .isEqualTo(new BodhiBuild("a-1-1", true, 2, ContentType.RPM));
    BodhiBug bug = JsonModels.bug(json("{}"));
    assertThat(bug.id()).isZero();
    assertThat(bug.security() || bug.parent()).isFalse();
    BodhiBug told = JsonModels.bug(json("{'bug_id': 7, 'security': true, 'parent': true}"));
    assertThat(told.id()).isEqualTo(7);
    assertThat(told.security() && told.parent()).isTrue();
    Comment comment = JsonModels.comment(json("{}"));
    assertThat(comment.id() + comment.karma()).isZero();
    assertThat(comment.text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "{'nvr': 'a-1-1'}, a-1-1",
    "{'build': {'nvr': 'b-1-1'}}, b-1-1",
    "{'nvr': 'a-1-1'; 'build': {'nvr': 'b-1-1'}}, a-1-1",
    "{}, ''"
  })
  void anOverrideNamesItsBuildInOneOfTwoPlaces(String text, String nvr) {
    BuildrootOverride override =
        JsonModels.override(
            json(
                text.replace(';', ',')
                    .replaceFirst("}$", ", 'caveats': [{'name': 'x'}]}")
                    .replace("{,", "{")));
    assertThat(override.nvr()).isEqualTo(nvr);
    assertThat(override.caveats()).containsExactly(new Caveat("x", ""));
  }

  private static NewUpdate.Builder update() {
    return NewUpdate.builder().addBuilds("a-1-1.fc45").notes("notes");
  }

  private static void assertRefused(NewUpdate.Builder update, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> update.build().getClass())
        .withMessage("Not a valid update: " + reason);
  }

  @Test
  void eachFaultOfAnUpdateIsOneByItself() {
    assertRefused(NewUpdate.builder().notes("notes"), "neither builds nor a side tag are given");
    assertRefused(update().type(UpdateType.SECURITY), "a security update needs a severity");
    assertRefused(
        update().type(UpdateType.SECURITY).severity(UpdateSeverity.UNSPECIFIED),
        "a security update needs a severity");
    String unknown = "type, severity and suggestion must not be UNKNOWN";
    assertRefused(update().type(UpdateType.UNKNOWN), unknown);
    assertRefused(update().severity(UpdateSeverity.UNKNOWN), unknown);
    assertRefused(update().suggestion(UpdateSuggestion.UNKNOWN), unknown);
    assertRefused(update().stableKarma(0), "stableKarma is below 1");
    assertRefused(update().unstableKarma(0), "unstableKarma is above -1");
    assertRefused(update().stableDays(-1), "stableDays is negative");
    assertThatCode(
            () ->
                update()
                    .type(UpdateType.SECURITY)
                    .severity(UpdateSeverity.LOW)
                    .suggestion(UpdateSuggestion.REBOOT)
                    .stableKarma(1)
                    .unstableKarma(-1)
                    .stableDays(0)
                    .build())
        .doesNotThrowAnyException();
    assertThatCode(() -> NewUpdate.builder().fromTag("f45-build-side-1").notes("notes").build())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, false, false, false",
    "' ', 0, false, false, false",
    "x, 0, false, false, true",
    "'', 1, false, false, true",
    "'', 0, true, false, true",
    "'', 0, false, true, true",
  })
  void aCommentSaysSomething(
      String text, int karma, boolean bug, boolean testCase, boolean accepted) {
    NewComment.Builder comment = NewComment.builder().text(text).karma(karma);
    if (bug) {
      comment.putBugFeedback(7, 1);
    }
    if (testCase) {
      comment.putTestCaseFeedback("QA:boot", -1);
    }
    if (accepted) {
      assertThatCode(comment::build).doesNotThrowAnyException();
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> comment.build().getClass())
          .withMessage("A comment needs a text or a vote");
    }
  }

  @Test
  void eachVoteIsAtMostOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewComment.builder().karma(2).build().getClass());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewComment.builder().putBugFeedback(7, -2).build().getClass());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewComment.builder().putTestCaseFeedback("x", 2).build().getClass());
  }

  @Test
  void theFeedbackOfACommentIsNumbered() {
    NewComment comment =
        NewComment.builder()
            .text("works")
            .karma(1)
            .putBugFeedback(7, 1)
            .putBugFeedback(8, -1)
            .putTestCaseFeedback("boot", 0)
            .build();
    assertThat(query(CommentFields.of("FEDORA-1", comment)))
        .isEqualTo(
            "update=FEDORA-1&text=works&karma=1"
                + "&bug_feedback.0.bug_id=7&bug_feedback.0.feedback=1"
                + "&bug_feedback.1.bug_id=8&bug_feedback.1.feedback=-1"
                + "&testcase_feedback.0.testcase_name=boot&testcase_feedback.0.feedback=0");
  }

  @Test
  void parametersOfAConfigurationAreStripped() {
    NewUpdate update =
        update()
            .extraParams(
                Map.of("suggest", " reboot ", "bugs", " 7,, 8\n9 ", "display_name", " Hello "))
            .build();
    assertThat(update.suggestion()).contains(UpdateSuggestion.REBOOT);
    assertThat(update.bugs()).containsExactly(7, 8, 9);
    assertThat(update.displayName()).contains("Hello");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> update().extraParams(Map.of("suggest", "sleep")))
        .withMessageContaining("unspecified, reboot or logout");
  }

  @Test
  void timesAreThoseOfUtc() {
    assertThat(query(new Fields().add("since", TIME))).isEqualTo("since=2026-11-22T16%3A30%3A59");
  }
}
