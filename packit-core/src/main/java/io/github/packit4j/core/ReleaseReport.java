package io.github.packit4j.core;

import java.util.List;

/**
 * How a release ended, branch by branch.
 *
 * @param version the version that was released
 * @param results one result a package and dist-git branch, in the order of the plan
 */
public record ReleaseReport(String version, List<BranchResult> results) {

  /** Copies the list. */
  public ReleaseReport {
    results = List.copyOf(results);
  }

  /**
   * Tells whether no branch failed.
   *
   * @return false if a result is {@link BranchResult.Failed}
   */
  public boolean succeeded() {
    return failures().isEmpty();
  }

  /**
   * Lists what failed.
   *
   * @return the failed results, in order
   */
  public List<BranchResult.Failed> failures() {
    return results.stream()
        .filter(BranchResult.Failed.class::isInstance)
        .map(BranchResult.Failed.class::cast)
        .toList();
  }

  /**
   * Lists what is to be looked at by people.
   *
   * @return the results that have {@link BranchResult#warnings()}, in order
   */
  public List<BranchResult> doubtful() {
    return results.stream().filter(result -> !result.warnings().isEmpty()).toList();
  }
}
