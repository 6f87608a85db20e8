package io.github.packit4j.core.internal.text;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.util.List;
import java.util.Optional;

/** What people read of one release of one package. */
public final class ReleaseTexts {

  private final ReleaseRequest request;
  private final PackageSettings settings;
  private final UpstreamRelease release;
  private final ProposalTexts texts;
  private final Optional<MergeGuide> guide;

  /**
   * Creates the texts.
   *
   * @param wanted the release and its job
   * @param upstream the upstream project, whose pages are linked
   * @param guide what is said to who is to merge; empty for nothing
   */
  public ReleaseTexts(
      ReleaseDecision.Wanted wanted, Optional<ForgeProject> upstream, Optional<MergeGuide> guide) {
    this.request = wanted.request();
    this.settings = wanted.settings();
    this.release = wanted.release();
    this.texts =
        new ProposalTexts(
            release, upstream, request.resolvedBugs(), request.releaseMonitoringProject());
    this.guide = guide;
  }

  /**
   * Gives the message of the commit.
   *
   * @return title and description
   */
  public String commitMessage() {
    return texts.commitMessage();
  }

  /**
   * Gives the lines of the changelog entry.
   *
   * @param actionOutput what the action {@code changelog-entry} printed, if it was run
   * @return the lines
   */
  public List<String> changelogEntry(Optional<String> actionOutput) {
    return EntryText.lines(request, settings, release, texts.resolvesLines(), actionOutput);
  }

  /**
   * Gives the branch of the fork that a branch's proposal lives on.
   *
   * @param branch the dist-git branch
   * @return the name of the fork's branch
   */
  public String sourceBranch(ReleaseBranch branch) {
    return ProposalTexts.sourceBranch(branch.name(), request.kind());
  }

  /**
   * Gives the texts of a pull request.
   *
   * @param target the branch it is for
   * @param source the branch whose proposal it brings: the same, or one that the target follows
   * @param counted the build that a merge makes, where it was counted from the history
   * @param warnings what is to be looked at before it is merged
   * @return the pull request
   */
  public PlannedPullRequest pullRequest(
      ReleaseBranch target, ReleaseBranch source, Optional<String> counted, List<String> warnings) {
    return new PlannedPullRequest(
        texts.pullRequestTitle(target.name()),
        texts.pullRequestDescription()
            + counted.map(ProposalTexts::counted).orElse("")
            + ProposalTexts.warnings(warnings)
            + guide.map(present -> "\n---\n\n" + present.text(target)).orElse(""),
        sourceBranch(source),
        target.name(),
        request.evenIfClosed());
  }
}
