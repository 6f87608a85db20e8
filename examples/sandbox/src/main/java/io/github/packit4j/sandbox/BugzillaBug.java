package io.github.packit4j.sandbox;

import java.util.List;

/**
 * A bug in Bugzilla at one moment.
 *
 * @param component package
 * @param summary title
 * @param status such as {@code NEW}, {@code ASSIGNED}, {@code CLOSED}
 * @param creator login of who filed it
 * @param comments texts, of which the first is the description
 */
public record BugzillaBug(
    int id,
    String component,
    String summary,
    String status,
    String creator,
    List<String> comments) {

  public BugzillaBug {
    comments = List.copyOf(comments);
  }
}
