package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.version.Evr;
import java.util.List;
import java.util.Optional;

/**
 * The account's own open pull requests to a package, and whether they still bring anything. What
 * others pushed to stays with them.
 *
 * @param repository the package and the fork, with the branches of both that matter
 * @param specPath where the package keeps its spec file
 * @param own who the workflow's commits are of
 */
record OpenProposals(PackageRepository repository, String specPath, GitIdentity own) {

  /** Lists those into a branch whose newest commit is the account's own, oldest first. */
  List<PullRequest> into(String branch) {
    return repository.pullRequests().openTo(branch).stream()
        .filter(
            pullRequest ->
                head(pullRequest)
                    .filter(head -> pullRequest.headCommit().equals(Optional.of(head.hex())))
                    .filter(head -> repository.commit(head).committer().email().equals(own.email()))
                    .isPresent())
        .toList();
  }

  /** Gives the newest commit on the branch of the fork that a pull request brings. */
  Optional<CommitId> head(PullRequest pullRequest) {
    return repository.fork(pullRequest.sourceBranch()).head();
  }

  /**
   * Says that a branch has what a pull request proposes, or something newer. What cannot be
   * compared, such as a spec file that RPM would not read, stays.
   */
  Optional<String> superseded(PullRequest pullRequest, ReleaseBranch branch, MacroContext macros) {
    Optional<Edition> current = repository.head(branch).flatMap(head -> edition(head, macros));
    return current.isEmpty()
        ? Optional.empty()
        : head(pullRequest)
            .flatMap(head -> edition(head, macros))
            .filter(proposed -> proposed.compareTo(current.get()) <= 0)
            .map(
                proposed ->
                    "%s has version %s already".formatted(branch.name(), current.get().version()));
  }

  private Optional<Edition> edition(CommitId commit, MacroContext macros) {
    return repository
        .files(commit)
        .file(specPath)
        .flatMap(file -> Edition.of(SpecFile.parse(file.bytes()), macros));
  }

  /** What is compared. The epoch is not: a newer version stays one for who has to read it. */
  private record Edition(String version, String release) implements Comparable<Edition> {

    static Optional<Edition> of(SpecFile spec, MacroContext macros) {
      try {
        ExpandedSpecFile expanded = spec.expand(macros);
        Edition edition = new Edition(expanded.version(), expanded.releaseWithoutDist());
        boolean open = edition.version.contains("%") || edition.release.contains("%");
        return open ? Optional.empty() : Optional.of(edition);
      } catch (SpecFileException | MacroException e) {
        return Optional.empty();
      }
    }

    @Override
    public int compareTo(Edition other) {
      int versions = Evr.compareVersions(version, other.version);
      return versions != 0 ? versions : Evr.compareVersions(release, other.release);
    }
  }

  /** Whether it was closed for that reason before, and somebody has opened it again. */
  boolean isReopened(PullRequest pullRequest, String reason) {
    return repository.pullRequests().isClosedBefore(pullRequest, reason);
  }

  /** Plans to close a pull request. */
  static BranchPlan.Obsolete closing(
      String packageName, String branch, PullRequest pullRequest, String reason) {
    return new BranchPlan.Obsolete(
        packageName,
        branch,
        pullRequest.id(),
        pullRequest.webUrl(),
        pullRequest.headCommit().orElseThrow(),
        reason);
  }
}
