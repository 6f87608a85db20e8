package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
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
  private static final List<String> STATUSES =
      List.of("success", "failure", "error", "pending", "canceled");

  private final DistGitMessages messages;
  private final Clock clock;

  FlagCalls(PagureApi api, DistGitMessages messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
    api.read(
        PULL,
        (request, project, path) ->
            HttpResponse.json(list(PullRequestCalls.pull(project, path).flags())));
    api.read(COMMIT, (request, project, path) -> ofCommit(project, path));
    api.write(PULL, this::flagPull);
    api.write(COMMIT, this::flagCommit);
  }

  private static HttpResponse ofCommit(Project project, Routes.Variables path) {
    List<Flag> flags =
        project.flags().stream().filter(flag -> flag.commit().equals(path.get("commit"))).toList();
    return HttpResponse.json(list(flags).put("total_flags", flags.size()));
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
    Pull pull = PullRequestCalls.pull(project, path);
    PagureForm form = new PagureForm(request);
    Optional<Integer> percent = percent(form);
    String status =
        form.get("status").isPresent()
            ? form.oneOf("status", STATUSES)
            : percent.map(p -> p == 0 ? "failure" : "success").orElse("pending");
    Flag flag = flag(project, form, account, status, pull.commitStop().orElse(""));
    ObjectNode body = store(project, flag);
    messages.flagged(pull, flag, body.get("message").asString().equals("Flag added"));
    String avatar = "https://seccdn.libravatar.org/avatar/" + Numbers.digits(account.email(), 64);
    body.put("avatar_url", avatar + "?s=30&d=retro");
    return HttpResponse.json(body.put("user", account.name()));
  }

  /** The commit need not exist: the real server does not look. */
  private HttpResponse flagCommit(
      HttpRequest request, Project project, Routes.Variables path, Account account) {
    PagureForm form = new PagureForm(request);
    String status = form.oneOf("status", STATUSES);
    return HttpResponse.json(
        store(project, flag(project, form, account, status, path.get("commit"))));
  }

  private static Optional<Integer> percent(PagureForm form) {
    return form.get("percent").filter(text -> text.matches("\\d{1,3}")).map(Integer::valueOf);
  }

  private Flag flag(
      Project project, PagureForm form, Account account, String status, String commit) {
    String url = form.required("url");
    if (!url.matches("https?://\\S+")) {
      throw PagureException.invalidField("url", "Invalid input.");
    }
    Instant now = clock.instant();
    String made = Numbers.digits(project.urlPath() + " flag " + project.flags().size(), 32);
    return new Flag(
        form.get("uid").orElse(made),
        account,
        form.required("username"),
        form.required("comment"),
        url,
        status,
        percent(form).orElse(null),
        commit,
        now,
        now);
  }

  /** Keeps a flag in the place of the one it replaces, if there is one. */
  private static ObjectNode store(Project project, Flag flag) {
    List<Flag> flags = project.flags();
    Optional<Flag> old = flags.stream().filter(f -> f.isReplacedBy(flag)).findFirst();
    Flag stored = old.map(o -> flag.createdAt(o.created())).orElse(flag);
    if (old.isPresent()) {
      flags.set(flags.indexOf(old.get()), stored);
    } else {
      flags.add(stored);
    }
    ObjectNode json = PagureJson.flag(stored);
    ObjectNode user = PagureJson.user(flag.author());
    user.put("default_email", flag.author().email());
    user.set("emails", Json.array().add(flag.author().email()));
    json.set("user", user);
    ObjectNode body = Json.object();
    body.set("flag", json);
    body.put("message", old.isPresent() ? "Flag updated" : "Flag added");
    return body.put("uid", flag.uid());
  }
}
