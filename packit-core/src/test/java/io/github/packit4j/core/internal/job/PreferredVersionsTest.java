package io.github.packit4j.core.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of several versions is tried first. */
class PreferredVersionsTest {

  private static final PackageSettings SETTINGS = PackageSettings.builder("hello").build();

  @Test
  void theHighestComesFirst() {
    assertThat(PreferredVersions.of(versions(Set.of(), "1.9", "1.10", "1.2", "1.9"), SETTINGS))
        .containsExactly("1.10", "1.9", "1.2");
    assertThat(PreferredVersions.highest(versions(Set.of(), "1.9", "1.10", "1.2")))
        .hasValue("1.10");
  }

  @Test
  void stableOnesComeBeforeHigherOnesThatAreNot() {
    assertThat(
            PreferredVersions.of(versions(Set.of("1.2", "1.3"), "2.0rc1", "1.2", "1.3"), SETTINGS))
        .containsExactly("1.3", "1.2", "2.0rc1");
  }

  /** RPM takes {@code 2.0rc1} for higher than {@code 2.0}; the spec file says {@code 2.0~rc1}. */
  @Test
  void aPreReleaseIsLowerThanItsRelease() {
    PackageSettings marked =
        PackageSettings.builder("hello")
            .prereleaseSuffixPattern("([.\\-_~^]?)(a|b|rc)([.\\-_]?)([0-9]+)")
            .build();
    assertThat(PreferredVersions.of(versions(Set.of(), "2.0rc1", "2.0"), marked))
        .containsExactly("2.0", "2.0rc1");
  }

  private static NewVersions versions(Set<String> stable, String... versions) {
    return new NewVersions(
        "hello", List.of(versions), stable, OptionalLong.empty(), OptionalLong.empty());
  }
}
