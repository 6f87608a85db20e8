package io.github.packit4j.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.distgit.SourcesFile;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.macro.MacroContext;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proposed spec file is read again. */
class ProposalCheckTest {

  private static final String ARCHIVE = "https://example.org/hello-%{version}.tar.gz";

  @Test
  void whatIsInOrderHasNoWarning() {
    assertThat(warnings(spec("1.0", ARCHIVE), spec("2.0", ARCHIVE), "hello-2.0.tar.gz")).isEmpty();
    assertThat(check(Optional.empty(), spec("2.0", ARCHIVE), List.of(), "hello-2.0.tar.gz"))
        .as("a new package")
        .isEmpty();
  }

  @Test
  void anotherVersionThanAskedForIsRefused() {
    assertThatThrownBy(() -> warnings(spec("1.0", ARCHIVE), spec("1.9", ARCHIVE)))
        .isInstanceOf(SpecFileException.class)
        .hasMessageContaining("'1.9'")
        .hasMessageContaining("'2.0'");
  }

  @Test
  void theNameStaysThatOfThePackage() {
    SpecFile renamed = spec("Name: other\n", "2.0", ARCHIVE);
    assertThatThrownBy(() -> warnings(spec("1.0", ARCHIVE), renamed))
        .isInstanceOf(SpecFileException.class)
        .hasMessageContaining("'other', not 'hello'");
    assertThatThrownBy(() -> check(Optional.empty(), renamed, List.of()))
        .as("a new package has that of its repository")
        .hasMessageContaining("'other', not 'hello'");
    assertThat(warnings(spec("Name: other\n", "1.0", ARCHIVE), renamed, "hello-2.0.tar.gz"))
        .as("dist-git may call it otherwise")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // the line in dist-git, the line in the proposal, whether that is refused
    "Epoch: 1, '', true",
    "Epoch: 2, Epoch: 1, true",
    "Epoch: 1, Epoch: 1, false",
    "'', Epoch: 1, false",
    "Epoch: 0, '', false",
  })
  void theEpochNeverBecomesLower(String before, String after, boolean refused) {
    ThrowingCallable proposal =
        () ->
            warnings(
                spec("Name: hello\n" + before + "\n", "1.0", ARCHIVE),
                spec("Name: hello\n" + after + "\n", "2.0", ARCHIVE),
                "hello-2.0.tar.gz");
    if (refused) {
      assertThatThrownBy(proposal)
          .isInstanceOf(SpecFileException.class)
          .hasMessageContaining("lower than")
          .hasMessageContaining("Write '" + before + "'");
    } else {
      assertThatCode(proposal).doesNotThrowAnyException();
    }
  }

  @Test
  void whatRpmDoesNotReadIsRefusedUnlessItWasSoBefore() {
    SpecFile broken = spec("Name: hello\n%else\n", "2.0", ARCHIVE);
    assertThatThrownBy(() -> warnings(spec("1.0", ARCHIVE), broken))
        .isInstanceOf(SpecFileException.class)
        .hasMessageContaining("RPM would not read it");
    assertThatThrownBy(() -> check(Optional.empty(), broken, List.of()))
        .hasMessageContaining("RPM would not read it");
    assertThat(warnings(spec("Name: hello\n%else\n", "1.0", ARCHIVE), broken, "hello-2.0.tar.gz"))
        .singleElement()
        .asString()
        .startsWith("RPM does not read the spec file, as before: ");
  }

  @ParameterizedTest
  @CsvSource({
    // number of the source, its location before and after, what is told to be left behind
    "0, https://e.org/hello.tar.gz, https://e.org/hello.tar.gz, location",
    "1, https://e.org/data.tar.gz, https://e.org/data.tar.gz, ",
    "1, https://e.org/data-1.0.tar.gz, https://e.org/data-1.0.tar.gz, location",
    "1, https://e.org/data-1.0.1.tar.gz, https://e.org/data-1.0.1.tar.gz, ",
    "1, https://e.org/data-11.0.tar.gz, https://e.org/data-11.0.tar.gz, ",
    "0, https://e.org/0123abc/a-1.tgz, https://e.org/0123abc/a-2.tgz, commit 0123abc",
    "0, https://e.org/0123abc/a-1.tgz, https://e.org/0123abd/a-2.tgz, ",
    "1, https://e.org/0123abc/a-1.tgz, https://e.org/0123abc/a-2.tgz, ",
    "0, https://e.org/20260101/a-1.tgz, https://e.org/20260101/a-2.tgz, ",
    "0, https://e.org/deadbeef/a-1.tgz, https://e.org/deadbeef/a-2.tgz, ",
  })
  void aSourceOfTheOldVersionIsTold(int number, String before, String after, String left) {
    String other = number == 0 ? "" : "Source0: https://e.org/%{version}/x.tgz\n";
    List<String> warnings =
        check(
            Optional.of(numbered(other, "1.0", number, before)),
            numbered(other, "2.0", number, after),
            List.of(),
            "x.tgz",
            after.substring(after.lastIndexOf('/') + 1));
    if (left == null) {
      assertThat(warnings).isEmpty();
    } else {
      assertThat(warnings)
          .singleElement()
          .asString()
          .startsWith("Source%d does not follow the version".formatted(number))
          .contains("with the " + left + " that 1.0 had")
          .contains(after);
    }
  }

  @Test
  void theSameVersionAgainKeepsItsSources() {
    SpecFile spec = numbered("", "2.0", 0, "https://e.org/hello.tar.gz");
    assertThat(warnings(spec, spec, "hello.tar.gz")).isEmpty();
  }

  @Test
  void whatTheUpdateHasToldIsNotSaidTwice() {
    SpecFile before = numbered("", "1.0", 0, "https://e.org/hello.tar.gz");
    SpecFile after = numbered("", "2.0", 0, "https://e.org/hello.tar.gz");
    assertThat(
            check(
                Optional.of(before),
                after,
                List.of("Source0 does not follow the version: told"),
                "hello.tar.gz"))
        .isEmpty();
    assertThat(
            check(
                Optional.of(before),
                after,
                List.of("Source1 does not follow the version: told"),
                "hello.tar.gz"))
        .hasSize(1);
  }

  /** Upstream's spec file may have had the version of before in its sources. */
  @Test
  void whatTheVersionWasSetInCountsToo() {
    ProposalCheck check =
        new ProposalCheck(
            "hello",
            "2.0",
            "Source0",
            Optional.of(expand(spec("1.0", ARCHIVE))),
            Optional.of(expand(numbered("", "1.5", 0, "https://e.org/hello.tar.gz"))));
    assertThat(
            check.check(
                expand(numbered("", "2.0", 0, "https://e.org/hello.tar.gz")),
                new Names("hello.tar.gz"),
                SourcesFile.parse(""),
                List.of()))
        .singleElement()
        .asString()
        .contains("that 1.5 had");
  }

  @Test
  void aFileThatIsNowhereIsTold() {
    SpecFile after = spec("Name: hello\nPatch1: fix.patch\nSource2: hello.conf\n", "2.0", ARCHIVE);
    assertThat(warnings(spec("1.0", ARCHIVE), after))
        .hasSize(3)
        .anyMatch(text -> text.startsWith("Source0 (hello-2.0.tar.gz) is neither in git nor in"))
        .anyMatch(text -> text.startsWith("Source2 (hello.conf) is neither"))
        .anyMatch(text -> text.startsWith("Patch1 (fix.patch) is neither"));
    assertThat(
            new ProposalCheck("hello", "2.0", "Source0", Optional.empty(), Optional.empty())
                .check(
                    expand(after),
                    new Names("fix.patch", "hello.conf"),
                    SourcesFile.parse("SHA512 (hello-2.0.tar.gz) = " + "ab".repeat(64) + "\n"),
                    List.of()))
        .isEmpty();
  }

  private static List<String> warnings(SpecFile before, SpecFile after, String... files) {
    return check(Optional.of(before), after, List.of(), files);
  }

  private static List<String> check(
      Optional<SpecFile> before, SpecFile after, List<String> known, String... files) {
    return new ProposalCheck(
            "hello", "2.0", "Source0", before.map(ProposalCheckTest::expand), Optional.empty())
        .check(expand(after), new Names(files), SourcesFile.parse(""), known);
  }

  private static ExpandedSpecFile expand(SpecFile spec) {
    return spec.expand(MacroContext.forTarget("f44"));
  }

  private static SpecFile spec(String version, String source) {
    return spec("Name: hello\n", version, source);
  }

  private static SpecFile numbered(String other, String version, int number, String location) {
    return SpecFile.parse(
        "Name: hello\nVersion: %s\nRelease: 1\nSummary: x\nLicense: MIT\n%sSource%d: %s\n\n%%description\nx\n"
            .formatted(version, other, number, location));
  }

  private static SpecFile spec(String head, String version, String source) {
    return SpecFile.parse(
        head
            + "Version: "
            + version
            + "\nRelease: 1\nSummary: x\nLicense: MIT\nSource0: "
            + source
            + "\n\n%description\nx\n");
  }

  /** Files of which only the names count. */
  private record Names(SortedSet<String> paths) implements FileTree {

    Names(String... paths) {
      this(new TreeSet<>(List.of(paths)));
    }

    @Override
    public Optional<FileContent> file(String path) {
      return Optional.empty();
    }

    @Override
    public boolean executable(String path) {
      return false;
    }
  }
}
