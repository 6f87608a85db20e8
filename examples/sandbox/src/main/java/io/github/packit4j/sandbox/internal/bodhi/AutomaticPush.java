package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Clock;
import java.util.List;

/** The job of Bodhi that approves and pushes what has been tested long enough. */
final class AutomaticPush {

  private static final String APPROVAL =
      "This update can be pushed to stable now if the maintainer wishes";

  private final Clock clock;
  private final Buildsystem koji;
  private final StablePolicy policy;
  private final Requests requests;
  private final SideTags sideTags;
  private final Comments comments;
  private final BodhiMessages messages;

  AutomaticPush(
      Clock clock,
      Buildsystem koji,
      StablePolicy policy,
      Requests requests,
      SideTags sideTags,
      Announcements announcements) {
    this.clock = clock;
    this.koji = koji;
    this.policy = policy;
    this.requests = requests;
    this.sideTags = sideTags;
    this.comments = announcements.comments();
    this.messages = announcements.messages();
  }

  /** Looks at an update: if it is in testing and nothing is requested, it may be approved. */
  void look(Update update) {
    boolean waits = update.status() == UpdateStatus.TESTING && update.request().isEmpty();
    if (!waits || !policy.isMet(update)) {
      return;
    }
    update.dates().approved(clock.instant());
    boolean announced = isAnnounced(update);
    AutoPush terms = update.autoPush();
    if (terms.autotime() && update.dates().daysInTesting(clock.instant()) >= terms.stableDays()) {
      if (!announced) {
        messages.requirementsMet(update);
      }
      if (update.release().isComposed()) {
        requests.set(update, UpdateRequest.STABLE, Comment.ROBOT);
      } else {
        push(update);
      }
    } else if (!announced) {
      comments.byRobot(update, APPROVAL);
      messages.requirementsMet(update);
    }
  }

  private static boolean isAnnounced(Update update) {
    boolean announced = false;
    for (Comment comment : update.comments()) {
      boolean isApproval = comment.isByRobot() && comment.text().equals(APPROVAL);
      announced = !comment.resetsKarma() && (announced || isApproval);
    }
    return announced;
  }

  /** Makes an update stable where Bodhi composes nothing. */
  void push(Update update) {
    var release = update.release().settings();
    for (String nvr : update.nvrs()) {
      koji.tag(nvr, release.stableTag());
    }
    update.status(UpdateStatus.STABLE);
    update.request(null);
    update.pushed(true);
    update.dates().stable(clock.instant());
    comments.byRobot(update, "This update has been submitted for stable by bodhi");
    if (update.fromTag().isPresent()) {
      sideTags.end(update);
      return;
    }
    for (String nvr : update.nvrs()) {
      List.of(
              release.pendingTestingTag(),
              release.pendingStableTag(),
              release.pendingSigningTag(),
              release.testingTag(),
              release.candidateTag())
          .forEach(tag -> koji.untag(nvr, tag));
    }
  }
}
