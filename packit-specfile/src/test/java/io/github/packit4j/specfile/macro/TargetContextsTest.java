package io.github.packit4j.specfile.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.macro.internal.environment.NativeDefinition;
import io.github.packit4j.specfile.macro.internal.environment.NativeMacros;
import io.github.packit4j.specfile.macro.internal.run.SpecRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetContextsTest {

  @ParameterizedTest
  @CsvSource({
    "f44, .fc44 44",
    "fedora-44, .fc44 44",
    "F44, .fc44 44",
    "fc43, .fc43 43",
    "epel9, .el9 9",
    "epel-9, .el9 9",
    "epel10, .el10 10",
    "epel10.1, .el10_1 10",
    "c10s, .el10 10",
    "centos-stream-9, .el9 9",
    "f47, .fc47 47",
    "eln47, .eln47 11",
    "fedora-eln47, .eln47 11",
  })
  void knowsTheTargetsOfFedoraAndItsRelatives(String target, String expected) {
    assertThat(MacroContext.forTarget(target).expand("%{dist} %{?fedora}%{?rhel}"))
        .isEqualTo(expected);
  }

  @Test
  void rawhideLeadsTheNumberedReleases() {
    String rawhide = MacroContext.forTarget("rawhide").expand("%{fedora}");
    assertThat(Integer.parseInt(rawhide)).isGreaterThan(45);
    assertThat(MacroContext.forTarget("eln").expand("%{?fedora}%{dist} %{rhel}"))
        .startsWith(".eln" + rawhide);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '→',
      value = {
        "%{?dist} → .fc44",
        "%global distprefix .git1|%{?dist} → .git1.fc44",
        "%global distprefix0 .a|%global distprefix .b|%global distprefix2 .c|%{?dist} → .a.c.fc44",
        "%global _with_bootstrap 1|%bcond_with bootstrap|%{?dist} → .fc44~bootstrap",
        "%bcond_without bootstrap|1%{?dist} → 1.fc44~bootstrap",
        "%global dist .own|%{?dist} → .own",
        "%undefine dist|[%{?dist}] → []",
      })
  void composesTheDistTagAsFedoraDoes(String text, String expected) {
    MacroExpander expander = MacroExpander.over(MacroContext.forTarget("f44"));
    assertThat(expander.expand(text.strip().replace('|', '\n')).strip())
        .isEqualTo(expected.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "debian-12", "f", "epel", "44"})
  void refusesOtherTargets(String target) {
    assertThatThrownBy(() -> MacroContext.forTarget(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + target + "'");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "%define name APLpy|%define version 2.1.0~rc1|%{pypi_source} → https://files.pythonhosted.org/packages/source/A/APLpy/APLpy-2.1.0rc1.tar.gz",
        "%{pypi_source foo 1.2 zip} → https://files.pythonhosted.org/packages/source/f/foo/foo-1.2.zip",
        "%define crate cursive|%define version 0.21.1|%{crates_source} → https://crates.io/api/v1/crates/cursive/0.21.1/download#/cursive-0.21.1.crate",
        "%define version 1.2|%global forgeurl https://github.com/foo/bar|%forgemeta|%{forgesource} %{forgesetupargs} → https://github.com/foo/bar/archive/v1.2/bar-1.2.tar.gz -n bar-1.2",
        "%define version 1.2|%global forgeurl https://github.com/foo/bar|%global commit 0123456789012345678901234567890123456789|%forgemeta|%{forgesource} %{distprefix} → https://github.com/foo/bar/archive/0123456789012345678901234567890123456789/bar-0123456789012345678901234567890123456789.tar.gz .git0123456",
        "%define version 1.2|%global forgeurl https://github.com/foo/bar|%global tag v1.3|%forgemeta|%{forgesource} %{forgesetupargs} → https://github.com/foo/bar/archive/v1.3/bar-1.3.tar.gz -n bar-1.3",
        "%define version 1.2|%global forgeurl https://gitlab.com/foo/bar|%global tag v1.3|%forgemeta|%{forgesource} %{forgesetupargs} → https://gitlab.com/foo/bar/-/archive/v1.3/bar-v1.3.tar.bz2 -n bar-v1.3",
        "%define version 1.2|%global forgeurl https://gitlab.com/foo/bar/|%global tag v1.3|%forgemeta|%{forgesource} → https://gitlab.com/foo/bar//-/archive/v1.3/bar-v1.3.tar.bz2",
        "%define version 1.2|%global goipath github.com/foo/bar/v3|%global meta %{gometa}|%{gourl} %{gosource} → https://github.com/foo/bar https://github.com/foo/bar/archive/v1.2/bar-1.2.tar.gz",
        "%__default_python3_version → 3.14",
        "%define version 1.2|%global forgeurl https://codeberg.org/foo/bar|%global tag v1.2|%forgemeta|%{forgesource} %{forgesetupargs} → https://codeberg.org/foo/bar/archive/v1.2.tar.gz -n bar",
        "%define version 1.2|%global forgeurl https://git.sr.ht/~foo/bar|%global tag v1.2|%forgemeta|%{forgesource} → https://git.sr.ht/~foo/bar/archive/v1.2.tar.gz#/bar-1.2.tar.gz",
        "%define version 1.2|%global forgeurl https://pagure.io/foo/bar|%forgemeta|%{forgesource} → https://pagure.io/foo/bar/archive/1.2/foo-bar-1.2.tar.gz",
        "%define version 1.2|%global forgeurl https://github.com/foo/bar|%global commit 0123456789|%forgemeta|%{forgeversion} → 1.2^git0123456",
        "%define version 1.2|%global forgeurl0 https://github.com/foo/bar|%global forgeurl1 https://github.com/foo/baz|%global version1 3|%forgemeta -a|%{forgesource0} %{forgesource1} → https://github.com/foo/bar/archive/v1.2/bar-1.2.tar.gz https://github.com/foo/baz/archive/v3/baz-3.tar.gz",
        "%define version 1.2|%global goipath github.com/foo/bar|%global go_arches x86_64|%gometa|%{goname} %{gourl} %{gosource} → BuildRequires: go-rpm-macros|ExclusiveArch: x86_64|golang-github-foo-bar https://github.com/foo/bar https://github.com/foo/bar/archive/v1.2/bar-1.2.tar.gz",
        "%{gorpmname golang.org/x/crypto} → golang-x-crypto",
        "%{gorpmname github.com/Azure/go-autorest/v14} → golang-github-azure-autorest-14",
        "%{gorpmname gopkg.in/yaml.v2} → golang-gopkg-yaml-2",
        "%define name R-AUC|[%R_rpm_version 1.2-3|%{cran_source} → [1.2.3|https://cran.r-project.org/package=AUC&version=1.2-3#/AUC_1.2-3.tar.gz",
        "%define name R-AUC|%define version 1.2|%{bioc_url} %{bioc_source} → https://bioconductor.org/packages/release/bioc/html/AUC.html https://bioconductor.org/packages/release/bioc/src/contrib/AUC_1.2.tar.gz",
        "%define foundry Aajohan|%define fontfamily Comfortaa|%{fontpkgname} → aajohan-comfortaa-fonts",
        "%define foundry ADF|%define fontfamily2 Accanthis-2|%{fontpkgname2} → adf-accanthis-2-fonts",
        "%define version 6.10.0|%{stable_kf6} %{majmin_ver_kf6} → stable 6.10",
        "%define version 5.93.0|%{stable_kf6} → unstable",
        "%define version 24.01.80|%{stable_kf6} %{bug_ver_kf6} → unstable 80",
        "%define version 46~rc.1|%{gnome_tarball_version} %{gnome_major_version} → 46.rc.1 46",
        "%define version 1.0~rc1|%{version_no_tilde} %{version_no_tilde _} %{version_no_tilde %{quote:}} → 1.0-rc1 1.0_rc1 1.0rc1",
        "%{py_dist_name Foo.Bar_baz--qux} → foo-bar-baz-qux",
        "%{py3_dist Foo.Bar x} → python3dist(foo-bar) python3dist(x)",
        "%{ansible_collection_url a b} → https://galaxy.ansible.com/ui/repo/published/a/b",
        "%{autorelease} %{autorelease -p -s 2024git1} %{autorelease -b 5 -e rc1} %{autorelease -n} → 1.fc44 0.1.2024git1.fc44 5.rc1.fc44 1",
        "%bcond x 1|%bcond_with y|%{with x}%{without x}%{with y}%{defined with_x} → 1001",
        "%{_libdir} %{_sysconfdir} %{_pkgdocdir} → /usr/lib64 /etc /usr/share/doc/%{name}",
      })
  void derivesNamesAndSources(String text, String expected) {
    MacroExpander expander = MacroExpander.over(MacroContext.forTarget("f44"));
    String result = expander.expand(text.strip().replace('|', '\n'));
    assertThat(result.replaceAll("\n+", "\n").strip())
        .isEqualTo(expected.strip().replace('|', '\n'));
  }

  static Stream<Arguments> rows() throws IOException {
    return Tables.rows("targets.tsv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void expandsAsFedoraDoes(String text, String expected) {
    MacroExpander expander = MacroExpander.over(MacroContext.forTarget("f44"));
    if (expected.startsWith("E: ")) {
      assertThatThrownBy(() -> expander.expand(Tables.plain(text)))
          .isInstanceOf(MacroException.class)
          .hasMessage(expected.substring(3));
    } else {
      assertThat(expander.expand(Tables.plain(text)).replaceAll("\n+", "\n").strip())
          .isEqualTo(Tables.plain(expected));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "f36, 3.11, 4.17, /usr/sbin",
    "f37, 3.11, 4.18, /usr/sbin",
    "f38, 3.11, 4.18, /usr/sbin",
    "f39, 3.12, 4.19, /usr/sbin",
    "f40, 3.12, 4.19, /usr/sbin",
    "f41, 3.13, 4.20, /usr/sbin",
    "f42, 3.13, 4.20, /usr/bin",
    "f43, 3.14, 6.0, /usr/bin",
    "f44, 3.14, 6.0, /usr/bin",
    "f45, 3.15, 6.0, /usr/bin",
    "epel8, 3.6, 4.14, /usr/sbin",
    "epel9, 3.9, 4.16, /usr/sbin",
    "epel10, 3.12, 4.19, /usr/sbin",
  })
  void targetsHaveTheirPythonAndRpm(String target, String python, String rpm, String sbin) {
    MacroContext context = MacroContext.forTarget(target);
    assertThat(context.expand("%{python3_version} %{__default_python3_version}"))
        .isEqualTo(python + " " + python);
    assertThat(context.expand("%{python3_version_nodots}")).isEqualTo(python.replace(".", ""));
    assertThat(context.rpmRelease()).isEqualTo(RpmRelease.parse(rpm));
    assertThat(context.expand("%{_sbindir}")).isEqualTo(sbin);
    assertThat(MacroContext.forTarget(target)).isSameAs(context);
  }

  @Test
  void nativeMacrosHaveTheNamesOfThePackages() {
    assertThat(NativeMacros.standard())
        .extracting(NativeDefinition::name)
        .containsExactlyInAnyOrder(
            "defined", "undefined", "with", "without", "bcond", "bcond_with", "bcond_without");
    assertThat(NativeMacros.distribution())
        .extracting(NativeDefinition::name)
        .contains(
            "dist",
            "pypi_source",
            "crates_source",
            "forgemeta",
            "forgeversion",
            "gometa",
            "stable_kf6",
            "R_rpm_version",
            "fontpkg",
            "fontpkgname9",
            "fontmetapkg");
  }

  @Test
  void fontPackagesPrintTheirPreamble() {
    MacroExpander expander = MacroExpander.over(MacroContext.forTarget("f44"));
    assertThat(
            expander.expand(
                "%global foundry ADF\n%global fontfamily0 Accanthis\n%global fontsummary0 A font\n"
                    + "%global fontlicense GPL-2.0-only\n%fontpkg -a"))
        .startsWith(
            "Name: adf-accanthis-fonts\nSummary: A font\nLicense: GPL-2.0-only\n"
                + "BuildArch: noarch\n")
        .contains("%description -n adf-accanthis-fonts");
  }

  @Test
  void contextsComeFromMapsAndMacroFiles(@TempDir Path directory) throws Exception {
    Path first = directory.resolve("macros.one");
    Path second = directory.resolve("macros.two");
    Files.writeString(first, "# comment\nignored\n%a 1\n%b(x:) <%1%{-x*}>\n%c %{expand:\nx}\n");
    Files.writeString(second, "%a 2\n%d one\\\ntwo\n");
    MacroContext files = MacroContext.fromMacroFiles(first, second);
    assertThat(files.expand("%a %{b -x v w}%c|%d")).isEqualTo("2 <wv>\nx|one\ntwo");
    assertThat(MacroContext.of(Map.of("a", "%{b}", "b", "z")).expand("%a")).isEqualTo("z");
    assertThat(files.definitions()).containsOnlyKeys("a", "b", "c", "d");
    assertThat(files.defineAll(MacroContext.of(Map.of("a", "3"))).expand("%a")).isEqualTo("3");
    assertThatThrownBy(() -> MacroContext.parseMacroFile("%a\n"))
        .isInstanceOf(MacroException.class)
        .hasMessageContaining("empty body");
  }

  @Test
  void aRunKeepsItsDefinitionsToItself() {
    MacroContext context = MacroContext.rpm().define("x", "1");
    MacroExpander run = MacroExpander.over(context);
    run.expand("%global x 2\n%global y %{x}3");
    assertThat(run.expand("%x %y")).isEqualTo("2 23");
    assertThat(run.snapshot().expand("%x %y")).isEqualTo("2 23");
    assertThat(context.expand("%x %{?y}")).isEqualTo("1 ");
    run.undefine("x");
    assertThat(run.value("x")).contains("1");
    assertThat(run.lookup("y")).contains(MacroDefinition.of("y", "23"));
    run.expand("%define f(a:) <%{-a*}>");
    assertThat(run.expand("%{f -a 5}")).isEqualTo("<5>");
  }

  @Test
  void sourcesAndPatchesHaveNumbers() {
    MacroExpander run = MacroExpander.over(MacroContext.of(Map.of("_sourcedir", "/s")));
    SpecRun declared = SpecRun.of(run);
    declared.source(1, "https://example.org/get?f=a.tar.gz#/b%20c.zip");
    declared.patch(0, "fix.patch");
    assertThat(run.expand("%{S:1} %{SOURCE1} %{P:0} %{SOURCEURL1} %{S:7}"))
        .isEqualTo(
            "/s/b%20c.zip /s/b%20c.zip /s/fix.patch"
                + " https://example.org/get?f=a.tar.gz#/b%20c.zip %SOURCE7");
    declared.source(0, "z.tar");
    assertThat(run.expand("%{lua:for i, s in ipairs(sources) do print(i..s..' ') end}"))
        .isEqualTo("1/s/b%20c.zip 2/s/z.tar ");
    assertThat(run.expand("%{lua:print(#patches, patches[1], patches[2])}"))
        .isEqualTo("1\t/s/fix.patch\tnil");
  }
}
