package io.github.packit4j.specfile.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulated shell against what bash prints, and against what only a system could answer. */
class ShellEvaluatorTest {

  static Stream<Arguments> rows() throws IOException {
    return Tables.rows("shell.tsv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void printsWhatBashPrints(String command, String expected) {
    assertThat(ShellEvaluator.bash().evaluate(command).map(String::stripTrailing))
        .contains(Tables.plain(expected).stripTrailing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkg-config --modversion foo",
        "cat /etc/passwd",
        "sed s/a/b/ /etc/passwd",
        "awk '{print}' /etc/passwd",
        "awk 'BEGIN { system(\"id\") }'",
        "grep x file",
        "head -1 file",
        "[ -d /tmp ] && echo yes",
        "date +%Y",
        "date -r file +%Y",
        "echo x > /tmp/file",
        "echo x | tee file",
        "rm -rf /",
        "echo $HOME",
        "echo $RANDOM",
        "echo $$",
        ". /etc/os-release; echo $ID",
        "perl -e 'print 1'",
        "sleep 1 &",
        "eval `perl -V:version`; echo $version",
        "sh script.sh",
        "echo {1..3}",
        "cat <(echo x)",
        "f() { echo x; }; f",
        "sed -n 'w out'",
        "sed 's/x/y/e'",
        "exec 3<file",
        "read x < /etc/passwd; echo $x",
        "nproc",
        "uname -m",
      })
  void leavesWhatNeedsASystem(String command) {
    assertThat(ShellEvaluator.bash().evaluate(command)).isEmpty();
  }

  @Test
  void tellsTheTimeOnlyByAGivenClock() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:20:30Z"), ZoneOffset.UTC);
    MacroExpander expander = MacroExpander.builder(MacroContext.empty()).clock(clock).build();
    assertThat(expander.expand("%(date +%%Y%%m%%d) %(date -d '1 year ago' +%%F)"))
        .isEqualTo("20261122 2025-11-22");
    assertThat(MacroExpander.over(MacroContext.empty()).expand("%(date +%%F)"))
        .isEqualTo("%(date +%%F)");
  }

  @Test
  void seesOnlyTheGivenEnvironment() {
    MacroExpander expander =
        MacroExpander.builder(MacroContext.empty()).environment(Map.of("HOME", "/h")).build();
    assertThat(expander.expand("%(echo $HOME) %{getenv:HOME}%{getenv:PATH}")).isEqualTo("/h /h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=abc; echo ${v:0:2}", "tr a b <<< abc", "v=A; echo ${v,,}"})
  void aPosixShellRefusesWhatOnlyBashKnows(String command) {
    assertThat(ShellEvaluator.posix().evaluate(command)).contains("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while true; do echo x; done",
        "for i in $(seq 1 100000000); do :; done",
        "awk 'BEGIN { while (1) x++ }'",
        "awk 'BEGIN { for (;;) s = s \"xxxxxxxx\" }'",
        "echo x | sed ':a;s/x/xx/;ta'",
        "echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | sed 's/a*a*a*a*a*a*a*a*b//'",
        "x=a; while :; do x=$x$x; done; echo $x",
        "printf '%099999999d' 1; while :; do :; done",
      })
  void endsWhatWouldNot(String command) {
    assertThatThrownBy(() -> ShellEvaluator.bash().evaluate(command))
        .isInstanceOf(ExpansionLimitException.class);
  }
}
