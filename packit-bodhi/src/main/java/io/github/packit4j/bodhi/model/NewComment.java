package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.internal.ModelStyle;
import io.github.packit4j.bodhi.model.internal.CommentFields;
import java.util.Map;
import org.immutables.value.Value;

/** A comment to be made on an update. Votes are -1, 0 or 1. */
@Value.Immutable
@ModelStyle
public interface NewComment {
  /** Markdown; may be empty where there is a vote. */
  @Value.Default
  default String text() {
    return "";
  }

  /** The vote on the update as a whole. */
  @Value.Default
  default int karma() {
    return 0;
  }

  /** Votes on bugs by number: 1 means fixed. */
  Map<Integer, Integer> bugFeedback();

  /** Votes on test cases by name: 1 means passed. */
  Map<String, Integer> testCaseFeedback();

  /**
   * A comment without votes.
   *
   * @param text Markdown
   */
  static NewComment of(String text) {
    return builder().text(text).build();
  }

  /** Starts a comment. */
  static Builder builder() {
    return new Builder();
  }

  /** Refuses votes other than -1, 0 and 1, and comments that say nothing. */
  @Value.Check
  default void check() {
    CommentFields.check(this);
  }

  /** Builds a {@link NewComment}. */
  final class Builder extends ImmutableNewComment.Builder {
    Builder() {}
  }
}
