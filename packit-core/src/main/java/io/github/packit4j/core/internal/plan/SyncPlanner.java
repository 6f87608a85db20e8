package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.failure.MissingSpecFileException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.job.SyncJob;
import io.github.packit4j.core.internal.text.SyncTexts;
import io.github.packit4j.core.internal.work.SeenPullRequests;
import io.github.packit4j.core.internal.workspace.BackwardSync;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.internal.workspace.IllegalPathException;
import io.github.packit4j.core.internal.workspace.RepositoryPath;
import io.github.packit4j.core.internal.workspace.Subtree;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.core.plan.SyncPlan;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.specfile.changelog.Packager;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plans what goes from dist-git back upstream (release-workflow.md, 3.15): the spec file and what
 * {@code files_to_sync} brings the other way. The same branches give the same commit.
 */
public final class SyncPlanner {

  private final Repositories repositories;
  private final Packager author;
  private final URI place;

  /**
   * Creates a planner.
   *
   * @param repositories the repositories
   * @param author who signs commits
   * @param place the dist-git, as plans name it
   */
  public SyncPlanner(Repositories repositories, Packager author, URI place) {
    this.repositories = repositories;
    this.author = author;
    this.place = place;
  }

  /**
   * Plans a job.
   *
   * @param job the job
   * @param seen gets the open pull request that is found
   * @return the plan
   */
  public SyncPlan plan(SyncJob job, SeenPullRequests seen) {
    ForgeProject project = repositories.project(job.upstream());
    String target = project.repository().defaultBranch();
    String proposal = SyncTexts.sourceBranch(job.packageName(), job.branch());
    try (PackageRepository distGit =
            repositories.distGit(job.packageName(), List.of(job.branch()), List.of());
        PackageRepository upstream = repositories.upstream(project, target, proposal)) {
      Side from = Side.of(distGit, job.branch(), job.packageName() + " in dist-git");
      Side to = Side.of(upstream, target, project.webUrl().toString());
      BranchPlan change = change(job, target, from, to);
      to.open(change).ifPresent(open -> seen.add(change, open));
      return new SyncPlan(
          project.webUrl(), job.branch(), from.commit().hex(), change, Optional.of(place));
    }
  }

  /** A repository at the commit that counts. */
  private record Side(PackageRepository repository, CommitId commit) {

    static Side of(PackageRepository repository, String branch, String where) {
      return new Side(
          repository,
          repository
              .head(branch)
              .orElseThrow(
                  () ->
                      new WorkflowException(
                          "There is no branch %s of %s.".formatted(branch, where))));
    }

    FileTree files() {
      return repository.files(commit);
    }

    Optional<PullRequest> open(BranchPlan change) {
      return change instanceof BranchPlan.Proposal proposal
          ? proposal.pullRequest().flatMap(repository.pullRequests()::open)
          : Optional.empty();
    }
  }

  private BranchPlan change(SyncJob job, String target, Side from, Side to) {
    if (from.files().paths().contains(BranchPlanner.RETIRED)) {
      return new BranchPlan.Skipped(
          job.packageName(), target, new SkipReason.Retired(job.branch()));
    }
    List<PlannedFile> files = files(job, from.files(), to.files());
    if (files.isEmpty()) {
      return new BranchPlan.UpToDate(job.packageName(), target);
    }
    SyncTexts texts = new SyncTexts(job.packageName(), job.branch(), from.commit().hex());
    PlannedPullRequest planned = texts.pullRequest(target);
    ForkBranch proposal = to.repository().fork(planned.sourceBranch());
    Optional<SkipReason> left =
        proposal
            .foreignCommits(to.commit(), new GitIdentity(author.name(), author.email()))
            .or(() -> job.evenIfClosed() ? Optional.empty() : leftClosed(to, planned));
    if (left.isPresent()) {
      return new BranchPlan.Skipped(job.packageName(), target, left.get());
    }
    return BranchPlan.Proposal.builder()
        .packageName(job.packageName())
        .branch(target)
        .base(to.commit().hex())
        .files(files)
        .commitMessage(texts.commitMessage())
        .authorName(author.name())
        .authorEmail(author.email())
        .time(from.repository().commit(from.commit()).authorTime())
        .pullRequest(planned)
        .expectedHead(proposal.head().map(CommitId::hex))
        .build();
  }

  private static Optional<SkipReason> leftClosed(Side to, PlannedPullRequest planned) {
    OwnPullRequests own = to.repository().pullRequests();
    return own.open(planned).isPresent() ? Optional.empty() : own.leftClosedOfSameText(planned);
  }

  private List<PlannedFile> files(SyncJob job, FileTree distGit, FileTree upstream) {
    List<PlannedFile> changes = new ArrayList<>();
    places(job, distGit, upstream)
        .forEach(
            (to, from) -> {
              requireFile(upstream, to);
              Optional<FileContent> before = upstream.file(to);
              Optional<FileContent> after = distGit.file(from);
              if (after.isPresent() && !before.equals(after)) {
                boolean executable =
                    before.isPresent() ? upstream.executable(to) : distGit.executable(from);
                changes.add(new PlannedFile(to, before, after, executable));
              }
            });
    requireNoneBelowAnother(upstream, changes);
    return changes;
  }

  /** Gives the path in dist-git of each path upstream. */
  private SortedMap<String, String> places(SyncJob job, FileTree distGit, FileTree upstream) {
    PackageSettings settings = job.settings();
    String own = settings.paths().get(0);
    SortedMap<String, String> places = new TreeMap<>();
    new BackwardSync(
            Subtree.of(upstream, own),
            distGit,
            path -> settings.specfilePath().map(path::equals).orElse(false))
        .places(settings.filesToSync())
        .forEach((to, from) -> places.put(Subtree.path(own) + to, from));
    String spec = repositories.specPath(job.packageName());
    places.put(specPath(job, spec, upstream), spec);
    return places;
  }

  private static String specPath(SyncJob job, String distGits, FileTree upstream) {
    List<String> places = UpstreamSpec.places(job.settings(), distGits);
    return places.stream()
        .filter(upstream.paths()::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new MissingSpecFileException(
                    places.get(0),
                    job.upstream().toString(),
                    "Correct specfile_path in the configuration; where upstream keeps no spec file, remove the job sync_from_downstream."));
  }

  private static void requireNoneBelowAnother(FileTree upstream, List<PlannedFile> changes) {
    Set<String> paths = new TreeSet<>(upstream.paths());
    changes.forEach(file -> paths.add(file.path()));
    RepositoryPath.belowAnother(paths)
        .ifPresent(
            path -> {
              throw new IllegalPathException(
                  path, "lies below a file or a symbolic link upstream. Give another src.");
            });
  }

  private static void requireFile(FileTree upstream, String path) {
    upstream
        .link(path)
        .ifPresent(
            target -> {
              throw new WorkflowException(
                  "%s upstream is a symbolic link to %s, which is not overwritten. Let the configuration name the file itself."
                      .formatted(path, target));
            });
  }
}
