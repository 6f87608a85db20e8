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
    assertThat(ShellEvaluator.bash().evaluate(Tables.plain(command)).map(String::stripTrailing))
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
        "a=(x); a[1]=q; echo ${a[@]}",
        "set -- a; for i; do echo $i; done",
        "echo {a,b}",
        "echo $((1,2))",
        "echo $((x=7))",
        "echo $((x++))",
        "echo $((++x))",
        "echo $((2**-1))",
        "echo $((1 +))",
        "echo $((a[0]))",
        "echo $[1+2]",
        "((1)) && echo y",
        "let x=5",
        "for ((i=0;i<3;i++)); do echo $i; done",
        "case a in a) echo x ;& b) echo y;; esac",
        "[[ abc =~ (a|x)b ]]",
        "[[ -f x ]]",
        "[ -x y ]",
        "[ a b c ]",
        "[ a = b c d ]",
        "return 1",
        "cd /; pwd",
        "trap x EXIT",
        "source x",
        "exec ls",
        "wait",
        "select x in a; do echo $x; done",
        "function f { echo x; }",
        "time echo x",
        "echo a |& cat",
        "cat <<E\nx\nE",
        "nosuchcommand",
        "printf -v x a; echo $x",
        "printf %q a",
        "printf %a 1",
        "printf %f inf",
        "printf %d 9223372036854775808",
        "read -p x y",
        "read -n 1 x",
        "declare -a x",
        "shift x",
        "sh -x -c y",
        "sh",
        "seq",
        "seq 1 0 2",
        "seq 1 2 3 4",
        "seq 1.5 3",
        "basename",
        "basename a b c",
        "basename -a x",
        "dirname",
        "dirname -z x",
        "expr 1 / 0",
        "expr a + 1",
        "expr 1 + 2 + 3",
        "expr 1 ^ 2",
        "xargs -n 1 echo",
        "env",
        "command -v x",
        "cut -d. -fx",
        "cut -d.. -f1",
        "cut -z -f1",
        "cut --zero-terminated -f1",
        "cut -f1 file",
        "cut -sd: -f3",
        "tr a",
        "tr",
        "tr a b c",
        "tr z-a b",
        "tr [:nosuch:] x",
        "tr --complement a b",
        "tr -t abc x",
        "tr a-c '[x*]'",
        "tr '[=a=]' x",
        "head -n x",
        "head -c 1k",
        "tail -f x",
        "sort -k2",
        "sort file",
        "uniq -c",
        "wc",
        "wc -L",
        "paste a b",
        "grep",
        "grep -r x",
        "grep x file",
        "grep -P x",
        "grep '['",
        "sed",
        "sed -i s/a/b/",
        "sed -f x",
        "sed s/a",
        "sed s/a/b",
        "sed s/a/b/k",
        "sed y/ab/c/",
        "sed 'r x'",
        "sed k",
        "sed 1,k",
        "sed 1",
        "sed '1~2d'",
        "sed 2,+1d",
        "echo a | sed bx",
        "echo a | sed '/b/{s/a/b/'",
        "echo a | sed 's/a/\\1/'",
        "echo a | sed 's/a/\\x41/'",
        "sed 's/[/x/'",
        "sed -E 's/(/x/'",
        "awk",
        "awk -f x",
        "awk 1 file",
        "awk -v x 'BEGIN { print x }'",
        "awk 'BEGIN { getline }'",
        "awk 'BEGIN { print 1 > \"x\" }'",
        "awk 'BEGIN { print 1 | \"x\" }'",
        "awk 'BEGIN { print 1/0 }'",
        "awk 'BEGIN { print 1%0 }'",
        "awk 'BEGIN { print f(1) }'",
        "awk 'function f() { } BEGIN { print 1 }'",
        "awk 'BEGIN { delete a }'",
        "awk 'BEGIN { do { x++ } while (x < 3) }'",
        "awk 'BEGIN { print ENVIRON[\"HOME\"] }'",
        "awk 'BEGIN { print strftime() }'",
        "awk 'BEGIN { print substr() }'",
        "awk 'BEGIN { print (1 }'",
        "awk 'BEGIN { print \"x }'",
        "awk 'BEGIN { x = /a }'",
        "awk 'BEGIN { if 1 print }'",
        "awk 'BEGIN { break }'",
        "awk 'BEGIN { next }'",
        "awk 'BEGIN { 1 = 2 }'",
        "awk 'BEGIN { a[1,2] = 3 }'",
        "awk 'BEGIN { print 1.2.3 }'",
        "awk 'BEGIN { printf \"%y\", 1 }'",
        "awk 'BEGIN { split(\"a\", 5) }'",
        "awk 'BEGIN { match(\"a\", /a/, m) }'",
        "awk 'BEGIN { print gensub(/a/, \"b\", \"g\", \"a\") }'",
        "awk 'BEGIN { $10001 = 1 }'",
        "awk 'BEGIN { NF = -1 }'",
        "date",
        "date -d yesterday +%F",
        "date -d 2024-01-05 +%Q",
        "echo $PWD",
        "echo $UID",
        "echo $-",
        "echo $!",
        "echo $PATH",
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
