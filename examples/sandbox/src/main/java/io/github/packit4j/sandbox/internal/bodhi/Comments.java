package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Adds comments. Guarded by the state lock. */
final class Comments {

  private final Clock clock;
  private int last;

  Comments(Clock clock) {
    this.clock = clock;
  }

  /** Adds a comment without telling anybody. */
  Comment add(
      Update update,
      String user,
      String text,
      int karma,
      int criticalKarma,
      List<Comment.Feedback> feedback) {
    last++;
    Comment comment =
        new Comment(last, user, text, karma, criticalKarma, clock.instant(), feedback);
    update.comments().add(comment);
    return comment;
  }

  /** Adds a comment of Bodhi's own, which nobody is told about. */
  void byRobot(Update update, String text) {
    add(update, Comment.ROBOT, text, 0, 0, List.of());
  }

  /** Returns the comments of updates, newest first. */
  static List<Posted> newestFirst(List<Update> updates) {
    List<Posted> all = new ArrayList<>();
    for (Update update : updates) {
      update.comments().forEach(comment -> all.add(new Posted(update, comment)));
    }
    all.sort((one, other) -> Integer.compare(one.comment().id(), other.comment().id()));
    Collections.reverse(all);
    return all;
  }

  /** A comment where it stands. */
  record Posted(Update update, Comment comment) {}
}
