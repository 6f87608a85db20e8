package io.github.packit4j.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.core.plan.PlannedPullRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read of a release. */
class ReleaseTextsTest {

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
  void aPullRequestIsForItsTargetAndFromTheSourcesProposal() {
    ReleaseTexts texts = new ReleaseTexts(wanted(), Optional.empty(), Optional.empty());
    PlannedPullRequest pullRequest =
        texts.pullRequest(
            BRANCHES.branches().get(1),
            BRANCHES.branches().get(0),
            Optional.of("hello-2.0-1.fc44"),
            List.of("look `here`\n"));
    assertThat(pullRequest.title()).isEqualTo("Update f43 to upstream release 2.0");
    assertThat(pullRequest.targetBranch()).isEqualTo("f43");
    assertThat(pullRequest.sourceBranch())
        .isEqualTo("f44-update-propose_downstream")
        .isEqualTo(texts.sourceBranch(BRANCHES.branches().get(0)));
    assertThat(pullRequest.description())
        .startsWith("Upstream tag: v2.0\n")
        .contains("Release by `%autorelease`: `hello-2.0-1.fc44`\n")
        .endsWith("\n**Not as it should be**\n\n- ``` look `here` ```\n".replace("```", "``"));
    assertThat(
            texts
                .pullRequest(
                    BRANCHES.branches().get(0),
                    BRANCHES.branches().get(0),
                    Optional.empty(),
                    List.of())
                .description())
        .doesNotContain("autorelease")
        .endsWith("Resolves: [rhbz#2](https://bugzilla.redhat.com/show_bug.cgi?id=2)\n");
    assertThat(texts.commitMessage()).startsWith("Update to 2.0 upstream release\n");
    assertThat(texts.changelogEntry(Optional.empty()))
        .containsExactly("- Update to version 2.0", "- Resolves: rhbz#1", "- Resolves: rhbz#2");
  }

  private static ReleaseDecision.Wanted wanted() {
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
        TAGGED,
        BRANCHES,
        ALIASES,
        true);
  }
}
