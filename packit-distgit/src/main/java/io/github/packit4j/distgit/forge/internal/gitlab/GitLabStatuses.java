package io.github.packit4j.distgit.forge.internal.gitlab;

import io.github.packit4j.distgit.forge.CommitState;
import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.StatusRules;
import io.github.packit4j.http.support.HttpReply;
import io.github.packit4j.http.support.Repeat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Commit statuses on GitLab. */
final class GitLabStatuses implements Dialect.Statuses {

  private final ForgeApi api;
  private final GitLabProjects projects;
  private final ProjectName project;

  GitLabStatuses(ForgeApi api, GitLabProjects projects, ProjectName project) {
    this.api = api;
    this.projects = projects;
    this.project = project;
  }

  @Override
  public void set(String commit, CommitStatus status) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("state", word(status.state()));
    body.put("context", status.context());
    body.put("description", StatusRules.shorten(status.description()));
    status.url().ifPresent(url -> body.put("target_url", url.toString()));
    HttpReply reply =
        api.send(
            "POST", projects.below(project, "statuses", commit), api.body(body), Repeat.ALWAYS);
    // The same state again is refused; it is what was wanted.
    if (reply.status() != 400 || !reply.text().contains("Cannot transition status")) {
      api.require(reply);
    }
  }

  private static String word(CommitState state) {
    return switch (state) {
      case PENDING -> "pending";
      case RUNNING -> "running";
      case SUCCESS -> "success";
      case FAILURE, ERROR -> "failed";
      case CANCELED -> "canceled";
    };
  }

  @Override
  public List<CommitStatus> list(String commit) {
    return StatusRules.latest(
        api.list(projects.below(project, "repository", "commits", commit, "statuses"))
            .map(GitLabStatuses::status));
  }

  @Override
  public void comment(String commit, String text) {
    api.write(
        "POST",
        projects.below(project, "repository", "commits", commit, "comments"),
        api.body(Map.of("note", text)),
        Repeat.IF_REFUSED);
  }

  private static CommitStatus status(JsonNode json) {
    CommitState state =
        switch (Fields.text(json, "status")) {
          case "success" -> CommitState.SUCCESS;
          case "failed" -> CommitState.FAILURE;
          case "pending", "created" -> CommitState.PENDING;
          case "running" -> CommitState.RUNNING;
          case "canceled" -> CommitState.CANCELED;
          default -> CommitState.ERROR;
        };
    return new CommitStatus(
        Fields.text(json, "name"),
        state,
        Fields.text(json, "description"),
        Fields.uri(json, "target_url"));
  }
}
