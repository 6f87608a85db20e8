package io.github.packit4j.sandbox.internal.distgit;

import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.internal.forge.PullRequest;
import io.github.packit4j.sandbox.internal.forge.Statuses;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A pull request of a package at one moment. */
record HostedPull(
    int id,
    String packageName,
    String title,
    String description,
    Status status,
    String author,
    String sourceRepository,
    String sourceBranch,
    String targetBranch,
    Optional<String> headCommit,
    URI url,
    List<Comment> comments,
    List<Flag> flags)
    implements PagurePullRequest {

  static HostedPull of(PullRequest pull) {
    Status status =
        pull.merged().isPresent() ? Status.MERGED : pull.isOpen() ? Status.OPEN : Status.CLOSED;
    return new HostedPull(
        pull.number(),
        pull.project().name(),
        pull.title(),
        pull.body(),
        status,
        pull.author(),
        pull.source().fullName(),
        pull.sourceBranch(),
        pull.targetBranch(),
        Optional.of(pull.head()),
        URI.create(pull.url()),
        pull.comments().stream()
            .map(comment -> new Comment(comment.author(), comment.body(), false))
            .toList(),
        pull.project().statusList().of(pull.head()).stream().map(HostedPull::flag).toList());
  }

  private static Flag flag(Statuses.Entry entry) {
    var status = entry.status();
    return new Flag(
        status.context(),
        status.state(),
        status.description(),
        status.target().orElse(URI.create("")));
  }

  /** Names the pull request and its state. */
  @Override
  public String toString() {
    return url + " (" + status + ")";
  }
}
