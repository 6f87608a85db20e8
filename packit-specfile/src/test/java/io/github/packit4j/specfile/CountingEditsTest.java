package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits act on what counts, and on nothing else; {@code /} stands for a line break. */
class CountingEditsTest {

  private static final MacroContext FEDORA = MacroContext.empty().define("fedora", "44");
  private static final MacroContext EPEL = MacroContext.empty().define("rhel", "9");
  private static final ChangelogEntry ENTRY =
      ChangelogEntry.of(
          LocalDate.of(2024, 1, 5), new Packager("A B", "a@b"), "1.0-3", List.of("- n"));

  private static final String BOTH =
      "%if 0%{?rhel}/Release: 1/%else/Release: 5%{?dist}/%endif/Source0: a/";

  @Test
  void theReleaseOfTheBranchThatHoldsChanges() {
    assertThat(edited(FEDORA, BOTH, editor -> editor.setReleaseNumber("7")))
        .isEqualTo("%if 0%{?rhel}/Release: 1/%else/Release: 7%{?dist}/%endif/Source0: a/");
    assertThat(edited(EPEL, BOTH, editor -> editor.bumpRelease()))
        .isEqualTo("%if 0%{?rhel}/Release: 2/%else/Release: 5%{?dist}/%endif/Source0: a/");
    SpecFile spec = SpecFile.parse(BOTH.replace('/', '\n'));
    assertThat(spec.edit(FEDORA, EPEL).setReleaseNumber("7").apply().text())
        .isEqualTo("%if 0%{?rhel}\nRelease: 7\n%else\nRelease: 7%{?dist}\n%endif\nSource0: a\n");
  }

  @Test
  void whatIsAddedCountsInEachContext() {
    SpecFile spec =
        SpecFile.parse("%if 0%{?rhel}\nSource0: a\n%else\nSource1: b\n%endif\nURL: u\n");
    for (SpecFileEditor editor : List.of(spec.edit(FEDORA, EPEL), spec.edit(EPEL, FEDORA))) {
      assertThat(editor.addSource("c").apply().text())
          .isEqualTo("%if 0%{?rhel}\nSource0: a\n%else\nSource1: b\n%endif\nSource2: c\nURL: u\n");
    }
  }

  @Test
  void withoutAContextWhatDependsOnOneIsRefused() {
    assertThatThrownBy(() -> edited(BOTH, editor -> editor.setReleaseNumber("7")))
        .isInstanceOf(SpecFileException.class)
        .hasMessage(
            "2:1: Release stands in a condition, and whether it counts depends on the"
                + " distribution: start the edit with SpecFile.edit(context)");
    assertThatThrownBy(
            () -> edited("%if 1/%changelog/- x/%endif/", editor -> editor.addChangelogEntry(ENTRY)))
        .hasMessageStartingWith("2:1: %changelog stands in a condition");
    assertThatThrownBy(
            () -> edited("%if 1/Patch: a/%endif/Patch: b/", editor -> editor.addPatch("c")))
        .hasMessageStartingWith("2:1: Patch stands in a condition");
    assertThat(edited(BOTH, editor -> editor.addSource("b"))).isEqualTo(BOTH + "Source1: b/");
  }

  @Test
  void aSecondContextIsFollowedWhereItsVersionIsAnother() {
    SpecFile spec =
        SpecFile.parse(
            "%if 0%{?rhel}\nVersion: 1.0\n%else\n%global v 2.0\nVersion: %{v}\n%endif\n");
    assertThat(spec.edit(FEDORA, EPEL).updateVersion("2.1").apply().text())
        .isEqualTo("%if 0%{?rhel}\nVersion: 2.1\n%else\n%global v 2.1\nVersion: %{v}\n%endif\n");
    SpecFile shared = SpecFile.parse("Version: 1%{?rhel:.el}\n");
    assertThatThrownBy(() -> shared.edit(FEDORA, EPEL).updateVersion("2.el"))
        .hasMessageContaining("Version cannot be 2.el in all of the contexts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#global release 9/%global release 3/Release: %{release}"
            + " | #global release 9/%global release 4/Release: %{release}",
        "%global release 3/Release: 5%{?dist} | %global release 3/Release: 6%{?dist}",
        "%global baserelease 3/%global rel 0.%{baserelease}/Release: %{rel}"
            + " | %global baserelease 4/%global rel 0.%{baserelease}/Release: %{rel}",
        "%if 0/%global release 8/%endif/%global release 3/Release: %{release}"
            + " | %if 0/%global release 8/%endif/%global release 4/Release: %{release}",
        "Release: %autorelease | Release: %autorelease",
      })
  void theReleaseRisesWhereItIsWritten(String before, String after) {
    assertThat(edited(FEDORA, before, editor -> editor.bumpRelease())).isEqualTo(after);
  }

