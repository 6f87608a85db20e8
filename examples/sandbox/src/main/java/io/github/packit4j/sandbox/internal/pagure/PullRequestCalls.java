package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.distgit.Projects;
import io.github.packit4j.sandbox.internal.distgit.Rights;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of Pagure's API about pull requests. */
final class PullRequestCalls {

  private static final String ONE = "/pull-request/{id}";

  private final PagureApi api;
  private final Projects projects;
  private final Rights rights;
  private final Accounts accounts;
  private final PullRequests pullRequests;

  /** A call about one pull request. */
  @FunctionalInterface
  private interface PullCall {
    HttpResponse answer(Pull pull, Account account, PagureForm form);
  }

  PullRequestCalls(
      PagureApi api,
      Projects projects,
      Rights rights,
      Accounts accounts,
      PullRequests pullRequests) {
    this.api = api;
    this.projects = projects;
    this.rights = rights;
    this.accounts = accounts;
    this.pullRequests = pullRequests;
    api.on("GET", "/pull-requests/{uid}", (request, path) -> byUid(request, path.get("uid")));
    api.on("GET", "/user/{name}/requests/filed", (request, path) -> filed(request, path));
    api.read("/pull-requests", (request, project, path) -> list(request, project));
    api.write("/pull-request/new", Access.oneOf("pull_request_create").unbound(), this::open);
    api.read(ONE, (request, project, path) -> get(request, pullRequests.find(project, path)));
    api.read(ONE + "/comment/{comment}", (r, project, path) -> comment(project, path));
    api.read(
        ONE + "/diffstats",
        (r, project, path) -> new DiffStats(pullRequests.find(project, path)).answer());
    write("", Access.oneOf("pull_request_update"), this::update);
    write("/comment", Access.oneOf("pull_request_comment"), this::addComment);
    write("/close", Access.oneOf("pull_request_close"), this::close);
    write("/reopen", Access.oneOf("pull_request_close", "pull_request_update"), this::reopen);
    write("/merge", Access.oneOf("pull_request_merge"), this::merge);
    write("/rebase", Access.oneOf("pull_request_rebase"), this::rebase);
    write(
        "/assign",
        Access.oneOf("pull_request_assign", "pull_request_update").ofProject(),
        this::assign);
    write("/subscribe", Access.oneOf("pull_request_subscribe").ofProject(), this::subscribe);
  }

  private void write(String suffix, Access access, PullCall call) {
    api.write(
        ONE + suffix,
        access,
        (request, project, path, account) ->
            call.answer(pullRequests.find(project, path), account, new PagureForm(request)));
  }

  private HttpResponse byUid(HttpRequest request, String uid) {
    return projects.all().stream()
        .flatMap(project -> pullRequests.of(project).stream())
        .filter(pull -> PagureJson.uid(pull).equals(uid))
        .findFirst()
        .map(pull -> get(request, pull))
        .orElseThrow(PagureException::noPullRequest);
  }

  /** Lists what an account has opened, newest first; of the filters the status is known. */
  private HttpResponse filed(HttpRequest request, Routes.Variables path) {
    String name = path.get("name");
    if (accounts.named(name).isEmpty()) {
      throw PagureException.of(404, "ENOUSER");
    }
    int page = Paging.page(request);
    int perPage = Paging.perPage(request);
    String status = request.query("status").orElse("open");
    List<Pull> found =
        projects.all().stream()
            .flatMap(project -> pullRequests.of(project).stream())
            .filter(pull -> pull.author().name().equals(name) && hasStatus(pull, status))
            .sorted(Comparator.comparing(Pull::created).thenComparing(Pull::id).reversed())
            .toList();
    ObjectNode args = Json.object().putNull("closed").putNull("created");
    args.put("page", page).put("status", status).putNull("updated").put("username", name);
    ObjectNode body = Json.object();
    body.set("args", args);
    String base = Paging.base(request, perPage, List.of("status"));
    body.set("pagination", PagureJson.pagination(base, page, perPage, found.size()));
    ArrayNode requests = Json.array();
    Paging.slice(found, page, perPage).forEach(pull -> requests.add(PagureJson.pull(pull, true)));
    body.set("requests", requests);
    return HttpResponse.json(body.put("total_requests", found.size()));
  }

