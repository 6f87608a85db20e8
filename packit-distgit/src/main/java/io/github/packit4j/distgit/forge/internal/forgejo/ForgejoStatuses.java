package io.github.packit4j.distgit.forge.internal.forgejo;

import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.CommitState;
import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.StatusRules;
import io.github.packit4j.distgit.forge.internal.Unsupported;
import io.github.packit4j.distgit.forge.internal.github.GitHub;
import io.github.packit4j.http.support.Repeat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Commit statuses on Forgejo: the state is {@code state} in requests, {@code status} in answers.
 */
final class ForgejoStatuses implements Dialect.Statuses {

  private final ForgeApi api;
  private final ProjectName project;

  ForgejoStatuses(ForgeApi api, ProjectName project) {
    this.api = api;
    this.project = project;
  }

  @Override
  public void set(String commit, CommitStatus status) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("context", status.context());
    body.put("description", StatusRules.shorten(status.description()));
    body.put("state", word(status.state()));
    status.url().ifPresent(url -> body.put("target_url", url.toString()));
    api.write(
        "POST", GitHub.below(api, project, "statuses", commit), api.body(body), Repeat.ALWAYS);
  }

  private static String word(CommitState state) {
    return switch (state) {
      case PENDING, RUNNING -> "pending";
      case SUCCESS -> "success";
      case FAILURE -> "failure";
      case ERROR, CANCELED -> "error";
    };
  }

  @Override
  public List<CommitStatus> list(String commit) {
    return StatusRules.latest(
        api.list(GitHub.below(api, project, "statuses", commit)).map(ForgejoStatuses::status));
  }

  @Override
  public void comment(String commit, String text) {
    throw Unsupported.by(ForgeType.FORGEJO, Capability.COMMIT_COMMENTS);
  }

  private static CommitStatus status(JsonNode json) {
    CommitState state =
        switch (Fields.text(json, "status")) {
          case "success" -> CommitState.SUCCESS;
          case "failure" -> CommitState.FAILURE;
          case "pending" -> CommitState.PENDING;
          default -> CommitState.ERROR;
        };
    return new CommitStatus(
        Fields.text(json, "context"),
        state,
        Fields.text(json, "description"),
        Fields.uri(json, "target_url"));
  }
}
