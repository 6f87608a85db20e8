package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Instant;
import java.util.List;

/**
 * A remark about an update, maybe with votes.
 *
 * @param id number among all comments
 * @param user who made it
 * @param text text
 * @param karma vote that counts: -1, 0 or 1
 * @param criticalKarma vote about the critical path, which nothing depends on
 * @param time when
 * @param feedback votes about bugs and test cases
 */
record Comment(
    int id,
    String user,
    String text,
    int karma,
    int criticalKarma,
    Instant time,
    List<Feedback> feedback) {

  /** Who Bodhi is when it comments. */
  static final String ROBOT = "bodhi";

  Comment {
    feedback = List.copyOf(feedback);
  }

  boolean isByRobot() {
    return user.equals(ROBOT);
  }

  /** Tells whether votes before this one no longer count. */
  boolean resetsKarma() {
    return isByRobot() && (text.contains("New build") || text.contains("Removed build"));
  }

  /**
   * A vote about a bug or a test case.
   *
   * @param subject number of the bug or name of the test case
   * @param aboutBug which of both
   * @param vote -1, 0 or 1
   */
  record Feedback(String subject, boolean aboutBug, int vote) {}
}
