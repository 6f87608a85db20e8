package io.github.packit4j.core.internal.job;

import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.PullRequest;
import java.util.Optional;

/**
 * Where a comment stands.
 *
 * @param comment the comment
 * @param project the project with the issue or pull request
 * @param packageName the package, if the project is one of the workflow's dist-git
 */
record CommentPlace(CommentPosted comment, ForgeProject project, Optional<String> packageName) {

  /** Whether it is an issue upstream, or of whatever is no package. */
  boolean isIssue() {
    return !comment.pullRequest() && packageName.isEmpty();
  }

  /** Whether it is a pull request of a package in dist-git. */
  boolean isProposal() {
    return comment.pullRequest() && packageName.isPresent();
  }

  /** Names the project as outcomes do: the package, or the project's full name. */
  String name() {
    return packageName.orElseGet(project::fullName);
  }

  PullRequest pullRequest() {
    return project
        .pullRequests()
        .find(comment.number())
        .orElseThrow(
            () ->
                new WorkflowException(
                    "The comment is on pull request %d of %s, which does not exist."
                        .formatted(comment.number(), project.webUrl())));
  }
}
