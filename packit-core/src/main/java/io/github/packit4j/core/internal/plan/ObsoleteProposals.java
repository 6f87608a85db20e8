package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.internal.job.BranchMacros;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Evr;
import java.util.List;
import java.util.Optional;

/**
 * The account's own open pull requests that have nothing to bring any more: their branch has what
 * they propose, or something newer, or takes nothing at all. What others pushed to stays with them.
 */
final class ObsoleteProposals {

  private final ReleaseDecision.Wanted wanted;
  private final PackageRepository repository;
  private final ReleaseContent content;

  ObsoleteProposals(
      ReleaseDecision.Wanted wanted, PackageRepository repository, ReleaseContent content) {
    this.wanted = wanted;
    this.repository = repository;
    this.content = content;
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
        ? open(plan).map(pullRequest -> closing(plan, pullRequest, reason.message()))
        : Optional.empty();
  }

  /** A newer release that is proposed stays, whatever older one is asked for again. */
  private Optional<BranchPlan> superseded(BranchPlan plan, ReleaseBranch branch) {
    MacroContext macros = BranchMacros.of(branch, wanted.settings());
    Optional<String> current = repository.head(branch).flatMap(head -> version(head, macros));
    Optional<PullRequest> open = current.isEmpty() ? Optional.empty() : open(plan);
    return open.filter(
            pullRequest ->
                head(pullRequest)
                    .flatMap(head -> version(head, macros))
                    .filter(version -> Evr.compareVersions(version, current.get()) <= 0)
                    .isPresent())
        .map(
            pullRequest ->
                closing(
                    plan,
                    pullRequest,
                    "%s has version %s already".formatted(branch.name(), current.get())));
  }

  private Optional<String> version(CommitId commit, MacroContext macros) {
    return repository
        .files(commit)
        .file(content.specPath())
        .map(file -> SpecFile.parse(file.bytes()).expand(macros).version());
  }

  private Optional<CommitId> head(PullRequest pullRequest) {
    return repository.fork(pullRequest.sourceBranch()).head();
  }

  /** Finds one whose newest commit is the account's own. */
  private Optional<PullRequest> open(BranchPlan plan) {
    GitIdentity own = new GitIdentity(content.author().name(), content.author().email());
    return repository.pullRequests().openTo(plan.branch()).stream()
        .filter(
            pullRequest ->
                head(pullRequest)
                    .filter(head -> pullRequest.headCommit().equals(Optional.of(head.hex())))
                    .filter(head -> repository.commit(head).committer().email().equals(own.email()))
                    .isPresent())
        .findFirst();
  }

  private static BranchPlan closing(BranchPlan plan, PullRequest pullRequest, String reason) {
    return new BranchPlan.Obsolete(
        plan.packageName(),
        plan.branch(),
        pullRequest.id(),
        pullRequest.webUrl(),
        pullRequest.headCommit().orElseThrow(),
        reason);
  }
}
