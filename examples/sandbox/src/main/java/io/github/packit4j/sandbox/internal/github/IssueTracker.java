package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamIssue;
import io.github.packit4j.sandbox.internal.StateLock;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The issues of a project. */
final class IssueTracker {

  private final URI project;
  private final Clock clock;
  private final StateLock state;
  private final List<Issue> issues = new ArrayList<>();

  /** A comment with what only the API shows of it. */
  record Comment(int id, String author, String body, Instant time) {}

  /** An issue with what only the API shows of it. */
  record Issue(
      int number,
      String title,
      String body,
      String author,
      Optional<Instant> closed,
      Instant time,
      List<Comment> comments) {}

  IssueTracker(URI project, Clock clock, StateLock state) {
    this.project = project;
    this.clock = clock;
    this.state = state;
  }

  List<UpstreamIssue> all() {
    return issues().stream().map(this::publicView).toList();
  }

  /** Returns the issues, oldest first. */
  List<Issue> issues() {
    return state.get(() -> List.copyOf(issues));
  }

  Optional<Issue> find(int number) {
    return issues().stream().filter(issue -> issue.number() == number).findFirst();
  }

  Issue open(String title, String body, String author) {
    return state.get(
        () -> {
          Issue issue =
              new Issue(
                  issues.size() + 1,
                  title,
                  body,
                  author,
                  Optional.empty(),
                  clock.instant(),
                  List.of());
          issues.add(issue);
          return issue;
        });
  }

  Issue setOpen(Issue issue, boolean open) {
    return replace(
        new Issue(
            issue.number(),
            issue.title(),
            issue.body(),
            issue.author(),
            open ? Optional.empty() : Optional.of(clock.instant()),
            issue.time(),
            issue.comments()));
  }

  Comment comment(int number, String author, String body) {
    return state.get(
        () -> {
          Issue issue = find(number).orElseThrow();
          List<Comment> comments = new ArrayList<>(issue.comments());
          int id = GitHubPeople.number("comment " + project + "#" + number + " " + comments.size());
          Comment comment = new Comment(id, author, body, clock.instant());
          comments.add(comment);
          replace(
              new Issue(
                  number,
                  issue.title(),
                  issue.body(),
                  issue.author(),
                  issue.closed(),
                  issue.time(),
                  List.copyOf(comments)));
          return comment;
        });
  }

  private Issue replace(Issue issue) {
    state.run(() -> issues.set(issue.number() - 1, issue));
    return issue;
  }

  private UpstreamIssue publicView(Issue issue) {
    return new UpstreamIssue(
        issue.number(),
        issue.title(),
        issue.body(),
        issue.author(),
        issue.closed().isEmpty(),
        issue.comments().stream()
            .map(comment -> new UpstreamIssue.Comment(comment.author(), comment.body()))
            .toList(),
        URI.create(project + "/issues/" + issue.number()));
  }
}
