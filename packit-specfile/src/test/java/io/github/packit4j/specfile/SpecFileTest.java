package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spec file and its reading tell, question by question. */
class SpecFileTest {

  private static final MacroContext FEDORA =
      MacroContext.rpm().define("fedora", "44").define("dist", ".fc44");

  @Test
  void specFilesAreTheirTexts() {
    SpecFile spec = SpecFile.parse("Name: a\n");
    assertThat(spec)
        .isEqualTo(SpecFile.parse("Name: a\n"))
        .isNotEqualTo(SpecFile.parse("Name: b\n"));
    assertThat(spec).hasSameHashCodeAs(SpecFile.parse("Name: a\n")).isNotEqualTo("Name: a\n");
    assertThat(spec.hashCode()).isNotEqualTo(SpecFile.parse("Name: b\n").hashCode());
    assertThat(spec).hasToString("SpecFile[8 characters]");
    assertThat(SpecFile.requireVersion("1.0")).isEqualTo("1.0");
  }

  @Test
  void tagsAreFoundByName() {
    SpecFile spec =
        SpecFile.parse("Name: a\nUrl: u\nURL: v\n%package b\nGroup: g\n%changelog\n* x\n");
    assertThat(spec.tag("url")).map(Tag::value).contains("u");
    assertThat(spec.tag("Group")).isEmpty();
    assertThat(spec.changelog().orElseThrow().entries()).hasSize(1);
    assertThat(SpecFile.parse("Name: a\n").changelog()).isEmpty();
    assertThat(spec.rawRelease()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "%autorelease, true",
    "%{autorelease}, true",
    "%{?autorelease}, true",
    "%autorelease -n, true",
    "%{autorelease -e x}, true",
    "1%{?dist}, false",
  })
  void autoreleaseIsSeenAsWrittenAndAsItCounts(String release, boolean expected) {
    SpecFile spec = SpecFile.parse("Name: a\nVersion: 1\nRelease: " + release + "\n");
    assertThat(spec.hasAutorelease()).isEqualTo(expected);
    assertThat(spec.expand(FEDORA).hasAutorelease()).isEqualTo(expected);
    SpecFile off = SpecFile.parse("%if 0\nRelease: " + release + "\n%endif\nRelease: 1\n");
    assertThat(off.hasAutorelease()).isEqualTo(expected);
    assertThat(off.expand(FEDORA).hasAutorelease()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "%autochangelog, true",
    "%{autochangelog}, true",
    "%{?autochangelog}, true",
    "'  %autochangelog', true",
    "- x %autochangelog, true",
    "%%%autochangelog, true",
    "%%autochangelog, false",
    "# %autochangelog, false",
    "'  # %autochangelog', false",
    "autochangelog, false",
    "%autochangelogs, false",
    "%autochangelog1, false",
    "%autochangelogs %autochangelog, true",
    "- see %%autochangelog and %autochangelog, true",
    "* x, false",
  })
  void autochangelogIsSeenAsWrittenAndAsItCounts(String line, boolean expected) {
    SpecFile spec = SpecFile.parse("Name: a\n%changelog\n" + line + "\n");
    assertThat(spec.hasAutochangelog()).isEqualTo(expected);
    assertThat(spec.expand(FEDORA).hasAutochangelog()).isEqualTo(expected);
    assertThat(SpecFile.parse("%changelog\n" + line).hasAutochangelog()).isEqualTo(expected);
    SpecFile off = SpecFile.parse("%if 0\n%changelog\n" + line + "\n%endif\n");
    assertThat(off.hasAutochangelog()).isEqualTo(expected);
    assertThat(off.expand(FEDORA).hasAutochangelog()).isFalse();
  }

