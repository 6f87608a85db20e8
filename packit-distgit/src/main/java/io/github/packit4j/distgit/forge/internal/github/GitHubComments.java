package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.internal.Fields;
import tools.jackson.databind.JsonNode;

/** Comments as GitHub and Forgejo write them. */
public final class GitHubComments {

  private GitHubComments() {}

  /**
   * Reads a comment.
   *
   * @param json the comment
   * @return the comment
   */
  public static ForgeComment comment(JsonNode json) {
    return new ForgeComment(
        Fields.number(json, "id"),
        Fields.optional(json, "user", "login").orElse("ghost"),
        Fields.text(json, "body"),
        Fields.instant(json, "created_at"));
  }
}
