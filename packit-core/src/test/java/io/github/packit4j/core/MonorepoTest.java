package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.failure.TagMismatchException;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several packages in one upstream repository: each goes to its own dist-git repository. */
class MonorepoTest {

  private static final String CONFIG =
      """
      upstream_project_url: https://github.com/packit/ogr
      packages:
        first:
          downstream_package_name: first
          upstream_package_name: ogr
          specfile_path: first.spec
        second:
          downstream_package_name: second
          upstream_package_name: ogr
          specfile_path: second.spec
      jobs:
        - job: propose_downstream
          trigger: release
          dist_git_branches: [f44]
      """;

  @TempDir Path work;

  @Test
  void packagesThatShareAnArchiveEachGetIt() {
    try (Fedora fedora = Fedora.empty(work)) {
      FileTree upstream = FileTree.of(".packit.yaml", CONFIG);
      for (String name : List.of("first", "second")) {
        String spec = Fedora.SPEC.replace("python-ogr", name);
        upstream = upstream.and(name + ".spec", spec);
        fedora
            .sandbox()
            .distGit()
            .createPackage(name, FileTree.of(name + ".spec", spec), "rawhide", "f44");
      }
      fedora.addUpstream(upstream);
      fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});

      ReleaseReport report = fedora.workflow().proposeDownstream(Fedora.request());

      assertThat(report.results())
          .hasOnlyElementsOfType(Proposed.class)
          .extracting(BranchResult::packageName)
          .containsExactly("first", "second");
      assertThat(fedora.sandbox().distGit().lookaside().uploads()).hasSize(2);
    }
  }

  @Test
  void onePackageMayBeAskedForAlone() {
    try (Fedora fedora = Fedora.empty(work)) {
      String spec = Fedora.SPEC.replace("python-ogr", "second");
      fedora.addUpstream(FileTree.of(".packit.yaml", CONFIG, "second.spec", spec));
      fedora
          .sandbox()
          .distGit()
          .createPackage("second", FileTree.of("second.spec", spec), "rawhide", "f44");
      fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});

      ReleaseReport report =
          fedora
              .workflow()
              .proposeDownstream(Fedora.request().toBuilder().addPackages("second").build());

      assertThat(report.results())
          .singleElement()
          .isInstanceOfSatisfying(
              Proposed.class, proposed -> assertThat(proposed.packageName()).isEqualTo("second"));
    }
  }

  /** It is nobody's, so somebody made a mistake; one of another package would be passed over. */
  @Test
  void aTagThatFitsNoPackageIsAnError() {
    try (Fedora fedora = Fedora.empty(work)) {
      String config =
          CONFIG
              .replace("  first:\n", "  first:\n    upstream_tag_template: first-{version}\n")
              .replace("  second:\n", "  second:\n    upstream_tag_template: second-{version}\n");
      fedora.addUpstream(FileTree.of(".packit.yaml", config));

      assertThatThrownBy(() -> fedora.workflow().plan(Fedora.request()))
          .isInstanceOf(TagMismatchException.class)
          .hasMessageContainingAll(Fedora.TAG, "first-{version}");
    }
  }

  /** Packages of one upstream repository often share the whole configuration. */
  @Test
  void aPushBuildsThePackageItWentToAndNoOther() {
    String config =
        CONFIG
            .replace("first", "python-ogr")
            .replace(
                "jobs:\n",
                """
                jobs:
                  - job: koji_build
                    trigger: commit
                    allowed_committers: [alice]
                    dist_git_branches: [f44]
                """);
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));

      assertThat(fedora.workflow().handle(Events.push(fedora, "alice")).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.BuildSubmitted.class,
              built -> assertThat(built.packageName()).isEqualTo("python-ogr"));
    }
  }
}
