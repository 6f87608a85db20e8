package io.github.packit4j.core.internal.text;

import io.github.packit4j.core.plan.PlannedPullRequest;

/**
 * What people upstream read of files that come back from dist-git (release-workflow.md, 3.15).
 *
 * @param packageName the dist-git package
 * @param branch the dist-git branch
 * @param commit the full hash of its commit
 */
public record SyncTexts(String packageName, String branch, String commit) {

  private static final int SHORT = 8;

  /**
   * Names the branch that a commit is proposed on. Several packages may have one upstream.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @return the branch in the fork of upstream
   */
  public static String sourceBranch(String packageName, String branch) {
    return "%s-downstream-sync-%s".formatted(branch, packageName);
  }

  /**
   * Gives the message of the commit.
   *
   * @return title and body
   */
  public String commitMessage() {
    return "[packit] Sync %s from downstream branch '%s'\n\n%s\n"
        .formatted(packageName, branch, description());
  }

  /**
   * Describes the pull request.
   *
   * @param target the branch upstream
   * @return the pull request
   */
  public PlannedPullRequest pullRequest(String target) {
    // Its title is that of every such pull request, so a closed one is looked for by its text.
    return new PlannedPullRequest(
        "Update %s from downstream branch '%s'".formatted(packageName, branch),
        description(),
        sourceBranch(packageName, branch),
        target,
        true);
  }

  private String description() {
    return "Downstream commit: " + commit.substring(0, SHORT);
  }
}
