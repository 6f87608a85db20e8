package io.github.packit4j.sandbox.internal.forge;

/**
 * A pull request to open.
 *
 * @param source the project with the branch to merge
 * @param sourceBranch the branch to merge
 * @param targetBranch the branch to merge into
 * @param title title
 * @param body text
 * @param draft whether it is flagged as not ready
 * @param maintainerEdits whether maintainers may push to the source branch
 */
public record NewPull(
    Project source,
    String sourceBranch,
    String targetBranch,
    String title,
    String body,
    boolean draft,
    boolean maintainerEdits) {}
