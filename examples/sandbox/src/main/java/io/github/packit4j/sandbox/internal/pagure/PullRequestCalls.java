package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of Pagure's API about pull requests. */
final class PullRequestCalls {

  private static final String ONE = "/pull-request/{id}";

  private final Projects projects;
  private final PullRequests pullRequests;

  /** A call about one pull request. */
  @FunctionalInterface
  private interface PullCall {
    HttpResponse answer(Pull pull, Account account, PagureForm form);
  }

  PullRequestCalls(PagureApi api, Projects projects, PullRequests pullRequests) {
    this.projects = projects;
    this.pullRequests = pullRequests;
    api.read("/pull-requests", (request, project, path) -> list(request, project));
    api.write("/pull-request/new", this::open);
    api.read(ONE, (request, project, path) -> get(request, pull(project, path)));
    api.read(ONE + "/comment/{comment}", (r, project, path) -> comment(project, path));
    api.read(ONE + "/diffstats", (r, project, path) -> new DiffStats(pull(project, path)).answer());
    write(api, "", this::update);
    write(api, "/comment", this::addComment);
    write(api, "/close", this::close);
    write(api, "/reopen", this::reopen);
    write(api, "/merge", this::merge);
  }

  private static void write(PagureApi api, String suffix, PullCall call) {
    api.write(
        ONE + suffix,
        (request, project, path, account) ->
            call.answer(pull(project, path), account, new PagureForm(request)));
  }

  /** Finds the pull request that a path names. */
  static Pull pull(Project project, Routes.Variables path) {
    int id = path.number("id");
    if (project.isFork()) {
      throw PagureException.pullRequestsOff();
    }
    return project.pulls().stream()
        .filter(pull -> pull.id() == id)
        .findFirst()
        .orElseThrow(PagureException::noPullRequest);
  }

  private static HttpResponse list(HttpRequest request, Project project) {
    if (project.isFork()) {
      throw PagureException.pullRequestsOff();
    }
    int page = Paging.page(request);
    int perPage = Paging.perPage(request);
    Optional<String> status = request.query("status");
    Optional<String> author = request.query("author");
    Optional<String> assignee = request.query("assignee");
    List<Pull> found = new ArrayList<>(project.pulls());
    Collections.reverse(found);
    found.removeIf(
        pull ->
            !hasStatus(pull, status.orElse("Open"))
                || !author.orElse(pull.author().name()).equals(pull.author().name())
                || (assignee.isPresent() && !assignee.equals(pull.assignee().map(Account::name))));
    ObjectNode args = Json.object();
    args.put("assignee", assignee.orElse(null));
    args.put("author", author.orElse(null));
    args.put("page", page).put("per_page", perPage);
    status.ifPresentOrElse(s -> args.put("status", s), () -> args.put("status", true));
    args.set("tags", Json.strings(request.queries("tags")));
    ArrayNode requests = Json.array();
    Paging.slice(found, page, perPage).forEach(pull -> requests.add(PagureJson.pull(pull, true)));
    ObjectNode body = Json.object();
    body.set("args", args);
    String base = Paging.base(request, perPage, List.of("author", "assignee", "status", "tags"));
    body.set("pagination", PagureJson.pagination(base, page, perPage, found.size()));
    body.set("requests", requests);
    return HttpResponse.json(body.put("total_requests", found.size()));
  }

  private static boolean hasStatus(Pull pull, String wanted) {
    return wanted.equalsIgnoreCase("all") || wanted.equalsIgnoreCase(pull.status());
  }

  private HttpResponse open(
      HttpRequest request, Project target, Routes.Variables path, Account account) {
    if (target.isFork()) {
      throw PagureException.pullRequestsOff();
    }
    PagureForm form = new PagureForm(request);
    String title = form.required("title");
    String branchTo = form.required("branch_to");
    String branchFrom = form.required("branch_from");
    Project source = source(form, target);
    if (!source.isCommitter(account.name())) {
      throw PagureException.tooLow();
    }
    if (!source.isUsable()) {
      throw PagureException.html(500);
    }
    if (!source.repository().branches().contains(branchFrom)) {
      throw PagureException.invalid("Branch " + branchFrom + " does not exist");
    }
    if (!target.repository().branches().contains(branchTo)) {
      throw PagureException.invalid(
          "Branch " + branchTo + " could not be found in the target repo");
    }
    String description = form.get("initial_comment").orElse("");
    Pull pull =
        pullRequests.open(target, source, branchFrom, branchTo, account, title, description);
    return HttpResponse.json(PagureJson.pull(pull, true));
  }

