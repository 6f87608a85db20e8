package io.github.packit4j.core.internal.execute;

import io.github.packit4j.bodhi.notes.ChangeEntry;
import io.github.packit4j.bodhi.notes.PackageChanges;
import io.github.packit4j.bodhi.notes.UpdateNotes;
import io.github.packit4j.config.DistroRelease;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.http.PackitException;
import io.github.packit4j.koji.KojiClient;
import java.util.List;
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

  UpdateNotes of(String packageName, String nvr, ReleaseBranch branch) {
    return UpdateNotes.automatic(
        List.of(new PackageChanges(packageName, nvr, changes(packageName, nvr, branch))));
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
        .map(entry -> new ChangeEntry(entry.date(), entry.author(), entry.text()))
        .toList();
  }
}
