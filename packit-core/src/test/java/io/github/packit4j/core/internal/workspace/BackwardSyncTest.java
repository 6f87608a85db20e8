package io.github.packit4j.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.FileSync;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which files of dist-git go back to which places upstream. */
class BackwardSyncTest {

  private static final FilesInMemory UPSTREAM =
      FilesInMemory.of(
          ".gitignore",
          ".packit.yaml",
          "README",
          "fedora/hello.spec",
          "fedora/hello.conf",
          "fedora/one.patch",
          "fedora/unreleased.patch",
          "fedora/tests/a.fmf",
          "fedora/tests/sub/b.fmf");

  private static final FilesInMemory DIST_GIT =
      FilesInMemory.of(
          ".gitignore",
          ".packit.yaml",
          "README.packit",
          "gating.yaml",
          "hello.spec",
          "renamed.conf",
          "one.patch",
          "two.patch",
          "sources",
          "tests/a.fmf",
          "tests/new.fmf",
          "tests/secret.key");

  private static Map<String, String> places(FileSync... items) {
    return new BackwardSync(UPSTREAM, DIST_GIT, "fedora/hello.spec"::equals).places(List.of(items));
  }

  @Test
  void aFileGoesBackToWhereItComesFrom() {
    assertThat(places(FileSync.of("fedora/hello.conf", "renamed.conf")))
        .isEqualTo(Map.of("fedora/hello.conf", "renamed.conf"));
    assertThat(places(FileSync.of(".packit.yaml", "."))).containsKey(".packit.yaml");
  }

  @Test
  void aFileThatDistGitDoesNotHaveIsLeftAlone() {
    assertThat(places(FileSync.of("README", "README"))).isEmpty();
    FileSync deleting = new FileSync(List.of("fedora/tests/"), "tests", false, true, List.of());
    assertThat(places(deleting)).doesNotContainKey("fedora/tests/sub/b.fmf");
  }

  @Test
  void newFilesOfADirectoryGoBackToo() {
    assertThat(places(FileSync.of("fedora/tests/", "tests")))
        .isEqualTo(
            Map.of(
                "fedora/tests/a.fmf", "tests/a.fmf",
                "fedora/tests/new.fmf", "tests/new.fmf",
                "fedora/tests/secret.key", "tests/secret.key"));
    assertThat(places(FileSync.of("fedora/tests", ".")))
        .as("the directory itself")
        .containsEntry("fedora/tests/new.fmf", "tests/new.fmf");
  }

  @Test
  void filtersHoldOnTheWayBack() {
    FileSync filtered =
        new FileSync(List.of("fedora/tests/"), "tests", false, false, List.of("- *.key"));
    assertThat(places(filtered)).containsOnlyKeys("fedora/tests/a.fmf", "fedora/tests/new.fmf");
  }

  @Test
  void aPatternBringsBackWhatItMatches() {
    assertThat(places(FileSync.of("fedora/*.patch", ".")))
        .isEqualTo(Map.of("fedora/one.patch", "one.patch", "fedora/two.patch", "two.patch"));
  }

  @Test
  void distGitKeepsItsOwn() {
    assertThat(places(FileSync.of("fedora/", ".")))
        .doesNotContainValue("sources")
        .doesNotContainValue(".gitignore")
        .doesNotContainValue("README.packit")
        .as("the spec file goes its own way")
        .doesNotContainKey("fedora/hello.spec")
        .containsEntry("fedora/gating.yaml", "gating.yaml");
  }

  @Test
  void nothingLeavesTheRepository() {
    FileSync out = FileSync.of("../", ".");
    assertThatThrownBy(() -> places(out)).isInstanceOf(IllegalPathException.class);
    FileSync git = FileSync.of(".git/", "tests");
    assertThatThrownBy(() -> places(git)).isInstanceOf(IllegalPathException.class);
  }
}
