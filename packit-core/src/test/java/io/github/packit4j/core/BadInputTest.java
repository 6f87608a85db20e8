package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.InvalidConfigException;
import io.github.packit4j.core.failure.JobNotConfiguredException;
import io.github.packit4j.core.failure.MissingConfigurationException;
import io.github.packit4j.core.failure.MissingSpecFileException;
import io.github.packit4j.core.failure.TagMismatchException;
import io.github.packit4j.core.failure.UnknownReleaseException;
import io.github.packit4j.distgit.lookaside.SourceNotFoundException;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every wrong input gives an error that names the thing and the fix. */
class BadInputTest {

  @TempDir Path work;

  @Test
  void aReleaseWithoutConfiguration() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addUpstream(FileTree.of("README.md", "hello"));
      assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
          .isInstanceOf(MissingConfigurationException.class)
          .hasMessageContaining("https://github.com/packit/ogr")
          .hasMessageContaining("Add one of .packit.yaml");
    }
  }

  @Test
  void anUnknownJobKey() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addUpstream(
          Fedora.upstreamFiles(Fedora.CONFIG.replace("trigger: release", "triger: release")));
      assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining(".packit.yaml:")
          .hasMessageContaining("triger")
          .hasMessageContaining("trigger");
    }
  }

  @Test
  void aTagThatIsNotThere() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      assertThatThrownBy(
              () ->
                  fedora
                      .workflow()
                      .plan(
                          ReleaseRequest.proposeDownstream("https://github.com/packit/ogr", "9.9")))
          .isInstanceOf(UnknownReleaseException.class)
          .hasMessageContaining("tag 9.9")
          .hasMessageContaining("Push the tag");
    }
  }

  @Test
  void aTagThatDoesNotFitTheTemplate() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(
          Fedora.upstreamFiles("upstream_tag_template: 'v{version}'\n" + Fedora.CONFIG));
      assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
          .isInstanceOf(TagMismatchException.class)
          .hasMessageContaining("0.62.3")
          .hasMessageContaining("v{version}")
          .hasMessageContaining("Correct the template");
    }
  }

  @Test
  void anArchiveThatIsNotThere() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(Fedora.upstreamFiles(Fedora.CONFIG));
      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(report.failures())
          .hasSize(5)
          .allSatisfy(
              failed -> {
                assertThat(failed.cause())
                    .isInstanceOf(SourceNotFoundException.class)
                    .hasMessageContaining(Fedora.ARCHIVE.toString());
                assertThat(failed.retryable()).isTrue();
                assertThat(failed.step()).isEqualTo(Step.PLAN);
              });
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).isEmpty();
    }
  }

  @Test
  void aSpecFileThatIsNotUpstream() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(FileTree.of(".packit.yaml", Fedora.CONFIG));
      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(report.failures())
          .hasSize(5)
          .allSatisfy(
              failed ->
                  assertThat(failed.cause())
                      .isInstanceOf(MissingSpecFileException.class)
                      .hasMessageContaining("fedora/python-ogr.spec")
                      .hasMessageContaining("specfile_path"));
    }
  }

  @Test
  void aConfigurationWithoutTheJob() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addUpstream(
          Fedora.upstreamFiles("specfile_path: a.spec\ndownstream_package_name: a\njobs: []\n"));
      assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
          .isInstanceOf(JobNotConfiguredException.class)
          .hasMessageContaining("propose_downstream");
    }
  }

  @Test
  void anActionWithoutARunner() {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(Fedora.upstreamFiles("actions: {pre-sync: 'rm -rf /'}\n" + Fedora.CONFIG));
      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());
      assertThat(report.failures())
          .hasSize(5)
          .allSatisfy(
              failed ->
                  assertThat(failed.cause())
                      .hasMessageContaining("pre-sync")
                      .hasMessageContaining("ActionRunner"));
    }
  }
}
