package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Takes and shows comments: {@code /comments/}. */
final class CommentCalls {

  private static final Set<String> NAMES =
      Set.of(
          "like",
          "search",
          "chrome",
          "page",
          "rows_per_page",
          "updates",
          "packages",
          "user",
          "update_owner",
          "ignore_user",
          "since");

  private final BodhiSessions sessions;
  private final UpdateTable updates;
  private final Builds builds;
  private final TestCases testCases;
  private final Votes votes;
  private final UserJson users;
  private final UpdateJson json;

  CommentCalls(
      BodhiSessions sessions,
      UpdateTable updates,
      Builds builds,
      TestCases testCases,
      Votes votes,
      UserJson users,
      UpdateJson json) {
    this.sessions = sessions;
    this.updates = updates;
    this.builds = builds;
    this.testCases = testCases;
    this.votes = votes;
    this.users = users;
    this.json = json;
  }

  HttpResponse create(HttpRequest request) {
    CommentForm form = CommentForm.read(request, sessions);
    Update update = updateOf(form);
    checkFeedback(update, form.feedback());
    String author =
        sessions
            .user(request)
            .map(Account::name)
            .orElseThrow(() -> BodhiRefusal.of(403, "body", "email", "You must provide an author"));
    if (form.isEmpty()) {
      throw BodhiRefusal.body("comment", "You must provide either some text or feedback");
    }
    List<Caveat> caveats = votes.comment(update, author, form);
    ObjectNode body = Json.object();
    body.set("comment", json.comment(update, Votes.shown(update)));
    body.set("caveats", Caveat.json(caveats));
    return HttpResponse.json(body);
  }

  /** Every check of an unknown update complains by itself. */
  private Update updateOf(CommentForm form) {
    Optional<Update> update = updates.find(form.update());
    if (update.isEmpty()) {
      Problems problems = new Problems();
      problems.status(404);
      problems.add("url", "update", "Invalid update specified: " + form.update());
      problems.add("url", "id", "Invalid update");
      problems.add("url", "id", "Invalid update");
      throw problems.refusal();
    }
    return update.get();
  }

  private void checkFeedback(Update update, List<Comment.Feedback> feedback) {
    Problems problems = new Problems();
    List<String> bugs =
        feedback.stream()
            .filter(Comment.Feedback::aboutBug)
            .map(Comment.Feedback::subject)
            .filter(bug -> !update.bugs().contains(Integer.valueOf(bug)))
            .toList();
    if (!bugs.isEmpty()) {
      problems.add(
          "querystring", "bug_feedback", "Invalid bug ids specified: " + String.join(", ", bugs));
    }
    List<String> tests =
        feedback.stream()
            .filter(vote -> !vote.aboutBug())
            .map(Comment.Feedback::subject)
            .filter(test -> !testCases.of(update).contains(test))
            .toList();
    if (!tests.isEmpty()) {
      problems.add(
          "querystring",
          "testcase_feedback",
          "Invalid testcase names specified: " + String.join(", ", tests));
    }
    problems.throwIfAny();
  }

  HttpResponse list(HttpRequest request) {
    Query query = new Query(request, NAMES);
    ParameterReader reader = query.reader();
    Optional<String> like = reader.text("like").map(String::strip);
    reader.text("search");
    Paging paging = Paging.read(reader);
    Optional<List<String>> aliases = reader.list("updates", "update");
    Optional<List<String>> packages = reader.list("packages", "package");
    Optional<List<String>> authors = reader.list("user", "user");
    Optional<List<String>> owners = reader.list("update_owner", "user");
    Optional<List<String>> ignored = reader.list("ignore_user", "user");
    Optional<Instant> since = reader.time("since");
    query.wellFormed();
    query.known("user", authors, users::knows);
    query.known("update_owner", owners, users::knows);
    query.known("ignore_user", ignored, users::knows);
    query.known("updates", aliases, alias -> updates.find(alias).isPresent());
    query.known("packages", packages, builds::knowsPackage);
    query.done();

    List<Comments.Posted> found =
        Comments.newestFirst(updates.all()).stream()
            .filter(posted -> Query.isWanted(aliases, posted.update().alias()))
            .filter(posted -> UpdateFilters.hasPackage(posted.update(), packages))
            .filter(posted -> Query.isWanted(owners, posted.update().user()))
            .filter(posted -> fits(posted.comment(), like, authors, ignored, since))
            // Without the page around it the list is for programs, which want Bodhi's own, too.
            .filter(posted -> !paging.chrome() || !posted.comment().isByRobot())
            .toList();
    ObjectNode body =
        paging.put(
            Json.object(),
            "comments",
            found,
            posted -> json.comment(posted.update(), posted.comment()));
    return HttpResponse.json(body.put("chrome", paging.chrome()));
  }

  private static boolean fits(
      Comment comment,
      Optional<String> like,
      Optional<List<String>> authors,
      Optional<List<String>> ignored,
      Optional<Instant> since) {
    return Query.fits(like, comment.text()::contains)
        && Query.isWanted(authors, comment.user())
        && Query.fits(ignored, users -> !users.contains(comment.user()))
        && Query.fits(since, from -> !comment.time().isBefore(from));
  }

  HttpResponse one(String id) {
    if (!id.matches("-?\\d{1,9}")) {
      throw BodhiRefusal.of(400, "url", "id", "Comment id must be an int");
    }
    return Comments.newestFirst(updates.all()).stream()
        .filter(posted -> Integer.toString(posted.comment().id()).equals(id))
        .findFirst()
        .map(
            posted -> {
              ObjectNode body = Json.object();
              body.set("comment", json.comment(posted.update(), posted.comment()));
              return HttpResponse.json(body);
            })
        .orElseThrow(() -> BodhiRefusal.of(404, "url", "id", "Invalid comment id"));
  }
}
