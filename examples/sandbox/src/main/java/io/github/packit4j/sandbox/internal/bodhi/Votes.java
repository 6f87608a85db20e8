package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the comments of people, and what their votes set off. */
final class Votes {

  private static final String NO_AUTOMATIC_PUSH =
      "Bodhi is disabling automatic push to stable due to negative karma. The maintainer may push"
          + " manually if they determine that the issue is not severe.";

  private final Clock clock;
  private final Requests requests;
  private final Withdrawal withdrawal;
  private final Gating gating;
  private final Comments comments;
  private final BodhiMessages messages;

  Votes(
      Clock clock,
      Requests requests,
      Withdrawal withdrawal,
      Gating gating,
      Announcements announcements) {
    this.clock = clock;
    this.requests = requests;
    this.withdrawal = withdrawal;
    this.gating = gating;
    this.comments = announcements.comments();
    this.messages = announcements.messages();
  }

  /**
   * Adds a comment.
   *
   * @return what the author should know
   */
  List<Caveat> comment(Update update, String user, CommentForm form) {
    List<Caveat> caveats = new ArrayList<>();
    int karma = form.karma();
    if (karma != 0 && update.user().equals(user)) {
      karma = 0;
      caveats.add(new Caveat("karma", "You may not give karma to your own updates."));
    }
    Optional<Integer> before = lastVote(update, user);
    Comment comment =
        comments.add(update, user, form.text(), karma, form.criticalKarma(), form.feedback());
    if (karma != 0) {
      if (before.isPresent() && !before.equals(Optional.of(karma))) {
        caveats.add(new Caveat("karma", "Your karma standing was reversed."));
      }
      try {
        applyThresholds(update);
      } catch (PolicyException e) {
        caveats.add(new Caveat("karma", e.reason()));
      }
    }
    messages.commented(update, comment);
    return caveats;
  }

  private static Optional<Integer> lastVote(Update update, String user) {
    return update.comments().stream()
        .filter(comment -> comment.user().equals(user) && comment.karma() != 0)
        .map(Comment::karma)
        .reduce((one, later) -> later);
  }

  /** Moves an update on, or gives it up, as its karma says. */
  void applyThresholds(Update update) {
    boolean frozen = update.release().isIn(Choices.FROZEN);
    boolean moves = update.isOpen() && (update.status() == UpdateStatus.TESTING || !frozen);
    if (update.isLocked() || !moves) {
      return;
    }
    if (Karma.of(update).total() <= update.autoPush().unstableKarma()) {
      withdrawal.obsolete(update);
      messages.thresholdReached(update, "unstable");
    }
    boolean automatic = update.autoPush().autokarma() || update.autoPush().autotime();
    if (automatic
        && Karma.of(update).negative() != 0
        && !update.asksFor(UpdateRequest.STABLE)
        && update.release().isComposed()) {
      update.terms(update.terms().with(update.autoPush().off()));
      comments.byRobot(update, NO_AUTOMATIC_PUSH);
    }
    if (Karma.of(update).total() >= update.autoPush().stableKarma()
        && update.release().isComposed()
        && update.autoPush().autokarma()
        && !gating.blocks(update)) {
      update.dates().approved(clock.instant());
      requests.set(update, UpdateRequest.STABLE, Comment.ROBOT);
      messages.thresholdReached(update, "stable");
    }
  }

  /** Returns the comment that Bodhi shows to its author: the last one, whoever made it. */
  static Comment shown(Update update) {
    List<Comment> all = update.comments();
    return all.get(all.size() - 1);
  }
}
