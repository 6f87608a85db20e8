package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.Discussion;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import io.github.packit4j.sandbox.internal.forge.Tracker;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about issues, which pull requests are, too. */
final class IssueCalls {

  private static final String ISSUE = "/issues/{number}";
  private static final String SCOPE = "issues=write";
  private static final int MAX_TITLE = 256;

  static final List<String> STATES = List.of("open", "closed");

  private IssueCalls() {}

  static void addTo(GitHubApi api) {
    api.get("/issues", IssueCalls::list);
    api.get(ISSUE, call -> GitHubApi.found(withCloser(find(call))));
    api.on("POST", "/issues", IssueCalls::create);
    api.on("PATCH", ISSUE, IssueCalls::change);
    api.get(ISSUE + "/labels", call -> GitHubApi.page(call, labels(find(call))));
    api.on("POST", ISSUE + "/labels", IssueCalls::addLabels);
  }

  /** Returns the issue or pull request that a path names. */
  static Discussion find(ApiCall call) {
    return call.project()
        .tracker()
        .discussion(call.number("number"))
        .orElseThrow(() -> ForgeRefusal.notFound("Issue"));
  }

  private static HttpResponse list(ApiCall call) {
    Tracker tracker = call.project().tracker();
    String wanted = call.request().query("state").orElse("open");
    Optional<String> creator = call.request().query("creator");
    List<String> labels =
        call.request().query("labels").map(text -> List.of(text.split(","))).orElse(List.of());
    return GitHubApi.page(
        call,
        Stream.concat(tracker.issues().stream(), tracker.pulls().stream())
            .filter(issue -> wanted.equals("all") || wanted.equals(GitHubIssueJson.state(issue)))
            .filter(issue -> creator.map(issue.author()::equalsIgnoreCase).orElse(true))
            .filter(issue -> issue.labels().containsAll(labels))
            .sorted(Comparator.comparing(Discussion::number).reversed())
            .map(GitHubIssueJson::issue)
            .toList());
  }

  private static HttpResponse create(ApiCall call) {
    String author = call.writer(SCOPE).name();
    checkForm(call);
    String title = call.text("title").orElse("");
    if (title.isBlank()) {
      return GitHubRefusals.validation(
          Json.object()
              .put("resource", "Issue")
              .put("code", "missing_field")
              .put("field", "title"));
    }
    Discussion issue = call.project().tracker().open(author, title, call.text("body").orElse(""));
    // Labels of those who may not set them are dropped without a word.
    if (call.may(UpstreamRole.TRIAGE)) {
      call.project().tracker().label(issue, call.texts("labels"));
    }
    return GitHubApi.created(withCloser(issue));
  }

  private static void checkForm(ApiCall call) {
    GitHubSchema.texts(call, "title", "body");
    GitHubSchema.list(call, "labels");
    GitHubSchema.word(call, "state", STATES);
    GitHubSchema.length(call, "Issue");
    if (call.text("title").orElse("").length() > MAX_TITLE) {
      throw ForgeRefusal.invalid("Issue.title", "title is too long (maximum is 256 characters)");
    }
  }

  private static HttpResponse change(ApiCall call) {
    String who = call.writer(SCOPE).name();
    checkForm(call);
    Discussion issue = find(call);
    if (!issue.author().equals(who)) {
      call.require(UpstreamRole.TRIAGE);
    }
    if (call.text("title").isPresent() || call.text("body").isPresent()) {
      String title = call.text("title").orElse(issue.title());
      String body = call.text("body").orElse(issue.body());
      if (issue instanceof PullRequest pull) {
        call.project().pulls().rewrite(pull, title, body, who);
      } else {
        call.project().tracker().rewrite(issue, title, body);
      }
    }
    call.text("state").ifPresent(state -> setState(call, issue, state.equals("open"), who));
    return GitHubApi.found(withCloser(issue));
  }

  private static void setState(ApiCall call, Discussion issue, boolean open, String who) {
    if (!(issue instanceof PullRequest pull)) {
      call.project().tracker().setOpen(issue, open, who);
    } else if (open) {
      call.project().pulls().reopen(pull, who);
    } else {
      call.project().pulls().close(pull, who);
    }
  }

  private static HttpResponse addLabels(ApiCall call) {
    call.writer(SCOPE);
    Discussion issue = find(call);
    if (!call.body().isArray()) {
      GitHubSchema.list(call, "labels");
    }
    call.require(UpstreamRole.TRIAGE);
    call.project().tracker().label(issue, call.texts("labels"));
    ArrayNode all = Json.array();
    labels(issue).forEach(all::add);
    return GitHubApi.found(all);
  }

  private static List<ObjectNode> labels(Discussion issue) {
    return issue.labels().stream()
        .map(name -> GitHubIssueJson.label(issue.project(), name))
        .toList();
  }

  /** A single issue tells who closed it; in a list it does not. */
  private static ObjectNode withCloser(Discussion issue) {
    ObjectNode json = GitHubIssueJson.issue(issue);
    json.set("closed_by", GitHubPeople.orNull(issue.closedBy()));
    return json;
  }
}
