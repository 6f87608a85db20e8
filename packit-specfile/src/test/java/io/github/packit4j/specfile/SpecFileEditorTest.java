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

/** Edits of all parts; {@code /} stands for a line break. */
class SpecFileEditorTest {

  private static final LocalDate DAY = LocalDate.of(2024, 1, 5);
  private static final Packager AUTHOR = new Packager("A B", "a@b");

  @ParameterizedTest
  @CsvSource({
    "1%{?dist}, 2%{?dist}",
    "0.1.rc1%{?dist}, 0.2.rc1%{?dist}",
    "1.rc1%{?dist}, 1.rc1%{?dist}.1",
    "1%{?dist}.2, 2%{?dist}.2",
    "%{rel}%{?dist}, %{rel}%{?dist}.1",
    "0.5%{?dist}, 0.6%{?dist}",
    "10, 11",
    "3.20200101git%{?dist}, 4.20200101git%{?dist}",
    "%autorelease, %autorelease",
    "1.beta2, 1.beta2.1",
  })
  void releasesAreBumped(String before, String after) {
    assertThat(edited("Release: " + before, SpecFileEditor::bumpRelease))
        .isEqualTo("Release: " + after);
  }

  @Test
  void aBaseReleaseIsBumpedInItsDefinition() {
    assertThat(edited("%global baserelease 4/Release: %{baserelease}", SpecFileEditor::bumpRelease))
        .isEqualTo("%global baserelease 5/Release: %{baserelease}");
  }

  @ParameterizedTest
  @CsvSource({
    "3%{?dist}, 1%{?dist}",
    "3%{?dist}.2, 1%{?dist}",
    "3%dist, 1%dist",
    "3, 1",
    "%autorelease, 1",
    "3%{?dist}%{?x}, 1%{?dist}",
  })
  void releaseNumbersKeepTheDistTag(String before, String after) {
    assertThat(edited("Release: " + before, editor -> editor.setReleaseNumber("1")))
        .isEqualTo("Release: " + after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Source0: a/ | Source0: a/Patch0000:n/",
        "Name: a/ | Name: a/Patch0000: n/",
        "Patch0: a/ | Patch0: a/Patch1: n/",
        "Patch0001:  a/ | Patch0001:  a/Patch0002:  n/",
        "Patch9:     a/ | Patch9:     a/Patch10:    n/",
        "Patch: a/ | Patch: a/Patch: n/",
        "Patch0: a/Patch5: b/ | Patch0: a/Patch5: b/Patch6: n/",
        "Patch5: a/Patch0: b/ | Patch5: a/Patch6: n/Patch0: b/",
        "%if 1/Patch0: a/%endif/ | %if 1/Patch0: a/%endif/Patch1: n/",
        "Patch0:\ta/ | Patch0:\ta/Patch1:\tn/",
        "Patch0 : a/ | Patch0 : a/Patch1 : n/",
      })
  void patchesAreAdded(String before, String after) {
    assertThat(edited(before, editor -> editor.addPatch("n"))).isEqualTo(after);
  }

  @Test
  void patchesAreAddedWithAComment() {
    assertThat(edited("Patch0: a/", editor -> editor.addPatch("n", "why", "and how")))
        .isEqualTo("Patch0: a/# why/# and how/Patch1: n/");
  }

