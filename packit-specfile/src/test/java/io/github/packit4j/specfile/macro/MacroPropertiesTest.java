package io.github.packit4j.specfile.macro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.macro.internal.expression.VersionOrder;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for all texts. */
class MacroPropertiesTest {
  private static final ExpansionLimits SMALL = new ExpansionLimits(64, 1_000_000, 5_000_000);

  @Property(tries = 500)
  void textsWithoutPercentSignsStayAsTheyAre(@ForAll String text) {
    String plain = text.replace("%", "").replace("\u001f", "");
    assertThat(MacroContext.rpm().expand(plain)).isEqualTo(plain);
  }

  @Property(tries = 500)
  void doubledPercentSignsProtect(@ForAll("macroTexts") String text) {
    assertThat(MacroContext.rpm().expand(text.replace("%", "%%"))).isEqualTo(text);
  }

  @Property(tries = 500)
  void aValueComesBackAsItWasSet(@ForAll("macroTexts") String value) {
    MacroContext context = MacroContext.empty().define("value", value.replace("%", "%%"));
    assertThat(context.expand("<%{value}>")).isEqualTo("<" + value + ">");
  }

  @Property(tries = 3000)
  void anyTextEndsInAResultOrAMacroException(@ForAll("macroTexts") String text) {
    MacroExpander expander =
        MacroExpander.builder(MacroContext.forTarget("f44")).limits(SMALL).build();
    try {
      assertThat(expander.expand(text)).isNotNull();
      assertThat(expander.condition(text)).isIn(true, false);
    } catch (MacroException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  @Property(tries = 3000)
  void anyCommandEndsInAResultOrALimit(@ForAll("commands") String command) {
    try {
      assertThat(ShellEvaluator.bash().evaluate(command)).isNotNull();
      assertThat(ShellEvaluator.posix().evaluate(command)).isNotNull();
    } catch (ExpansionLimitException e) {
      assertThat(e).hasMessageContaining("step");
    }
  }

  @Property(tries = 3000)
  void anyScriptEndsInAResultOrAMacroException(@ForAll("scripts") String script) {
    MacroExpander expander = MacroExpander.builder(MacroContext.rpm()).limits(SMALL).build();
    try {
      assertThat(expander.expand("%{lua:" + script + "}")).isNotNull();
    } catch (MacroException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  @Property(tries = 500)
  void singleQuotesProtectInTheShell(@ForAll String text) {
    String quoted = "'" + text.replace("'", "'\\''") + "'";
    assertThat(ShellEvaluator.bash().evaluate("printf '%s' " + quoted)).contains(text);
  }

  @Property(tries = 2000)
  void versionsHaveAnOrder(
      @ForAll("versions") String a, @ForAll("versions") String b, @ForAll("versions") String c) {
    assertThat(VersionOrder.compare(a, b)).isEqualTo(-VersionOrder.compare(b, a));
    assertThat(VersionOrder.compare(a, a)).isZero();
    if (VersionOrder.compare(a, b) < 0 && VersionOrder.compare(b, c) < 0) {
      assertThat(VersionOrder.compare(a, c)).isNegative();
    }
  }

  @Property(tries = 500)
  void derivedContextsLeaveTheirOriginAlone(@ForAll("names") List<String> names) {
    MacroContext origin = MacroContext.forTarget("f44");
    MacroContext changed = origin;
    for (String name : names) {
      changed = changed.define(name, "1").undefine("dist");
      assertThat(changed.lookup(name)).isPresent();
    }
    assertThat(origin.expand("%dist")).isEqualTo(".fc44");
    assertThat(changed.lookup("dist").isPresent()).isEqualTo(names.isEmpty());
  }

  @Provide
  Arbitrary<String> macroTexts() {
    return pieces(
        "%",
        "%%",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "?",
        "!",
        ":",
        " ",
        "\n",
        "\\",
        "\"",
        "-",
        "*",
        "#",
        "1",
        "0",
        "%{",
        "%{?",
        "%(",
        "%[",
        "%define a ",
        "%global b ",
        "%undefine a",
        "%define f(x:) ",
        "%a",
        "%{b}",
        "%f ",
        "-x",
        "expand:",
        "lua:",
        "print(",
        "dist",
        "nil",
        "%{gsub a . b}",
        "%{sub abc 1 ",
        "%{quote:",
        "%*",
        "%1",
        "%{-x*}",
        "%bcond x 1",
        "%dnl ",
        "echo",
        "==",
        "&&",
        "v\"1\"",
        "fedora",
        "%forgemeta",
        "%{S:1}",
        "é");
  }

  @Provide
  Arbitrary<String> commands() {
    return pieces(
        "echo ",
        "a",
        "b.c",
        " ",
        "\n",
        ";",
        "|",
        "&&",
        "||",
        "'",
        "\"",
        "\\",
        "$",
        "${",
        "}",
        "x",
        "x=",
        "$(",
        ")",
        "`",
        "$((",
        "))",
        "1",
        "+",
        "#",
        "%",
        ":",
        "/",
        "//",
        ",,",
        "sed s/a/b/",
        "sed ",
        "s/[",
        "]",
        "cut -d. -f1",
        "tr a b",
        "awk '{print $1}'",
        "awk ",
        "{",
        "if ",
        "then ",
        "fi",
        "for x in ",
        "do ",
        "done",
        "while ",
        "case ",
        "esac",
        "in ",
        "[[ ",
        " ]]",
        "[ ",
        "<<<",
        "<",
        ">",
        "2>&1",
        "printf %s ",
        "-n ",
        "*",
        "?",
        "!",
        "(");
  }

  @Provide
  Arbitrary<String> scripts() {
    return pieces(
        "print(",
        ")",
        "x",
        "=",
        "1",
        " ",
        "\n",
        "\"",
        "'",
        "..",
        "local ",
        "function ",
        "end ",
        "if ",
        "then ",
        "else ",
        "for ",
        "in ",
        "pairs(",
        "do ",
        "while ",
        "true ",
        "return ",
        "string.gsub(",
        ",",
        "\"%d+\"",
        "#",
        "[",
        "]",
        "{",
        "}",
        "+",
        "-",
        "not ",
        "nil",
        "rpm.expand(\"%dist\")",
        "macros.",
        "rpm.define(\"a b\")",
        "[[",
        "]]",
        "--",
        ":",
        "rep(",
        "1e9",
        "//",
        "%",
        "^",
        "~=",
        "(",
        "...",
        "repeat ",
        "until ",
        "break ");
  }

  private static Arbitrary<String> pieces(String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(25).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.of("1", "0", "10", ".", "~", "^", "a", "rc", "b", "-", "_", "00", "Z")
        .list()
        .ofMaxSize(7)
        .map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings()
        .alpha()
        .ofMinLength(3)
        .ofMaxLength(8)
        .map(name -> "x_" + name)
        .list()
        .ofMaxSize(80);
  }
}
