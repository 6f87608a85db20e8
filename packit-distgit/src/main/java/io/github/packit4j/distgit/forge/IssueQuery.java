package io.github.packit4j.distgit.forge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which issues to list. Immutable.
 *
 * @param open true for open ones, false for closed ones, empty for both
 * @param author who opened them, or empty for anybody
 * @param labels labels that they all have
 */
public record IssueQuery(Optional<Boolean> open, Optional<String> author, List<String> labels) {

  /** Copies the labels. */
  public IssueQuery {
    labels = List.copyOf(labels);
  }

  /**
   * All issues.
   *
   * @return the query that matches everything
   */
  public static IssueQuery all() {
    return new IssueQuery(Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * All open issues.
   *
   * @return the query
   */
  public static IssueQuery allOpen() {
    return new IssueQuery(Optional.of(true), Optional.empty(), List.of());
  }

  /**
   * Narrows the query to one author.
   *
   * @param account the account name
   * @return the narrowed query
   */
  public IssueQuery author(String account) {
    return new IssueQuery(open, Optional.of(account), labels);
  }

  /**
   * Narrows the query to issues with a label.
   *
   * @param label the label
   * @return the narrowed query
   */
  public IssueQuery label(String label) {
    return new IssueQuery(open, author, Stream.concat(labels.stream(), Stream.of(label)).toList());
  }
}
