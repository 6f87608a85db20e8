package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SourceSpan;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.TextLines;
import io.github.packit4j.specfile.version.Evr;
import io.github.packit4j.specfile.version.Prerelease;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What holds for every text. */
class SpecFilePropertiesTest {

  private static final MacroContext CONTEXT = MacroContext.empty().define("fedora", "44");

  @Property
  void printingGivesTheBytesThatWereRead(@ForAll byte[] bytes) {
    assertThat(SpecFile.parse(bytes).toBytes()).isEqualTo(bytes);
    assertThat(SpecFile.parse(bytes).edit().apply().toBytes()).isEqualTo(bytes);
  }

  @Property
  void sectionsPutTogetherAreTheText(@ForAll("specs") String text) {
    StringBuilder joined = new StringBuilder();
    for (Section section : SpecFile.parse(text).sections()) {
      joined.append(section.span().of(text));
    }
    assertThat(joined.toString()).isEqualTo(text);
  }

  @Property
  void linesPutTogetherAreTheText(@ForAll String text) {
    TextLines lines = TextLines.of(text);
    StringBuilder joined = new StringBuilder();
    for (int line = 0; line < lines.count(); line++) {
      joined.append(lines.line(line)).append(text, lines.end(line), lines.next(line));
    }
    assertThat(joined.toString()).isEqualTo(text);
  }

  @Property
  void anEditTouchesItsLineOnly(@ForAll("specs") String text) {
    SpecFile spec = SpecFile.parse(text);
    Assume.that(spec.expand(CONTEXT).tag("Version").filter(ExpandedTag::valid).isPresent());
    String edited = spec.edit(CONTEXT).setVersion("99").apply().text();

    List<String> before = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    List<String> after = new ArrayList<>(Arrays.asList(edited.split("\n", -1)));
    int removed = before.size() - after.size();
    assertThat(removed).isNotNegative();
    int different = 0;
    while (different < after.size() && before.get(different).equals(after.get(different))) {
      different++;
    }
    Assume.that(different < after.size());
    assertThat(before.subList(different + removed + 1, before.size()))
        .isEqualTo(after.subList(different + 1, after.size()));
  }

  @Property
  void theStructureAfterAChangeIsThatOfTheChangedText(
      @ForAll("valued") String text, @ForAll int place, @ForAll("values") String value) {
    SpecSyntax syntax = SpecFile.parse(text).syntax();
    List<SourceSpan> spans = changeable(syntax, text, place);
    SourceSpan span = spans.get(Math.floorMod(place, spans.size()));
    String changed = text.substring(0, span.start()) + value + text.substring(span.end());

    Optional<SpecSyntax> after = syntax.after(span, changed);

    Statistics.label("told without parsing").collect(after.isPresent());
    Statistics.label("told without parsing")
        .coverage(coverage -> coverage.check(true).percentage(told -> told > 10));
    after.ifPresent(told -> assertSame(told, SpecSyntax.parse(changed)));
  }

  /** Returns the values of a structure, their beginnings and any span. */
  private static List<SourceSpan> changeable(SpecSyntax syntax, String text, int place) {
    List<SourceSpan> spans = new ArrayList<>();
    syntax.tags().forEach(tag -> spans.add(tag.valueSpan()));
    syntax.definitions().forEach(definition -> spans.add(definition.bodySpan()));
    List<SourceSpan> values = List.copyOf(spans);
    values.forEach(span -> spans.add(new SourceSpan(span.start(), span.start() + 1)));
    int start = Math.floorMod(place, text.length() + 1);
    spans.add(new SourceSpan(start, Math.min(text.length(), start + 5)));
    return spans;
  }

  private static void assertSame(SpecSyntax told, SpecSyntax parsed) {
    assertThat(told.tags()).isEqualTo(parsed.tags());
    assertThat(told.definitions()).isEqualTo(parsed.definitions());
    assertThat(told.sections()).isEqualTo(parsed.sections());
    assertThat(told.lines().text()).isEqualTo(parsed.lines().text());
    assertThat(told.lines().count()).isEqualTo(parsed.lines().count());
    for (int line = 0; line <= parsed.lines().count(); line++) {
      assertThat(told.lines().start(line)).isEqualTo(parsed.lines().start(line));
    }
  }

  @Property
  void editsOfDifferentPartsCommute(@ForAll("specs") String text) {
    SpecFile spec = SpecFile.parse("Version: 1.0\n" + text + "\n%changelog\n" + text);
    Assume.that(spec.section("changelog").isPresent());
    ChangelogEntry entry = new ChangelogEntry("* Mon Jan 06 2020 A <a@b> - 1-1", List.of("- x"));
    assertThat(spec.edit(CONTEXT).setVersion("99").addChangelogEntry(entry).apply())
        .isEqualTo(spec.edit(CONTEXT).addChangelogEntry(entry).setVersion("99").apply());
  }

  @Property
  void everyTextCanBeExpandedOrIsRefusedWithItsLine(@ForAll("specs") String text) {
    SpecFile spec = SpecFile.parse(text);
    try {
      spec.expand(CONTEXT).problems();
      spec.edit(CONTEXT).updateVersion("99", Prerelease.defaults()).bumpRelease().apply();
    } catch (SpecFileException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  @Property
  void versionOrderIsAnOrder(
      @ForAll("versions") String a, @ForAll("versions") String b, @ForAll("versions") String c) {
    assertThat(Evr.compareVersions(a, b)).isEqualTo(-Evr.compareVersions(b, a));
    if (Evr.compareVersions(a, b) <= 0 && Evr.compareVersions(b, c) <= 0) {
      assertThat(Evr.compareVersions(a, c)).isLessThanOrEqualTo(0);
    }
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.strings().withChars("019abz.~^_+").ofMaxLength(12);
  }

  /** Values that keep a structure, and some that may not. */
  @Provide
  Arbitrary<String> values() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.strings().withChars("019abz.~^_+-").ofMaxLength(6)),
        Tuple.of(1, Arbitraries.of("", "define", "%global", "{", "}", "(", "#", "\\", "\n", " ")));
  }

  /** Lines with values, and what hides a value or holds several. */
  @Provide
  Arbitrary<String> valued() {
    return Arbitraries.of(
            "Version: 1.0",
            "Requires(post): a",
            "Requires: %{expand:",
            "%{?x:Version: 2}",
            "%global ver 1",
            "%define both() 1",
            "%global text %{expand:",
            "# %global ver 3",
            "#global ver 3",
            "%dnl %global ver 3",
            "}",
            "line\\",
            "%package b",
            "%description",
            "\r",
            "")
        .list()
        .ofMaxSize(25)
        .map(lines -> String.join("\n", lines));
  }

  @Provide
  Arbitrary<String> specs() {
    return Arbitraries.of(
            "Name: a",
            "Version: 1.0",
            "Version: %{ver}.%{minor}",
            "Release: 1%{?dist}",
            "%global ver 1",
            "%global minor 0",
            "# %global ver 3",
            "%global text %{expand:",
            "line\\",
            "}",
            "%if 0%{?fedora}",
            "%else",
            "%elif 1",
            "%endif",
            "Source0: a-%{version}.tar.gz",
            "Patch: b.patch",
            "%{?x:URL: u}",
            "%description",
            "%prep",
            "%autosetup -p1",
            "%changelog",
            "* Mon Jan 06 2020 A <a@b> - 1-1",
            "- text %{nil",
            "",
            "  ",
            "%",
            "%{",
            "%(echo",
            "\r",
            "\u0000")
        .list()
        .ofMaxSize(25)
        .map(lines -> String.join("\n", lines));
  }
}
