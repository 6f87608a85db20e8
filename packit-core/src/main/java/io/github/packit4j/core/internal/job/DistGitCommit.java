package io.github.packit4j.core.internal.job;

import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A commit of a package in dist-git. It is fetched when something is asked of it, as its branch may
 * have moved on since.
 *
 * @param distGit the dist-git
 * @param packageName the package
 * @param branch a branch that the commit is on, as the forge names it
 * @param commit the full hash
 */
record DistGitCommit(DistGit distGit, String packageName, String branch, String commit) {

  /**
   * Finds the newest commit of a branch.
   *
   * @param names the names that the branch may have where it is, the first that is there counts
   */
  static DistGitCommit newest(DistGit distGit, String packageName, String... names) {
    try (GitRepository repository = distGit.repository(packageName)) {
      Map<String, CommitId> heads = repository.fetchBranches(new LinkedHashSet<>(List.of(names)));
      return heads.entrySet().stream()
          .findFirst()
          .map(
              head ->
                  new DistGitCommit(
                      distGit, packageName, head.getKey(), head.getValue().toString()))
          .orElseThrow(
              () ->
                  new WorkflowException(
                      "%s has no branch %s in dist-git.".formatted(packageName, names[0])));
    }
  }

  /** Puts its files into a directory. */
  void checkOut(Path directory) {
    try (GitRepository repository = distGit.repository(packageName)) {
      repository.fetchCommit(CommitId.of(commit), branch);
      repository.checkout(CommitId.of(commit), directory);
    }
  }

  /** Gives the version of its spec file; empty if it has none. */
  Optional<String> version(MacroContext macros) {
    try (GitRepository repository = distGit.repository(packageName)) {
      repository.fetchCommit(CommitId.of(commit), branch);
      return repository
          .file(CommitId.of(commit), distGit.specPath(packageName))
          .map(bytes -> SpecFile.parse(bytes).expand(macros).version());
    }
  }
}
