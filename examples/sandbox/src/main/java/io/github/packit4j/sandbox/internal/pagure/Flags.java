package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.internal.distgit.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The flags of all commits. Guarded by the state lock. */
final class Flags {

  private final Map<Project, List<Flag>> flags = new HashMap<>();

  /** Returns the flags of a commit, oldest first. */
  List<Flag> of(Project project, String commit) {
    return all(project).stream().filter(flag -> flag.commit().equals(commit)).toList();
  }

  /** Returns the flags of a pull request, which are those of its last commit. */
  List<Flag> of(Pull pull) {
    return pull.commitStop().map(commit -> of(pull.target(), commit)).orElse(List.of());
  }

  /** Returns how many flags a project has. */
  int count(Project project) {
    return all(project).size();
  }

  /** Keeps a flag in the place of the one it replaces, if there is one, and returns it so. */
  Stored store(Project project, Flag flag) {
    List<Flag> all = all(project);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isReplacedBy(flag)) {
        Flag stored = flag.createdAt(all.get(i).created());
        all.set(i, stored);
        return new Stored(stored, false);
      }
    }
    all.add(flag);
    return new Stored(flag, true);
  }

  /**
   * A flag as it is kept.
   *
   * @param flag the flag
   * @param isNew whether it replaced none
   */
  record Stored(Flag flag, boolean isNew) {}

  private List<Flag> all(Project project) {
    return flags.computeIfAbsent(project, key -> new ArrayList<>());
  }
}
