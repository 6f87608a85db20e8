package io.github.packit4j.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.core.internal.text.CommitMessageOutput;
import io.github.packit4j.specfile.SpecFile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What actions are told of a release. */
class ActionVariablesTest {

  private static final ReleaseAliases ALIASES = ReleaseAliases.of(List.of());
  private static final ReleaseAliases.Expansion BRANCHES = ALIASES.expand(List.of("f44", "f43"));

  private static final UpstreamRelease TAGGED =
      new UpstreamRelease(
          Optional.of(URI.create("https://github.com/packit/hello")),
          Optional.of("v2.0"),
          Optional.of("0123456789abcdef0123456789abcdef01234567"),
          "2.0",
          Optional.empty());

  @Test
  void commandsKnowTheReleaseTheBranchAndTheVersionBefore() {
    assertThat(variables(TAGGED, Optional.of("Name: x\nVersion: 1.0\n")))
        .isEqualTo(
            Map.of(
                "PACKIT_PROJECT_VERSION", "2.0",
                "PACKIT_PROJECT_PREVIOUS_VERSION", "1.0",
                "PACKIT_UPSTREAM_TAG", "v2.0",
                "PACKIT_PROJECT_UPSTREAM_TAG", "v2.0",
                "PACKIT_UPSTREAM_COMMIT", "01234567",
                "PACKIT_RESOLVED_BUGS", "rhbz#1 rhbz#2",
                "PACKIT_DEBUG_DIVIDER", CommitMessageOutput.DIVIDER,
                "PACKIT_DIST_GIT_BRANCH", "f44"));
  }

  @Test
  void whatIsNotThereIsEmpty() {
    UpstreamRelease untagged =
        new UpstreamRelease(
            Optional.empty(), Optional.empty(), Optional.empty(), "2.0", Optional.empty());
    assertThat(variables(untagged, Optional.empty()))
        .isEqualTo(
            Map.of(
                "PACKIT_PROJECT_VERSION", "2.0",
                "PACKIT_PROJECT_PREVIOUS_VERSION", "",
                "PACKIT_UPSTREAM_TAG", "",
                "PACKIT_PROJECT_UPSTREAM_TAG", "",
                "PACKIT_UPSTREAM_COMMIT", "",
                "PACKIT_RESOLVED_BUGS", "rhbz#1 rhbz#2",
                "PACKIT_DEBUG_DIVIDER", CommitMessageOutput.DIVIDER,
                "PACKIT_DIST_GIT_BRANCH", "f44"));
  }

  private static Map<String, String> variables(UpstreamRelease release, Optional<String> spec) {
    return ActionVariables.of(
        wanted(release), BRANCHES.branches().get(0), spec.map(SpecFile::parse));
  }

  private static ReleaseDecision.Wanted wanted(UpstreamRelease release) {
    PackageConfig config =
        ConfigLoader.create()
            .withRepositoryName("hello")
            .parse("specfile_path: hello.spec\ndownstream_package_name: hello\n", ".packit.yaml")
            .config();
    return new ReleaseDecision.Wanted(
        ReleaseRequest.proposeDownstream("https://github.com/packit/hello", "v2.0").toBuilder()
            .addResolvedBugs("rhbz#1", "rhbz#2")
            .build(),
        config,
        "hello",
        config.onlyPackage().orElseThrow(),
        release,
        BRANCHES,
        ALIASES,
        true);
  }
}
