package io.github.packit4j.core.plan;

/**
 * The pull request that proposes a release.
 *
 * @param title its title
 * @param description its description in Markdown
 * @param sourceBranch the branch in the fork
 * @param targetBranch the branch of the dist-git package
 * @param evenIfClosed whether it is opened although somebody has closed one of the same title
 */
public record PlannedPullRequest(
    String title,
    String description,
    String sourceBranch,
    String targetBranch,
    boolean evenIfClosed) {}
