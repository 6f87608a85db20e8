package io.github.packit4j.bodhi.notes;

import java.util.Collection;
import java.util.List;

/** What is new in a build. */
public final class Changelogs {
  private Changelogs() {}

  /**
   * The entries of a build that a stable build does not have.
   *
   * <p>They end where the stable build's newest entry stands. Entries have days and no times, so
   * the day decides only where that entry is not found; entries of the same day are new then no
   * more than the tool this follows takes them to be.
   *
   * @param build entries of the new build, newest first
   * @param stable entries of the latest stable build, newest first; without any, nothing is known
   *     to be new
   * @return the new entries, newest first
   */
  public static List<ChangeEntry> since(List<ChangeEntry> build, List<ChangeEntry> stable) {
    if (stable.isEmpty()) {
      return List.of();
    }
    ChangeEntry newestStable = stable.get(0);
    int known = build.indexOf(newestStable);
    return known >= 0
        ? List.copyOf(build.subList(0, known))
        : build.stream().takeWhile(entry -> entry.time().isAfter(newestStable.time())).toList();
  }

  /**
   * Which of a build's Koji tags, its own and inherited ones, hold stable builds: those without any
   * suffix ({@code f45}) and those of updates ({@code f45-updates}).
   *
   * @param tags names of tags, in order of inheritance
   * @return the stable ones, in the same order
   */
  public static List<String> stableTags(Collection<String> tags) {
    return tags.stream().filter(tag -> !tag.contains("-") || tag.endsWith("-updates")).toList();
  }
}