  @Test
  void aLocationIsAddedOnce() {
    assertThatThrownBy(() -> edited("Name: x/Patch0: a/", editor -> editor.addPatch("a")))
        .isInstanceOf(SpecFileException.class)
        .hasMessage("2:1: Patch 'a' is there already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Source0: a/ | Source0: a/Source1: n/",
        "Source: a/ | Source: a/Source: n/",
        "Name: a/ | Name: a/Source0: n/",
        "Name: a/%sourcelist/x/ | Name: a/%sourcelist/x/n/",
        "Source3: a/Source2: b/ | Source3: a/Source2: b/Source4: n/",
        "Source0: a | Source0: a/Source1: n",
      })
  void sourcesAreAppended(String before, String after) {
    assertThat(edited(before, editor -> editor.addSource("n"))).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# note/Source0: a/Source1: b/ | Source1: b/",
        "Name: x//# note/Source0: a//Source1: b/ | Name: x//Source1: b/",
        "Name: x//Source0: a/ | Name: x//",
      })
  void sourcesAreRemovedWithTheirComments(String before, String after) {
    assertThat(edited(before, editor -> editor.removeSource(0))).isEqualTo(after);
  }

  @Test
  void aPatchAndTheLinesThatApplyItAreRemoved() {
    String prep = "%prep/%setup -q/%patch -P1 -p1/%patch2 -p1/%patch -P 12/%patch 2/";
    assertThat(
            edited(
                "Patch1: a/Patch2: b/" + prep, editor -> editor.removePatch(2).removePatchLines(2)))
        .isEqualTo("Patch1: a/%prep/%setup -q/%patch -P1 -p1/%patch -P 12/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%autosetup | %autosetup -n x",
        "%autosetup -p1 | %autosetup -p1 -n x",
        "%autosetup -n %{name}-%{version} -p1 | %autosetup -n x -p1",
        "%autosetup -n%{expand:a b} | %autosetup -n x",
      })
  void prepOptionsAreSet(String before, String after) {
    assertThat(
            edited("%prep/" + before + "/", editor -> editor.setPrepOption("autosetup", 'n', "x")))
        .isEqualTo("%prep/" + after + "/");
  }

  @Test
  void prepOptionsAreRemoved() {
    assertThat(
            edited(
                "%prep/%setup -q -n a-%{v} -c/", editor -> editor.removePrepOption("setup", 'n')))
        .isEqualTo("%prep/%setup -q -c/");
  }

  @Test
  void tagsAreAddedAndRemoved() {
    assertThat(edited("Name:    a/%description/", editor -> editor.addTag("URL", "https:")))
        .isEqualTo("Name:    a/URL:     https:/%description/");
    assertThat(edited("Name: a/# c/URL: u/Epoch: 1/", editor -> editor.removeTag("url")))
        .isEqualTo("Name: a/Epoch: 1/");
    SpecFile conditional = SpecFile.parse("%{?x:URL: u}\n");
    MacroContext withX = MacroContext.empty().define("x", "1");
    assertThat(conditional.edit(withX).setTag("URL", "v").apply().text())
        .isEqualTo("%{?x:URL: v}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%changelog/ | %changelog/* Fri Jan 05 2024 A B <a@b> - 1.0-3/- n/",
        "%changelog | %changelog/* Fri Jan 05 2024 A B <a@b> - 1.0-3/- n",
        "%changelog/* Mon Jan 01 2024 X - 1/- o/"
            + " | %changelog/* Fri Jan 05 2024 A B <a@b> - 1.0-3/- n//* Mon Jan 01 2024 X - 1/- o/",
        "%changelog/* Mon Jan  1 2024 X - 1/- o/"
            + " | %changelog/* Fri Jan  5 2024 A B <a@b> - 1.0-3/- n//* Mon Jan  1 2024 X - 1/- o/",
        "%changelog/* Mon Jan 1 2024 X - 1/- o/"
            + " | %changelog/* Fri Jan 5 2024 A B <a@b> - 1.0-3/- n//* Mon Jan 1 2024 X - 1/- o/",
        "%changelog/* Sun Dec 31 2023 X - 1/- o/"
            + " | %changelog/* Fri Jan 5 2024 A B <a@b> - 1.0-3/- n//* Sun Dec 31 2023 X - 1/- o/",
        "%changelog/text/ | %changelog/text/* Fri Jan 05 2024 A B <a@b> - 1.0-3/- n/",
        "Name: a/ | Name: a/",
      })
  void entriesAreAddedInTheStyleOfTheLog(String before, String after) {
    ChangelogEntry entry = ChangelogEntry.of(DAY, AUTHOR, "1.0-3", List.of("- n"));
    assertThat(edited(before, editor -> editor.addChangelogEntry(entry))).isEqualTo(after);
  }

  @Test
  void sectionsAreReplacedAddedAndRemoved() {
    assertThat(edited("a/%prep/x/%build/", editor -> editor.replaceSection("prep", "y\n")))
        .isEqualTo("a/%prep/y/%build/");
    assertThat(edited("a", editor -> editor.replaceSection("changelog", "x\n")))
        .isEqualTo("a//%changelog/x/");
    assertThat(edited("a/%prep/x/%build/", editor -> editor.removeSection("prep")))
        .isEqualTo("a/%build/");
  }

  @Test
  void linesEndAsInTheFile() {
    SpecFile spec = SpecFile.parse("Name: a\r\nSource0: b\r\n%changelog\r\n");
    ChangelogEntry entry = ChangelogEntry.of(DAY, AUTHOR, "", List.of("- n"));
    assertThat(spec.edit().addSource("n").addChangelogEntry(entry).apply().text())
        .isEqualTo(
            "Name: a\r\nSource0: b\r\nSource1: n\r\n%changelog\r\n"
                + "* Fri Jan 05 2024 A B <a@b>\r\n- n\r\n");
  }

  @Test
  void definitionsAreChangedAndSwitched() {
    assertThat(edited("%global a 1/", editor -> editor.setMacro("a", "2")))
        .isEqualTo("%global a 2/");
    assertThat(edited("#global a 1/", editor -> editor.activateMacro("a")))
        .isEqualTo("%global a 1/");
    assertThat(edited("# %%global a 1/", editor -> editor.activateMacro("a")))
        .isEqualTo("%global a 1/");
    assertThat(edited("%dnl %global a 1/", editor -> editor.activateMacro("a")))
        .isEqualTo(" %global a 1/");
  }

  @ParameterizedTest
  @CsvSource({
    "3%{?dist}, %autorelease",
    "0.3.rc1%{?dist}, %autorelease -p -e rc1",
    "2.git1%{?dist}, %autorelease -e git1",
    "3, %autorelease -n",
  })
  void releasesBecomeAutomatic(String before, String after) {
    assertThat(edited("Release: " + before, SpecFileEditor::toAutorelease))
        .isEqualTo("Release: " + after);
  }

  @Test
  void unknownReleasesAreRefused() {
    assertThatThrownBy(() -> edited("Release: %{rel}", SpecFileEditor::toAutorelease))
        .isInstanceOf(SpecFileException.class)
        .hasMessageContaining("'%{rel}'");
  }

  @Test
  void automaticReleasesBecomeNumbers() {
    assertThat(edited("Release: %autorelease -p -e rc1 -b 3", editor -> editor.fromAutorelease(4)))
        .isEqualTo("Release: 0.6.rc1%{?dist}");
    assertThat(edited("%changelog/%autochangelog/", editor -> editor.fromAutochangelog("x\n")))
        .isEqualTo("%changelog/x/");
    assertThat(edited("%changelog/* x/", SpecFileEditor::toAutochangelog))
        .isEqualTo("%changelog/%autochangelog/");
  }

  @Test
  void anEditThatChangesNothingGivesTheSameObject() {
    SpecFile spec = SpecFile.parse("Version: 1\n");
    assertThat(spec.edit().setVersion("1").apply()).isSameAs(spec);
  }

  private static String edited(String before, UnaryOperator<SpecFileEditor> edit) {
    SpecFile spec = SpecFile.parse(before.replace('/', '\n'));
    return edit.apply(spec.edit()).apply().text().replace('\n', '/');
  }
}
