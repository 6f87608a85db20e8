package io.github.packit4j.specfile.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made to hurt: each ends in a result or in a {@link MacroException}. */
class HostileInputTest {

  static Stream<Arguments> refused() {
    String doubling = "%define a0 xxxxxxxxxxxxxxxx\n" + doubling(40) + "%a40";
    return Stream.of(
        Arguments.of("a macro that calls itself", "%define r %r\n%r"),
        Arguments.of("two macros that call each other", "%define a %b\n%define b %a\n%a"),
        Arguments.of("exponential expansion", doubling),
        Arguments.of("a doubling macro", "%define a %{expand:%%a%%a}\n%a"),
        Arguments.of(
            "deep nesting of conditionals", "%{?nil:".repeat(100_000) + "}".repeat(100_000)),
        Arguments.of(
            "deep nesting of unknown macros", "%{x:".repeat(200_000) + "}".repeat(200_000)),
        Arguments.of("unterminated openings", "%{".repeat(500_000)),
        Arguments.of("deep nesting of expressions", "%[" + "(".repeat(100_000) + "]"),
        Arguments.of("many unary operators", "%[" + "!".repeat(100_000) + "1]"),
        Arguments.of("deep ternaries", "%[" + "1?".repeat(100_000) + "1]"),
        Arguments.of("a shell loop", "%(while true; do :; done)"),
        Arguments.of("many shell loops", "%define l %(while true; do :; done)\n" + "%l".repeat(50)),
        Arguments.of("a Lua loop", "%{lua:while true do end}"),
        Arguments.of("a Lua loop that catches errors", "%{lua:while true do pcall(error) end}"),
        Arguments.of("endless Lua recursion", "%{lua:function f() return f()+1 end f()}"),
        Arguments.of("a long Lua text", "%{lua:s='x' while true do s=s..s end}"),
        Arguments.of("a huge repetition", "%{lua:print(string.rep('x', 1000000000))}"),
        Arguments.of("a huge repetition by the macro", "%{rep x 1000000000}"),
        Arguments.of("Lua and macros in turn", "%define r %{lua:print(rpm.expand('%r'))}\n%r"),
        Arguments.of("an expensive pattern", "%{gsub " + "a".repeat(3000) + " .-.-.-.-.-b x}"),
        Arguments.of(
            "a definition that grows", "%global g x\n" + "%global g %g%g%g%g\n".repeat(20)),
        Arguments.of(
            "expressions in expressions",
            ("%[" + "(".repeat(90) + "\"").repeat(60) + ("\"" + ")".repeat(90) + "]").repeat(60)),
        Arguments.of("a failing macro", "%{error:no}"));
  }

  private static String doubling(int levels) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= levels; i++) {
      text.append("%define a" + i + " %a" + (i - 1) + "%a" + (i - 1) + "\n");
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void endsInAMacroException(String what, String text) {
    MacroExpander expander = MacroExpander.over(MacroContext.forTarget("f44"));
    assertThatThrownBy(() -> expander.expand(text)).isInstanceOf(MacroException.class);
  }

  @Test
  void copesWithVeryLongLines() {
    String line = "x".repeat(50_000_000);
    assertThat(MacroExpander.over(MacroContext.rpm()).expand(line)).isEqualTo(line);
    String macros = "%{?nosuch}a%%".repeat(200_000);
    assertThat(MacroExpander.over(MacroContext.rpm()).expand(macros)).hasSize(400_000);
    String calls = "%{!?nosuch:%f }%{!?nosuch:%dnl }".repeat(30_000);
    assertThat(MacroContext.parseMacroFile("%f() x").expand(calls)).hasSize(30_000);
    String percents = "%".repeat(1_000_000);
    assertThat(MacroExpander.over(MacroContext.rpm()).expand(percents)).hasSize(500_000);
  }

  @Test
  void refusesMoreOutputThanAllowed() {
    MacroExpander expander =
        MacroExpander.builder(MacroContext.empty())
            .limits(new ExpansionLimits(64, 1000, 100_000))
            .build();
    assertThatThrownBy(() -> expander.expand("%nil" + "x".repeat(2000)))
        .isInstanceOf(ExpansionLimitException.class)
        .hasMessageContaining("1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%{lua:io.open('/etc/passwd')}",
        "%{lua:print(io.lines('/etc/passwd')())}",
        "%{lua:os.execute('id')}",
        "%{lua:print(os.time())}",
        "%{lua:posix.files('/')}",
        "%{lua:posix.putenv('A=1')}",
        "%{lua:require('posix')}",
        "%{lua:load('return 1')()}",
        "%{lua:rpm.execute('id')}",
        "%{lua:print(rpm.glob('/*')[1])}",
        "%{lua:dofile('/etc/passwd')}",
        "%(cat /etc/passwd)",
        "%(id)",
        "%(echo $(</etc/passwd))",
      })
  void leavesWhatReachesOutsideAsWritten(String text) {
    MacroExpander expander = MacroExpander.over(MacroContext.rpm());
    assertThat(expander.expand(text)).isEqualTo(text);
    assertThat(expander.problems()).hasSize(1);
  }

  @Test
  void readsOnlyWhatTheResolverSupplies() {
    List<String> asked = new ArrayList<>();
    MacroExpander expander =
        MacroExpander.builder(MacroContext.rpm())
            .includes(
                name -> {
                  asked.add(name);
                  return name.equals("own")
                      ? Optional.of("%own() <%1>\n%two a\\\nb\n")
                      : Optional.empty();
                })
            .build();
    assertThat(expander.expand("%{load:own}%{own x} %{exists:/etc/passwd}%{load:/etc/passwd}%two"))
        .isEqualTo("<x> 0a\nb");
    assertThat(asked).containsExactly("own", "/etc/passwd", "/etc/passwd");
    assertThat(expander.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ExpansionProblem.Kind.FILE));
  }
}
