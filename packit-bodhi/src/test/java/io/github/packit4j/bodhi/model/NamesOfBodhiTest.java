package io.github.packit4j.bodhi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The words by which Bodhi calls things, and those of a configuration. */
class NamesOfBodhiTest {

  static Stream<Arguments> vocabularies() {
    return Stream.of(
        vocabulary(
            ContentType::parse, ContentType::key, "base rpm module container flatpak unknown"),
        vocabulary(
            GatingStatus::parse,
            GatingStatus::key,
            "waiting ignored queued running passed failed greenwave_failed unknown"),
        vocabulary(
            ReleaseState::parse,
            ReleaseState::key,
            "disabled pending frozen current archived unknown"),
        vocabulary(
            UpdateRequest::parse,
            UpdateRequest::key,
            "testing stable unpush obsolete revoke unknown"),
        vocabulary(
            UpdateSeverity::parse,
            UpdateSeverity::key,
            "unspecified urgent high medium low unknown"),
        vocabulary(
            UpdateStatus::parse,
            UpdateStatus::key,
            "pending testing stable unpushed obsolete unknown"),
        vocabulary(
            UpdateSuggestion::parse, UpdateSuggestion::key, "unspecified reboot logout unknown"),
        vocabulary(
            UpdateType::parse,
            UpdateType::key,
            "bugfix security newpackage enhancement unspecified unknown"));
  }

