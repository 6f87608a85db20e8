package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client sends to comment on an update.
 *
 * @param update alias
 * @param text text, may be empty
 * @param karma vote
 * @param criticalKarma vote about the critical path
 * @param feedback votes about bugs and test cases
 */
record CommentForm(
    String update, String text, int karma, int criticalKarma, List<Comment.Feedback> feedback) {

  CommentForm {
    feedback = List.copyOf(feedback);
  }

  /**
   * Reads a form in the order of Bodhi's schema.
   *
   * @throws BodhiRefusal with all that its schema finds wrong
   */
  static CommentForm read(HttpRequest request, CsrfTokens csrf) {
    Problems problems = new Problems();
    Parameters parameters = Parameters.ofBody(request);
    ParameterReader reader = new ParameterReader(parameters, "body", problems);
    csrf.check(request, reader, problems);
    Optional<String> update = reader.required("update", "Required");
    String text = reader.text("text").orElse("");
    int karma = reader.number("karma", -1, 1).orElse(0);
    int criticalKarma = reader.number("karma_critpath", -1, 1).orElse(0);
    List<Comment.Feedback> feedback = new ArrayList<>();
    feedback.addAll(feedback(parameters, reader, "bug_feedback", "bug_id", true));
    feedback.addAll(feedback(parameters, reader, "testcase_feedback", "testcase_name", false));
    problems.throwIfAny();
    return new CommentForm(update.orElse(""), text, karma, criticalKarma, feedback);
  }

  /** Reads {@code list.0.name}, {@code list.0.feedback} and so on. */
  private static List<Comment.Feedback> feedback(
      Parameters parameters, ParameterReader reader, String list, String name, boolean aboutBug) {
    List<Comment.Feedback> all = new ArrayList<>();
    for (int i = 0; isNamed(parameters, list + "." + i + "."); i++) {
      String start = list + "." + i + ".";
      Optional<String> subject =
          aboutBug && parameters.has(start + name)
              ? reader
                  .number(start + name, Integer.MIN_VALUE, Integer.MAX_VALUE)
                  .map(String::valueOf)
              : reader.required(start + name, "Required");
      Optional<Integer> vote = reader.number(start + "feedback", -1, 1);
      Optional<Integer> oldName = reader.number(start + "karma", -1, 1);
      all.add(new Comment.Feedback(subject.orElse(""), aboutBug, oldName.or(() -> vote).orElse(0)));
    }
    return all;
  }

  private static boolean isNamed(Parameters parameters, String start) {
    return parameters.names().stream().anyMatch(name -> name.startsWith(start));
  }

  /** Tells whether the form says nothing at all. */
  boolean isEmpty() {
    return text.isEmpty()
        && karma == 0
        && criticalKarma == 0
        && feedback.stream().allMatch(vote -> vote.vote() == 0);
  }
}
