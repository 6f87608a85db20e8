package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Clock;
import java.util.List;

/** Does to updates what composes do. */
final class Composes {

  private final Clock clock;
  private final Buildsystem koji;
  private final Signing signing;
  private final AutomaticPush automaticPush;
  private final Votes votes;
  private final Obsolescence obsolescence;
  private final SideTags sideTags;
  private final Overrides overrides;
  private final Comments comments;
  private final BodhiMessages messages;

  Composes(
      Clock clock,
      Buildsystem koji,
      Signing signing,
      AutomaticPush automaticPush,
      Votes votes,
      Obsolescence obsolescence,
      SideTags sideTags,
      Overrides overrides,
      Announcements announcements) {
    this.clock = clock;
    this.koji = koji;
    this.signing = signing;
    this.automaticPush = automaticPush;
    this.votes = votes;
    this.obsolescence = obsolescence;
    this.sideTags = sideTags;
    this.overrides = overrides;
    this.comments = announcements.comments();
    this.messages = announcements.messages();
  }

  /** Puts an update into the testing repository; its builds are signed before. */
  void pushToTesting(Update update) {
    checkOpen(update);
    signing.sign(update);
    if (!update.release().isComposed()) {
      return;
    }
    var release = update.release().settings();
    for (String nvr : update.nvrs()) {
      koji.move(nvr, release.candidateTag(), release.testingTag());
      koji.untag(nvr, release.pendingSigningTag());
      koji.untag(nvr, release.pendingTestingTag());
    }
    update.status(UpdateStatus.TESTING);
    update.dates().testing(clock.instant());
    finish(update);
    votes.applyThresholds(update);
    obsolescence.obsoleteOlder(update);
    update.settle();
  }

  /** Puts an update into the stable repository, whether it was tested enough or not. */
  void pushToStable(Update update) {
    checkOpen(update);
    signing.sign(update);
    if (!update.release().isComposed()) {
      automaticPush.push(update);
      return;
    }
    var release = update.release().settings();
    for (BuildRow build : update.builds()) {
      overrides.expire(build);
      String nvr = build.nvr();
      koji.tag(nvr, release.stableTag());
      List.of(
              release.candidateTag(),
              release.testingTag(),
              release.pendingStableTag(),
              release.pendingSigningTag(),
              release.pendingTestingTag())
          .forEach(tag -> koji.untag(nvr, tag));
    }
    update.status(UpdateStatus.STABLE);
    update.dates().stable(clock.instant());
    sideTags.end(update);
    finish(update);
    obsolescence.obsoleteOlder(update);
    update.settle();
  }

  private static void checkOpen(Update update) {
    if (!update.isOpen()) {
      throw new IllegalStateException(
          "No compose takes the update " + update.alias() + ", which is " + update.status().text());
    }
  }

  private void finish(Update update) {
    update.pushed(true);
    messages.pushed(update);
    comments.byRobot(update, "This update has been pushed to " + update.status().text() + ".");
    update.request(null);
    update.locked(false);
  }
}
