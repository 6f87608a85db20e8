package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.ExpansionLimits;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.macro.RpmRelease;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What RPM makes of a file where it is more than a list of tags. */
class ExpandedSpecFileTest {

  private static final MacroContext RPM = MacroContext.rpm();

  private static ExpandedSpecFile expand(String... lines) {
    return SpecFile.parse(String.join("\n", lines) + "\n").expand(RPM);
  }

  private static ExpandedSpecFile expand(Map<String, String> files, String... lines) {
    UnaryOperator<MacroExpander.Builder> settings =
        builder -> builder.includes(name -> Optional.ofNullable(files.get(name)));
    return SpecFile.parse(String.join("\n", lines) + "\n").expand(RPM, settings);
  }

  private static List<String> locations(ExpandedSpecFile spec) {
    return spec.allSources().stream()
        .filter(ExpandedSource::valid)
        .map(source -> source.number() + " " + source.expandedLocation())
        .toList();
  }

  @Test
  void readsTheFileAgainWhereBuildArchStands() {
    ExpandedSpecFile spec =
        expand("URL: %{upstream}", "%global upstream x-%{version}", "Version: 1");
    assertThat(spec.value("URL")).contains("%{upstream}");
    ExpandedSpecFile noarch =
        expand(
            "URL: %{upstream}", "%global upstream x-%{version}", "Version: 1", "BuildArch: noarch");
    assertThat(noarch.value("URL")).contains("x-1");
    ExpandedSpecFile later = expand("URL: %{upstream}", "BuildArch: noarch", "%global upstream x");
    assertThat(later.value("URL")).contains("%{upstream}");
  }

  @Test
  void takesTagsThatAMacroLeavesOutForWhatTheyAre() {
    ExpandedSpecFile spec =
        expand(
            "%global snapshot abc",
            "%{?snapshot:Source0: s-%{snapshot}.tar}",
            "%{!?snapshot:Source0: s-%{version}.tar}",
            "%{!?snapshot:Version: 1}",
            "%{?snapshot:Version: 2}");
    assertThat(spec.version()).isEqualTo("2");
    assertThat(locations(spec)).containsExactly("0 s-abc.tar");
    assertThat(spec.allSources()).hasSize(2);
    assertThat(spec.problems()).noneMatch(problem -> problem.kind() == Kind.DUPLICATE);
  }

  @Test
  void takesTagsInABlockOfAMacro() {
    String[] block = {"%{?extra:", "URL: https://example.org", "Source5: more.tar", "}"};
    ExpandedSpecFile without = expand(block);
    assertThat(without.value("URL")).isEmpty();
    assertThat(locations(without)).isEmpty();
    assertThat(without.tags()).hasSize(2).noneMatch(ExpandedTag::valid);
    ExpandedSpecFile with =
        SpecFile.parse(String.join("\n", block)).expand(RPM.define("extra", "1"));
    assertThat(with.value("url")).contains("https://example.org");
    assertThat(locations(with)).containsExactly("5 more.tar");
    assertThat(with.tags()).hasSize(2).allMatch(ExpandedTag::valid);
  }

  @Test
  void doesNotTakeTheBodyOfADefinitionForTags() {
    ExpandedSpecFile spec =
        expand(
            "%global header %{expand:", "Epoch: 1", "Version: 9", "}", "Version: 2", "Release: 1");
    assertThat(spec.epoch()).isEmpty();
    assertThat(spec.version()).isEqualTo("2");
    assertThat(spec.problems()).noneMatch(problem -> problem.kind() == Kind.DUPLICATE);
  }

  @Test
  void givesTagMacrosNoBlanksAtTheirEnds() {
    ExpandedSpecFile spec = expand("Release: 1 %{?dist}", "Summary: [%{release}]");
    assertThat(spec.release()).isEqualTo("1");
    assertThat(spec.value("Summary")).contains("[1]");
  }

