package io.github.packit4j.distgit.forge;

import java.util.List;

/**
 * An issue to be opened.
 *
 * @param title one line
 * @param body its text, Markdown
 * @param labels label names; created where they do not exist and the forge lets one do so
 */
public record NewIssue(String title, String body, List<String> labels) {

  /** Copies the labels. */
  public NewIssue {
    labels = List.copyOf(labels);
  }

  /**
   * An issue without labels.
   *
   * @param title one line
   * @param body its text
   * @return the issue
   */
  public static NewIssue of(String title, String body) {
    return new NewIssue(title, body, List.of());
  }
}
