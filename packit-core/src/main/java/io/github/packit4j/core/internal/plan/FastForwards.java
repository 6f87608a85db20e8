package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.internal.job.BranchMacros;
import io.github.packit4j.core.internal.job.Prereleases;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.internal.work.SeenPullRequests;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.forge.PullRequest;
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
 * from that one's proposal, or a push of the same commit, if they can be fast-forwarded at all.
 */
final class FastForwards {

  private final ReleaseDecision.Wanted wanted;
  private final PackageRepository repository;
  private final ReleaseContent content;
  private final SeenPullRequests seen;

  FastForwards(
      ReleaseDecision.Wanted wanted,
      PackageRepository repository,
      ReleaseContent content,
      SeenPullRequests seen) {
    this.seen = seen;
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
      ReleaseBranch source = byName.get(plan.branch());
      if (source == null) {
        continue;
      }
      List<ReleaseBranch> followers = followers(source);
      Optional<Start> start = followers.isEmpty() ? Optional.empty() : start(plan, source);
      if (start.isPresent()) {
        followers.stream()
            .filter(follower -> planned.add(follower.name()))
            .map(follower -> plan(follower, source, start.get(), warnings(plan)))
            .forEach(all::add);
      }
    }
    return all;
  }

  /**
   * Where followers start.
   *
   * @param from the commit that they must be at or behind
   * @param onto the commit that they are pushed to, if the other branch has it already
   */
  private record Start(CommitId from, Optional<CommitId> onto) {}

  /**
   * Gives the commit that a proposal is made on, or the proposal itself if it has been merged or
   * pushed since.
   */
  private Optional<Start> start(BranchPlan plan, ReleaseBranch source) {
    if (plan instanceof BranchPlan.Proposal proposal) {
      return Optional.of(new Start(CommitId.of(proposal.base()), Optional.empty()));
    }
    if (!(plan instanceof BranchPlan.UpToDate)) {
      return Optional.empty();
    }
    return wanted.opensPullRequests()
        ? merged(source).map(head -> new Start(head, Optional.empty()))
        : pushed(source).map(head -> new Start(head, Optional.of(head)));
  }

  private Optional<CommitId> merged(ReleaseBranch source) {
    return repository
        .fork(content.texts().sourceBranch(source))
        .head()
        .filter(head -> version(head, source).filter(specVersion()::equals).isPresent())
        .filter(
            head ->
                repository
                    .head(source)
                    .filter(merged -> repository.isAncestor(head, merged))
                    .isPresent());
  }

  /** What others have committed on top is not for the workflow to hand on. */
  private Optional<CommitId> pushed(ReleaseBranch source) {
    return repository
        .head(source)
        .filter(head -> version(head, source).filter(specVersion()::equals).isPresent())
        .filter(
            head -> repository.commit(head).committer().email().equals(content.author().email()));
  }

  private static List<String> warnings(BranchPlan plan) {
    return plan instanceof BranchPlan.Proposal proposal ? proposal.warnings() : List.of();
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
      ReleaseBranch follower, ReleaseBranch source, Start start, List<String> warnings) {
    if (follower.isEndOfLife()) {
      return skipped(follower, new SkipReason.EndOfLife(follower.name(), follower.endOfLife()));
    }
    Optional<CommitId> head = repository.head(follower);
    if (head.isEmpty()) {
      return skipped(follower, new SkipReason.NoSuchBranch(follower.name()));
    }
    Optional<String> version = version(head.get(), follower);
    if (version.filter(specVersion()::equals).isPresent()) {
      return new BranchPlan.UpToDate(wanted.packageName(), follower.name());
    }
    if (!repository.isAncestor(head.get(), start.from())) {
      return skipped(follower, new SkipReason.CannotFastForward(follower.name(), source.name()));
    }
    if (!wanted.opensPullRequests()) {
      return gate(follower, version)
          .orElseGet(
              () ->
                  new BranchPlan.FastForward(
                      wanted.packageName(),
                      follower.name(),
                      source.name(),
                      Optional.empty(),
                      start.onto().map(CommitId::hex)));
    }
    PlannedPullRequest planned =
        content.texts().pullRequest(follower, source, Optional.empty(), warnings);
    Optional<PullRequest> open = repository.pullRequests().open(planned);
    return gate(follower, version)
        .or(
            () ->
                open.isPresent()
                    ? Optional.empty()
                    : repository
                        .pullRequests()
                        .leftClosed(planned)
                        .map(reason -> skipped(follower, reason)))
        .orElseGet(
            () -> {
              BranchPlan plan =
                  new BranchPlan.FastForward(
                      wanted.packageName(),
                      follower.name(),
                      source.name(),
                      Optional.of(planned),
                      Optional.empty());
              open.ifPresent(found -> seen.add(plan, found));
              return plan;
            });
  }

  private Optional<BranchPlan> gate(ReleaseBranch follower, Optional<String> version) {
    return new VersionGates(wanted.settings())
        .check(follower, version, specVersion(), wanted.release().version())
        .map(reason -> skipped(follower, reason));
  }

  private Optional<String> version(CommitId commit, ReleaseBranch branch) {
    return repository
        .files(commit)
        .file(content.specPath())
        .map(
            file -> SpecFile.parse(file.bytes()).expand(BranchMacros.of(branch, wanted.settings())))
        .map(ExpandedSpecFile::version);
  }

  private String specVersion() {
    return Prereleases.of(wanted.settings()).rpmVersion(wanted.release().version());
  }

  private BranchPlan skipped(ReleaseBranch branch, SkipReason reason) {
    return new BranchPlan.Skipped(wanted.packageName(), branch.name(), reason);
  }
}
