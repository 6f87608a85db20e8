package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.internal.job.BranchMacros;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.specfile.macro.MacroContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The account's own open pull requests that have nothing to bring any more when a release is
 * planned: their branch has what they propose, or something newer, or takes nothing at all.
 */
final class ObsoleteProposals {

  private final ReleaseDecision.Wanted wanted;
  private final OpenProposals open;

  ObsoleteProposals(
      ReleaseDecision.Wanted wanted, PackageRepository repository, ReleaseContent content) {
    this.wanted = wanted;
    this.open =
        new OpenProposals(
            repository,
            content.specPath(),
            new GitIdentity(content.author().name(), content.author().email()));
  }

  /** Plans the closing of such pull requests, in place of the plans that say that all is done. */
  List<BranchPlan> closed(List<BranchPlan> plans) {
    return plans.stream().map(plan -> obsolete(plan).orElse(plan)).toList();
  }

  private Optional<BranchPlan> obsolete(BranchPlan plan) {
    ReleaseBranch branch = wanted.aliases().resolve(List.of(plan.branch())).get(0);
    if (plan instanceof BranchPlan.UpToDate) {
      return superseded(plan, branch);
    }
    if (!(plan instanceof BranchPlan.Skipped skipped)) {
      return Optional.empty();
    }
    SkipReason reason = skipped.reason();
    if (reason instanceof SkipReason.Downgrade) {
      return superseded(plan, branch);
    }
    boolean takesNothing =
        reason instanceof SkipReason.EndOfLife
            || reason instanceof SkipReason.Retired
            || reason instanceof SkipReason.CannotFastForward;
    return takesNothing
        ? closing(plan, pullRequest -> Optional.of(reason.message()))
        : Optional.empty();
  }

  /** A newer release that is proposed stays, whatever older one is asked for again. */
  private Optional<BranchPlan> superseded(BranchPlan plan, ReleaseBranch branch) {
    MacroContext macros = BranchMacros.of(branch, wanted.settings());
    return closing(plan, pullRequest -> open.superseded(pullRequest, branch, macros));
  }

  private Optional<BranchPlan> closing(
      BranchPlan plan, Function<PullRequest, Optional<String>> obsolete) {
    return open.into(plan.branch()).stream()
        .findFirst()
        .flatMap(
            pullRequest ->
                obsolete
                    .apply(pullRequest)
                    .filter(reason -> !open.isReopened(pullRequest, reason))
                    .map(
                        reason ->
                            OpenProposals.closing(
                                plan.packageName(), plan.branch(), pullRequest, reason)));
  }
}
