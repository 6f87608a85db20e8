package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.JobOutcome.BuildPresent;
import io.github.packit4j.core.JobOutcome.BuildSubmitted;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.UpdateCreated;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits of one branch on their way to builds and updates: which count, and what is said. */
class BuildToUpdateTest {

  private static final String CONFIG =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - job: koji_build
          trigger: commit
          allowed_committers: [alice]
          dist_git_branches: [f44]
        - job: bodhi_update
          trigger: commit
          dist_git_branches: [f44]
      """;

  private static final String NEXT =
      Fedora.SPEC
          .replace("0.61.2\nRelease:        3", "0.62.3\nRelease:        1")
          .replace(
              "%changelog\n",
              """
              %changelog
              * Thu Nov 19 2026 Packit <hello@packit.dev> - 0.62.3-1
              - Emoji reactions work

              * Wed Nov 18 2026 Alice <alice@example.org> - 0.62.0-1
              - Forks too

              """);

  @TempDir Path work;

  @Test
  void theNotesAreWhatIsNewSinceTheStableBuild() {
    try (Fedora fedora = fedora(Fedora.SPEC)) {
      build(fedora);
      fedora.sandbox().koji().tag("python-ogr-0.61.2-3.fc44", "f44-updates");
      commit(fedora, NEXT);
      build(fedora);

      assertThat(told(fedora, "python-ogr-0.62.3-1.fc44")).isInstanceOf(UpdateCreated.class);

      assertThat(notes(fedora, "python-ogr-0.62.3-1.fc44"))
          .contains("Emoji reactions work", "Forks too", "alice@example.org", "2026")
          .doesNotContain("Rebuilt");
    }
  }

  /** Who may push to dist-git writes its changelog, and some names have marks of direction. */
  @Test
  void theNotesHoldNothingThatCannotBeSeen() {
    try (Fedora fedora = fedora(Fedora.SPEC)) {
      build(fedora);
      fedora.sandbox().koji().tag("python-ogr-0.61.2-3.fc44", "f44-updates");
      commit(fedora, NEXT.replace("Alice", "\u200fAlice").replace("Forks too", "Forks \u202etoo"));
      build(fedora);

      assertThat(told(fedora, "python-ogr-0.62.3-1.fc44")).isInstanceOf(UpdateCreated.class);

      assertThat(notes(fedora, "python-ogr-0.62.3-1.fc44"))
          .contains("Emoji reactions work", "Forks too", " Alice")
          .doesNotContain("\u202e", "\u200f");
    }
  }

  @Test
  void withoutAStableBuildTheNotesNameTheBuild() {
    try (Fedora fedora = fedora(NEXT)) {
      build(fedora);
      assertThat(told(fedora, "python-ogr-0.62.3-1.fc44")).isInstanceOf(UpdateCreated.class);
      assertThat(notes(fedora, "python-ogr-0.62.3-1.fc44"))
          .contains("python-ogr-0.62.3-1.fc44")
          .doesNotContain("Emoji");
    }
  }

  @Test
  void aLowerEpochIsOlderWhateverItsVersion() {
    try (Fedora fedora = fedora(epoch(Fedora.SPEC))) {
      build(fedora);
      assertThat(told(fedora, "python-ogr-0.61.2-3.fc44")).isInstanceOf(UpdateCreated.class);
      commit(fedora, NEXT);
      build(fedora);

      assertThat(told(fedora, "python-ogr-0.62.3-1.fc44"))
          .isInstanceOfSatisfying(
              NotRun.class,
              not -> {
                assertThat(not.reason()).isEqualTo(JobOutcome.Reason.NEWER_UPDATE);
                assertThat(not.message()).contains("python-ogr-0.61.2-3.fc44, which is newer");
              });
    }
  }

  @Test
  void aHigherEpochIsNewerWhateverItsVersion() {
    try (Fedora fedora = fedora(epoch(NEXT))) {
      build(fedora);
      assertThat(told(fedora, "python-ogr-0.62.3-1.fc44")).isInstanceOf(UpdateCreated.class);
      commit(fedora, epoch(Fedora.SPEC).replace("Epoch: 1", "Epoch: 2"));
      build(fedora);

      assertThat(told(fedora, "python-ogr-0.61.2-3.fc44")).isInstanceOf(UpdateCreated.class);
    }
  }

  @Test
  void ofEqualEpochsTheVersionCounts() {
    try (Fedora fedora = fedora(epoch(Fedora.SPEC))) {
      build(fedora);
      assertThat(told(fedora, "python-ogr-0.61.2-3.fc44")).isInstanceOf(UpdateCreated.class);
      commit(fedora, epoch(NEXT));
      build(fedora);

      assertThat(told(fedora, "python-ogr-0.62.3-1.fc44")).isInstanceOf(UpdateCreated.class);
    }
  }

  /** Somebody has built the package from a commit before, or in another branch. */
  @Test
  void aNameThatIsBuiltAlreadyIsNotBuiltFromAnotherCommit() {
    try (Fedora fedora = fedora(Fedora.SPEC)) {
      build(fedora);
      commit(fedora, Fedora.SPEC.replace("One API for", "An API for"));

      assertThat(push(fedora))
          .isInstanceOfSatisfying(
              BuildPresent.class,
              present ->
                  assertThat(present.description())
                      .startsWith("built already: https://koji.fedoraproject.org/koji/buildinfo"));
      assertThat(fedora.sandbox().koji().builds()).hasSize(1);
    }
  }

  @Test
  void aBuildThatIsUnderWayIsSaidToBe() {
    try (Fedora fedora = fedora(Fedora.SPEC)) {
      BuildSubmitted submitted = (BuildSubmitted) push(fedora);
      assertThat(push(fedora))
          .isInstanceOfSatisfying(
              BuildPresent.class,
              present ->
                  assertThat(present.description()).isEqualTo("being built: " + submitted.url()));
    }
  }

  /** Its release is counted from the history, so each commit is a build of its own. */
  @Test
  void ofAPackageWithAutoreleaseEveryCommitIsBuilt() {
    String spec = Fedora.SPEC.replace("3%{?dist}", "%autorelease");
    try (Fedora fedora = fedora(spec)) {
      assertThat(push(fedora)).isInstanceOf(BuildSubmitted.class);
      commit(fedora, spec.replace("One API for", "An API for"));
      assertThat(push(fedora)).isInstanceOf(BuildSubmitted.class);
      assertThat(push(fedora)).isInstanceOf(BuildPresent.class);
    }
  }

  /** The release is known before Koji is asked for the build. */
  @Test
  void theCountedReleaseOfAnotherCommitIsNotBuiltAgain() {
    String spec = Fedora.SPEC.replace("3%{?dist}", "%autorelease");
    try (Fedora fedora = fedora(spec)) {
      commit(fedora, spec.replace("One API for", "An API for"));
      fedora.sandbox().koji().importBuild("python-ogr-0.61.2-1.fc44", "f44-updates-candidate");
      fedora.sandbox().koji().importBuild("python-ogr-0.61.2-2.fc44", "f44-updates-candidate");

      assertThat(push(fedora)).isInstanceOf(BuildPresent.class);
      commit(fedora, spec.replace("One API for", "The API for"));
      assertThat(push(fedora)).isInstanceOf(BuildSubmitted.class);
      assertThat(fedora.sandbox().koji().finishBuilds()).hasSize(1);
      assertThat(fedora.sandbox().koji().build("python-ogr-0.61.2-3.fc44")).isPresent();
    }
  }

  private Fedora fedora(String spec) {
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(FileTree.of("python-ogr.spec", spec, ".packit.yaml", CONFIG));
    return fedora;
  }

  private static String epoch(String spec) {
    return spec.replace("Release:", "Epoch: 1\nRelease:");
  }

  private static void commit(Fedora fedora, String spec) {
    fedora
        .sandbox()
        .distGit()
        .pkg(Fedora.PACKAGE)
        .commit("f44", "Change", FileTree.of("python-ogr.spec", spec));
  }

  private static JobOutcome push(Fedora fedora) {
    List<JobOutcome> outcomes = fedora.workflow().handle(Events.push(fedora, "alice")).outcomes();
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0);
  }

  private static void build(Fedora fedora) {
    assertThat(push(fedora)).isInstanceOf(BuildSubmitted.class);
    fedora.sandbox().koji().finishBuilds();
  }

  private static JobOutcome told(Fedora fedora, String nvr) {
    BuildStateChanged built =
        Story.events(fedora.sandbox(), 0).stream()
            .filter(BuildStateChanged.class::isInstance)
            .map(BuildStateChanged.class::cast)
            .filter(build -> build.state() == BuildStateChanged.COMPLETE)
            .filter(build -> build.nvr().equals(nvr))
            .findFirst()
            .orElseThrow();
    List<JobOutcome> outcomes = fedora.workflow().handle(built).outcomes();
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0);
  }

  private static String notes(Fedora fedora, String nvr) {
    return fedora.sandbox().bodhi().updates().stream()
        .filter(update -> update.builds().contains(nvr))
        .map(BodhiUpdate::notes)
        .findFirst()
        .orElseThrow();
  }
}
