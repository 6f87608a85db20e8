package io.github.packit4j.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which text becomes the changelog entry of a release. */
class EntryTextTest {

  private static final ReleaseRequest REQUEST =
      ReleaseRequest.proposeDownstream("https://github.com/packit/ogr", "1.0");
  private static final List<String> BUGS = List.of("- Resolves: rhbz#1");

  @Test
  void theCallersTextComesFirstAndStandsAlone() {
    ReleaseRequest request = REQUEST.toBuilder().addChangelogEntry("- Mine", "- 100%{x}").build();
    assertThat(
            EntryText.lines(
                request, copied(true), release("- Theirs"), BUGS, Optional.of("- Action")))
        .containsExactly("- Mine", "- 100%%{x}");
  }

  @Test
  void theDescriptionCountsWhereItIsAskedFor() {
    assertThat(lines(copied(true), release("- Theirs"), Optional.empty()))
        .containsExactly("- Theirs", "- Resolves: rhbz#1")
        .isEqualTo(lines(copied(true), release("- Theirs\n\n"), Optional.empty()));
    assertThat(lines(copied(false), release("- Theirs"), Optional.empty()))
        .containsExactly("- Update to version 1.0", "- Resolves: rhbz#1");
  }

  @Test
  void theActionIsNextAndSaysItselfWhatIsResolved() {
    assertThat(lines(copied(true), release(" \n"), Optional.of("- Action")))
        .containsExactly("- Action");
    assertThat(lines(copied(true), release("- Theirs"), Optional.of("- Action")))
        .containsExactly("- Theirs");
  }

  @Test
  void anEmptyOutputLeavesTheDefault() {
    assertThat(lines(copied(false), release("- Theirs"), Optional.of("\n")))
        .containsExactly("- Update to version 1.0");
  }

  private static List<String> lines(
      PackageSettings settings, UpstreamRelease release, Optional<String> output) {
    return EntryText.lines(REQUEST, settings, release, BUGS, output);
  }

  private static PackageSettings copied(boolean description) {
    return PackageSettings.builder("ogr").copyUpstreamReleaseDescription(description).build();
  }

  private static UpstreamRelease release(String description) {
    return new UpstreamRelease(
        Optional.empty(), Optional.of("1.0"), Optional.empty(), "1.0", Optional.of(description));
  }
}