  private HttpResponse list(HttpRequest request, Project project) {
    if (project.isFork()) {
      throw PagureException.pullRequestsOff();
    }
    int page = Paging.page(request);
    int perPage = Paging.perPage(request);
    Optional<String> status = request.query("status");
    Optional<String> author = request.query("author");
    Optional<String> assignee = request.query("assignee");
    List<Pull> found = new ArrayList<>(pullRequests.of(project));
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
    PagureForm form = new PagureForm(request);
    Project source = source(form, target);
    if (target.isFork()) {
      throw PagureException.pullRequestsOff();
    }
    Access access = Access.oneOf("pull_request_create");
    PagureApi.requireBinding(api.token(request, access), source, access.binding());
    String title = form.required("title");
    String branchTo = form.required("branch_to");
    String branchFrom = form.required("branch_from");
    if (!rights.isCommitter(source, account.name())) {
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
    String description = form.get("initial_comment").orElse("").strip();
    Pull.Ends ends = new Pull.Ends(target, branchTo, source, branchFrom);
    return HttpResponse.json(
        PagureJson.pull(pullRequests.open(ends, account, title, description), true));
  }

  private Project source(PagureForm form, Project target) {
    Optional<String> name = form.get("repo_from");
    if (name.isEmpty()) {
      return target;
    }
    return form.get("repo_from_username")
        .map(user -> projects.fork(user, name.get()))
        .orElseGet(() -> projects.pkg(name.get()))
        .filter(p -> form.get("repo_from_namespace").equals(Optional.of(Project.NAMESPACE)))
        .orElseThrow(PagureException::noProject);
  }

  private static HttpResponse get(HttpRequest request, Pull pull) {
    boolean comments = request.query("comments").map(Query::isTrue).orElse(true);
    return HttpResponse.json(PagureJson.pull(pull, comments));
  }

  private HttpResponse comment(Project project, Routes.Variables path) {
    int id = path.number("comment");
    return pullRequests.find(project, path).comments().stream()
        .filter(comment -> comment.id() == id)
        .findFirst()
        .map(comment -> HttpResponse.json(PagureJson.comment(comment)))
        .orElseThrow(() -> PagureException.of(404, "ENOCOMMENT"));
  }

  private HttpResponse update(Pull pull, Account account, PagureForm form) {
    if (!pull.author().equals(account)) {
      requireAccess(pull, account);
    }
    // A description that is left out is emptied: so it is on the real server.
    String title = form.required("title").strip();
    String text = form.get("initial_comment").orElse("").strip();
    pullRequests.describe(pull, account, title, text);
    return HttpResponse.json(PagureJson.pull(pull, true));
  }

  private HttpResponse addComment(Pull pull, Account account, PagureForm form) {
    String text = form.required("comment");
    Optional<Pull.Place> place =
        form.get("commit")
            .flatMap(commit -> form.get("filename").map(f -> new Pull.Place(commit, f, row(form))));
    pullRequests.comment(pull, account, text, place);
    return message("Comment added");
  }

  private static int row(PagureForm form) {
    return form.get("row").filter(r -> r.matches("\\d{1,6}")).map(Integer::valueOf).orElse(1);
  }

  /** Wants some right in the project, or to be the assignee. */
  private void requireAccess(Pull pull, Account account) {
    if (!rights.isUser(pull.target(), account.name())
        && pull.assignee().filter(account::equals).isEmpty()) {
      throw PagureException.of(403, "EPRNOTALLOWED");
    }
  }

  private HttpResponse close(Pull pull, Account account, PagureForm form) {
    requireAuthorOrCommitter(pull, account);
    pullRequests.close(pull, account);
    return message("Pull-request closed!");
  }

  /** Of what is open or merged the real server fails. */
  private HttpResponse reopen(Pull pull, Account account, PagureForm form) {
    requireAuthorOrCommitter(pull, account);
    if (!pull.status().equals("Closed")) {
      throw PagureException.html(500);
    }
    pullRequests.reopen(pull, account);
    return message("Pull-request reopened!");
  }

  private void requireAuthorOrCommitter(Pull pull, Account account) {
    if (!pull.author().equals(account) && !isCommitter(pull, account)) {
      throw PagureException.mayNotClose();
    }
  }

  private boolean isCommitter(Pull pull, Account account) {
    return rights.isCommitter(pull.target(), account.name());
  }

  /** Who does not wait for the task is told that it is queued, whatever becomes of it. */
  private HttpResponse merge(Pull pull, Account account, PagureForm form) {
    if (!isCommitter(pull, account)) {
      throw PagureException.mayNotClose();
    }
    boolean merged = pullRequests.merge(pull, account).isPresent();
    if (!form.waits()) {
      String task = Numbers.uuid("merge " + PagureJson.path(pull));
      return HttpResponse.json(Json.object().put("message", "Merging queued").put("taskid", task));
    }
    if (!merged) {
      throw PagureException.conflicts();
    }
    return message("Changes merged!");
  }

  private HttpResponse rebase(Pull pull, Account account, PagureForm form) {
    if (!rights.isCommitter(pull.source(), account.name())) {
      throw PagureException.of(403, "EREBASENOTALLOWED");
    }
    boolean rebased = pullRequests.rebase(pull, account).isPresent();
    if (!form.waits()) {
      String task = Numbers.uuid("rebase " + PagureJson.path(pull));
      return HttpResponse.json(Json.object().put("message", "Rebasing queued").put("taskid", task));
    }
    if (!rebased) {
      throw PagureException.of(400, "ENOCODE", "Did not manage to rebase this pull-request");
    }
    return message("Pull-request rebased");
  }

  private HttpResponse assign(Pull pull, Account account, PagureForm form) {
    requireAccess(pull, account);
    Optional<String> name = form.get("assignee");
    Optional<Account> assignee = name.flatMap(accounts::named);
    if (name.isPresent() && assignee.isEmpty()) {
      throw PagureException.of(400, "ENOCODE", "No user \"" + name.get() + "\" found");
    }
    if (pull.assignee().equals(assignee)) {
      return message("Nothing to change");
    }
    pullRequests.assign(pull, account, assignee);
    return message(assignee.isPresent() ? "Request assigned" : "Request assignee reset");
  }

  private HttpResponse subscribe(Pull pull, Account account, PagureForm form) {
    boolean on =
        form.get("status").filter(List.of("1", "on", "true", "True")::contains).isPresent();
    return HttpResponse.json(
        Json.object()
            .put("avatar_url", PagureJson.avatar(account, 30))
            .put(
                "message",
                on
                    ? "You are now watching this pull-request"
                    : "You are no longer watching this pull-request")
            .put("user", account.name()));
  }

  private static HttpResponse message(String text) {
    return HttpResponse.json(Json.object().put("message", text));
  }
}
