package io.github.packit4j.core.internal.text;

import io.github.packit4j.distgit.forge.ForgeProject;

/**
 * Whether the workflow has closed a pull request for a reason before. One that is open all the same
 * was opened again by somebody who wants it.
 */
public final class ClosedBefore {

  private ClosedBefore() {}

  /**
   * Looks for the comment that tells of it.
   *
   * @param project where the pull request is
   * @param account the account that the workflow acts as there
   * @param id the pull request's number
   * @param reason why it has nothing to bring
   * @return whether the account has said so in it
   */
  public static boolean isTold(ForgeProject project, String account, long id, String reason) {
    String told = ObsoleteText.of(reason);
    return project.pullRequests().comments(id).stream()
        .filter(comment -> comment.author().equalsIgnoreCase(account))
        .anyMatch(comment -> Markdown.same(comment.body(), told));
  }
}
