package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The release of packages with {@code %autorelease} is known before they are built. */
class CountedReleaseTest {

  private static final String SPEC = Fedora.SPEC.replace("3%{?dist}", "%autorelease");

  @TempDir Path work;

  @Test
  void aPullRequestSaysWhichReleaseItMakes() {
    try (Fedora fedora = fedora(SPEC)) {
      assertThat(descriptions(fedora))
          .hasSizeGreaterThan(2)
          .allSatisfy(
              text ->
                  assertThat(text)
                      .containsPattern(
                          "Release by `%autorelease`: `python-ogr-0\\.62\\.3-1\\.(fc|el)"));
    }
  }

  @Test
  void aNumberThatIsWrittenNeedsNoCounting() {
    try (Fedora fedora = fedora(Fedora.SPEC)) {
      assertThat(descriptions(fedora)).isNotEmpty().noneMatch(text -> text.contains("autorelease"));
    }
  }

  /** RPM reads the options when the package is built, with all macros. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%autorelease -b 5                                       | 5.fc44",
        "%autorelease -b %{first}                                | 7.fc44",
        "%autorelease -s %{snap}                                 | 1.20260101git.fc44",
        "%{autorelease -p -s %{snap}}                            | 0.1.20260101git.fc44",
        "%autorelease %{?snap:-s %{snap}} %{?none:-e none}       | 1.20260101git.fc44",
        "%autorelease -e rc1 -n                                  | 1.rc1",
        "%{?autorelease}%{!?autorelease:1%{?dist}}               | 1.fc44",
        "%autorelease -b 5.1                                     | 1.fc44",
        "%autorelease -e %{unknown}                              | 1.%{unknown}.fc44",
      })
  void optionsAreReadWithTheirMacros(String release, String expected) {
    String spec =
        "%global first 7\n%global snap 20260101git\n" + Fedora.SPEC.replace("3%{?dist}", release);
    try (Fedora fedora = fedora(spec)) {
      assertThat(descriptions(fedora))
          .anyMatch(
              text ->
                  text.contains("Release by `%autorelease`: `python-ogr-0.62.3-" + expected + "`"));
    }
  }

  private Fedora fedora(String spec) {
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", spec));
    fedora.addUpstream(FileTree.of("fedora/python-ogr.spec", spec, ".packit.yaml", Fedora.CONFIG));
    fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
    return fedora;
  }

  private static List<String> descriptions(Fedora fedora) {
    assertThat(fedora.workflow().proposeDownstream(Fedora.request()).results())
        .noneMatch(BranchResult.Failed.class::isInstance);
    return fedora.sandbox().distGit().pkg(Fedora.PACKAGE).pullRequests().stream()
        .map(PagurePullRequest::description)
        .toList();
  }
}
