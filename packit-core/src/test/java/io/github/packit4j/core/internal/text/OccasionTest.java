package io.github.packit4j.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.JobType;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OccasionTest {

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void aTitleIsOneLineThatForgesTake() {
    assertThat(titled("a\nb\u202e").title()).isEqualTo("a b");
    assertThat(titled("x".repeat(250)).title()).hasSize(250);
    assertThat(titled("x".repeat(251)).title()).hasSize(250);
  }

  @Test
  void aReleaseIsNamedByItsTag() {
    Occasion occasion =
        Occasion.of(
            new ReleasePublished(URI.create("https://github.com/packit/ogr"), "v1"),
            Optional.of(COMMIT),
            Optional.empty());
    assertThat(occasion.title()).endsWith("release v1");
    assertThat(occasion.summary()).contains("`v1`");
    assertThat(occasion.commit()).hasValue(COMMIT);
  }

  @Test
  void severalVersionsAreNamedByTheHighest() {
    assertThat(
            Occasion.of(
                    new NewVersions(
                        "hello",
                        List.of("1.9", "1.10"),
                        Set.of(),
                        OptionalLong.empty(),
                        OptionalLong.empty()))
                .title())
        .endsWith("release 1.10");
  }

  @Test
  void theCommitOfABuildIsThatOfItsSource() {
    assertThat(built("git+https://src.fedoraproject.org/rpms/hello.git#" + COMMIT).commit())
        .hasValue(COMMIT);
    assertThat(built("git+https://src.fedoraproject.org/rpms/hello.git#main").commit()).isEmpty();
    assertThat(built("cli-build/1/hello.src.rpm").commit()).isEmpty();
  }

  @Test
  void nothingIsSaidOfFedoraElsewhere() {
    DistGitPush push =
        new DistGitPush(
            "rpms", "hello", "main", COMMIT, "alice", OptionalInt.empty(), Optional.empty(), false);
    assertThat(Occasion.of(push, Optional.of("Fedora"), Optional.empty()).title())
        .isEqualTo("[packit] Fedora Koji build failed to be triggered");
    assertThat(Occasion.of(push, Optional.empty(), Optional.empty()).title())
        .isEqualTo("[packit] Koji build failed to be triggered");
  }

  @Test
  void whoMayCommentIsToldTheCommand() {
    DistGitPush push =
        new DistGitPush(
            "rpms", "hello", "f44", COMMIT, "alice", OptionalInt.empty(), Optional.empty(), false);
    assertThat(Occasion.of(push, Optional.empty(), Optional.of("/bot")).again())
        .contains(", comment `/bot --package hello koji-build --branch f44` here, ask ");
    assertThat(Occasion.of(push, Optional.empty(), Optional.empty()).again())
        .doesNotContain("comment");
  }

  private static Occasion titled(String title) {
    return new Occasion(JobType.KOJI_BUILD, title, "", "", Optional.empty());
  }

  private static Occasion built(String source) {
    return Occasion.of(
        new BuildStateChanged(
            1,
            OptionalLong.empty(),
            "hello-1-1.fc44",
            BuildStateChanged.COMPLETE,
            "packit",
            Optional.of(source),
            Optional.empty()),
        Optional.of("Fedora"));
  }
}
