package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.distgit.forge.CheckRun;
import io.github.packit4j.distgit.forge.CheckRuns;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.http.PagedIterable;
import io.github.packit4j.http.support.Repeat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** GitHub's check runs, whose answers pack a list into an object. */
final class GitHubCheckRuns implements CheckRuns {

  private static final int MAX_TEXT = 65_535;

  private final ForgeApi api;
  private final ProjectName project;

  GitHubCheckRuns(ForgeApi api, ProjectName project) {
    this.api = api;
    this.project = project;
  }

  @Override
  public PagedIterable<CheckRun> list(String commit) {
    return api.list(GitHub.below(api, project, "commits", commit, "check-runs"), "check_runs")
        .map(GitHubCheckRuns::checkRun);
  }

  @Override
  public CheckRun create(String commit, CheckRun run) {
    Map<String, Object> body = body(run);
    body.put("head_sha", commit);
    return checkRun(
        api.write(
            "POST", GitHub.below(api, project, "check-runs"), api.body(body), Repeat.IF_REFUSED));
  }

  @Override
  public CheckRun update(CheckRun run) {
    String id =
        run.id()
            .map(number -> Long.toString(number))
            .orElseThrow(() -> new IllegalArgumentException("The check run has no id yet"));
    return checkRun(
        api.write(
            "PATCH",
            GitHub.below(api, project, "check-runs", id),
            api.body(body(run)),
            Repeat.ALWAYS));
  }

  private static Map<String, Object> body(CheckRun run) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", run.name());
    String word = run.state().name().toLowerCase(Locale.ROOT);
    boolean underWay =
        run.state() == CheckRun.State.QUEUED || run.state() == CheckRun.State.IN_PROGRESS;
    // A conclusion sets the status to completed by itself.
    body.put(underWay ? "status" : "conclusion", word);
    run.externalId().ifPresent(id -> body.put("external_id", id));
    run.detailsUrl().ifPresent(url -> body.put("details_url", url.toString()));
    run.title().ifPresent(title -> body.put("output", output(run, title)));
    return body;
  }

  private static Map<String, Object> output(CheckRun run, String title) {
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("title", title);
    output.put("summary", run.summary().orElse(title));
    run.text()
        .map(text -> text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT))
        .ifPresent(text -> output.put("text", text));
    return output;
  }

  private static CheckRun checkRun(JsonNode json) {
    return CheckRun.builder()
        .id(Fields.number(json, "id"))
        .name(Fields.text(json, "name"))
        .state(state(Fields.optional(json, "conclusion").orElse(Fields.text(json, "status"))))
        .externalId(Fields.optional(json, "external_id"))
        .detailsUrl(Fields.uri(json, "details_url"))
        .title(Fields.optional(json, "output", "title"))
        .summary(Fields.optional(json, "output", "summary"))
        .text(Fields.optional(json, "output", "text"))
        .build();
  }

  private static CheckRun.State state(String word) {
    for (CheckRun.State state : CheckRun.State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
        return state;
      }
    }
    // waiting, requested, pending: the forge has not handed it to a program yet.
    return CheckRun.State.QUEUED;
  }
}
