package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.notes.ChangeEntry;
import io.github.packit4j.bodhi.notes.PackageChanges;
import io.github.packit4j.bodhi.notes.UpdateNotes;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.internal.text.Visible;
import io.github.packit4j.http.PackitException;
import io.github.packit4j.koji.KojiClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notes of an update nobody wrote notes for: what is new since the latest stable build. */
final class AutomaticNotes {

  private final Optional<KojiClient> koji;

  /**
   * Creates the source of notes.
   *
   * @param koji where changelogs are read; without it the notes name the build only
   */
  AutomaticNotes(Optional<KojiClient> koji) {
    this.koji = koji;
  }

  /** The notes of a build, or of several, each under the name of its package. */
  UpdateNotes of(Map<String, String> nvrs, ReleaseBranch branch) {
    return UpdateNotes.automatic(
        nvrs.entrySet().stream()
            .map(
                build ->
                    new PackageChanges(
                        build.getKey(),
                        build.getValue(),
                        changes(build.getKey(), build.getValue(), branch)))
            .toList());
  }

  private List<ChangeEntry> changes(String packageName, String nvr, ReleaseBranch branch) {
    Optional<String> stableTag = branch.release().flatMap(DistroRelease::stableTag);
    if (koji.isEmpty() || stableTag.isEmpty()) {
      return List.of();
    }
    try {
      return changes(koji.get(), stableTag.get(), packageName, nvr);
    } catch (PackitException e) {
      // An update without the list of changes is better than none.
      return List.of();
    }
  }

  private static List<ChangeEntry> changes(
      KojiClient koji, String stableTag, String packageName, String nvr) {
    return koji
        .tags()
        .latestBuild(stableTag, packageName)
        .map(stable -> koji.builds().changelogSince(stable.nvr().toString(), nvr))
        .orElse(List.of())
        .stream()
        .map(
            entry ->
                new ChangeEntry(
                    entry.date(), Visible.text(entry.author()), Visible.text(entry.text())))
        .toList();
  }
}
