package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.distgit.Project;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pull request as Pagure keeps it. Guarded by the state lock. */
final class Pull {

  private final int id;
  private final Ends ends;
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

  /**
   * A comment.
   *
   * @param id number within the server
   * @param author who wrote it, or what Pagure wrote is about
   * @param text text
   * @param notification whether Pagure wrote it
   * @param place line it is about
   * @param time when
   */
  record Comment(
      int id,
      Account author,
      String text,
      boolean notification,
      Optional<Place> place,
      Instant time) {}

  /**
   * A line of a file.
   *
   * @param commit commit
   * @param filename path
   * @param line number from 1
   */
  record Place(String commit, String filename, int line) {}

  Pull(int id, Ends ends, Account author, String title, String description, Instant created) {
    this.id = id;
    this.ends = ends;
    this.author = author;
    this.title = title;
    this.description = description;
    this.created = created;
    this.updated = created;
  }

  /**
   * What is to be merged where.
   *
   * @param target project to merge into
   * @param branchTo branch to merge into
   * @param source project to merge from
   * @param branchFrom branch to merge from
   */
  record Ends(Project target, String branchTo, Project source, String branchFrom) {}

  int id() {
    return id;
  }

  Project target() {
    return ends.target();
  }

  Project source() {
    return ends.source();
  }

  String branchFrom() {
    return ends.branchFrom();
  }

  String branchTo() {
    return ends.branchTo();
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

  /** Opens again; who closed it and when stay, as in Pagure's database. */
  void reopen(Instant time) {
    status = "Open";
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

  void assign(@Nullable Account account, Instant time) {
    assignee = account;
    updated = time;
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
}
