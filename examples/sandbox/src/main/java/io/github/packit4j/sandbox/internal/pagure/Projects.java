package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.git.Merges;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All packages and forks. Guarded by the state lock. */
final class Projects {

  private final Clock clock;
  private final Map<String, Project> byFullName = new LinkedHashMap<>();
  private int requestsUntilForkIsUsable;

  Projects(Clock clock) {
    this.clock = clock;
  }

  void forkUsableAfter(int requests) {
    requestsUntilForkIsUsable = requests;
  }

  Project create(String name, Account owner, String defaultBranch) {
    Project project =
        Project.pkg(byFullName.size() + 1, name, owner, defaultBranch, clock.instant());
    byFullName.put(project.fullName(), project);
    return project;
  }

  Optional<Project> pkg(String name) {
    return Optional.ofNullable(byFullName.get(Project.NAMESPACE + "/" + name));
  }

  Optional<Project> fork(String user, String name) {
    return byFullName("forks/" + user + "/" + Project.NAMESPACE + "/" + name);
  }

  /** Finds by path such as {@code rpms/hello} or {@code forks/packit/rpms/hello}. */
  Optional<Project> byFullName(String fullName) {
    return Optional.ofNullable(byFullName.get(fullName));
  }

  List<Project> all() {
    return List.copyOf(byFullName.values());
  }

  /** Makes a fork with all branches and tags of the package. */
  Project makeFork(Project parent, Account owner) {
    Project fork = Project.fork(byFullName.size() + 1, parent, owner, clock.instant());
    fork.unusableFor(requestsUntilForkIsUsable);
    byFullName.put(fork.fullName(), fork);
    for (String prefix : List.of("refs/heads/", "refs/tags/")) {
      parent
          .repository()
          .refs(prefix)
          .forEach(
              (name, id) -> {
                Merges.copy(parent.repository(), id, fork.repository());
                fork.repository().setRef(prefix + name, id);
              });
    }
    return fork;
  }
}
