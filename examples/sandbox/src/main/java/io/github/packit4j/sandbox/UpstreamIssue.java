package io.github.packit4j.sandbox;

import java.net.URI;
import java.util.List;

/** An issue of an upstream project, as it is at the moment of each call. */
public interface UpstreamIssue {

  /** Returns its number in the project, from 1; GitHub and Forgejo count pull requests with it. */
  int number();

  /** Returns the title. */
  String title();

  /** Returns the text in Markdown. */
  String body();

  /** Returns the account that opened it. */
  String author();

  /** Tells whether it is open. */
  boolean open();

  /** Returns the labels in the order in which they were added. */
  List<String> labels();

  /** Returns the comments, oldest first. */
  List<Comment> comments();

  /** Returns the web page. */
  URI url();

  /** Comments as an account. */
  void comment(String account, String text);

  /**
   * Replaces the text of a comment.
   *
   * @param index position in {@link #comments()}
   */
  void editComment(int index, String text);

  /**
   * Reacts to a comment.
   *
   * @param index position in {@link #comments()}
   * @param reaction GitHub's word, such as {@code +1} or {@code eyes}
   */
  void react(String account, int index, String reaction);

  /** Closes it as the project's owner. */
  void close();

  /** Opens it again as the project's owner. */
  void reopen();

  /**
   * A comment.
   *
   * @param author account that wrote it
   * @param body its text in Markdown
   * @param reactions GitHub's words, such as {@code +1}, oldest first
   */
  record Comment(String author, String body, List<String> reactions) {

    public Comment {
      reactions = List.copyOf(reactions);
    }
  }
}
