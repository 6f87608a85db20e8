package io.github.packit4j.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.FileSync;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.workspace.FileSynchronizer.SyncedFile;
import io.github.packit4j.core.plan.FileContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSynchronizerTest {

  private static final FilesInMemory UPSTREAM =
      FilesInMemory.of(
          ".packit.yaml",
          ".hidden",
          "fedora/hello.spec",
          "fedora/hello.conf",
          "fedora/tests/a.fmf",
          "fedora/tests/sub/b.fmf",
          "fedora/.gitignore",
          "plans/ci.fmf",
          "run.sh");

  private static final FilesInMemory DIST_GIT =
      FilesInMemory.of(
          "hello.spec", "sources", ".gitignore", "gating.yaml", "tests/old.fmf", "tests/a.fmf");

  @Test
  void aPathIsCopiedToItself() {
    assertThat(sync(FileSync.of(".packit.yaml", ".packit.yaml")))
        .isEqualTo(Map.of(".packit.yaml", ".packit.yaml"));
  }

  @Test
  void aFileGoesIntoADirectoryThatIsNamedAsSuch() {
    assertThat(sync(FileSync.of("fedora/hello.conf", "conf/")))
        .isEqualTo(Map.of("conf/hello.conf", "fedora/hello.conf"));
    assertThat(sync(FileSync.of("fedora/hello.conf", "tests")))
        .as("an existing directory")
        .isEqualTo(Map.of("tests/hello.conf", "fedora/hello.conf"));
    assertThat(sync(FileSync.of("fedora/hello.conf", "renamed.conf")))
        .isEqualTo(Map.of("renamed.conf", "fedora/hello.conf"));
  }

  @Test
  void aTrailingSlashMeansTheContentsOfADirectory() {
    assertThat(sync(FileSync.of("fedora/tests/", "tests")))
        .isEqualTo(
            Map.of(
                "tests/a.fmf", "fedora/tests/a.fmf", "tests/sub/b.fmf", "fedora/tests/sub/b.fmf"));
    assertThat(sync(FileSync.of("fedora/tests", "ci")))
        .isEqualTo(
            Map.of(
                "ci/tests/a.fmf",
                "fedora/tests/a.fmf",
                "ci/tests/sub/b.fmf",
                "fedora/tests/sub/b.fmf"));
  }

  @Test
  void wildcardsDoNotMatchLeadingDotsNorSlashes() {
    assertThat(sync(FileSync.of("fedora/*.conf", ".")))
        .isEqualTo(Map.of("hello.conf", "fedora/hello.conf"));
    assertThat(sync(FileSync.of("*", "all/")))
        .containsEntry("all/run.sh", "run.sh")
        .containsEntry("all/plans/ci.fmf", "plans/ci.fmf")
        .doesNotContainKey("all/.hidden");
  }

  @Test
  void whatIsNotThereIsIgnored() {
    assertThat(sync(FileSync.of("missing/*", "."), FileSync.of("missing", "."))).isEmpty();
  }

  @Test
  void theSpecFileIsBroughtAnotherWay() {
    assertThat(sync(FileSync.of("fedora/", ".")))
        .doesNotContainKey("hello.spec")
        .containsEntry("hello.conf", "fedora/hello.conf");
  }

  @Test
  void deletionSparesWhatIsProtected() {
    FileSync item =
        new FileSync(
            List.of("fedora/"), "./", false, true, List.of("protect .git*", "protect gating.yaml"));
    Map<String, String> result = sync(item);
    assertThat(result)
        .containsEntry("tests/old.fmf", "deleted")
        .containsEntry("tests/a.fmf", "fedora/tests/a.fmf")
        .doesNotContainKeys("sources", "gating.yaml");
  }

  @Test
  void sourcesSurvivesDeletionWithoutAnyFilter() {
    FileSync item = new FileSync(List.of("plans/"), ".", false, true, List.of());
    assertThat(sync(item)).containsEntry("gating.yaml", "deleted").doesNotContainKey("sources");
  }

  @Test
  void filtersExcludeFilesAndWholeDirectories() {
    FileSync item =
        new FileSync(List.of("fedora/"), ".", false, false, List.of("- sub/", "exclude /hello.*"));
    assertThat(sync(item)).containsOnlyKeys("tests/a.fmf", ".gitignore");
  }

  @Test
  void theFirstMatchingFilterDecides() {
    FileSync item =
        new FileSync(List.of("fedora/"), ".", false, false, List.of("+ a.fmf", "- *.fmf"));
    assertThat(sync(item)).containsKey("tests/a.fmf").doesNotContainKey("tests/sub/b.fmf");
  }

  @ParameterizedTest
  @CsvSource({
    // filter, whether it keeps a file from being sent, whether from being deleted
    "exclude x, true, true",
    "'- x', true, true",
    "hide x, true, false",
    "H x, true, false",
    "protect x, false, true",
    "P x, false, true",
    "include x, false, false",
    "'+ x', false, false",
    "show x, false, false",
    "S x, false, false",
    "risk x, false, false",
    "R x, false, false",
    "'  exclude   x  ', true, true",
    "exclude /x, true, true",
    "exclude a/x, false, false",
    "exclude x/, false, false",
    "exclude y, false, false"
  })
  void eachFilterIsForOneSideOrBoth(String filter, boolean keepsBack, boolean protects) {
    FilterRules rules = FilterRules.parse(List.of(filter));
    assertThat(rules.sends("x")).isEqualTo(!keepsBack);
    assertThat(rules.deletes("x")).isEqualTo(!protects);
  }

  @ParameterizedTest
  @CsvSource({
    "show x, hide *, true, true",
    "risk x, protect *, true, true",
    "include x, exclude *, true, true",
    "show x, exclude *, true, false",
    "risk x, exclude *, false, true"
  })
  void anExceptionIsForItsSide(String first, String second, boolean sends, boolean deletes) {
    FilterRules rules = FilterRules.parse(List.of(first, second));
    assertThat(rules.sends("x")).isEqualTo(sends);
    assertThat(rules.deletes("x")).isEqualTo(deletes);
  }

  @Test
  void aDirectoryTakesAllBelowItAlong() {
    FilterRules rules = FilterRules.parse(List.of("exclude b/", "include *"));
    assertThat(rules.sends("a/b/c/d")).isFalse();
    assertThat(rules.sends("a/b")).as("a file of that name").isTrue();
    assertThat(FilterRules.parse(List.of("exclude /b")).sends("a/b")).isTrue();
  }

  @Test
  void aFileOfItsOwnIsFilteredByItsName() {
    FileSync item =
        new FileSync(List.of("fedora/hello.conf"), ".", false, false, List.of("- *.conf"));
    assertThat(sync(item)).isEmpty();
  }

  @Test
  void severalSourcesNeedADirectory() {
    FileSync item = new FileSync(List.of("run.sh", "plans"), "conf", false, false, List.of());
    assertThat(sync(item)).containsOnlyKeys("conf/run.sh", "conf/plans/ci.fmf");
  }

  @Test
  void theDirectoryItselfIsWhatIsDeletedIn() {
    FilesInMemory upstream = FilesInMemory.of("tests/a.fmf");
    FilesInMemory distGit = FilesInMemory.of("gating.yaml", "tests/old.fmf", "tests2/b.fmf");
    FileSync item = new FileSync(List.of("tests"), ".", false, true, List.of());
    assertThat(new FileSynchronizer(upstream, distGit, path -> false).run(List.of(item)))
        .containsOnlyKeys("tests/a.fmf", "tests/old.fmf")
        .containsEntry("tests/old.fmf", Optional.empty());
  }

  @Test
  void aPatternMayMeanDirectories() {
    assertThat(sync(FileSync.of("fedora/te*", "."))).containsKeys("tests/a.fmf", "tests/sub/b.fmf");
    assertThat(sync(FileSync.of("fedora/te*/", "ci/")))
        .containsOnlyKeys("ci/a.fmf", "ci/sub/b.fmf");
    assertThat(sync(FileSync.of("./run.s?", "x/"))).containsOnlyKeys("x/run.sh");
  }

  @Test
  void anUnknownFilterIsNamed() {
    FileSync item = new FileSync(List.of("fedora/"), ".", false, false, List.of("merge /etc/x"));
    assertThatThrownBy(() -> sync(item))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("merge /etc/x")
        .hasMessageContaining("exclude");
    assertThatThrownBy(() -> FilterRules.parse(List.of("exclude")))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("'exclude'");
  }

  @Test
  void pathsStayInTheirRepositories() {
    assertThatThrownBy(() -> sync(FileSync.of("run.sh", "../run.sh")))
        .isInstanceOf(IllegalPathException.class)
        .hasMessageContaining("../run.sh");
    assertThatThrownBy(() -> sync(FileSync.of("/etc/passwd", "passwd")))
        .isInstanceOf(IllegalPathException.class);
    assertThat(sync(FileSync.of("fedora/../run.sh", "run.sh"))).containsKey("run.sh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\u2028b",
        "a\\b",
        "a\0b",
        "a\u202eb",
        "a\u200bb",
        ".git/config",
        ".GIT/hooks/post-update",
        "x/.Git/config",
        "git~1/config",
        ".git\u200c/config"
      })
  void namesThatAreTakenForOthersAreRefused(String dest) {
    assertThatThrownBy(() -> sync(FileSync.of("run.sh", dest)))
        .isInstanceOf(IllegalPathException.class)
        .message()
        .matches("[\\x20-\\x7e]+");
    FilesInMemory upstream = FilesInMemory.of("dir/" + dest);
    assertThatThrownBy(
            () ->
                new FileSynchronizer(upstream, DIST_GIT, path -> false)
                    .run(List.of(FileSync.of("dir/", "sub/"))))
        .isInstanceOf(IllegalPathException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sources", "Sources", "SOURCES", "Dead.Package"})
  void protectedNamesAreSparedInAnyCase(String name) {
    assertThat(sync(FileSync.of("run.sh", name))).isEmpty();
    assertThat(sync(FileSync.of("run.sh", name + "/"))).isEmpty();
    assertThat(sync(FileSync.of("run.sh", name + "/below"))).isEmpty();
    FilesInMemory distGit = FilesInMemory.of(name);
    assertThat(
            new FileSynchronizer(UPSTREAM, distGit, path -> false)
                .run(List.of(new FileSync(List.of("none/"), ".", false, true, List.of()))))
        .isEmpty();
  }

  @Test
  void executableFilesStayExecutable() {
    Map<String, Optional<SyncedFile>> changes =
        new FileSynchronizer(UPSTREAM, DIST_GIT, path -> false)
            .run(List.of(FileSync.of("run.sh", "run.sh")));
    assertThat(changes)
        .containsEntry("run.sh", Optional.of(new SyncedFile(FileContent.of("run.sh"), true)));
  }

  /** Destination paths and the upstream path each got its content from. */
  private static Map<String, String> sync(FileSync... items) {
    Map<String, String> result = new TreeMap<>();
    new FileSynchronizer(UPSTREAM, DIST_GIT, "fedora/hello.spec"::equals)
        .run(List.of(items))
        .forEach(
            (path, file) -> result.put(path, file.map(f -> f.content().text()).orElse("deleted")));
    return result;
  }
}
