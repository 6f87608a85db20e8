package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.PagurePullRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A pull request at one moment. Immutable. */
final class PullSnapshot implements PagurePullRequest {

  private final Pull pull;
  private final String title;
  private final String description;
  private final Status status;
  private final Optional<String> headCommit;
  private final List<Comment> comments;
  private final List<Flag> flags;

  PullSnapshot(Pull pull, Flags flags) {
    this.pull = pull;
    this.title = pull.title();
    this.description = pull.description();
    this.status = Status.valueOf(pull.status().toUpperCase(Locale.ROOT));
    this.headCommit = pull.commitStop();
    this.comments =
        pull.comments().stream()
            .map(c -> new Comment(c.author().name(), c.text(), c.notification()))
            .toList();
    this.flags = flags.of(pull).stream().map(PullSnapshot::flag).toList();
  }

  private static Flag flag(io.github.packit4j.sandbox.internal.pagure.Flag flag) {
    var text = flag.text();
    return new Flag(text.username(), text.status(), text.comment(), URI.create(text.url()));
  }

  @Override
  public int id() {
    return pull.id();
  }

  @Override
  public String packageName() {
    return pull.target().name();
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public String author() {
    return pull.author().name();
  }

  @Override
  public String sourceRepository() {
    return pull.source().fullName();
  }

  @Override
  public String sourceBranch() {
    return pull.branchFrom();
  }

  @Override
  public String targetBranch() {
    return pull.branchTo();
  }

  @Override
  public Optional<String> headCommit() {
    return headCommit;
  }

  @Override
  public URI url() {
    return URI.create(PagureJson.SERVER + PagureJson.path(pull));
  }

  @Override
  public List<Comment> comments() {
    return comments;
  }

  @Override
  public List<Flag> flags() {
    return flags;
  }

  /** Names the pull request and its state. */
  @Override
  public String toString() {
    return url() + " (" + status + ")";
  }
}
