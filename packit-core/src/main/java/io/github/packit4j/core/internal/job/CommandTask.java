package io.github.packit4j.core.internal.job;

import io.github.packit4j.core.ReleaseRequest;
import java.util.List;
import java.util.Optional;

/** What a command comes to, once its author is found to have the right to it. */
public sealed interface CommandTask {

  /** To show the commands. */
  record Help() implements CommandTask {}

  /**
   * To bring a release to dist-git.
   *
   * @param request which one, the latest if it names none
   */
  record Release(ReleaseRequest request) implements CommandTask {}

  /**
   * To build what is on branches.
   *
   * @param packageName the package
   * @param branches the branches
   * @param scratch whether it is only tried
   */
  record Build(String packageName, List<String> branches, boolean scratch) implements CommandTask {
    /** Copies the list. */
    public Build {
      branches = List.copyOf(branches);
    }
  }

  /**
   * To tag the latest stable build into the side tags of the package's groups.
   *
   * @param packageName the package
   * @param branch the branch; all that are configured if empty
   */
  record Tag(String packageName, Optional<String> branch) implements CommandTask {}

  /**
   * To make updates of the latest builds of branches.
   *
   * @param packageName the package
   * @param branches the branches
   */
  record Update(String packageName, List<String> branches) implements CommandTask {
    /** Copies the list. */
    public Update {
      branches = List.copyOf(branches);
    }
  }
}
