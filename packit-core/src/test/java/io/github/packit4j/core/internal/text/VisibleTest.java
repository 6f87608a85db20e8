package io.github.packit4j.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

  private static final String HOSTILE =
      "Fix\0 \u001b[31mred\u001b[0m \u009b1m\u202eeert\u2066\u200f\r\n\tand more\u0007";
  private static final String SHOWN = "Fix [31mred[0m 1meert\n\tand more";

  @Test
  void controlsAndTurnsOfDirectionAreDropped() {
    assertThat(Visible.text(HOSTILE)).isEqualTo(SHOWN);
  }

  @Test
  void noneReachesACommitMessage() {
    assertThat(CommitMessageOutput.message(HOSTILE)).hasValue(SHOWN + "\n");
  }

  @Test
  void otherScriptsStay() {
    assertThat(Visible.text("\u05e9\u05dc\u05d5\u05dd caf\u00e9 \ud83d\ude80"))
        .isEqualTo("\u05e9\u05dc\u05d5\u05dd caf\u00e9 \ud83d\ude80");
  }
}
