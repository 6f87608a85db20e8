package io.github.packit4j.sandbox.internal.distgit;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.git.Merges;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All packages and forks. Guarded by the state lock. */
public final class Projects {

  private final Clock clock;
  private final List<Project> all = new ArrayList<>();
  private Optional<Integer> requestsUntilForkIsUsable = Optional.empty();

  /** Creates dist-git without packages. */
  public Projects(Clock clock) {
    this.clock = clock;
  }

  /** Makes new forks fail for their first requests, however they were asked for. */
  public void forkUsableAfter(int requests) {
    requestsUntilForkIsUsable = Optional.of(requests);
  }

  /** Makes a package. */
  public Project create(String name, Account owner, String defaultBranch) {
    Project project = Project.pkg(all.size() + 1, name, owner, defaultBranch, clock.instant());
    all.add(project);
    return project;
  }

  /** Returns a package. */
  public Optional<Project> pkg(String name) {
    return byFullName(Project.NAMESPACE + "/" + name);
  }

  /** Returns an account's fork of a package. */
  public Optional<Project> fork(String user, String name) {
    return byFullName("forks/" + user + "/" + Project.NAMESPACE + "/" + name);
  }

  /**
   * Finds by path such as {@code rpms/hello} or {@code forks/packit/rpms/hello}.
   *
   * @throws SeveralForksException if the database has two of them
   */
  public Optional<Project> byFullName(String fullName) {
    List<Project> found = rows(fullName);
    if (found.size() > 1) {
      throw new SeveralForksException(fullName);
    }
    return found.stream().findFirst();
  }

  private List<Project> rows(String fullName) {
    return all.stream().filter(project -> project.fullName().equals(fullName)).toList();
  }

  /** Returns packages and forks in the order in which they were made. */
  public List<Project> all() {
    return List.copyOf(all);
  }

  /**
   * Makes a fork with all branches and tags of the package, without a look whether there is one:
   * two requests at the same time make two.
   *
   * <p>What is another name of a branch in the package becomes a branch of its own in the fork.
   *
   * @param waited whether the request waits for the task that makes the repository
   */
  public Project makeFork(Project parent, Account owner, boolean waited) {
    Project fork = Project.fork(all.size() + 1, parent, owner, clock.instant());
    fork.unusableFor(requestsUntilForkIsUsable.orElse(waited ? 0 : 1));
    all.add(fork);
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

  /**
   * Deletes all rows of a fork but the first, as an administrator does in the database.
   *
   * @return how many rows were deleted
   */
  public int deleteDoubles(String fullName) {
    List<Project> doubles = rows(fullName).stream().skip(1).toList();
    all.removeAll(doubles);
    return doubles.size();
  }
}
