package io.github.packit4j.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A pull request in dist-git at one moment.
 *
 * @param id number within the package
 * @param packageName target package without namespace
 * @param title title
 * @param description first comment
 * @param status state
 * @param author account that opened it
 * @param sourceRepository Pagure's full name, such as {@code forks/packit/rpms/python-ogr}
 * @param sourceBranch branch to merge from
 * @param targetBranch branch to merge into
 * @param headCommit last commit, if there are any
 * @param url web page
 * @param comments comments, oldest first
 */
public record PagurePullRequest(
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
    List<Comment> comments) {

  public PagurePullRequest {
    comments = List.copyOf(comments);
  }

  /** State of a pull request. */
  public enum Status {
    /** Neither merged nor closed. */
    OPEN,
    /** Merged. */
    MERGED,
    /** Closed without merging. */
    CLOSED
  }

  /**
   * A comment.
   *
   * @param author account
   * @param text text
   * @param notification whether Pagure made it by itself
   */
  public record Comment(String author, String text, boolean notification) {}
}
