package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.internal.job.BranchMacros;
import io.github.packit4j.core.internal.job.BuildJob;
import io.github.packit4j.core.internal.job.SideTagGroup;
import io.github.packit4j.core.internal.work.CountedRelease;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.specfile.macro.MacroContext;
import java.util.Optional;

/** Plans builds: which commit, for which target, and which name it will have. */
public final class BuildPlanner {

  private final DistGit distGit;

  /**
   * Creates a planner.
   *
   * @param distGit the dist-git whose commits are built
   */
  public BuildPlanner(DistGit distGit) {
    this.distGit = distGit;
  }

  /**
   * Plans a build. The commit of the event is built, not what its branch has become meanwhile.
   *
   * @param job the commit
   * @return the plan
   */
  public JobPlan.Build plan(BuildJob job) {
    DistGitPush push = job.push();
    ReleaseBranch branch = job.branch();
    // Of a branch that nothing is known of, the target would be a guess.
    MacroContext macros = BranchMacros.of(branch, job.settings());
    return new JobPlan.Build(
        push.packageName(),
        branch.name(),
        push.commit(),
        branch.kojiTarget(),
        job.settings().scratch(),
        job.settings().scratch() ? Optional.empty() : nvr(push, macros),
        job.group().map(SideTagGroup::planned));
  }

  /**
   * Computes the build's name from the spec file at the commit: a build that was made by hand from
   * another commit has taken it, too.
   */
  private Optional<String> nvr(DistGitPush push, MacroContext macros) {
    try (GitRepository repository = distGit.repository(push.packageName())) {
      // The branch may have moved on since.
      CommitId commit = CommitId.of(push.commit());
      repository.fetchCommit(commit, push.branch());
      return new CountedRelease(repository, distGit.specPath(push.packageName()), macros)
          .of(commit)
          .filter(spec -> !(spec.name() + spec.version() + spec.release()).contains("%"))
          .map(spec -> new Nvr(spec.name(), spec.version(), spec.release()).toString());
    }
  }
}
