package io.github.packit4j.specfile.rpmautospec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Autorelease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories and what rpmautospec makes of them. */
class DistGitHistoryTest {

  private static final Packager AUTHOR = new Packager("A B", "a@b");

  private final List<DistGitCommit> commits = new ArrayList<>();

  @Test
  void aVersionBeginsWithOne() {
    commit("1.0", "import");
    assertThat(number()).isEqualTo(1);
    commit("1.0", "fix");
    commit("1.0", "fix\n\n[skip changelog]");
    assertThat(number()).isEqualTo(3);
    commit("2.0", "update");
    assertThat(number()).isEqualTo(1);
    commit("1.0", "back");
    assertThat(number()).isEqualTo(1);
  }

  @Test
  void aNumberAsksForNothingBeforeTheVersionChanged() {
    commit("0.9", "long ago");
    commit("1.0", "update");
    commit("2.0", "update");
    commit("2.0", "fix");
    Map<String, DistGitCommit> byId = new HashMap<>();
    commits.forEach(commit -> byId.put(commit.id(), commit));
    List<String> asked = new ArrayList<>();

    DistGitHistory history =
        DistGitHistory.of(
            commits.get(3),
            id -> {
              asked.add(id);
              return Optional.ofNullable(byId.get(id));
            },
            MacroContext.empty());

    assertThat(history.releaseNumber()).isEqualTo(2);
    assertThat(asked).containsExactly(commits.get(2).id(), commits.get(1).id());
    assertThat(history.changelog()).contains("long ago");
    assertThat(asked).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void aBrokenSpecKeepsTheCount() {
    commit("1.0", "import");
    commit("%{nosuch}", "break");
    commit("1.0", "mend");
    assertThat(number()).isEqualTo(3);
  }

  @Test
  void aMissingSpecKeepsTheCountAndAddsNothing() {
    commit("1.0", "import");
    add(Optional.empty(), "remove", Optional.empty());
    commit("1.0", "back");
    assertThat(number()).isEqualTo(2);
  }

  @Test
  void bumpsAreRespected() {
    commit("1.0", "import");
    commit("1.0", "x\n\n[bump release: 7]");
    assertThat(number()).isEqualTo(7);
    commit("1.0", "y");
    assertThat(number()).isEqualTo(8);
    commit("2.0", "z");
    assertThat(number()).isEqualTo(1);
  }

  @Test
  void aMergeContinuesItsHighestParent() {
    commit("1.0", "a");
    commit("1.0", "b");
    DistGitCommit a = commits.get(0);
    DistGitCommit b = commits.get(1);
    commits.add(
        new DistGitCommit(
            "m",
            List.of(a.id(), b.id()),
            a.tree(),
            AUTHOR,
            Instant.EPOCH,
            "merge",
            a.spec(),
            Optional.empty()));
    assertThat(number()).isEqualTo(3);
    assertThat(changelog()).isEqualTo("* Thu Jan 01 1970 A B <a@b> - 1.0-1\n- a\n");
  }

  @Test
  void tenThousandCommitsAreNoProblem() {
    for (int i = 0; i < 10_000; i++) {
      commit("1.0", "x");
    }
    assertThat(number()).isEqualTo(10_000);
  }

  @Test
  void theChangelogGoesBackToTheFirstCommit() {
    commit("0.9", "Initial import");
    commit("1.0", "Update to 1.0");
    commit("1.5", "Update to 1.5");
    commit("1.5", "Fix building\n\n... (required for the mass rebuild).");
    commit("1.5", "Fix build on arm64\n\n[skip changelog]");
    commit("2.3.4", "Update to 2.3.4");
    assertThat(changelog())
        .isEqualTo(
            """
            * Thu Jan 01 1970 A B <a@b> - 2.3.4-1
            - Update to 2.3.4

            * Thu Jan 01 1970 A B <a@b> - 1.5-2
            - Fix building (required for the mass rebuild).

            * Thu Jan 01 1970 A B <a@b> - 1.5-1
            - Update to 1.5

            * Thu Jan 01 1970 A B <a@b> - 1.0-1
            - Update to 1.0

            * Thu Jan 01 1970 A B <a@b> - 0.9-1
            - Initial import
            """);
  }

  @Test
  void aChangelogFileEndsTheEntries() {
    commit("1.0", "import");
    add(Optional.of(spec("1.0")), "Convert", Optional.of("* the old log\n"));
    add(Optional.of(spec("2.4")), "Update to 2.4", Optional.of("* the old log\n"));
    assertThat(changelog())
        .isEqualTo("* Thu Jan 01 1970 A B <a@b> - 2.4-1\n- Update to 2.4\n\n* the old log\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[skip changelog] | true | 0",
        "'  [ skip   changelog ]' | true | 0",
        "[skip changelog please] | true | 0",
        "[bump release: 3] | false | 3",
        "[bump release 3] | false | 3",
        "[skip changelog, bump release: 5] | true | 5",
        "[Skip Changelog] | false | 0",
        "text [skip changelog] | false | 0",
        "[skip-changelog] | false | 0",
      })
  void magicComments(String line, boolean skip, int bump) {
    assertThat(MagicComments.parse("x\n\n" + line)).isEqualTo(new MagicComments(skip, bump));
  }

  @Test
  void messagesBecomeItems() {
    assertThat(CommitItems.of("A commit subject\n\n- Another item\n\nignored"))
        .containsExactly("A commit subject", "Another item");
    assertThat(
            CommitItems.of(
                "Long subject line so that it\n\n… would overshoot\n- Some item\n"
                    + "  continued. And a %macro.\n- more\n\nignored"))
        .containsExactly(
            "Long subject line so that it would overshoot",
            "Some item continued. And a %%macro.",
            "more");
    assertThat(CommitItems.of("Update\n\nThis also fixes arm64.")).containsExactly("Update");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%autorelease -b 5 -e rc1 -p | 0.6.rc1",
        "%autorelease -b 5.1 | 2",
        "%autorelease -e a_b | 2",
        "x%autorelease -b 5 | 2",
        "%{autorelease -e rc1} | 2.rc1",
        "%{?autorelease}%{!?autorelease:1%{?dist}} | 2",
        "%autorelease -e pre1 -s 20200317git1234abcd | 2.pre1.20200317git1234abcd",
      })
  void optionsShapeTheRelease(String release, String expected) {
    assertThat(Autorelease.parse(release).orElseThrow().releaseWithoutDist(2)).isEqualTo(expected);
  }

  private int number() {
    return history().releaseNumber();
  }

  private String changelog() {
    return history().changelog();
  }

  private DistGitHistory history() {
    List<DistGitCommit> newestFirst = new ArrayList<>(commits);
    Collections.reverse(newestFirst);
    return DistGitHistory.of(newestFirst, MacroContext.forTarget("rawhide"));
  }

  private void commit(String version, String message) {
    add(Optional.of(spec(version)), message, Optional.empty());
  }

  private void add(Optional<SpecFile> spec, String message, Optional<String> changelog) {
    int id = commits.size();
    List<String> parents = id == 0 ? List.of() : List.of(commits.get(id - 1).id());
    commits.add(
        new DistGitCommit(
            "c" + id, parents, "t" + id, AUTHOR, Instant.EPOCH, message, spec, changelog));
  }

  private static SpecFile spec(String version) {
    return SpecFile.parse(
        """
        Name: a
        Version: VERSION
        Release: %autorelease
        Summary: s
        License: MIT
        %description
        %changelog
        %autochangelog
        """
            .replace("VERSION", version));
  }
}