  private static <E> Arguments vocabulary(
      Function<String, E> parse, Function<E, String> key, String words) {
    Function<String, String> roundTrip = word -> key.apply(parse.apply(word));
    return Arguments.of(roundTrip, words);
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void everyWordIsKnownInAnyCaseAndNoOther(Function<String, String> roundTrip, String words) {
    for (String word : words.split(" ")) {
      assertThat(roundTrip.apply(word)).isEqualTo(word);
      assertThat(roundTrip.apply(" " + word.toUpperCase(Locale.ROOT) + "\n")).isEqualTo(word);
    }
    assertThat(roundTrip.apply("cosmic")).isEqualTo("unknown");
    assertThat(roundTrip.apply("")).isEqualTo("unknown");
  }

  /** In Turkish, the small letter of I has no dot. */
  @ParameterizedTest
  @CsvSource({"en", "tr"})
  void wordsAreTheSameInEveryCountry(String language) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      assertThat(UpdateType.BUGFIX.key()).isEqualTo("bugfix");
      assertThat(GatingStatus.parse("WAITING")).isEqualTo(GatingStatus.WAITING);
      assertThat(params(Map.of("autotime", "TRUE", "suggest", "unspecIfIed")).autotime())
          .contains(true);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stable days | The number of stable days required was raised | STABLE_DAYS_RAISED",
        "stable karma | The number was raised to 2 | STABLE_KARMA_RAISED",
        "releases | Your update is being split into 2 | SPLIT",
        "builds | New build(s) | EDITED",
        "status | This update is back in testing | BACK_TO_TESTING",
        "karma | You may not give karma to your own updates. | OWN_KARMA",
        "karma | Your karma standing was reversed. | KARMA_REVERSED",
        "karma | Oh: Your karma standing was reversed. | KARMA_WITHOUT_EFFECT",
        "karma | Oh: You may not give karma to your own updates. | KARMA_WITHOUT_EFFECT",
        "update | This update has obsoleted a-1-1, and has inherited its bugs | OBSOLETED_OLDER",
        "update | Please be aware that there is another update in flight | OTHER_IN_FLIGHT",
        "update | Adjusting type of this update to security, since it fixes | RAISED_TO_SECURITY",
        "update | Oh: This update has obsoleted a-1-1 | OTHER",
        "update | Oh: Adjusting type of this update to security | OTHER",
        "Karma | You may not give karma to your own updates. | OTHER"
      })
  void aCaveatIsKnownByItsNameAndItsWords(String name, String words, Caveat.Kind kind) {
    assertThat(new Caveat(name, words).kind()).isEqualTo(kind);
  }

  private static NewUpdate params(Map<String, ?> params) {
    return NewUpdate.builder().notes("notes").addBuilds("x-1-1").extraParams(params).build();
  }

  private static NewUpdate.Builder update() {
    return NewUpdate.builder().notes("notes").addBuilds("x-1-1");
  }

  static Stream<Arguments> parameters() {
    return Stream.of(
        Arguments.of("builds", "a-1-1, b-1-1", update().builds(List.of("a-1-1", "b-1-1"))),
        Arguments.of("builds", List.of(" a-1-1 "), update().builds(List.of("a-1-1"))),
        Arguments.of("from_tag", " side ", update().fromTag("side")),
        Arguments.of("notes", " other\n", update().notes("other")),
        Arguments.of("bugs", "rhbz#7 8,9", update().bugs(List.of(7, 8, 9))),
        Arguments.of("bugs", 7, update().bugs(List.of(7))),
        Arguments.of("type", " Bugfix", update().type(UpdateType.BUGFIX)),
        Arguments.of("severity", "low", update().severity(UpdateSeverity.LOW)),
        Arguments.of("suggest", "logout", update().suggestion(UpdateSuggestion.LOGOUT)),
        Arguments.of("display_name", "Nice name", update().displayName("Nice name")),
        Arguments.of("close_bugs", "yes", update().closeBugs(true)),
        Arguments.of("close_bugs", "no", update().closeBugs(false)),
        Arguments.of("autokarma", 1, update().autokarma(true)),
        Arguments.of("autokarma", " 0 ", update().autokarma(false)),
        Arguments.of("autotime", "FALSE", update().autotime(false)),
        Arguments.of("stable_karma", " 4 ", update().stableKarma(4)),
        Arguments.of("unstable_karma", -5, update().unstableKarma(-5)),
        Arguments.of("stable_days", 6, update().stableDays(6)),
        Arguments.of("require_bugs", true, update().requireBugs(true)),
        Arguments.of("require_testcases", false, update().requireTestCases(false)),
        Arguments.of("brand_new", List.of("x", " y"), update().putOtherFields("brand_new", "x,y")),
        Arguments.of("brand_new", "x  y", update().putOtherFields("brand_new", "x,y")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("parameters")
  void aParameterOfAConfigurationIsASetting(String name, Object value, NewUpdate.Builder expected) {
    assertThat(params(Map.of(name, value))).isEqualTo(expected.build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type | cosmic | bugfix, security, newpackage, enhancement or unspecified",
        "severity | cosmic | unspecified, urgent, high, medium or low",
        "suggest | cosmic | unspecified, reboot or logout",
        "close_bugs | maybe | true or false",
        "stable_days | week | an integer",
        "bugs | rhbz#x | an integer"
      })
  void aParameterThatIsNoneSaysWhatOneIs(String name, String value, String allowed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> params(Map.of(name, value)).getClass())
        .withMessageStartingWith("Bodhi's parameter " + name + " cannot be '")
        .withMessageEndingWith("'; write " + allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, true",
    "true, true, false",
    "false, false, false",
    "false, true, false"
  })
  void aReleaseNeedsUpdatesByHandWhereBodhiComposesItAndMakesNone(
      boolean composed, boolean automatic, boolean needed) {
    Release release =
        Release.builder()
            .name("F45")
            .composedByBodhi(composed)
            .createAutomaticUpdates(automatic)
            .build();
    assertThat(release.needsManualUpdate()).isEqualTo(needed);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, true",
    "TESTING, true",
    "STABLE, true",
    "UNPUSHED, false",
    "OBSOLETE, false",
    "UNKNOWN, true"
  })
  void anUpdateIsActiveUntilItIsWithdrawn(UpdateStatus status, boolean active) {
    assertThat(Update.builder().alias("A").status(status).build().isActive()).isEqualTo(active);
  }

  @Test
  void theShortQueriesAreThese() {
    assertThat(UpdateQuery.forPackage("a"))
        .isEqualTo(UpdateQuery.builder().addPackages("a").build());
    assertThat(UpdateQuery.forBuild("a-1-1"))
        .isEqualTo(UpdateQuery.builder().addBuilds("a-1-1").build());
    assertThat(ReleaseQuery.active())
        .isEqualTo(
            ReleaseQuery.builder()
                .addStates(ReleaseState.CURRENT, ReleaseState.PENDING, ReleaseState.FROZEN)
                .excludeArchived(false)
                .build());
    assertThat(ReleaseQuery.all().states()).isEmpty();
    assertThat(NewComment.of("works"))
        .isEqualTo(NewComment.builder().text("works").karma(0).build());
  }

  @Test
  void anUpdateHoldsBuildsIfItHoldsAllOfThem() {
    Update update =
        Update.builder()
            .alias("A")
            .addBuilds(
                new BodhiBuild("a-1-1", true, 0, ContentType.RPM),
                new BodhiBuild("b-1-1", true, 0, ContentType.RPM))
            .build();
    assertThat(update.holds(List.of("b-1-1", "a-1-1"))).isTrue();
    assertThat(update.holds(List.of("a-1-1", "c-1-1"))).isFalse();
    assertThat(update.isEmptied()).isFalse();
  }
}