  @Test
  void theSectionThatCountsIsFoundByName() {
    ExpandedSpecFile spec =
        SpecFile.parse(
                "Name: a\n%if 0\n%check\nno\n%else\n%check\nyes\n%endif\n%files\nf\n%files b\n")
            .expand(FEDORA);
    assertThat(spec.section("check")).contains("yes\n");
    assertThat(spec.section("FILES")).contains("f\n");
    assertThat(spec.section("package")).isEmpty();
    assertThat(spec.section("prep")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1%{?dist}, 1.fc44, 1",
    "1, 1, 1",
    "%{r}%{?dist}, 2.fc44, 2",
    "1%{dist}.3, 1.fc44.3, 1.3",
    "1.%{late}%{?dist}, 1.x.fc44, 1.x",
    "1.fc44, 1.fc44, 1.fc44",
    "1.fc44%{?dist}, 1.fc44.fc44, 1.fc44",
    "%{whole}, 3.fc44, 3",
  })
  void theReleaseWithoutDist(String release, String whole, String without) {
    ExpandedSpecFile spec =
        SpecFile.parse(
                "%global r 2\n%global late x\n%global whole 3%{?dist}\nName: a\nVersion: 1\n"
                    + "Release: "
                    + release
                    + "\n%global late y\n")
            .expand(FEDORA);
    assertThat(spec.release()).isEqualTo(whole);
    assertThat(spec.releaseWithoutDist()).isEqualTo(without);
    assertThat(spec.changelogEvr()).hasToString("1-" + without);
    assertThat(spec.expand("%{?dist}")).isEqualTo(".fc44");
  }

  @Test
  void missingTagsAreNamed() {
    ExpandedSpecFile empty = SpecFile.parse("").expand(FEDORA);
    assertThatThrownBy(empty::release)
        .isInstanceOf(SpecFileException.class)
        .hasMessage("The spec file has no Release tag; add one");
    assertThatThrownBy(empty::requireValid).isInstanceOf(SpecFileException.class);
    assertThat(empty.tag("Release")).isEmpty();
    assertThat(empty.epoch()).isEmpty();
    assertThat(SpecFile.parse("Epoch: 3\n").expand(FEDORA).epoch()).hasValue(3);
    assertThat(SpecFile.parse("Epoch: x\n").expand(FEDORA).epoch()).isEmpty();
    ExpandedSpecFile off =
        SpecFile.parse("%if 0\nURL: a\nURL: b\n%endif\n%package x\nVendor: v\n").expand(FEDORA);
    assertThat(off.tag("url")).map(ExpandedTag::value).contains("a");
    assertThat(off.tag("Vendor")).isEmpty();
    ExpandedSpecFile one = SpecFile.parse("%if 0\nURL: a\n%endif\nURL: b\n").expand(FEDORA);
    assertThat(one.tag("URL")).map(ExpandedTag::value).contains("b");
  }

  @Test
  void definitionsInATextDoNotOutliveIt() {
    ExpandedSpecFile spec = SpecFile.parse("%global x 1\nName: a\n").expand(FEDORA);
    assertThat(spec.expand("%define x 2\n%x")).isEqualTo("2");
    assertThat(spec.expand("%x%global y 3\n%{?y}")).isEqualTo("13");
    assertThat(spec.expand("%x%{?y}")).isEqualTo("1");
    assertThat(spec.macros().expand("%x %{name}")).isEqualTo("1 a");
    assertThat(spec.macros()).isSameAs(spec.macros());
  }

  @ParameterizedTest
  @CsvSource({
    "https://e.org/a.tar, a.tar, true",
    "https://e.org/get?f=a.tar, a.tar, true",
    "https://e.org/x#/a=b.tar, b.tar, true",
    "a.tar, a.tar, false",
    "a=b.tar, a=b.tar, false",
    "dir/a.tar, a.tar, false",
    "git+ssh://e.org/a, a, true",
    "://a, a, false",
    "1://a, a, false",
  })
  void sourcesHaveFileNames(String location, String name, boolean remote) {
    ExpandedSource source = new ExpandedSource(0, location, location, true);
    assertThat(source.fileName()).isEqualTo(name);
    assertThat(source.remote()).isEqualTo(remote);
  }
}