  @Test
  void takesTagsThatMacrosWrite() {
    ExpandedSpecFile spec =
        expand(
            "%define meta() %{expand:",
            "Name: %1",
            "License: MIT",
            "Source: %1.tar",
            "}",
            "%meta hello",
            "%package devel",
            "%{expand:",
            "Source7: d.tar",
            "Version: 3",
            "}");
    assertThat(spec.name()).isEqualTo("hello");
    assertThat(spec.value("License")).contains("MIT");
    assertThat(spec.value("Version")).isEmpty();
    assertThat(locations(spec)).containsExactly("0 hello.tar", "7 d.tar");
  }

  @Test
  void seesALuaBlockWithSectionHeadersAsOneLine() {
    ExpandedSpecFile spec =
        expand(
            "Name: x",
            "%description",
            "%{lua:",
            "local text = [[",
            "%package -n y",
            "]]",
            "rpm.define('made yes')",
            "}",
            "%files");
    assertThat(spec.expand("%made")).isEqualTo("yes");
    assertThat(spec.problems()).noneMatch(problem -> problem.kind() == Kind.EXPANSION);
  }

  @Test
  void includesFiles() {
    Map<String, String> files =
        Map.of("a.inc", "%global a 1\nURL: u\nSource: a.tar\n%if 1\nVersion: %{a}.5\n%endif\n");
    ExpandedSpecFile spec = expand(files, "Name: x", "%global f a", "%include %{f}.inc");
    assertThat(spec.version()).isEqualTo("1.5");
    assertThat(spec.value("URL")).contains("u");
    assertThat(spec.expand("%a")).isEqualTo("1");
    assertThat(locations(spec)).containsExactly("0 a.tar");
    assertThat(spec.tags()).hasSize(1);
    assertThat(spec.problems()).noneMatch(problem -> problem.kind() == Kind.NOT_EVALUATED);
  }

  @Test
  void includesOnlyWhereTheBranchHoldsAndInTheRightSection() {
    Map<String, String> files = Map.of("a", "Version: 7\nSource: s\n%global seen 1\n");
    ExpandedSpecFile off = expand(files, "%if 0", "%include a", "%endif");
    assertThat(off.value("Version")).isEmpty();
    ExpandedSpecFile subpackage = expand(files, "Version: 1", "%package x", "%include a");
    assertThat(subpackage.version()).isEqualTo("1");
    assertThat(locations(subpackage)).containsExactly("0 s");
    ExpandedSpecFile script = expand(files, "Version: 1", "%build", "%include a");
    assertThat(script.version()).isEqualTo("1");
    assertThat(locations(script)).isEmpty();
    assertThat(script.expand("%seen")).isEqualTo("1");
  }

  @Test
  void reportsWhatItCannotInclude() {
    Map<String, String> files = Map.of("a", "%include b\n", "b", "%include a\n");
    assertThat(expand("%include a").problems())
        .filteredOn(problem -> problem.kind() == Kind.NOT_EVALUATED)
        .extracting(SpecProblem::toString)
        .containsExactly("1:1: %include of a stays as it is: no text was supplied for this file");
    assertThat(expand(files, "Name: x", "%include a").problems())
        .filteredOn(problem -> problem.kind() == Kind.NOT_EVALUATED)
        .extracting(SpecProblem::toString)
        .containsExactly("2:1: %include of a stays as it is: it includes itself");
  }

  @Test
  void includesNoMoreThanTheLimitsAllow() {
    UnaryOperator<MacroExpander.Builder> settings =
        builder ->
            builder
                .limits(new ExpansionLimits(64, 100_000, 1_000_000))
                .includes(name -> Optional.of("%include " + name + "x\n".repeat(2)));
    SpecFile deep = SpecFile.parse("%include a\n");
    assertThat(deep.expand(RPM, settings).problems())
        .anyMatch(problem -> problem.message().contains("more than 16 levels deep"));
    SpecFile wide = SpecFile.parse("%include a\n".repeat(20_000));
    UnaryOperator<MacroExpander.Builder> plain =
        builder -> settings.apply(builder).includes(name -> Optional.of("# nothing\n"));
    assertThatThrownBy(() -> wide.expand(RPM, plain))
        .isInstanceOf(SpecFileException.class)
        .hasMessageContaining("characters");
  }

