package io.github.packit4j.sandbox.internal.forge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What issues and pull requests have in common. Guarded by the state lock. */
public class Discussion {

  private final Project project;
  private final int number;
  private final String author;
  private final Instant created;
  private final Set<String> labels = new LinkedHashSet<>();
  private final List<Comment> comments = new ArrayList<>();
  private String title;
  private String body;
  private Instant updated;
  private Optional<Instant> closed = Optional.empty();
  private Optional<String> closedBy = Optional.empty();

  Discussion(Project project, int number, String author, String title, String body) {
    this.project = project;
    this.number = number;
    this.author = author;
    this.title = title;
    this.body = body;
    this.created = project.now();
    this.updated = created;
  }

  /** Returns the project it belongs to; a pull request's is the one to merge into. */
  public Project project() {
    return project;
  }

  /** Returns its number in the project. */
  public int number() {
    return number;
  }

  /** Returns its number in the whole forge. */
  public int id() {
    return Ids.of("discussion " + url());
  }

  /** Returns who opened it. */
  public String author() {
    return author;
  }

  /** Returns when it was opened. */
  public Instant created() {
    return created;
  }

  /** Returns the title. */
  public String title() {
    return title;
  }

  /** Returns the text. */
  public String body() {
    return body;
  }

  /** Returns when it last changed. */
  public Instant updated() {
    return updated;
  }

  /** Returns when it was closed, if it is. */
  public Optional<Instant> closed() {
    return closed;
  }

  /** Returns who closed it, if it is closed. */
  public Optional<String> closedBy() {
    return closedBy;
  }

  /** Tells whether it is open. */
  public boolean isOpen() {
    return closed.isEmpty();
  }

  /** Returns the labels in the order in which they were added. */
  public List<String> labels() {
    return List.copyOf(labels);
  }

  /** Returns the comments, oldest first. */
  public List<Comment> comments() {
    return List.copyOf(comments);
  }

  /** Returns the web page. */
  public String url() {
    return project.webUrl() + "/" + project.flavour().issuePage() + number;
  }

  void rewrite(String newTitle, String newBody) {
    title = newTitle;
    body = newBody;
    touch();
  }

  void label(Collection<String> more) {
    labels.addAll(more);
    touch();
  }

  void relabel(Collection<String> all) {
    labels.clear();
    label(all);
  }

  void close(String by) {
    touch();
    closed = Optional.of(updated);
    closedBy = Optional.of(by);
  }

  void reopen() {
    closed = Optional.empty();
    closedBy = Optional.empty();
    touch();
  }

  Comment add(String by, String text) {
    int id = Ids.of("comment " + url() + " " + comments.size());
    Comment comment = new Comment(id, by, text, project.now());
    comments.add(comment);
    touch();
    return comment;
  }

  void remove(Comment comment) {
    comments.remove(comment);
    touch();
  }

  final void touch() {
    updated = project.now();
  }
}
