package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.internal.job.BranchMacros;
import io.github.packit4j.core.internal.job.Prereleases;
import io.github.packit4j.core.internal.job.ReleaseDecision;
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

  private final ReleaseDecision.Wanted wanted;
  private final PackageRepository repository;
  private final ReleaseContent content;

  FastForwards(
      ReleaseDecision.Wanted wanted, PackageRepository repository, ReleaseContent content) {
    this.wanted = wanted;
    this.repository = repository;
    this.content = content;
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
    List<String> into = new ArrayList<>();
    wanted
        .settings()
        .distGitBranches()
        .fastForwardMergeInto()
        .forEach(
            (from, names) -> {
              if (wanted.aliases().expand(List.of(from)).branches().stream()
                  .anyMatch(branch -> branch.name().equals(source.name()))) {
                into.addAll(names);
              }
            });
    return wanted.aliases().expand(into).branches();
  }

  private BranchPlan plan(
      ReleaseBranch follower, ReleaseBranch source, BranchPlan.Proposal proposal) {
    if (follower.isEndOfLife()) {
      return skipped(follower, new SkipReason.EndOfLife(follower.name(), follower.endOfLife()));
    }
    Optional<CommitId> head = repository.head(follower);
    if (head.isEmpty()) {
      return skipped(follower, new SkipReason.NoSuchBranch(follower.name()));
    }
    if (!repository.isAncestor(head.get(), CommitId.of(proposal.base()))) {
      return skipped(follower, new SkipReason.CannotFastForward(follower.name(), source.name()));
    }
    Optional<String> version =
        repository
            .files(head.get())
            .file(content.specPath())
            .map(
                file ->
                    SpecFile.parse(file.bytes())
                        .expand(BranchMacros.of(follower, wanted.settings())))
            .map(ExpandedSpecFile::version);
    String proposed = wanted.release().version();
    return new VersionGates(wanted.settings())
        .check(follower, version, Prereleases.of(wanted.settings()).rpmVersion(proposed), proposed)
        .map(reason -> skipped(follower, reason))
        .orElseGet(
            () ->
                new BranchPlan.FastForward(
                    wanted.packageName(),
                    follower.name(),
                    source.name(),
                    content.texts().pullRequest(follower, source, proposal.warnings())));
  }

  private BranchPlan skipped(ReleaseBranch branch, SkipReason reason) {
    return new BranchPlan.Skipped(wanted.packageName(), branch.name(), reason);
  }
}
