package io.github.packit4j.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A pull request in dist-git at one moment. Immutable. */
public interface PagurePullRequest {

  /** Returns the number within the package. */
  int id();

  /** Returns the target package without namespace. */
  String packageName();

  /** Returns the title. */
  String title();

  /** Returns the first comment. */
  String description();

  /** Returns the state. */
  Status status();

  /** Returns the account that opened it. */
  String author();

  /** Returns Pagure's full name, such as {@code forks/packit/rpms/python-ogr}. */
  String sourceRepository();

  /** Returns the branch to merge from. */
  String sourceBranch();

  /** Returns the branch to merge into. */
  String targetBranch();

  /** Returns the last commit, if there are any. */
  Optional<String> headCommit();

  /** Returns the address of the web page. */
  URI url();

  /** Returns the comments, oldest first. */
  List<Comment> comments();

  /** Returns what checks say about the last commit, oldest first. */
  List<Flag> flags();

  /** State of a pull request. */
  enum Status {
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
  record Flag(String name, String status, String comment, URI url) {}

  /**
   * A comment.
   *
   * @param author account
   * @param text text
   * @param notification whether Pagure made it by itself
   */
  record Comment(String author, String text, boolean notification) {}
}
