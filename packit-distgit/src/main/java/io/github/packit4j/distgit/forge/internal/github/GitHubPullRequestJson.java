package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestState;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.WebUrls;
import java.net.URI;
import tools.jackson.databind.JsonNode;

/**
 * Reads pull requests as GitHub and Forgejo write them. A deleted fork or account is null there.
 *
 * @param web the forge's web address
 * @param project the target project
 * @param page what the page of a pull request has between project and number
 */
public record GitHubPullRequestJson(URI web, ProjectName project, String page) {

  /** Who stands in for a deleted account. */
  static final String GHOST = "ghost";

  /**
   * Reads a pull request.
   *
   * @param json one of a list, or the whole
   * @return the pull request
   */
  public PullRequest read(JsonNode json) {
    long id = Fields.requiredNumber(json, "number");
    return PullRequest.builder()
        .id(id)
        .title(Fields.text(json, "title"))
        .description(Fields.text(json, "body"))
        .state(state(json))
        .author(Fields.optional(json, "user", "login").orElse(GHOST))
        .sourceBranch(Fields.text(json, "head", "ref"))
        .sourceProject(Fields.optional(json, "head", "repo", "full_name"))
        .targetBranch(Fields.text(json, "base", "ref"))
        .headCommit(Fields.optional(json, "head", "sha"))
        .webUrl(
            Fields.uri(json, "html_url")
                .orElseGet(() -> URI.create(WebUrls.page(web, project) + "/" + page + "/" + id)))
        .labels(Fields.names(json.path("labels"), "name"))
        .draft(Fields.isTrue(json, "draft"))
        .maintainerEdits(
            Fields.isTrue(json, "maintainer_can_modify") // GitHub's word
                || Fields.isTrue(json, "allow_maintainer_edit"))
        .createdAt(Fields.instant(json, "created_at"))
        .build();
  }

  private static PullRequestState state(JsonNode json) {
    if (Fields.text(json, "state").equals("open")) {
      return PullRequestState.OPEN;
    }
    // GitHub's lists have no "merged", only the time of it.
    return Fields.isTrue(json, "merged") || Fields.optional(json, "merged_at").isPresent()
        ? PullRequestState.MERGED
        : PullRequestState.CLOSED;
  }
}
