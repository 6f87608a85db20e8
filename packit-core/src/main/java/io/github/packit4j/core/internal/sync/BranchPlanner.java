package io.github.packit4j.core.internal.sync;

import io.github.packit4j.config.FileSync;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.BranchPlan;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.FileContent;
import io.github.packit4j.core.MissingSpecFileException;
import io.github.packit4j.core.PlannedFile;
import io.github.packit4j.core.PlannedPullRequest;
import io.github.packit4j.core.PlannedUpload;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.SkipReason;
import io.github.packit4j.core.internal.files.FileSynchronizer;
import io.github.packit4j.core.internal.files.FileSynchronizer.SyncedFile;
import io.github.packit4j.core.internal.files.FileTree;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.specfile.Evr;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.Packager;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plans one package on one branch: reads dist-git, writes nothing. */
final class BranchPlanner {

  private static final String RETIRED = "dead.package";

  private final PackageRelease context;

  BranchPlanner(PackageRelease context) {
    this.context = context;
  }

  BranchPlan plan(ReleaseBranch branch) {
    Optional<CommitId> base = context.distGitHead(branch);
    if (base.isEmpty()) {
      return skipped(branch, new SkipReason.NoSuchBranch(branch.name()));
    }
    FileTree distGit = context.distGitFiles(base.get());
    if (distGit.paths().contains(RETIRED)) {
      return skipped(branch, new SkipReason.Retired(branch.name()));
    }
    MacroContext macros = context.macros(branch);
    Optional<SpecFile> own = distGit.file(specPath()).map(file -> SpecFile.parse(file.bytes()));
    Optional<ExpandedSpecFile> current = own.map(spec -> spec.expand(macros));

    Optional<SkipReason> closed =
        new VersionGates(settings())
            .check(
                branch,
                current.map(ExpandedSpecFile::version),
                context.specVersion(),
                context.release().version());
    if (closed.isPresent()) {
      return skipped(branch, closed.get());
    }
    GitIdentity identity = new GitIdentity(author().name(), author().email());
    ForkBranch fork = context.forkBranch(branch);
    Optional<SkipReason> foreign = fork.foreignCommits(base.get(), identity);
    if (foreign.isPresent()) {
      return skipped(branch, foreign.get());
    }
    if (current.isPresent() && isReleased(current.get(), macros)) {
      return upToDate(branch);
    }
    Instant time =
        fork.timeOfProposal(context.texts().commitTitle(), identity)
            .orElseGet(() -> context.services().clock().instant().truncatedTo(ChronoUnit.SECONDS));
    SpecFile updated = updatedSpec(own, macros, date(time), branch);
    Files files = files(updated, macros, distGit);
    if (files.changes().isEmpty()) {
      return upToDate(branch);
    }
    BranchPlan.Proposal.Builder proposal =
        BranchPlan.Proposal.builder()
            .packageName(context.packageName())
            .branch(branch.name())
            .base(base.get().hex())
            .files(files.changes())
            .uploads(settings().uploadSources() ? files.uploads() : List.of())
            .commitMessage(context.texts().commitMessage())
            .authorName(author().name())
            .authorEmail(author().email())
            .time(time);
    if (settings().createPr()) {
      proposal
          .pullRequest(pullRequest(branch.name(), context.sourceBranch(branch)))
          .expectedHead(fork.head().map(CommitId::hex));
    }
    return proposal.build();
  }

  PlannedPullRequest pullRequest(String branch, String sourceBranch) {
    return new PlannedPullRequest(
        context.texts().pullRequestTitle(branch),
        context.texts().pullRequestDescription(),
        sourceBranch,
        branch);
  }

  /**
   * Tells whether the branch has the release already. Upstream's spec file may still bring a newer
   * release of the same version; an older one is never brought.
   */
  private boolean isReleased(ExpandedSpecFile current, MacroContext macros) {
    if (Evr.compareVersions(current.version(), context.specVersion()) != 0) {
      return false;
    }
    if (context.kind() == ReleaseRequest.Kind.PULL_FROM_UPSTREAM) {
      return true;
    }
    ExpandedSpecFile upstream = upstreamSpec().expand(macros);
    return !upstream.version().equals(current.version())
        || Evr.compareVersions(upstream.releaseWithoutDist(), current.releaseWithoutDist()) <= 0;
  }

