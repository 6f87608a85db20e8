package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.ReleaseAliases;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The branches that follow another one ({@code fast_forward_merge_into}): they get a pull request
 * from that one's proposal, if they can be fast-forwarded at all.
 */
final class FastForwards {

  private final PackageRelease context;
  private final ReleaseAliases aliases;

  FastForwards(PackageRelease context, ReleaseAliases aliases) {
    this.context = context;
    this.aliases = aliases;
  }

  /** Adds what follows to the plans; a branch that is planned itself does not follow. */
  List<BranchPlan> added(List<BranchPlan> plans, List<ReleaseBranch> branches) {
    Set<String> planned = branches.stream().map(ReleaseBranch::name).collect(Collectors.toSet());
    Map<String, ReleaseBranch> byName = new LinkedHashMap<>();
    branches.forEach(branch -> byName.put(branch.name(), branch));
    List<BranchPlan> all = new ArrayList<>(plans);
    for (BranchPlan plan : plans) {
      if (plan instanceof BranchPlan.Proposal proposal && proposal.pullRequest().isPresent()) {
        ReleaseBranch source = byName.get(plan.branch());
        if (source != null) {
          followers(source).stream()
              .filter(follower -> planned.add(follower.name()))
              .map(follower -> plan(follower, source, proposal))
              .forEach(all::add);
        }
      }
    }
    return all;
  }

  private List<ReleaseBranch> followers(ReleaseBranch source) {
    List<String> wanted = new ArrayList<>();
    context
        .settings()
        .distGitBranches()
        .fastForwardMergeInto()
        .forEach(
            (from, into) -> {
              if (aliases.resolve(List.of(from)).stream()
                  .anyMatch(branch -> branch.name().equals(source.name()))) {
                wanted.addAll(into);
              }
            });
    return aliases.resolve(wanted);
  }

  private BranchPlan plan(
      ReleaseBranch follower, ReleaseBranch source, BranchPlan.Proposal proposal) {
    Optional<CommitId> head = context.distGitHead(follower);
    if (head.isEmpty()) {
      return skipped(follower, new SkipReason.NoSuchBranch(follower.name()));
    }
    if (!context.isAncestor(head.get(), CommitId.of(proposal.base()))) {
      return skipped(follower, new SkipReason.CannotFastForward(follower.name(), source.name()));
    }
    Optional<String> version =
        context
            .distGitFiles(head.get())
            .file(context.specPath())
            .map(file -> SpecFile.parse(file.bytes()).expand(context.macros(follower)))
            .map(ExpandedSpecFile::version);
    return new VersionGates(context.settings())
        .check(follower, version, context.specVersion(), context.release().version())
        .map(reason -> skipped(follower, reason))
        .orElseGet(
            () ->
                new BranchPlan.FastForward(
                    context.packageName(),
                    follower.name(),
                    source.name(),
                    context.pullRequest(follower, context.sourceBranch(source))));
  }

  private BranchPlan skipped(ReleaseBranch branch, SkipReason reason) {
    return new BranchPlan.Skipped(context.packageName(), branch.name(), reason);
  }
}
