package io.github.packit4j.distgit.forge.internal.pagure;

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
import io.github.packit4j.distgit.forge.internal.WebUrls;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.support.JsonCaller;
import io.github.packit4j.http.support.Repeat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Flags of commits, which are Pagure's statuses (distgit.md, 1.7). */
final class PagureFlags implements Dialect.Statuses {

  private final ForgeApi api;
  private final URI web;
  private final ProjectName project;

  PagureFlags(ForgeApi api, URI web, ProjectName project) {
    this.api = api;
    this.web = web;
    this.project = project;
  }

  @Override
  public void set(String commit, CommitStatus status) {
    flag(Pagure.below(api, project, "c", commit, "flag"), commit, status);
  }

  @Override
  public void set(long pullRequest, String commit, CommitStatus status) {
    flag(
        Pagure.below(api, project, "pull-request", Long.toString(pullRequest), "flag"),
        commit,
        status);
  }

  private void flag(HttpUrl.Builder address, String commit, CommitStatus status) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("username", status.context());
    form.put("comment", StatusRules.shorten(status.description()));
    // The server requires an address.
    form.put("url", status.url().orElseGet(() -> WebUrls.page(web, project)).toString());
    form.put("status", word(status.state()));
    form.put("uid", uid(commit, status.context()));
    api.write("POST", address, JsonCaller.form(form), Repeat.ALWAYS);
  }

  /** The same for the same context, so that a later status replaces the earlier one. */
  private static String uid(String commit, String context) {
    byte[] name = (commit + "\n" + context).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
  }

  private static String word(CommitState state) {
    return switch (state) {
      case PENDING, RUNNING -> "pending";
      case SUCCESS -> "success";
      case FAILURE -> "failure";
      case ERROR -> "error";
      case CANCELED -> "canceled";
    };
  }

  @Override
  public List<CommitStatus> list(String commit) {
    JsonNode answer = api.get(Pagure.below(api, project, "c", commit, "flag"));
    return StatusRules.latest(
        PagedIterable.of(Fields.list(answer, "flags")).map(PagureFlags::status));
  }

  @Override
  public void comment(String commit, String text) {
    throw Unsupported.by(ForgeType.PAGURE, Capability.COMMIT_COMMENTS);
  }

  private static CommitStatus status(JsonNode json) {
    CommitState state =
        switch (Fields.text(json, "status")) {
          case "success" -> CommitState.SUCCESS;
          case "failure" -> CommitState.FAILURE;
          case "pending" -> CommitState.PENDING;
          case "canceled" -> CommitState.CANCELED;
          default -> CommitState.ERROR;
        };
    return new CommitStatus(
        Fields.text(json, "username"),
        state,
        Fields.text(json, "comment"),
        Fields.uri(json, "url"));
  }
}
