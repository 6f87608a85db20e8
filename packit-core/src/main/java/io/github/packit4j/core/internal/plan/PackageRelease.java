package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.internal.Once;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.core.internal.text.CommitMessageOutput;
import io.github.packit4j.core.internal.text.EntryText;
import io.github.packit4j.core.internal.text.MergeGuide;
import io.github.packit4j.core.internal.text.ProposalTexts;
import io.github.packit4j.core.internal.workspace.Actions;
import io.github.packit4j.core.internal.workspace.ArchiveStore;
import io.github.packit4j.core.internal.workspace.CheckedOutWorkspace;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.internal.workspace.GitFileTree;
import io.github.packit4j.core.internal.workspace.Workspace;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.specfile.Packager;
import io.github.packit4j.specfile.Prerelease;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One release of one package: what all of its branches share. Holds the repositories open. */
final class PackageRelease implements AutoCloseable {

  private final Services services;
  private final ReleaseRequest request;
  private final PackageSettings settings;
  private final UpstreamRelease release;
  private final Optional<MergeGuide> guide;
  private final ProposalTexts texts;
  private final ArchiveStore archives;
  private final UpstreamFiles upstreamFiles;
  private final SignatureGate signatures;
  private final GitRepository distGit;
  private final Set<String> branches;
  private final Once<Map<String, CommitId>> heads;
  private final Once<Map<String, CommitId>> forkHeads;

