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
 * @param flags what checks say about the last commit, oldest first
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
    List<Comment> comments,
    List<Flag> flags) {

  public PagurePullRequest {
    comments = List.copyOf(comments);
    flags = List.copyOf(flags);
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
   * What a check says.
   *
   * @param name name of the check
   * @param status {@code pending}, {@code success}, {@code failure}, {@code error}, {@code
   *     canceled}
   * @param comment text
   * @param url page with more
   */
  public record Flag(String name, String status, String comment, URI url) {}

  /**
   * A comment.
   *
   * @param author account
   * @param text text
   * @param notification whether Pagure made it by itself
   */
  public record Comment(String author, String text, boolean notification) {}
}
