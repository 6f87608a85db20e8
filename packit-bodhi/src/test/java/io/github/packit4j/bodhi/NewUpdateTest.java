package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.UpdateSeverity;
import io.github.packit4j.bodhi.model.UpdateSuggestion;
import io.github.packit4j.bodhi.model.UpdateType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewUpdateTest {
  @Test
  void namesEveryProblemAtOnce() {
    assertThatThrownBy(
            () ->
                NewUpdate.builder()
                    .notes("x")
                    .type(UpdateType.SECURITY)
                    .stableKarma(0)
                    .unstableKarma(0)
                    .stableDays(-1)
                    .addBugs(0)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neither builds nor a side tag")
        .hasMessageContaining("the notes have 1 characters, allowed are 2 to 10000")
        .hasMessageContaining("a security update needs a severity")
        .hasMessageContaining("stableKarma")
        .hasMessageContaining("unstableKarma")
        .hasMessageContaining("stableDays")
        .hasMessageContaining("bug number");
  }

  @Test
  void takesParametersAsAConfigurationSpellsThem() {
    NewUpdate update =
        NewUpdate.builder()
            .extraParams(
                Map.of(
                    "type", "security",
                    "severity", "HIGH",
                    "suggest", "logout",
                    "stable_karma", 2,
                    "stable_days", "5",
                    "autokarma", false,
                    "close_bugs", "True",
                    "bugs", List.of("rhbz#2300001", 2300002),
                    "new_field", "x"))
            .addBuilds("a-1-1.fc45")
            .notes("notes")
            .type(UpdateType.ENHANCEMENT)
            .build();

    assertThat(update.type()).isEqualTo(UpdateType.ENHANCEMENT);
    assertThat(update.severity()).contains(UpdateSeverity.HIGH);
    assertThat(update.suggestion()).contains(UpdateSuggestion.LOGOUT);
    assertThat(update.stableKarma()).hasValue(2);
    assertThat(update.stableDays()).hasValue(5);
    assertThat(update.autokarma()).contains(false);
    assertThat(update.closeBugs()).contains(true);
    assertThat(update.bugs()).containsExactly(2300001, 2300002);
    assertThat(update.otherFields()).containsExactly(Map.entry("new_field", "x"));
  }

  @Test
  void refusesParametersThatBodhiWouldRefuse() {
    assertRefused("severity", "bad", "urgent");
    assertRefused("stable_days", "week", "an integer");
    assertRefused("autotime", "maybe", "true or false");
    assertRefused("type", "rpm", "enhancement");
  }

  private static void assertRefused(String name, Object value, String hint) {
    assertThatThrownBy(() -> NewUpdate.builder().extraParams(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Bodhi's parameter " + name + " cannot be '" + value + "'")
        .hasMessageContaining(hint);
  }
}
