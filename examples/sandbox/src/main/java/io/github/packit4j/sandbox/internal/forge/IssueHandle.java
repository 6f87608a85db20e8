package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.UpstreamIssue;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** An issue for tests. */
class IssueHandle implements UpstreamIssue {

  private final Discussion issue;

  IssueHandle(Discussion issue) {
    this.issue = issue;
  }

  final <T> T locked(Supplier<T> action) {
    return issue.project().site().locked(action);
  }

  final String owner() {
    return issue.project().owner();
  }

  private Tracker tracker() {
    return issue.project().tracker();
  }

  @Override
  public int number() {
    return issue.number();
  }

  @Override
  public String title() {
    return locked(issue::title);
  }

  @Override
  public String body() {
    return locked(issue::body);
  }

  @Override
  public String author() {
    return issue.author();
  }

  @Override
  public boolean open() {
    return locked(issue::isOpen);
  }

  @Override
  public List<String> labels() {
    return locked(issue::labels);
  }

  @Override
  public List<Comment> comments() {
    return locked(() -> issue.comments().stream().map(comment -> comment.view()).toList());
  }

  @Override
  public URI url() {
    return URI.create(issue.url());
  }

  @Override
  public void comment(String account, String text) {
    issue.project().site().requireAccount(account);
    locked(() -> tracker().comment(issue, account, text));
  }

  @Override
  public void editComment(int index, String text) {
    locked(
        () -> {
          Tracker.Placed place = place(index);
          tracker().edit(place, text, place.comment().author());
          return place;
        });
  }

  @Override
  public void react(String account, int index, String reaction) {
    issue.project().site().requireAccount(account);
    locked(() -> tracker().react(place(index), account, reaction));
  }

  private Tracker.Placed place(int index) {
    return new Tracker.Placed(issue, issue.comments().get(index));
  }

  @Override
  public void close() {
    locked(
        () -> {
          tracker().setOpen(issue, false, owner());
          return issue;
        });
  }

  @Override
  public void reopen() {
    locked(
        () -> {
          tracker().setOpen(issue, true, owner());
          return issue;
        });
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IssueHandle handle && handle.issue == issue;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(issue);
  }

  @Override
  public String toString() {
    return issue.url();
  }
}
