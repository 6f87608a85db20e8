package io.github.packit4j.sandbox;

import java.net.URI;
import java.util.List;

/**
 * An issue of an upstream project at one moment.
 *
 * @param number its number in the project, from 1
 * @param title its title
 * @param body its text in Markdown
 * @param author account that opened it
 * @param open whether it is open
 * @param comments the comments, oldest first
 * @param url web page
 */
public record UpstreamIssue(
    int number,
    String title,
    String body,
    String author,
    boolean open,
    List<Comment> comments,
    URI url) {

  public UpstreamIssue {
    comments = List.copyOf(comments);
  }

  /**
   * A comment.
   *
   * @param author account that wrote it
   * @param body its text in Markdown
   */
  public record Comment(String author, String body) {}
}
