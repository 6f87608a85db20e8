package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private Fedora fedora(String spec) {
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", spec));
    fedora.addUpstream(Fedora.upstreamFiles(Fedora.CONFIG));
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
