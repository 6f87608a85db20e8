package io.github.packit4j.distgit.forge;

import io.github.packit4j.http.PagedIterable;
import java.util.List;
import java.util.Optional;

/**
 * The issues of a project. Pull requests are never among them, though some forges number both
 * together. Thread-safe; every method throws {@link ForgeException}, with reason NOT_FOUND also
 * where the tracker is switched off.
 */
public interface ForgeIssues {

  /**
   * Lists issues, newest first.
   *
   * @param query which ones
   * @return the matching ones
   */
  PagedIterable<ForgeIssue> list(IssueQuery query);

  /**
   * Reads one issue.
   *
   * @param id its number
   * @return the issue, or empty if there is none, or if the number is that of a pull request
   */
  Optional<ForgeIssue> find(long id);

  /**
   * Opens an issue. Not repeated when the answer is lost.
   *
   * @param issue what to open
   * @return the issue as the forge made it
   */
  ForgeIssue create(NewIssue issue);

  /**
   * Replaces title and text.
   *
   * @param id its number
   * @param title the new title
   * @param body the new text
   */
  void update(long id, String title, String body);

  /**
   * Closes an issue.
   *
   * @param id its number
   */
  void close(long id);

  /**
   * Adds labels to those that the issue has.
   *
   * @param id its number
   * @param labels label names
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#LABELS}
   */
  void addLabels(long id, List<String> labels);

  /**
   * Comments on an issue. Not repeated when the answer is lost.
   *
   * @param id its number
   * @param text the comment
   */
  void comment(long id, String text);

  /**
   * The comments on an issue by people and programs, oldest first.
   *
   * @param id its number
   * @return the comments
   */
  PagedIterable<ForgeComment> comments(long id);

  /**
   * Reacts to a comment on an issue. Does nothing if the own account did so before.
   *
   * @param id the number of the issue
   * @param comment what the forge knows the comment by
   * @param reaction the reaction
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#REACTIONS}
   */
  void react(long id, long comment, Reaction reaction);
}
