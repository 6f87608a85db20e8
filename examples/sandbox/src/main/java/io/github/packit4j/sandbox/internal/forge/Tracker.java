package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.internal.forge.ForgeEvents.CommentChange;
import io.github.packit4j.sandbox.internal.git.Merges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The issues and pull requests of a project, and their comments. Guarded by the state lock. */
public final class Tracker {

  private final Project project;
  private final List<Discussion> issues = new ArrayList<>();
  private final List<PullRequest> pulls = new ArrayList<>();

  Tracker(Project project) {
    this.project = project;
  }

  /** Returns the issues in the order of their numbers. */
  public List<Discussion> issues() {
    return List.copyOf(issues);
  }

  /** Returns the pull requests in the order of their numbers. */
  public List<PullRequest> pulls() {
    return List.copyOf(pulls);
  }

  /** Returns an issue. */
  public Optional<Discussion> issue(int number) {
    return issues.stream().filter(issue -> issue.number() == number).findFirst();
  }

  /** Returns a pull request. */
  public Optional<PullRequest> pull(int number) {
    return pulls.stream().filter(pull -> pull.number() == number).findFirst();
  }

  /** Returns an issue or pull request where they are counted together. */
  public Optional<Discussion> discussion(int number) {
    return issue(number).or(() -> pull(number));
  }

  /** Returns an issue's or pull request's comment with what it belongs to. */
  public Optional<Placed> comment(int id) {
    return Stream.concat(issues.stream(), pulls.stream())
        .flatMap(on -> on.comments().stream().map(comment -> new Placed(on, comment)))
        .filter(placed -> placed.comment().id() == id)
        .findFirst();
  }

  /**
   * A comment in its place.
   *
   * @param on what it is about
   * @param comment the comment
   */
  public record Placed(Discussion on, Comment comment) {}

  /** Opens an issue. */
  public Discussion open(String author, String title, String body) {
    Discussion issue = new Discussion(project, nextNumber(issues), author, title, body);
    issues.add(issue);
    return issue;
  }

  /** Opens a pull request whose branches were checked, and keeps its commits. */
  PullRequest open(String author, NewPull wanted, String head, String base) {
    PullRequest pull = new PullRequest(project, nextNumber(pulls), author, wanted, head, base);
    pulls.add(pull);
    keep(pull);
    return pull;
  }

  private int nextNumber(List<? extends Discussion> own) {
    boolean together = project.flavour().oneSequence();
    return (together ? issues.size() + pulls.size() : own.size()) + 1;
  }

  /** Brings the commits of a pull request into the project, where they stay. */
  void keep(PullRequest pull) {
    if (pull.source() != project) {
      Merges.copy(pull.source().repository(), pull.head(), project.repository());
    }
    project.repository().setRef(project.flavour().pullRef(pull.number()), pull.head());
  }

  /** Comments. */
  public Comment comment(Discussion on, String author, String text) {
    Comment comment = on.add(author, text);
    project.site().events().comment(on, comment, CommentChange.CREATED, author);
    return comment;
  }

  /** Replaces the text of a comment. */
  public void edit(Placed place, String text, String by) {
    place.comment().edit(text, project.now());
    place.on().touch();
    project.site().events().comment(place.on(), place.comment(), CommentChange.EDITED, by);
  }

  /** Deletes a comment. */
  public void delete(Placed place, String by) {
    place.on().remove(place.comment());
    project.site().events().comment(place.on(), place.comment(), CommentChange.DELETED, by);
  }

  /** Reacts to a comment, which an account does with each word once. */
  public Reaction react(Placed place, String account, String word) {
    return place
        .comment()
        .reaction(account, word)
        .orElseGet(
            () -> {
              Reaction reaction = place.comment().react(account, word, project.now());
              project.site().events().reaction(place.on(), place.comment(), reaction);
              return reaction;
            });
  }

  /** Takes a reaction back. */
  public void withdraw(Placed place, Reaction reaction) {
    place.comment().withdraw(reaction);
  }

  /** Closes or opens an issue. */
  public void setOpen(Discussion issue, boolean open, String by) {
    if (open && !issue.isOpen()) {
      issue.reopen();
    } else if (!open && issue.isOpen()) {
      issue.close(by);
    }
  }

  /** Replaces title and text of an issue. */
  public void rewrite(Discussion issue, String title, String body) {
    issue.rewrite(title, body);
  }

  /** Adds labels to an issue or pull request. */
  public void label(Discussion on, List<String> labels) {
    on.label(labels);
  }

  /** Replaces the labels of an issue or pull request. */
  public void relabel(Discussion on, List<String> labels) {
    on.relabel(labels);
  }
}
