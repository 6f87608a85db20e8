package io.github.packit4j.bodhi.model.internal;

import io.github.packit4j.bodhi.model.NewComment;
import java.util.Map;
import java.util.stream.IntStream;

/** Comments in the words of Bodhi's API, which flattens lists to {@code bug_feedback.0.bug_id}. */
public final class CommentFields {
  private CommentFields() {}

  public static Fields of(String alias, NewComment comment) {
    Fields fields =
        new Fields().add("update", alias).add("text", comment.text()).add("karma", comment.karma());
    feedback(fields, "bug_feedback", "bug_id", comment.bugFeedback());
    feedback(fields, "testcase_feedback", "testcase_name", comment.testCaseFeedback());
    return fields;
  }

  public static void check(NewComment comment) {
    boolean votesValid =
        IntStream.concat(
                IntStream.of(comment.karma()),
                IntStream.concat(
                    comment.bugFeedback().values().stream().mapToInt(Integer::intValue),
                    comment.testCaseFeedback().values().stream().mapToInt(Integer::intValue)))
            .allMatch(vote -> Math.abs(vote) <= 1);
    if (!votesValid) {
      throw new IllegalArgumentException("The votes of a comment must be -1, 0 or 1");
    }
    boolean votes =
        comment.karma() != 0
            || !comment.bugFeedback().isEmpty()
            || !comment.testCaseFeedback().isEmpty();
    if (comment.text().isBlank() && !votes) {
      throw new IllegalArgumentException("A comment needs a text or a vote");
    }
  }

  private static void feedback(Fields fields, String list, String key, Map<?, Integer> votes) {
    int index = 0;
    for (Map.Entry<?, Integer> vote : votes.entrySet()) {
      fields.add("%s.%d.%s".formatted(list, index, key), vote.getKey());
      fields.add("%s.%d.feedback".formatted(list, index), vote.getValue());
      index++;
    }
  }
}
