package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of Pagure's API about flags of commits and pull requests. */
final class FlagCalls {

  private static final String PULL = "/pull-request/{id}/flag";
  private static final String COMMIT = "/c/{commit}/flag";
  private static final String URL = "https?://[^\\s/]+\\S*";
  private static final List<String> STATUSES =
      List.of("success", "failure", "error", "pending", "canceled");

  private final PullRequests pullRequests;
  private final Flags flags;
  private final DistGitMessages messages;
  private final Clock clock;

  FlagCalls(
      PagureApi api,
      PullRequests pullRequests,
      Flags flags,
      DistGitMessages messages,
      Clock clock) {
    this.pullRequests = pullRequests;
    this.flags = flags;
    this.messages = messages;
    this.clock = clock;
    api.read(PULL, (request, project, path) -> ofPull(project, path));
    api.read(COMMIT, (request, project, path) -> ofCommit(project, path));
    api.write(PULL, Access.oneOf("pull_request_flag"), this::flagPull);
    api.write(COMMIT, Access.oneOf("commit_flag"), this::flagCommit);
  }

  private HttpResponse ofPull(Project project, Routes.Variables path) {
    return HttpResponse.json(list(flags.of(pullRequests.find(project, path))));
  }

  private HttpResponse ofCommit(Project project, Routes.Variables path) {
    List<Flag> found = flags.of(project, path.get("commit"));
    return HttpResponse.json(list(found).put("total_flags", found.size()));
  }

  private static ObjectNode list(List<Flag> flags) {
    ArrayNode array = Json.array();
    flags.forEach(flag -> array.add(PagureJson.flag(flag)));
    ObjectNode body = Json.object();
    body.set("flags", array);
    return body;
  }

  private HttpResponse flagPull(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    Pull pull = pullRequests.find(project, path);
    PagureForm form = new PagureForm(request);
    checked(form).optionalOneOf("status", STATUSES).done();
    Optional<Integer> percent = percent(form);
    String status =
        form.get("status")
            .orElseGet(() -> percent.map(p -> p == 0 ? "failure" : "success").orElse("pending"));
    String commit = pull.commitStop().orElse("");
    Flags.Stored stored = flags.store(project, flag(project, form, account, status, commit));
    messages.flagged(pull, stored);
    ObjectNode body = answer(stored);
    body.put("avatar_url", PagureJson.avatar(account, 30));
    return HttpResponse.json(body.put("user", account.name()));
  }

  /** The commit need not exist: the real server does not look. */
  private HttpResponse flagCommit(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    PagureForm form = new PagureForm(request);
    checked(form).oneOf("status", STATUSES).done();
    String status = form.required("status");
    Flag flag = flag(project, form, account, status, path.get("commit"));
    Flags.Stored stored = flags.store(project, flag);
    messages.flagged(project, stored);
    return HttpResponse.json(answer(stored));
  }

  private static PagureForm.Check checked(PagureForm form) {
    return form.check().required("username").required("comment").matching("url", URL);
  }

  private static Optional<Integer> percent(PagureForm form) {
    return form.get("percent").filter(text -> text.matches("\\d{1,3}")).map(Integer::valueOf);
  }

  private Flag flag(
      Project project, PagureForm form, Account account, String status, String commit) {
    Instant now = clock.instant();
    String name = PagureJson.path(project) + " flag " + flags.count(project);
    Flag.Text text =
        new Flag.Text(
            form.required("username"),
            form.required("comment"),
            form.required("url"),
            status,
            percent(form).orElse(null));
    String uid = form.get("uid").orElseGet(() -> Numbers.digits(name, 32));
    return new Flag(uid, account, commit, text, now, now);
  }

  private static ObjectNode answer(Flags.Stored stored) {
    Flag flag = stored.flag();
    ObjectNode json = PagureJson.flag(flag);
    json.set("user", PagureJson.userWithEmail(flag.author()));
    ObjectNode body = Json.object();
    body.set("flag", json);
    body.put("message", stored.isNew() ? "Flag added" : "Flag updated");
    return body.put("uid", flag.uid());
  }
}
