package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.internal.text.CommitMessageOutput;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.internal.workspace.Workspace;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.specfile.Evr;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Plans one package on one branch: reads dist-git, writes nothing. */
final class BranchPlanner {

  private static final String RETIRED = "dead.package";

  private final PackageRelease context;

  BranchPlanner(PackageRelease context) {
    this.context = context;
  }

  BranchPlan plan(ReleaseBranch branch) {
    Optional<CommitId> head = context.distGitHead(branch);
    if (head.isEmpty()) {
      return skipped(branch, new SkipReason.NoSuchBranch(branch.name()));
    }
    CommitId base = head.get();
    FileTree distGit = context.distGitFiles(base);
    if (distGit.paths().contains(RETIRED)) {
      return skipped(branch, new SkipReason.Retired(branch.name()));
    }
    MacroContext macros = context.macros(branch);
    Optional<SpecFile> own =
        distGit.file(context.specPath()).map(file -> SpecFile.parse(file.bytes()));
    Optional<ExpandedSpecFile> current = own.map(spec -> spec.expand(macros));

    Optional<SkipReason> closed = closed(branch, current.map(ExpandedSpecFile::version));
    if (closed.isPresent()) {
      return skipped(branch, closed.get());
    }
    context.signatures().check(distGit);
    try (Workspace workspace = context.workspace(branch, base, distGit)) {
      BranchFiles content = new BranchFiles(context, workspace, distGit, macros);
      workspace.run(ActionName.POST_UPSTREAM_CLONE);
      if (current.isPresent() && isReleased(current.get(), content, macros)) {
        return upToDate(branch);
      }
      GitIdentity identity = context.identity();
      ForkBranch fork = context.forkBranch(branch);
      Optional<SkipReason> foreign = fork.foreignCommits(base, identity);
      if (foreign.isPresent()) {
        return skipped(branch, foreign.get());
      }
      workspace.run(ActionName.PRE_SYNC);
      Instant time =
          fork.timeOfProposal(identity, proposed -> context.proposesRelease(proposed, macros))
              .orElseGet(this::now);
      BranchFiles.Prepared prepared = content.prepare(own, time, branch);
      if (prepared.files().isEmpty()) {
        return upToDate(branch);
      }
      return proposal(branch, base, prepared, time, fork, workspace);
    }
  }

  private Optional<SkipReason> closed(ReleaseBranch branch, Optional<String> current) {
    return new VersionGates(settings())
        .check(branch, current, context.specVersion(), context.release().version());
  }

  private Instant now() {
    return context.services().clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private BranchPlan proposal(
      ReleaseBranch branch,
      CommitId base,
      BranchFiles.Prepared prepared,
      Instant time,
      ForkBranch fork,
      Workspace workspace) {
    BranchPlan.Proposal.Builder proposal =
        BranchPlan.Proposal.builder()
            .packageName(context.packageName())
            .branch(branch.name())
            .base(base.hex())
            .files(prepared.files())
            .uploads(settings().uploadSources() ? prepared.uploads() : List.of())
            .commitMessage(
                workspace
                    .run(ActionName.COMMIT_MESSAGE)
                    .flatMap(CommitMessageOutput::message)
                    .orElseGet(context.texts()::commitMessage))
            .authorName(context.identity().name())
            .authorEmail(context.identity().email())
            .time(time);
    if (settings().createPr()) {
      proposal
          .pullRequest(context.pullRequest(branch, context.sourceBranch(branch)))
          .expectedHead(fork.head().map(CommitId::hex));
    }
    return proposal.build();
  }

  /**
   * Tells whether the branch has the release already. Upstream's spec file may still bring a newer
   * release of the same version; an older one is never brought.
   */
  private boolean isReleased(ExpandedSpecFile current, BranchFiles content, MacroContext macros) {
    if (Evr.compareVersions(current.version(), context.specVersion()) != 0) {
      return false;
    }
    if (context.kind() == ReleaseRequest.Kind.PULL_FROM_UPSTREAM) {
      return true;
    }
    ExpandedSpecFile upstream = content.upstreamSpec().expand(macros);
    return !upstream.version().equals(current.version())
        || Evr.compareVersions(upstream.releaseWithoutDist(), current.releaseWithoutDist()) <= 0;
  }

  private PackageSettings settings() {
    return context.settings();
  }

  private BranchPlan skipped(ReleaseBranch branch, SkipReason reason) {
    return new BranchPlan.Skipped(context.packageName(), branch.name(), reason);
  }

  private BranchPlan upToDate(ReleaseBranch branch) {
    return new BranchPlan.UpToDate(context.packageName(), branch.name());
  }
}
