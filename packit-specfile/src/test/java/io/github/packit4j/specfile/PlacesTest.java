package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.PrepMacro;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.version.Prerelease;
import org.junit.jupiter.api.Test;

/** Lines count from 1, and what has no place says so. */
class PlacesTest {

  private static final SpecFile SPEC =
      SpecFile.parse(
          "%global v 1\nName: a\nVersion: %{v}\n%if 0\nSource0: a\n%endif\nSource1: b\n"
              + "%if 0\nPatch0: a\n%endif\nPatch1: b\n%prep\n%setup -q\n");

  @Test
  void linesCountFromOne() {
    ExpandedSpecFile expanded = SPEC.expand(MacroContext.empty());
    assertThat(SPEC.tags()).extracting(Tag::line).containsExactly(2, 3, 5, 7, 9, 11);
    assertThat(SPEC.tags()).extracting(Tag::lineIndex).containsExactly(1, 2, 4, 6, 8, 10);
    assertThat(SPEC.definitions()).extracting(Definition::line).containsExactly(1);
    assertThat(SPEC.sections()).extracting(Section::line).containsExactly(1, 12);
    assertThat(SPEC.prepMacros()).extracting(PrepMacro::line).containsExactly(13);
    for (ExpandedTag tag : expanded.tags()) {
      assertThat(expanded.isValid(tag.tag().line())).isEqualTo(tag.valid());
    }
  }

  @Test
  void sourcesAreThoseThatCount() {
    ExpandedSpecFile expanded = SPEC.expand(MacroContext.empty());
    assertThat(expanded.sources()).extracting(ExpandedSource::number).containsExactly(1);
    assertThat(expanded.allSources()).extracting(ExpandedSource::number).containsExactly(0, 1);
    assertThat(expanded.patches()).extracting(ExpandedSource::number).containsExactly(1);
    assertThat(expanded.allPatches()).extracting(ExpandedSource::number).containsExactly(0, 1);
  }

  @Test
  void whatConcernsTheWholeFileHasNoPlace() {
    SpecProblem whole = SpecProblem.of(Kind.MISSING, "no Name");
    SpecProblem here = SpecProblem.at(3, 2, Kind.CONDITION, "open");
    assertThat(whole.place()).isEmpty();
    assertThat(whole).hasToString("no Name");
    assertThat(here.place()).contains(new Place(3, 2));
    assertThat(here).hasToString("3:2: open");
    assertThat(new SpecFileException(here)).hasMessage("3:2: open");
    assertThat(new SpecFileException(here).place()).contains(new Place(3, 2));
    assertThat(new SpecFileException(whole).place()).isEmpty();
    assertThat(EditNote.of("x").line()).isEmpty();
    assertThat(EditNote.at(4, "x")).hasToString("4: x");
    assertThat(new Place(2, 9)).isLessThan(new Place(3, 1)).isGreaterThan(new Place(2, 8));
    assertThatThrownBy(() -> new Place(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void prereleasesAreComparedByValue() {
    assertThat(Prerelease.of("()rc", "pre")).isEqualTo(Prerelease.of("()rc", "pre"));
    assertThat(Prerelease.of("()rc")).hasSameHashCodeAs(Prerelease.of("()rc"));
    assertThat(Prerelease.of("()rc")).isNotEqualTo(Prerelease.of("()beta"));
    assertThat(Prerelease.of("()rc")).isNotEqualTo(Prerelease.of("()rc", "pre"));
    assertThat(Prerelease.defaults()).isEqualTo(Prerelease.defaults());
  }
}