  PackageRelease(
      Services services,
      ReleaseRequest request,
      PackageSettings settings,
      UpstreamRelease release,
      Optional<MergeGuide> guide,
      List<ReleaseBranch> branches) {
    this.services = services;
    this.request = request;
    this.settings = settings;
    this.release = release;
    this.guide = guide;
    this.upstreamFiles = new UpstreamFiles(services, release);
    this.signatures = new SignatureGate(services, settings, release, upstreamFiles);
    this.texts =
        new ProposalTexts(
            release,
            release.project().map(services::project),
            request.resolvedBugs(),
            request.releaseMonitoringProject());
    this.archives =
        new ArchiveStore(services.downloads(), services.workDirectory().resolve("sources"));
    String packageName = settings.downstreamPackageName();
    this.distGit = services.distGit().repository(packageName);
    this.branches =
        branches.stream()
            .map(ReleaseBranch::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    this.heads = new Once<>(() -> distGit.fetchBranches(this.branches));
    List<String> proposals = branches.stream().map(this::sourceBranch).toList();
    this.forkHeads =
        new Once<>(
            () ->
                services
                    .distGit()
                    .fork(packageName)
                    .map(fork -> distGit.fetchBranches(fork.fetchUrl(), proposals))
                    .orElseGet(Map::of));
  }

  Services services() {
    return services;
  }

  ReleaseRequest request() {
    return request;
  }

  ReleaseRequest.Kind kind() {
    return request.kind();
  }

  PackageSettings settings() {
    return settings;
  }

  String packageName() {
    return settings.downstreamPackageName();
  }

  UpstreamRelease release() {
    return release;
  }

  ProposalTexts texts() {
    return texts;
  }

  PlannedPullRequest pullRequest(ReleaseBranch target, String sourceBranch) {
    return new PlannedPullRequest(
        texts.pullRequestTitle(target.name()),
        texts.pullRequestDescription()
            + guide.map(present -> "\n---\n\n" + present.text(target)).orElse(""),
        sourceBranch,
        target.name());
  }

  ArchiveStore archives() {
    return archives;
  }

  SignatureGate signatures() {
    return signatures;
  }

  Packager author() {
    return request.author().orElse(services.identity());
  }

  /** Gives the version as the spec file writes it: a pre-release's suffix follows a tilde. */
  String specVersion() {
    return prerelease().rpmVersion(release.version());
  }

  Prerelease prerelease() {
    return settings
        .prereleaseSuffixPattern()
        .map(
            pattern ->
                settings
                    .prereleaseSuffixMacro()
                    .map(macro -> Prerelease.of(pattern, macro))
                    .orElseGet(() -> Prerelease.of(pattern)))
        .orElseGet(Prerelease::none);
  }

  List<String> entry(Optional<String> actionOutput) {
    return EntryText.lines(request, settings, release, texts.resolvesLines(), actionOutput);
  }

  GitIdentity identity() {
    return new GitIdentity(author().name(), author().email());
  }

  String specPath() {
    return services.distGit().specPath(packageName());
  }

  /** Tells whether a commit of dist-git or its fork has this release's version. */
  boolean proposesRelease(CommitId commit, MacroContext macros) {
    return distGit
        .file(commit, specPath())
        .map(bytes -> SpecFile.parse(bytes).expand(macros).version())
        .filter(specVersion()::equals)
        .isPresent();
  }

  /** Opens the place where a branch is prepared: checkouts only where actions ask for them. */
  Workspace workspace(ReleaseBranch branch, CommitId base, FileTree files) {
    Actions actions = new Actions(settings, services.actions());
    if (!actions.anyOf(
        ActionName.POST_UPSTREAM_CLONE,
        ActionName.PRE_SYNC,
        ActionName.PREPARE_FILES,
        ActionName.CHANGELOG_ENTRY,
        ActionName.POST_MODIFICATIONS,
        ActionName.COMMIT_MESSAGE)) {
      return new Workspace.OfCommits(upstreamFiles::get);
    }
    Path root =
        services.workDirectory().resolve("actions").resolve(packageName() + "-" + branch.name());
    CheckedOutWorkspace.delete(root);
    upstreamFiles.checkout(CheckedOutWorkspace.upstreamDirectory(root));
    distGit.checkout(base, CheckedOutWorkspace.distGitDirectory(root));
    return new CheckedOutWorkspace(root, actions, files, variables(files, branch));
  }

  private Map<String, String> variables(FileTree files, ReleaseBranch branch) {
    Map<String, String> variables = new HashMap<>();
    variables.put("PACKIT_PROJECT_VERSION", release.version());
    release
        .tag()
        .ifPresent(
            tag -> {
              variables.put("PACKIT_UPSTREAM_TAG", tag);
              variables.put("PACKIT_PROJECT_UPSTREAM_TAG", tag);
            });
    release
        .commit()
        .ifPresent(commit -> variables.put("PACKIT_UPSTREAM_COMMIT", commit.substring(0, 8)));
    variables.put("PACKIT_RESOLVED_BUGS", String.join(" ", request.resolvedBugs()));
    variables.put("PACKIT_DEBUG_DIVIDER", CommitMessageOutput.DIVIDER);
    variables.put("PACKIT_DIST_GIT_BRANCH", branch.name());
    files
        .file(specPath())
        .flatMap(file -> SpecFile.parse(file.bytes()).tag("Version"))
        .ifPresent(tag -> variables.put("PACKIT_PROJECT_PREVIOUS_VERSION", tag.value()));
    return variables;
  }

  MacroContext macros(ReleaseBranch branch) {
    MacroContext macros = MacroContext.forTarget(branch.name());
    for (Map.Entry<String, ?> macro : settings.parseTimeMacros().values().entrySet()) {
      macros =
          macro.getValue() == null
              ? macros.undefine(macro.getKey())
              : macros.define(macro.getKey(), Objects.toString(macro.getValue()));
    }
    return macros;
  }

  Optional<CommitId> distGitHead(ReleaseBranch branch) {
    return branches.contains(branch.name())
        ? Optional.ofNullable(heads.get().get(branch.name()))
        : distGit.fetchBranch(branch.name());
  }

  FileTree distGitFiles(CommitId commit) {
    return new GitFileTree(distGit, commit);
  }

  boolean isAncestor(CommitId ancestor, CommitId descendant) {
    return distGit.isAncestor(ancestor, descendant);
  }

  String sourceBranch(ReleaseBranch branch) {
    return ProposalTexts.sourceBranch(branch.name(), kind());
  }

  ForkBranch forkBranch(ReleaseBranch branch) {
    String name = sourceBranch(branch);
    return ForkBranch.of(distGit, name, Optional.ofNullable(forkHeads.get().get(name)));
  }

  @Override
  public void close() {
    upstreamFiles.close();
    distGit.close();
  }
}
