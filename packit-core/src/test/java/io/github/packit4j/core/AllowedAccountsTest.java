package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.JobOutcome.BuildSubmitted;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose commits are built: names, levels of access and groups. */
class AllowedAccountsTest {

  @TempDir Path work;

  @ParameterizedTest
  @CsvSource({
    // allowed_committers, who has pushed, whether that is built; packit may commit, admin owns
    "'[alice]', alice, true",
    "'[alice]', admin, false",
    "'[all_committers]', packit, true",
    "'[all_committers]', admin, true",
    "'[all_committers]', outsider, false",
    "'[all_admins]', admin, true",
    "'[all_admins]', packit, false",
    "'[all_admins, packit]', packit, true",
    "'[all_admins, all_committers]', packit, true",
    "'[''@packager'']', admin, true",
    "'[''@packager'']', outsider, false",
    "'[all_admins, ''@packager'']', admin, true",
    "'[]', admin, false",
  })
  void onlyCommitsOfAllowedAccountsAreBuilt(String allowed, String committer, boolean built) {
    String config =
        """
        specfile_path: python-ogr.spec
        jobs:
          - job: koji_build
            trigger: commit
            allowed_committers: %s
            dist_git_branches: [f44]
        """
            .formatted(allowed);
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
      JobOutcome outcome =
          fedora.workflow().handle(Events.push(fedora, committer)).outcomes().get(0);
      if (built) {
        assertThat(outcome).isInstanceOf(BuildSubmitted.class);
      } else {
        assertThat(((NotRun) outcome).reason()).isEqualTo(Reason.COMMITTER_NOT_ALLOWED);
      }
    }
  }
}
