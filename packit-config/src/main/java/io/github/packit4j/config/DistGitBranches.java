package io.github.packit4j.config;

import io.github.packit4j.config.release.ReleaseAliases;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The dist-git branches a job works on: the value of {@code dist_git_branches}.
 *
 * <p>Branches are named as in the file: real names ({@code f44}) and aliases ({@code fedora-all}),
 * to be resolved by {@link ReleaseAliases}.
 *
 * @param targets branches and aliases in the order of the file; a mapping gives each once
 * @param fastForwardMergeInto for a branch of {@code targets}, the branches that are fast-forwarded
 *     to it when it changes, instead of getting pull requests of their own
 * @param mapping whether the value was written as a mapping, which only matters for printing it
 */
public record DistGitBranches(
    List<String> targets, Map<String, List<String>> fastForwardMergeInto, boolean mapping) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if a branch to merge from is not among the targets, or if
   *     there are such branches without the form of a mapping
   */
  public DistGitBranches {
    targets = List.copyOf(targets);
    fastForwardMergeInto = Copies.ofLists(fastForwardMergeInto);
    if (!Set.copyOf(targets).containsAll(fastForwardMergeInto.keySet())) {
      throw new IllegalArgumentException(
          "Every branch of fast_forward_merge_into must be one of the targets "
              + targets
              + ", but these are "
              + fastForwardMergeInto.keySet());
    }
    mapping = (mapping || !fastForwardMergeInto.isEmpty()) && !targets.isEmpty();
    targets = mapping ? targets.stream().distinct().toList() : targets;
  }

  /** Returns the value of a configuration that names no branch: the job's own default applies. */
  public static DistGitBranches none() {
    return of(List.of());
  }

  /**
   * Returns branches without fast-forward merging.
   *
   * @param targets branches and aliases
   */
  public static DistGitBranches of(List<String> targets) {
    return new DistGitBranches(targets, Map.of(), false);
  }
}
