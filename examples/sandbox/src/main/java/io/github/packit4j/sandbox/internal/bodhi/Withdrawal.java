package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;

/** Takes updates back, and their builds out of tags. */
final class Withdrawal {

  private final Buildsystem koji;
  private final Releases releases;
  private final Comments comments;

  Withdrawal(Buildsystem koji, Releases releases, Comments comments) {
    this.koji = koji;
    this.releases = releases;
    this.comments = comments;
  }

  /** Takes an update out of testing; its builds are candidates again. */
  void unpush(Update update) {
    if (update.status() == UpdateStatus.UNPUSHED) {
      return;
    }
    if (update.status() != UpdateStatus.TESTING) {
      throw new PolicyException("Can't unpush a " + update.status().text() + " update");
    }
    untag(update, List.of(update.release().settings().overrideTag()));
    update.nvrs().forEach(nvr -> koji.tag(nvr, update.release().settings().candidateTag()));
    update.status(UpdateStatus.UNPUSHED);
    update.request(null);
  }

  /** Gives an update up; its builds lose every tag that Bodhi knows. */
  void obsolete(Update update) {
    retire(update);
    comments.byRobot(update, "This update has been obsoleted.");
  }

  /** Gives an update up for a newer one. */
  void obsoleteFor(Update update, String newerNvr, Update newer) {
    retire(update);
    comments.byRobot(
        update, "This update has been obsoleted by [%s](%s).".formatted(newerNvr, newer.url()));
  }

  private void retire(Update update) {
    untag(update, List.of());
    update.status(UpdateStatus.OBSOLETE);
    update.request(null);
  }

  private void untag(Update update, List<String> kept) {
    for (String nvr : update.nvrs()) {
      koji.tags(nvr).stream()
          .filter(tag -> releases.knows(tag) && !kept.contains(tag))
          .forEach(tag -> koji.untag(nvr, tag));
    }
    update.pushed(false);
  }

  /** Takes back what was requested. */
  void revoke(Update update) {
    UpdateRequest request =
        update
            .request()
            .orElseThrow(
                () -> new PolicyException("Can only revoke an update with an existing request"));
    if (update.status() == UpdateStatus.STABLE) {
      throw new PolicyException(
          "Can only revoke a pending, testing, unpushed, or obsolete update, not one that is"
              + " stable");
    }
    for (String nvr : update.nvrs()) {
      if (request == UpdateRequest.TESTING) {
        koji.untag(nvr, update.release().settings().pendingSigningTag());
        koji.untag(nvr, update.release().settings().pendingTestingTag());
      } else if (request == UpdateRequest.STABLE) {
        koji.untag(nvr, update.release().settings().pendingStableTag());
      }
    }
    update.request(null);
  }

  /** Takes a build that an edit removes out of what the update was on its way to. */
  void remove(BuildRow build, Update update) {
    boolean fromSideTag = update.fromTag().isPresent();
    var release = update.release().settings();
    String nvr = build.nvr();
    koji.untag(nvr, release.pendingSigningTag());
    koji.untag(nvr, release.pendingTestingTag());
    koji.untag(nvr, release.pendingStableTag());
    if (fromSideTag) {
      koji.untag(nvr, release.testingTag());
      koji.untag(nvr, release.candidateTag());
    } else if (koji.tags(nvr).contains(release.testingTag())) {
      koji.move(nvr, release.testingTag(), release.candidateTag());
    }
  }
}
