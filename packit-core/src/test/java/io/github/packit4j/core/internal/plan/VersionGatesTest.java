package io.github.packit4j.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.config.rule.VersionSpecifiers;
import io.github.packit4j.core.plan.SkipReason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which versions a branch lets through. */
class VersionGatesTest {

  private static final PackageSettings PLAIN = PackageSettings.builder("hello").build();
  private static final PackageSettings MASKED =
      PackageSettings.builder("hello").versionUpdateMask("\\d+\\.\\d+\\.").build();
  private static final PackageSettings BELOW_2 =
      PackageSettings.builder("hello")
          .versionUpdateSpecifiers(VersionSpecifiers.parse("<2"))
          .build();

  @Test
  void anOlderVersionIsADowngrade() {
    assertThat(check(PLAIN, "f44", "1.10", "1.9"))
        .hasValue(new SkipReason.Downgrade("1.10", "1.9"));
    assertThat(check(PLAIN, "f44", "1.9", "1.10")).isEmpty();
    assertThat(check(PLAIN, "f44", "1.9", "1.9")).as("the same again").isEmpty();
    assertThat(check(PLAIN, "f44", null, "1.9")).as("a new package").isEmpty();
  }

  @Test
  void aMaskKeepsWhatItMatches() {
    assertThat(check(MASKED, "f44", "1.2.3", "1.3.0"))
        .hasValue(new SkipReason.MaskMismatch("\\d+\\.\\d+\\.", "1.2.3", "1.3.0"));
    assertThat(check(MASKED, "f44", "1.2.3", "1.2.4")).isEmpty();
  }

  @Test
  void aMaskHoldsNeitherRawhideNorANewPackageBack() {
    assertThat(check(MASKED, "rawhide", "1.2.3", "1.3.0")).isEmpty();
    assertThat(check(MASKED, "f44", null, "1.3.0")).isEmpty();
  }

  @Test
  void whatAMaskDoesNotMatchIsNotHeldBack() {
    assertThat(check(MASKED, "f44", "1", "1.3.0")).isEmpty();
    assertThat(check(MASKED, "f44", "1.2.3", "2")).isEmpty();
    PackageSettings none = PackageSettings.builder("hello").versionUpdateMask("").build();
    assertThat(check(none, "f44", "1.2.3", "2")).isEmpty();
  }

  @Test
  void specifiersAreAboutTheVersionAsUpstreamWritesIt() {
    assertThat(check(BELOW_2, "rawhide", "1.0", "2.1"))
        .hasValue(new SkipReason.OutsideSpecifiers("<2", "2.1"));
    assertThat(check(BELOW_2, "rawhide", "1.0", "1.5")).isEmpty();
    assertThat(
            new VersionGates(BELOW_2).check(branch("f44"), Optional.of("1.0"), "1.9~rc1", "1.9rc1"))
        .isEmpty();
    assertThat(new VersionGates(BELOW_2).check(branch("f44"), Optional.empty(), "1.9", "2.9"))
        .hasValue(new SkipReason.OutsideSpecifiers("<2", "2.9"));
  }

  private static Optional<SkipReason> check(
      PackageSettings settings, String branch, @Nullable String current, String proposed) {
    return new VersionGates(settings)
        .check(branch(branch), Optional.ofNullable(current), proposed, proposed);
  }

  private static ReleaseBranch branch(String name) {
    return ReleaseAliases.of(List.of()).resolve(List.of(name)).get(0);
  }
}
