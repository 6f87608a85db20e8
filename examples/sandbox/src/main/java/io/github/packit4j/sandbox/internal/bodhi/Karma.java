package io.github.packit4j.sandbox.internal.bodhi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The votes of testers that count: the last one of each since the builds changed.
 *
 * @param positive votes for the update
 * @param negative votes against it, a negative number
 */
record Karma(int positive, int negative) {

  static Karma of(Update update) {
    int positive = 0;
    int negative = 0;
    Set<String> counted = new HashSet<>();
    List<Comment> comments = update.comments();
    for (int i = comments.size() - 1; i >= 0 && !comments.get(i).resetsKarma(); i--) {
      Comment comment = comments.get(i);
      if (comment.karma() != 0 && counted.add(comment.user())) {
        positive += Math.max(comment.karma(), 0);
        negative += Math.min(comment.karma(), 0);
      }
    }
    return new Karma(positive, negative);
  }

  int total() {
    return positive + negative;
  }
}
