package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.RpmRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules of validity, each by a case of its own. The table {@code validity.txt} has the release
 * of RPM, the lines below a whole preamble (⏎ for line ends, ⇥ for tabs), the verdict, and the
 * problems. The verdicts of 4.18 were observed with that RPM.
 */
class ValidityRulesTest {

  private static final String PREAMBLE =
      "Name: t\nVersion: 1\nRelease: 1\nSummary: s\nLicense: l\n";
  private static final MacroContext CONTEXT =
      MacroContext.parseMacroFile(
          """
          %nil %{!?nil}
          %_target_cpu x86_64
          %_target_os linux
          %_sourcedir /sources
          %_wrong_version_format_terminate_build 1
          %_invalid_encoding_terminates_build 1
          """);

  static Stream<Arguments> rules() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(ValidityRulesTest.class.getResourceAsStream("validity.txt"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> List.of(line.split("\t", -1)))
          .map(cells -> Arguments.of(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theVerdictIsThatOfRpm(String release, String text, String verdict, String problems) {
    List<SpecProblem> found =
        SpecFile.parse(file(text))
            .expand(CONTEXT.withRpmRelease(RpmRelease.parse(release)))
            .problems();
    assertThat(found.stream().map(SpecProblem::toString).collect(Collectors.joining(" / ")))
        .isEqualTo(problems);
    assertThat(found.stream().anyMatch(problem -> problem.kind().isFatal()))
        .isEqualTo(verdict.equals("refused"));
  }

  @Test
  void whatCouldNotBeEvaluatedIsNotRefused() {
    assertThat(fatal("URL: %(curl -s x)", CONTEXT)).isEmpty();
    assertThat(fatal("%(curl -s x)⏎%description sub", CONTEXT)).isEmpty();
    assertThat(fatal("%include %{_sourcedir}/x⏎%files sub", CONTEXT)).isEmpty();
    assertThat(fatal("%if %(curl -s x)⏎%endif", CONTEXT)).isEmpty();
    assertThat(fatal("URL: %(echo a b)", CONTEXT)).hasSize(1);
  }

  @Test
  void aMacroThatTheContextMayLackIsNotRefused() {
    MacroContext fedora = MacroContext.forTarget("f44");
    assertThat(fatal("%some_macro x", fedora)).isEmpty();
    assertThat(fatal("Requires: %{some_name}", fedora)).isEmpty();
    assertThat(fatal("BuildSystem: some", fedora)).isEmpty();
    assertThat(fatal("some_macro x", fedora)).hasSize(1);
    assertThat(fatal("%some_macro x⏎%files sub", fedora)).isEmpty();
    assertThat(fatal("%description⏎%some_macro x⏎%files sub", fedora)).isEmpty();
    assertThat(fatal("%description⏎%install⏎%{some_subpackage x}⏎%files sub", fedora)).isEmpty();
    assertThat(fatal("%description⏎%files⏎%some_subpkg x⏎%files sub", fedora)).isEmpty();
    assertThat(fatal("%description⏎%install⏎%some_macro x⏎%files sub", fedora)).hasSize(1);
    assertThat(fatal("%package %{some_name}⏎%files sub", fedora)).isEmpty();
    assertThat(fatal("%some_macro x", CONTEXT)).hasSize(1);
    assertThat(fatal("Requires: %{some_name}", CONTEXT)).hasSize(1);
  }

  /** What RPM knows itself is no macro that a target could lack. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%description⏎%prep⏎%patch 1",
        "%description⏎%prep⏎%patch1 -p1",
        "%description⏎%prep⏎%setup -a 5",
        "%if some words⏎%endif",
        "%if 0⏎%elif some words⏎%endif",
        "%description sub⏎text",
      })
  void whatRpmKnowsItselfIsCheckedOnATargetToo(String row) {
    assertThat(fatal(row, MacroContext.forTarget("f44"))).hasSize(1);
  }

  @Test
  void includedLinesAreReadInTheirPlaces() {
    SpecFile spec = SpecFile.parse(file("%include a⏎%files sub"));
    String included = "%package sub\nSummary: s\n%description sub\n";
    assertThat(spec.expand(CONTEXT, run -> run.includes(name -> Optional.of(included))).problems())
        .isEmpty();
    String broken = included.replace("Summary: s", "Sumary: s");
    assertThat(spec.expand(CONTEXT, run -> run.includes(name -> Optional.of(broken))).problems())
        .hasSize(2)
        .allMatch(problem -> problem.toString().startsWith("6:1: "));
  }

  @Test
  void textsOfPackagesAreUtf8() {
    byte[] text = file("Vendor: caf?").getBytes(StandardCharsets.ISO_8859_1);
    text[new String(text, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xe9;
    SpecFile spec = SpecFile.parse(text);
    assertThat(spec.expand(CONTEXT).problems())
        .hasSize(1)
        .allMatch(problem -> problem.toString().startsWith("6:1: Invalid UTF-8"));
    assertThat(spec.expand(CONTEXT.define("_invalid_encoding_terminates_build", "0")).problems())
        .isEmpty();
  }

  private static List<SpecProblem> fatal(String row, MacroContext context) {
    return SpecFile.parse(file(row)).expand(context).problems().stream()
        .filter(problem -> problem.kind().isFatal())
        .toList();
  }

  /** A built-in target lacks macros that a distribution has, and a directive is none of them. */
  @ParameterizedTest
  @ValueSource(strings = {"%else", "%endif", "%elif 1"})
  void aDirectiveWithoutConditionIsRefusedOnATargetToo(String line) {
    assertThat(SpecFile.parse(file(line + "\n")).expand(MacroContext.forTarget("f44")).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.kind()).isEqualTo(SpecProblem.Kind.CONDITION);
              assertThat(problem.message()).startsWith(line.split(" ")[0] + " without %if");
            });
  }

  /** Returns the whole file; rows that begin with a name or version are whole by themselves. */
  static String file(String row) {
    String text = row.replace('⏎', '\n').replace('⇥', '\t') + "\n";
    if (text.startsWith("Name: ") || text.startsWith("Version: 1\nRelease")) {
      return text;
    }
    boolean described =
        text.lines().anyMatch(l -> l.equals("%description") || l.startsWith("%description -l"));
    return PREAMBLE + text + (described ? "" : "%description\n");
  }
}