  private SpecFile updatedSpec(
      Optional<SpecFile> own, MacroContext macros, LocalDate date, ReleaseBranch branch) {
    SpecUpdate update =
        new SpecUpdate(
            settings(),
            context.release().version(),
            context.prerelease(),
            context.entry(),
            author(),
            date);
    if (context.kind() == ReleaseRequest.Kind.PROPOSE_DOWNSTREAM) {
      return update.fromUpstream(own, upstreamSpec(), macros);
    }
    return update.inPlace(
        own.orElseThrow(
            () ->
                new MissingSpecFileException(
                    specPath(),
                    "dist-git's branch " + branch.name() + " of " + context.packageName(),
                    "Add it there first, or correct downstream_package_name.")),
        macros);
  }

  private SpecFile upstreamSpec() {
    String path = settings().specfilePath().orElseGet(this::specPath);
    return context
        .upstreamFiles()
        .file(path)
        .map(file -> SpecFile.parse(file.bytes()))
        .orElseThrow(
            () ->
                new MissingSpecFileException(
                    path,
                    "the release %s of %s"
                        .formatted(
                            context.release().tag().orElse(context.release().version()),
                            context.release().project().map(Object::toString).orElse("upstream")),
                    "Correct specfile_path in the configuration, or use pull_from_upstream where the spec file lives in dist-git only."));
  }

  /** What changes in dist-git, without files that stay as they are. */
  private record Files(List<PlannedFile> changes, List<PlannedUpload> uploads) {}

  private Files files(SpecFile updated, MacroContext macros, FileTree distGit) {
    Map<String, Optional<SyncedFile>> after = new TreeMap<>(syncedFiles(distGit));
    put(after, specPath(), FileContent.of(updated.toBytes()));
    Archives.Result archives =
        new Archives(settings(), context.archives()).prepare(updated.expand(macros), distGit);
    archives.files().forEach((path, content) -> put(after, path, content));
    if (settings().createSyncNote()) {
      put(after, ProposalTexts.SYNC_NOTE_FILE, FileContent.of(ProposalTexts.SYNC_NOTE));
    }
    List<PlannedFile> changes = new ArrayList<>();
    after.forEach(
        (path, file) -> {
          Optional<FileContent> before = distGit.file(path);
          boolean executable = file.map(SyncedFile::executable).orElse(false);
          if (!before.equals(file.map(SyncedFile::content))
              || (file.isPresent() && executable != distGit.executable(path))) {
            changes.add(new PlannedFile(path, before, file.map(SyncedFile::content), executable));
          }
        });
    return new Files(changes, archives.uploads());
  }

  private Map<String, Optional<SyncedFile>> syncedFiles(FileTree distGit) {
    List<FileSync> items = settings().filesToSync();
    if (items.isEmpty()) {
      // By default the configuration goes along with the spec file. On a pull dist-git has its own.
      items =
          context.kind() == ReleaseRequest.Kind.PROPOSE_DOWNSTREAM
              ? settings().configFilePath().map(path -> FileSync.of(path, path)).stream().toList()
              : List.of();
    }
    if (items.isEmpty()) {
      return Map.of();
    }
    return new FileSynchronizer(
            context.upstreamFiles(),
            distGit,
            path -> settings().specfilePath().map(path::equals).orElse(false))
        .run(items);
  }

  private static void put(
      Map<String, Optional<SyncedFile>> files, String path, FileContent content) {
    files.put(path, Optional.of(new SyncedFile(content, false)));
  }

  private LocalDate date(Instant time) {
    return context.request().date().orElseGet(() -> time.atZone(ZoneOffset.UTC).toLocalDate());
  }

  private Packager author() {
    return context.author();
  }

  private PackageSettings settings() {
    return context.settings();
  }

  private String specPath() {
    return context.packageName() + ".spec";
  }

  private BranchPlan skipped(ReleaseBranch branch, SkipReason reason) {
    return new BranchPlan.Settled(
        new BranchResult.Skipped(context.packageName(), branch.name(), reason));
  }

  private BranchPlan upToDate(ReleaseBranch branch) {
    return new BranchPlan.Settled(
        new BranchResult.UpToDate(context.packageName(), branch.name(), Optional.empty()));
  }
}