  @Test
  void aReleaseThatWouldNotRiseIsRefused() {
    assertThatThrownBy(
            () -> edited(FEDORA, "Release: 3%{?fedora:^}", editor -> editor.setRelease("%{?x}")))
        .hasMessage("Release is empty");
    assertThatThrownBy(
            () ->
                edited(
                    FEDORA,
                    "%global release 3/Release: %{?release:7}",
                    editor -> editor.bumpRelease()))
        .hasMessageContaining("cannot be raised");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%if 1/%changelog/- x/%endif/ | %if 1/%changelog/%autochangelog/%endif/",
        "%if 1/%changelog/- x/%else/%changelog/- y/%endif/"
            + " | %if 1/%changelog/%autochangelog/%else/%changelog/- y/%endif/",
        "%if 1/%changelog/%autochangelog/%else/%changelog/- y/%endif/"
            + " | %if 1/%changelog/%autochangelog/%else/%changelog/- y/%endif/",
        "%changelog/- x/%if 1/%files/%endif/ | %changelog/%autochangelog/%if 1/%files/%endif/",
        "%changelog/%if 1/- x/%endif/ | %changelog/%autochangelog/",
      })
  void conditionsAroundASectionStay(String before, String after) {
    assertThat(edited(FEDORA, before, editor -> editor.toAutochangelog())).isEqualTo(after);
  }

  @Test
  void aRemovedSectionLeavesTheConditionsAroundIt() {
    assertThat(
            edited(
                FEDORA,
                "%if 1/%check/make/%endif/%files/",
                editor -> editor.removeSection("check")))
        .isEqualTo("%if 1/%endif/%files/");
  }

  @Test
  void anEntryGoesToTheLogThatCountsAndIsWrittenByHand() {
    String logs = "%if 0/%changelog/- x/%else/%changelog/- y/%endif/";
    assertThat(edited(FEDORA, logs, editor -> editor.addChangelogEntry(ENTRY)))
        .isEqualTo(
            "%if 0/%changelog/- x/%else/%changelog/- y/* Fri Jan 05 2024 A B <a@b> - 1.0-3/- n/"
                + "%endif/");
    SpecFileEditor automatic =
        SpecFile.parse("%changelog\n%autochangelog\n").edit().addChangelogEntry(ENTRY);
    assertThat(automatic.apply().text()).isEqualTo("%changelog\n%autochangelog\n");
    assertThat(automatic.notes())
        .containsExactly(EditNote.at(1, "%autochangelog makes the changelog: no entry was added"));
    assertThat(SpecFile.parse("Name: a\n").edit().addChangelogEntry(ENTRY).notes())
        .containsExactly(EditNote.of("There is no %changelog that counts: no entry was added"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Patch0: a/%patchlist/b/%if 1/c/%endif/%prep/"
            + " | Patch0: a/%patchlist/b/%if 1/c/%endif/n/%prep/",
        "%patchlist/%prep/ | %patchlist/n/%prep/",
        "%patchlist/b//%prep/ | %patchlist/b/n//%prep/",
        "%if 1/%patchlist/b/%endif/%prep/ | %if 1/%patchlist/b/n/%endif/%prep/",
        "Patch: a/Patch: b/ | Patch: a/Patch: b/Patch: n/",
        "Patch 11: a/ | Patch 11: a/Patch: n/",
        "%if 0/Patch5: a/%endif/Patch1: b/ | %if 0/Patch5: a/%endif/Patch1: b/Patch6: n/",
      })
  void aPatchGoesToTheEnd(String before, String after) {
    assertThat(edited(FEDORA, before, editor -> editor.addPatch("n"))).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Patch: a/Patch: b/ | Patch: a/Patch: b/Patch5:n/",
        "Patch0: a/Patch: b/ | Patch0: a/Patch: b/Patch5:n/",
        "Patch0: a/Patch8: b/Patch: c/ | Patch0: a/Patch5: n/Patch8: b/Patch: c/",
        "Patch3: a/Patch: b/Patch9: c/ | Patch3: a/Patch: b/Patch: n/Patch9: c/",
      })
  void anInsertedPatchHasItsNumberAndTheOthersKeepTheirs(String before, String after) {
    assertThat(edited(FEDORA, before, editor -> editor.addPatch(5, "n"))).isEqualTo(after);
    List<ExpandedSource> patches =
        SpecFile.parse(after.replace('/', '\n')).expand(FEDORA).patches();
    assertThat(patches).anyMatch(patch -> patch.number() == 5 && patch.location().equals("n"));
  }

  @Test
  void aNumberThatWouldShiftOthersIsRefused() {
    assertThatThrownBy(
            () -> edited(FEDORA, "Patch0: a/%patchlist/b/", editor -> editor.addPatch(9, "n")))
        .hasMessage(
            "Patch 9 cannot be added: those without a number would get another one; take number 2");
  }

  @Test
  void theLastPatchThatCountsIsRemovedAndItsUseIsReported() {
    SpecFileEditor editor =
        SpecFile.parse(
                "Patch1: a\n%if 0\nPatch2: b\n%endif\n%patchlist\nc\n%if 1\nd\n%endif\n%prep\n"
                    + "%patch -P 3 -p1\n")
            .edit(FEDORA)
            .removeLastPatch();
    assertThat(editor.apply().text())
        .isEqualTo(
            "Patch1: a\n%if 0\nPatch2: b\n%endif\n%patchlist\nc\n%if 1\n%endif\n%prep\n"
                + "%patch -P 3 -p1\n");
    assertThat(editor.notes())
        .containsExactly(EditNote.at(11, "%patch -P 3 -p1 still applies patch 3"));
    assertThat(editor.removePatchLines(3).apply().text()).endsWith("%prep\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.1%(id)", "1-1", "1/2", "1:2", "1 2", "1@x", "", "1\n%prep", "%{v}", "1.é"})
  void noVersionIsWrittenThatRpmRefuses(String version) {
    assertThatThrownBy(() -> edited(FEDORA, "Version: 1", editor -> editor.updateVersion(version)))
        .isInstanceOf(SpecFileException.class);
    assertThatThrownBy(
            () -> edited(FEDORA, "Release: 1", editor -> editor.setReleaseNumber(version)))
        .isInstanceOf(SpecFileException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\\", "%{a", "%(a", "a\u0000b", "a\u0085b", " "})
  void noValueReachesBeyondItsLine(String value) {
    List<UnaryOperator<SpecFileEditor>> edits =
        List.of(
            editor -> editor.setTag("URL", value),
            editor -> editor.setTag("Version", value),
            editor -> editor.addTag("Vendor", value),
            editor -> editor.addSource(value),
            editor -> editor.addPatch(value),
            editor -> editor.updateTag("URL", value + value),
            editor -> editor.setMacro("m", value));
    String text = "%global m 1/URL: u/Version: 1/%prep/%setup -q/";
    for (UnaryOperator<SpecFileEditor> edit : edits) {
      assertThatThrownBy(() -> edited(FEDORA, text, edit)).isInstanceOf(SpecFileException.class);
    }
  }

  @Test
  void aCommentStaysAComment() {
    assertThat(edited(FEDORA, "Patch1: a/", editor -> editor.addPatch("b", "100% of %(id)")))
        .isEqualTo("Patch1: a/# 100%% of %%(id)/Patch2: b/");
    assertThatThrownBy(
            () -> edited(FEDORA, "Patch1: a/", editor -> editor.addPatch("b", "x\nName: y")))
        .isInstanceOf(SpecFileException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%prep\n",
        "- a\n%if 0\n",
        "%endif\n",
        "%else\n- b\n",
        "x\n%files -n y\n",
        "- a\n  %%if 0\n",
        "%%endif\n",
        "- a\n%%prep\n"
      })
  void aSectionsTextEndsWithIt(String body) {
    assertThatThrownBy(
            () -> edited(FEDORA, "%changelog/", editor -> editor.replaceSection("changelog", body)))
        .isInstanceOf(SpecFileException.class)
        .hasMessageContaining("begin it with something else, such as a hyphen");
  }

  @Test
  void aTagThatRpmDoesNotKnowIsNotAdded() {
    assertThatThrownBy(() -> edited(FEDORA, "Name: a/", editor -> editor.addTag("Colour", "red")))
        .hasMessage("'Colour' is no tag that RPM knows");
    assertThatThrownBy(() -> edited(FEDORA, "Name: a/", editor -> editor.setTag("Name", "a b")))
        .hasMessageContaining("character that RPM does not allow there: U+0020 (character 2)");
  }

  private static String edited(
      MacroContext context, String text, UnaryOperator<SpecFileEditor> edit) {
    SpecFile spec = SpecFile.parse(text.replace('/', '\n'));
    return edit.apply(spec.edit(context)).apply().text().replace('\n', '/');
  }

  private static String edited(String text, UnaryOperator<SpecFileEditor> edit) {
    SpecFile spec = SpecFile.parse(text.replace('/', '\n'));
    return edit.apply(spec.edit()).apply().text().replace('\n', '/');
  }
}
