package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.ReleaseRequest.Kind;
import io.github.packit4j.core.failure.RefusedProposalException;
import io.github.packit4j.core.internal.job.BranchMacros;
import io.github.packit4j.core.internal.job.Prereleases;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.internal.text.CommitMessageOutput;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.internal.workspace.Workspace;
import io.github.packit4j.core.internal.workspace.Workspaces;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.SourcesFile;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.version.Evr;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Plans one package on one branch: reads dist-git, writes nothing. */
final class BranchPlanner {

  static final String RETIRED = "dead.package";

  private final ReleaseDecision.Wanted wanted;
  private final PackageRepository repository;
  private final UpstreamFiles upstream;
  private final ReleaseContent content;
  private final SignatureGate signatures;
  private final Workspaces workspaces;
  private final CacheReach cache;
  private final Function<String, List<String>> refusals;
  private final Clock clock;

  BranchPlanner(
      ReleaseDecision.Wanted wanted,
      PackageRepository repository,
      UpstreamFiles upstream,
      ReleaseContent content,
      SignatureGate signatures,
      Workspaces workspaces,
      CacheReach cache,
      Function<String, List<String>> refusals,
      Clock clock) {
    this.wanted = wanted;
    this.repository = repository;
    this.upstream = upstream;
    this.content = content;
    this.signatures = signatures;
    this.workspaces = workspaces;
    this.cache = cache;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * A branch's plan and what it took.
   *
   * @param plan the plan
   * @param downloaded how many bytes of archives were downloaded for it
   * @param open the branch's pull request as it stands
   */
  record Planned(BranchPlan plan, long downloaded, Optional<PullRequest> open) {}

  /**
   * Plans a branch.
   *
   * @throws RefusedProposalException if what comes out is not fit to be proposed
   */
  Planned plan(ReleaseBranch branch) {
    try {
      return planned(branch);
    } catch (SpecFileException | MacroException e) {
      throw new RefusedProposalException(release(), branch.name(), e);
    }
  }

  private String release() {
    return wanted.release().tag().orElse(wanted.release().version());
  }

  private Planned planned(ReleaseBranch branch) {
    if (branch.isEndOfLife()) {
      return skipped(branch, new SkipReason.EndOfLife(branch.name(), branch.endOfLife()));
    }
    Optional<CommitId> head = repository.head(branch);
    if (head.isEmpty()) {
      return skipped(branch, new SkipReason.NoSuchBranch(branch.name()));
    }
    CommitId base = head.get();
    FileTree distGit = repository.files(base);
    if (distGit.paths().contains(RETIRED)) {
      return skipped(branch, new SkipReason.Retired(branch.name()));
    }
    if (distGit.link(content.specPath()).isPresent()) {
      throw new RefusedProposalException(
          release(),
          branch.name(),
          "%s is a symbolic link in dist-git. Put the spec file itself in its place."
              .formatted(content.specPath()));
    }
    SpecFile.requireVersion(specVersion());
    MacroContext macros = BranchMacros.of(branch, settings());
    Optional<SpecFile> own =
        distGit.file(content.specPath()).map(file -> SpecFile.parse(file.bytes()));
    Optional<ExpandedSpecFile> current = own.map(spec -> spec.expand(macros));

    Optional<SkipReason> closed =
        new VersionGates(settings())
            .check(
                branch,
                current.map(ExpandedSpecFile::version),
                specVersion(),
                wanted.release().version());
    if (closed.isPresent()) {
      return skipped(branch, closed.get());
    }
    signatures.check(distGit);
    try (Workspace workspace = workspace(branch, base, distGit, own)) {
      BranchFiles files = content.of(workspace, distGit, macros);
      workspace.run(ActionName.POST_UPSTREAM_CLONE);
      if (current.isPresent() && isReleased(current.get(), files, macros)) {
        return upToDate(branch);
      }
      ForkBranch fork = repository.fork(content.texts().sourceBranch(branch));
      Optional<SkipReason> foreign = fork.foreignCommits(base, identity());
      if (foreign.isPresent()) {
        return skipped(branch, foreign.get());
      }
      Optional<SkipReason> standing = standing(branch, fork, macros);
      if (standing.isPresent()) {
        return skipped(branch, standing.get());
      }
      workspace.run(ActionName.PRE_SYNC);
      Instant time =
          fork.timeOfProposal(identity(), proposed -> proposesRelease(proposed, macros))
              .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
      SourcesFile proposed =
          fork.proposalOn(base, identity(), commit -> proposesRelease(commit, macros))
              .flatMap(commit -> repository.files(commit).file(Archives.SOURCES))
              .map(file -> SourcesFile.parse(file.bytes()))
              .orElseGet(SourcesFile::empty);
      BranchFiles.Prepared prepared = files.prepare(own, time, branch, proposed);
      return prepared.files().isEmpty()
          ? upToDate(branch)
          : new Planned(
              proposal(branch, base, prepared, time, fork, workspace, macros),
              prepared.downloaded(),
              open(branch));
    }
  }

  private Workspace workspace(
      ReleaseBranch branch, CommitId base, FileTree distGit, Optional<SpecFile> own) {
    return workspaces.open(
        wanted.configName(),
        settings(),
        branch.name(),
        new Workspaces.Origin(
            upstream::get,
            distGit,
            upstream::checkout,
            directory -> repository.checkout(base, directory)),
        () -> ActionVariables.of(wanted, branch, own));
  }

  private BranchPlan proposal(
      ReleaseBranch branch,
      CommitId base,
      BranchFiles.Prepared prepared,
      Instant time,
      ForkBranch fork,
      Workspace workspace,
      MacroContext macros) {
    List<PlannedUpload> uploads = settings().uploadSources() ? prepared.uploads() : List.of();
    List<String> doubts = new ArrayList<>(prepared.warnings());
    doubts.addAll(cache.warnings(wanted.packageName(), uploads));
    List<String> warnings = new ArrayList<>(doubts);
    warnings.addAll(refusals.apply(branch.name()));
    String message =
        workspace
            .run(ActionName.COMMIT_MESSAGE)
            .flatMap(CommitMessageOutput::message)
            .orElseGet(content.texts()::commitMessage);
    BranchPlan.Proposal.Builder proposal =
        BranchPlan.Proposal.builder()
            .packageName(wanted.packageName())
            .branch(branch.name())
            .base(base.hex())
            .files(prepared.files())
            .uploads(cache.sendable(uploads))
            .commitMessage(message)
            .authorName(content.author().name())
            .authorEmail(content.author().email())
            .time(time)
            .warnings(warnings);
    if (!wanted.opensPullRequests() && !doubts.isEmpty()) {
      throw new RefusedProposalException(
          release(),
          branch.name(),
          "nobody would look at it before it is pushed (create_pr: false). "
              + String.join(" ", doubts));
    }
    if (wanted.opensPullRequests()) {
      Optional<String> release = countedRelease(base, prepared.spec(), message, macros);
      proposal
          .pullRequest(content.texts().pullRequest(branch, branch, release, warnings))
          .expectedHead(fork.head().map(CommitId::hex));
    }
    return proposal.build();
  }

  /** Says which release will come out, where the spec file does not. */
  private Optional<String> countedRelease(
      CommitId base, SpecFile spec, String message, MacroContext macros) {
    return spec.expand(macros).hasAutorelease()
        ? Optional.of(
            repository.counted(base, spec, content.specPath(), message, macros).nevra().nvr())
        : Optional.empty();
  }

  /** Finds a proposal that stays as people or a newer release left it. */
  private Optional<SkipReason> standing(
      ReleaseBranch branch, ForkBranch fork, MacroContext macros) {
    if (!wanted.opensPullRequests()) {
      return Optional.empty();
    }
    Optional<PullRequest> open = open(branch);
    if (open.isEmpty()) {
      return repository.pullRequests().leftClosed(planned(branch, List.of()));
    }
    return fork.head()
        .flatMap(head -> version(head, macros))
        .filter(version -> Evr.compareVersions(version, specVersion()) > 0)
        .map(version -> new SkipReason.NewerProposal(version, specVersion(), open.get().webUrl()));
  }

  private Optional<PullRequest> open(ReleaseBranch branch) {
    return wanted.opensPullRequests()
        ? repository.pullRequests().open(planned(branch, List.of()))
        : Optional.empty();
  }

  private PlannedPullRequest planned(ReleaseBranch branch, List<String> warnings) {
    return content.texts().pullRequest(branch, branch, Optional.empty(), warnings);
  }

  /** Tells whether a commit of the fork has this release's version. */
  private boolean proposesRelease(CommitId commit, MacroContext macros) {
    return version(commit, macros).filter(specVersion()::equals).isPresent();
  }

  private Optional<String> version(CommitId commit, MacroContext macros) {
    return repository
        .files(commit)
        .file(content.specPath())
        .map(file -> SpecFile.parse(file.bytes()).expand(macros).version());
  }

  /**
   * Tells whether the branch has the release already. Upstream's spec file may still bring a newer
   * release of the same version; an older one is never brought.
   */
  private boolean isReleased(ExpandedSpecFile current, BranchFiles files, MacroContext macros) {
    if (Evr.compareVersions(current.version(), specVersion()) != 0) {
      return false;
    }
    if (wanted.request().kind() == Kind.PULL_FROM_UPSTREAM) {
      return true;
    }
    ExpandedSpecFile upstreams = files.upstreamSpec().expand(macros);
    return !upstreams.version().equals(current.version())
        || Evr.compareVersions(upstreams.releaseWithoutDist(), current.releaseWithoutDist()) <= 0;
  }

  /** Gives the version as the spec file writes it: a pre-release's suffix follows a tilde. */
  private String specVersion() {
    return Prereleases.of(settings()).rpmVersion(wanted.release().version());
  }

  private GitIdentity identity() {
    Packager author = content.author();
    return new GitIdentity(author.name(), author.email());
  }

  private PackageSettings settings() {
    return wanted.settings();
  }

  private Planned skipped(ReleaseBranch branch, SkipReason reason) {
    return new Planned(
        new BranchPlan.Skipped(wanted.packageName(), branch.name(), reason), 0, Optional.empty());
  }

  private Planned upToDate(ReleaseBranch branch) {
    return new Planned(
        new BranchPlan.UpToDate(wanted.packageName(), branch.name()), 0, Optional.empty());
  }
}
