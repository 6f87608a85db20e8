package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions that are made of macros; {@code /} stands for a line break. */
class VersionUpdateTest {

  private static final String RC = "()rc\\d+";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Version: 1.0 | 2.0 | Version: 2.0",
        "%global ver 1.0/Version: %{ver} | 2.0 | %global ver 2.0/Version: %{ver}",
        "%global a 1/%global b 2/Version: %{a}.%{b}.3 | 4.5.6"
            + " | %global a 4/%global b 5/Version: %{a}.%{b}.6",
        "%global a 1/%global b 2/Version: %{a}.%{b}.3 | 4.5"
            + " | %global a 1/%global b 2/Version: 4.5",
        "%global a 1/Version: %{a}.2 | 4.5.6 | %global a 4.5/Version: %{a}.6",
        "%global a 1/%global b 2/Version: %{a}%{b} | 34 | %global a 1/%global b 2/Version: 34",
        "%global b 1.0/%global v %{b}/Version: %{v} | 2.0"
            + " | %global b 2.0/%global v %{b}/Version: %{v}",
        "%global b 1.0/%global v %{b}.1/Version: %{v} | 2.0.1"
            + " | %global b 2.0/%global v %{b}.1/Version: %{v}",
        "%global p rc1/Version: 1.0%{?p:~%{p}} | 1.0~rc2"
            + " | %global p rc2/Version: 1.0%{?p:~%{p}}",
        "#global p rc1/Version: 1.0%{?p:~%{p}} | 2.0~rc2"
            + " | %global p rc2/Version: 2.0%{?p:~%{p}}",
        "%if 0/%global v 0.9/%else/%global v 1.0/%endif/Version: %{v} | 2.0"
            + " | %if 0/%global v 0.9/%else/%global v 2.0/%endif/Version: %{v}",
        "%global v 0.9/%global v 1.0/Version: %{v} | 2.0"
            + " | %global v 0.9/%global v 2.0/Version: %{v}",
        "%global srcname foo/Version: %{srcname}1 | foo2 | %global srcname foo/Version:"
            + " %{srcname}2",
        "%global c 0123/%global d 20200101/Version: 1.0^%{d}git%{c} | 1.1^20240101gitabc"
            + " | %global c abc/%global d 20240101/Version: 1.1^%{d}git%{c}",
        "%if 0/Version: 0.9/%else/Version: 1.0/%endif | 2.0"
            + " | %if 0/Version: 0.9/%else/Version: 2.0/%endif",
        "Version: %{?v}%{!?v:1.0} | 2.0 | Version: %{?v}%{!?v:2.0}",
        "%global n 45/Version: %{n}.0.3 | 45.0.4 | %global n 45/Version: %{n}.0.4",
        "%global n 45/Name: f%{n}/Version: %{n}.0.3 | 46.0.0"
            + " | %global n 45/Name: f%{n}/Version: 46.0.0",
        "%global n 45/Name: f/Version: %{n}.0.3/%package -n f%{n} | 46.1"
            + " | %global n 45/Name: f/Version: 46.1/%package -n f%{n}",
        "%global d 20240101/Version: 2.0.%{d} | 2.0.20240301"
            + " | %global d 20240301/Version: 2.0.%{d}",
        "%global d 20240101/Version: 2.0.%{d} | 2.0.1 | %global d 20240101/Version: 2.0.1",
        "%global c 0123abc/Version: 1.2.0^24.%{c} | 1.2.1" + " | %global c 0123abc/Version: 1.2.1",
        "#global snap 2024/Version: 1.0%{?snap:.%{snap}} | 1.0.2025"
            + " | #global snap 2024/Version: 1.0.2025%{?snap:.%{snap}}",
        "#global snap 2024/Version: 1.0%{?snap:.%{snap}} | 1.1~rc1"
            + " | #global snap 2024/Version: 1.1~rc1%{?snap:.%{snap}}",
        "Version: 1.0%{!?final_build:~dev} | 1.1 | Version: 1.1",
        "Version: 1.0%{!?final_build:~dev} | 1.1~dev | Version: 1.1%{!?final_build:~dev}",
        "%global a 1/%global b 2/%global c 3/Version: %{a}.%{b}.%{c} | 1.2.4.1"
            + " | %global a 1/%global b 2/%global c 4.1/Version: %{a}.%{b}.%{c}",
        "%define up() %1/Version: %up 0.3.2 | 0.3.3 | %define up() %1/Version: %up 0.3.3",
        "%define up() %1/Version: %{up 0.3.2} | 0.3.3 | %define up() %1/Version: %{up 0.3.3}",
        "%global b 1.2/%global v %{b}.1/Version: %{v} | 1.2.2"
            + " | %global b 1.2/%global v %{b}.2/Version: %{v}",
        "Version:\t1.0  | 2.0 | Version:\t2.0",
      })
  void versionsAreWrittenThroughMacros(String before, String version, String after) {
    assertThat(updated(before, version, Prerelease.none())).isEqualTo(after.replace('/', '\n'));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.4rc1, 1.2.4~rc1",
    "1.2.4-RC.2, 1.2.4~RC.2",
    "1.2.4, 1.2.4",
    "1.2.4a1, 1.2.4a1",
    "1.2.4rc1.post1, 1.2.4rc1.post1",
    "2.0-preview-3, 2.0~preview-3",
  })
  void defaultPrereleasesSortBeforeTheRelease(String upstream, String rpm) {
    assertThat(Prerelease.defaults().rpmVersion(upstream)).isEqualTo(rpm);
  }

  @Test
  void prereleaseMacroIsSwitchedOnAndOff() {
    String macros =
        "%global base 1.2.3/#global pre rc4/%global ver %{base}%{?pre:~%{pre}}/Version: %{ver}";
    String on = updated(macros, "1.2.4rc1", Prerelease.of(RC, "pre"));
    assertThat(on).startsWith("%global base 1.2.4\n%global pre rc1\n");
    String off = updated(on, "1.2.4", Prerelease.of(RC, "pre"));
    assertThat(off).startsWith("%global base 1.2.4\n#global pre rc1\n");
    assertThat(off).endsWith("Version: %{ver}");
  }

  @Test
  void patternNeedsADelimiterGroup() {
    assertThatThrownBy(() -> Prerelease.of("rc\\d+"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'()' for none");
  }

  @Test
  void aMissingTagIsNamed() {
    assertThatThrownBy(() -> updated("Name: a", "1", Prerelease.none()))
        .isInstanceOf(SpecFileException.class)
        .hasMessage("The spec file has no Version tag; add one");
  }

  private static String updated(String before, String version, Prerelease prerelease) {
    return SpecFile.parse(before.replace('/', '\n'))
        .edit(MacroContext.forTarget("rawhide"))
        .updateVersion(version, prerelease)
        .apply()
        .text();
  }
}
