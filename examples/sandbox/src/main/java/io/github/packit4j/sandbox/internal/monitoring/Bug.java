package io.github.packit4j.sandbox.internal.monitoring;

import io.github.packit4j.sandbox.BugzillaBug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A bug of Fedora's as Bugzilla keeps it. Guarded by the state lock. */
final class Bug {

  private final int id;
  private final String component;
  private final String version;
  private final String creator;
  private final Instant created;
  private final List<Comment> comments = new ArrayList<>();
  private String summary;
  private String status = "NEW";
  private Instant changed;

  /** A comment; the first is the description. */
  record Comment(String creator, String text, Instant time) {}

  Bug(int id, String component, String version, String summary, Comment description) {
    this.id = id;
    this.component = component;
    this.version = version;
    this.summary = summary;
    this.creator = description.creator();
    this.created = description.time();
    this.changed = description.time();
    comments.add(description);
  }

  int id() {
    return id;
  }

  String component() {
    return component;
  }

  String version() {
    return version;
  }

  String creator() {
    return creator;
  }

  Instant created() {
    return created;
  }

  Instant changed() {
    return changed;
  }

  String summary() {
    return summary;
  }

  String status() {
    return status;
  }

  boolean isOpen() {
    return !status.equals("CLOSED");
  }

  List<Comment> comments() {
    return comments;
  }

  void comment(Comment comment) {
    comments.add(comment);
    changed = comment.time();
  }

  void rename(String newSummary, Instant time) {
    summary = newSummary;
    changed = time;
  }

  void status(String newStatus, Instant time) {
    status = newStatus;
    changed = time;
  }

  BugzillaBug snapshot() {
    return new BugzillaBug(
        id, component, summary, status, creator, comments.stream().map(Comment::text).toList());
  }
}