  @Test
  void readsManyDefinitionsInLinearTime() {
    StringBuilder text = new StringBuilder("Version: 1\n");
    for (int i = 0; i < 100_000; i++) {
      text.append("%global m").append(i).append(' ').append(i).append('\n');
    }
    ExpandedSpecFile spec = SpecFile.parse(text.toString()).expand(RPM);
    assertThat(spec.macros().lookup("m99999")).isPresent();
    assertThat(spec.expand("%m1 %m99999")).isEqualTo("1 99999");
  }

  @Test
  void looksForLateDefinitionsOnce() {
    StringBuilder text = new StringBuilder("Version: 1\n");
    for (int i = 0; i < 50_000; i++) {
      text.append("Requires: %{u").append(i).append("}\nBuildArch: noarch\n");
    }
    assertThat(SpecFile.parse(text.toString()).expand(RPM).tags()).hasSize(100_001);
  }

  @Test
  void acceptsPercentEscapesInAUrl() {
    assertThat(expand("Source: https://example.org/a%20b%2Fc.tar").problems())
        .noneMatch(problem -> problem.kind() == Kind.UNEXPANDED);
    assertThat(expand("Source: %{nosuch}").problems())
        .anyMatch(problem -> problem.kind() == Kind.UNEXPANDED);
  }

  @Test
  void knowsTheFunctionsOfTheTargetsRpm() {
    String call = "%{gsub a.b %. -} %{len:abc} %[1+1]";
    assertThat(MacroContext.forTarget("f44").expand(call)).isEqualTo("a-b 3 2");
    assertThat(MacroContext.forTarget("epel9").expand(call))
        .isEqualTo("%{gsub a.b %. -} %{len:abc} 2");
    assertThat(MacroContext.forTarget("epel8").expand(call)).isEqualTo(call);
    assertThat(MacroContext.forTarget("epel10").rpmRelease()).isEqualTo(RpmRelease.parse("4.19.1"));
    assertThat(MacroContext.forTarget("epel9").expand("%python3_version_nodots")).isEqualTo("39");
    MacroContext old = RPM.withRpmRelease(RpmRelease.parse("4.18"));
    assertThat(old.define("len", "own").expand("%len")).isEqualTo("own");
    assertThat(old.expand("%{quote:a b}")).isEqualTo("\u001fa b\u001f");
    assertThat(RPM.expand("%{quote:a b}")).isEqualTo("a b");
  }

  @Test
  void conditionsThatAMacroWritesAreConditions() {
    String choice = "%define m() %if 0\\\nVersion: 0\\\n%else\\\nVersion: 1\\\n%endif\n%m\n";
    assertThat(expand(choice.split("\n", -1)).version()).isEqualTo("1");
    assertThat(
            expand("%define cnd %if 0", "%cnd", "Version: 0", "%else", "Version: 1", "%endif")
                .version())
        .isEqualTo("1");
    assertThat(expand("%define cnd %if 0", "%cnd", "Version: 0", "%endif", "Version: 2").isValid(3))
        .isFalse();
  }

  @Test
  void theLastSummaryCounts() {
    assertThat(expand("Summary: a", "Summary: b").value("summary")).hasValue("b");
    assertThat(expand("URL: a", "URL: b").value("url")).hasValue("a");
  }

  @Test
  void indentedTagsAreTagsForNewerReleases() {
    SpecFile spec = SpecFile.parse("%define v 3\n  Version: 2\n\tRelease: %{v}\n");
    MacroContext old = MacroContext.empty().withRpmRelease(RpmRelease.parse("4.19"));
    MacroContext recent = MacroContext.empty().withRpmRelease(RpmRelease.parse("4.20"));
    assertThat(spec.expand(old).value("Version")).isEmpty();
    assertThat(spec.expand(recent).value("Version")).hasValue("2");
    assertThat(spec.expand(recent).value("Release")).hasValue("3");
    assertThat(spec.expand(recent).expand("%version-%{RELEASE}")).isEqualTo("2-3");
  }
}
