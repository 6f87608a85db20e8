package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pull request as Pagure keeps it. Guarded by the state lock. */
final class Pull {

  private final int id;
  private final Project target;
  private final Project source;
  private final String branchFrom;
  private final String branchTo;
  private final Account author;
  private final Instant created;
  private final List<Comment> comments = new ArrayList<>();
  private String title;
  private String description;
  private String status = "Open";
  private Instant updated;
  private @Nullable Account closedBy;
  private @Nullable Instant closedAt;
  private @Nullable Account assignee;
  private @Nullable String commitStart;
  private @Nullable String commitStop;

  record Comment(
      int id,
      Account author,
      String text,
      boolean notification,
      @Nullable String commit,
      @Nullable String filename,
      @Nullable Integer line,
      Instant time) {}

  Pull(
      int id,
      Project target,
      Project source,
      String branchFrom,
      String branchTo,
      Account author,
      String title,
      String description,
      Instant created) {
    this.id = id;
    this.target = target;
    this.source = source;
    this.branchFrom = branchFrom;
    this.branchTo = branchTo;
    this.author = author;
    this.title = title;
    this.description = description;
    this.created = created;
    this.updated = created;
  }

  int id() {
    return id;
  }

  Project target() {
    return target;
  }

  Project source() {
    return source;
  }

  String branchFrom() {
    return branchFrom;
  }

  String branchTo() {
    return branchTo;
  }

  Account author() {
    return author;
  }

  Instant created() {
    return created;
  }

  Instant updated() {
    return updated;
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  void describe(String newTitle, String newDescription, Instant time) {
    title = newTitle;
    description = newDescription;
    updated = time;
  }

  /** {@code Open}, {@code Merged} or {@code Closed}. */
  String status() {
    return status;
  }

  boolean isOpen() {
    return status.equals("Open");
  }

  void end(String newStatus, Account by, Instant time) {
    status = newStatus;
    closedBy = by;
    closedAt = time;
    updated = time;
  }

  void reopen(Instant time) {
    status = "Open";
    closedBy = null;
    closedAt = null;
    updated = time;
  }

  Optional<Account> closedBy() {
    return Optional.ofNullable(closedBy);
  }

  Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  Optional<Account> assignee() {
    return Optional.ofNullable(assignee);
  }

  void assign(Account account) {
    assignee = account;
  }

  Optional<String> commitStart() {
    return Optional.ofNullable(commitStart);
  }

  Optional<String> commitStop() {
    return Optional.ofNullable(commitStop);
  }

  void commits(@Nullable String start, @Nullable String stop) {
    commitStart = start;
    commitStop = stop;
  }

  List<Comment> comments() {
    return comments;
  }

  void comment(Comment comment) {
    comments.add(comment);
    updated = comment.time();
  }

  /** Returns the flags on the last commit, oldest first. */
  List<Flag> flags() {
    return target.flags().stream().filter(flag -> flag.commit().equals(commitStop)).toList();
  }

  /** Returns the path below the server of the web page. */
  String urlPath() {
    return target.urlPath() + "/pull-request/" + id;
  }
}