  private Project source(PagureForm form, Project target) {
    Optional<String> name = form.get("repo_from");
    if (name.isEmpty()) {
      return target;
    }
    return form.get("repo_from_username")
        .map(user -> projects.fork(user, name.get()))
        .orElseGet(() -> projects.pkg(name.get()))
        .orElseThrow(PagureException::noProject);
  }

  private static HttpResponse get(HttpRequest request, Pull pull) {
    boolean comments = !request.query("comments").orElse("").equalsIgnoreCase("false");
    return HttpResponse.json(PagureJson.pull(pull, comments));
  }

  private static HttpResponse comment(Project project, Routes.Variables path) {
    int id = path.number("comment");
    return pull(project, path).comments().stream()
        .filter(comment -> comment.id() == id)
        .findFirst()
        .map(comment -> HttpResponse.json(PagureJson.comment(comment)))
        .orElseThrow(() -> PagureException.of(404, "ENOCOMMENT", "Comment not found"));
  }

  private HttpResponse update(Pull pull, Account account, PagureForm form) {
    boolean allowed =
        pull.author().equals(account)
            || pull.assignee().filter(account::equals).isPresent()
            || pull.target().isCommitter(account.name())
            || pull.target().levels().containsKey(account.name());
    if (!allowed) {
      throw PagureException.of(
          403, "EPRNOTALLOWED", "You are not allowed to view this pull-request");
    }
    // A description that is left out is emptied: so it is on the real server.
    String title = form.required("title");
    pullRequests.describe(pull, account, title, form.get("initial_comment").orElse(""));
    return HttpResponse.json(PagureJson.pull(pull, true));
  }

  private HttpResponse addComment(Pull pull, Account account, PagureForm form) {
    String text = form.required("comment");
    Optional<String> commit = form.get("commit");
    Optional<String> file = form.get("filename");
    if (commit.isPresent() && file.isPresent()) {
      int row = form.get("row").filter(r -> r.matches("\\d{1,6}")).map(Integer::valueOf).orElse(1);
      pullRequests.inlineComment(pull, account, text, commit.get(), file.get(), row);
    } else {
      pullRequests.comment(pull, account, text);
    }
    return message("Comment added");
  }

  private HttpResponse close(Pull pull, Account account, PagureForm form) {
    requireAuthorOrCommitter(pull, account);
    pullRequests.close(pull, account);
    return message("Pull-request closed!");
  }

  private HttpResponse reopen(Pull pull, Account account, PagureForm form) {
    requireAuthorOrCommitter(pull, account);
    if (pull.isOpen()) {
      throw PagureException.html(500);
    }
    pullRequests.reopen(pull, account);
    return message("Pull-request reopened!");
  }

  private static void requireAuthorOrCommitter(Pull pull, Account account) {
    if (!pull.author().equals(account) && !pull.target().isCommitter(account.name())) {
      throw PagureException.mayNotClose();
    }
  }

  private HttpResponse merge(Pull pull, Account account, PagureForm form) {
    if (!pull.target().isCommitter(account.name())) {
      throw PagureException.mayNotClose();
    }
    if (pullRequests.merge(pull, account).isEmpty()) {
      throw PagureException.conflicts();
    }
    if (form.waits()) {
      return message("Changes merged!");
    }
    String task = Numbers.uuid("merge " + pull.urlPath());
    return HttpResponse.json(Json.object().put("message", "Merging queued").put("taskid", task));
  }

  private static HttpResponse message(String text) {
    return HttpResponse.json(Json.object().put("message", text));
  }
}
