package io.github.packit4j.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.distgit.forge.Forges;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProposalTextsTest {

  private static final Forges FORGES = Forges.builder().withoutProbing().build();

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void bugsComeFirstInTheCommitMessage() {
    assertThat(texts("https://github.com/packit/ogr", "rhbz#123", "rhbz#222").commitMessage())
        .isEqualTo(
            """
            Update to 1.0.0 upstream release

            - Resolves: rhbz#123
            - Resolves: rhbz#222

            Upstream tag: 1.0.0
            Upstream commit: 01234567

            Commit authored by packit4j (https://github.com/packit4j/packit4j)
            """);
  }

  @Test
  void anUpstreamWithoutGitHasNeitherTagNorCommit() {
    UpstreamRelease release =
        new UpstreamRelease(
            Optional.empty(), Optional.empty(), Optional.empty(), "1.0.0", Optional.empty());
    ProposalTexts texts =
        new ProposalTexts(release, Optional.empty(), List.of(), Optional.of(4321L));
    assertThat(texts.commitMessage()).doesNotContain("Upstream");
    assertThat(texts.pullRequestDescription())
        .isEqualTo(
            "Release monitoring project: [4321](https://release-monitoring.org/project/4321)\n");
  }

  @Test
  void aPullRequestLinksWhatItNames() {
    assertThat(
            texts("https://github.com/packit/ogr.git", "rhbz#123", "CVE-2026-1")
                .pullRequestDescription())
        .isEqualTo(
            """
            Upstream tag: [1.0.0](https://github.com/packit/ogr/releases/tag/1.0.0)
            Upstream commit: [01234567](https://github.com/packit/ogr/commit/%s)
            Resolves: [rhbz#123](https://bugzilla.redhat.com/show_bug.cgi?id=123)
            Resolves: CVE-2026-1
            """
                .formatted(COMMIT));
  }

  @Test
  void eachForgeHasItsOwnAddresses() {
    assertThat(texts("https://gitlab.gnome.org/GNOME/gedit").pullRequestDescription())
        .contains("https://gitlab.gnome.org/GNOME/gedit/-/tags/1.0.0")
        .contains("https://gitlab.gnome.org/GNOME/gedit/-/commit/" + COMMIT);
    assertThat(texts("https://pagure.io/rpkg/").pullRequestDescription())
        .contains("Upstream tag: 1.0.0\n")
        .contains("https://pagure.io/rpkg/c/" + COMMIT);
    assertThat(texts("https://salsa.debian.org/x/y").pullRequestDescription())
        .as("the forge module alone knows which host runs what")
        .contains("https://salsa.debian.org/x/y/-/tags/1.0.0");
  }

  @Test
  void titlesAndBranchesAreTheFieldsOwn() {
    ProposalTexts texts = texts("https://github.com/packit/ogr");
    assertThat(texts.pullRequestTitle("epel9")).isEqualTo("Update epel9 to upstream release 1.0.0");
    assertThat(ProposalTexts.sourceBranch("f44", ReleaseRequest.Kind.PULL_FROM_UPSTREAM))
        .isEqualTo("f44-update-pull_from_upstream");
  }

  private static ProposalTexts texts(String project, String... bugs) {
    return new ProposalTexts(
        new UpstreamRelease(
            Optional.of(URI.create(project)),
            Optional.of("1.0.0"),
            Optional.of(COMMIT),
            "1.0.0",
            Optional.empty()),
        Optional.of(FORGES.project(project)),
        List.of(bugs),
        Optional.empty());
  }
}
