package io.github.packit4j.core.internal.text;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.specfile.changelog.ChangelogText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a release's changelog entry. */
public final class EntryText {

  private EntryText() {}

  /**
   * Chooses and prepares the lines: what the caller gives; else the release's description, where
   * the configuration asks for it; else the output of the action {@code changelog-entry}; else a
   * default.
   *
   * @param actionOutput the output of the action, if one is defined and was run
   */
  public static List<String> lines(
      ReleaseRequest request,
      PackageSettings settings,
      UpstreamRelease release,
      List<String> resolvesLines,
      Optional<String> actionOutput) {
    if (!request.changelogEntry().isEmpty()) {
      return ChangelogText.fromReleaseDescription(String.join("\n", request.changelogEntry()));
    }
    List<String> lines = new ArrayList<>();
    Optional<String> description =
        settings.copyUpstreamReleaseDescription() ? release.description() : Optional.empty();
    lines.addAll(
        shown(description)
            .or(() -> shown(actionOutput))
            .orElseGet(() -> List.of("- Update to version " + release.version())));
    if (actionOutput.isEmpty()) {
      resolvesLines.stream().map(ChangelogText::plainLine).forEach(lines::add);
    }
    return lines;
  }

  private static Optional<List<String>> shown(Optional<String> text) {
    return text.map(ChangelogText::fromReleaseDescription).filter(lines -> !lines.isEmpty());
  }
}
