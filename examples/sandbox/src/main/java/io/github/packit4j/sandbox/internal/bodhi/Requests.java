package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;

/** Changes what is requested for an update. */
final class Requests {

  private final Buildsystem koji;
  private final StablePolicy policy;
  private final Withdrawal withdrawal;
  private final Obsolescence obsolescence;
  private final Gating gating;
  private final Comments comments;
  private final BodhiMessages messages;

  Requests(
      Buildsystem koji,
      StablePolicy policy,
      Withdrawal withdrawal,
      Obsolescence obsolescence,
      Gating gating,
      Announcements announcements) {
    this.koji = koji;
    this.policy = policy;
    this.withdrawal = withdrawal;
    this.obsolescence = obsolescence;
    this.gating = gating;
    this.comments = announcements.comments();
    this.messages = announcements.messages();
  }

  /**
   * Requests something; what is requested or reached already is left as it is.
   *
   * @throws PolicyException if it is not allowed
   */
  void set(Update update, UpdateRequest wanted, String user) {
    if (wanted.text().equals(update.status().text()) || update.asksFor(wanted)) {
      return;
    }
    if (update.isLocked()) {
      throw new PolicyException("Can't change the request on a locked update");
    }
    if (!update.release().isComposed() && wanted == UpdateRequest.STABLE) {
      throw new PolicyException(
          "Setting a request on an Update for a Release not composed by Bodhi is not allowed");
    }
    switch (wanted) {
      case UNPUSH -> {
        withdrawal.unpush(update);
        messages.commented(
            update, comments.add(update, user, "This update has been unpushed.", 0, 0, List.of()));
        messages.requested(UpdateRequest.UNPUSH, update, user);
      }
      case OBSOLETE -> {
        withdrawal.obsolete(update);
        messages.requested(UpdateRequest.OBSOLETE, update, user);
      }
      case REVOKE -> {
        if (update.status() == UpdateStatus.PENDING && update.asksFor(UpdateRequest.TESTING)) {
          update.status(UpdateStatus.UNPUSHED);
        }
        withdrawal.revoke(update);
        messages.requested(UpdateRequest.REVOKE, update, user);
      }
      case TESTING -> submit(update, UpdateRequest.TESTING, user, "");
      case STABLE -> requestStable(update, user);
    }
  }

  private void requestStable(Update update, String user) {
    boolean pending = update.status() == UpdateStatus.PENDING;
    if (pending && update.release().isIn(Choices.FROZEN)) {
      throw new PolicyException(
          "The release of this update is frozen and the update has not yet been pushed to testing."
              + " It is currently not possible to push it to stable.");
    }
    StablePolicy.Verdict verdict = policy.judge(update);
    if (verdict.met()) {
      submit(update, UpdateRequest.STABLE, user, "");
      return;
    }
    String refusal = StablePolicy.refusal(update, verdict);
    if (update.status() == UpdateStatus.TESTING) {
      update.request(null);
      throw new PolicyException(refusal);
    }
    if (update.asksFor(UpdateRequest.TESTING)) {
      throw new PolicyException(refusal);
    }
    submit(update, UpdateRequest.TESTING, user, refusal + ".");
  }

  private void submit(Update update, UpdateRequest wanted, String user, String note) {
    tag(update, wanted);
    if (!update.isOpen() && update.status() != UpdateStatus.STABLE) {
      update.status(UpdateStatus.PENDING);
    }
    update.request(wanted);
    String text =
        "This update has been submitted for %s by %s. %s".formatted(wanted.text(), user, note);
    boolean stable = wanted == UpdateRequest.STABLE;
    if (stable && update.release().isIn(Choices.FROZEN)) {
      text +=
          "\n\nThere is an ongoing freeze; this will be pushed to stable after the freeze is"
              + " over. ";
    }
    comments.byRobot(update, text);
    messages.requested(wanted, update, user);
    if (stable) {
      obsolescence.obsoleteOlder(update);
    } else {
      gating.ask(update);
    }
  }

  private void tag(Update update, UpdateRequest wanted) {
    var release = update.release().settings();
    if (wanted == UpdateRequest.STABLE) {
      update.nvrs().forEach(nvr -> koji.tag(nvr, release.pendingStableTag()));
      if (update.asksFor(UpdateRequest.TESTING)) {
        update.nvrs().forEach(nvr -> koji.untag(nvr, release.pendingTestingTag()));
      }
    } else if (update.fromTag().isEmpty()) {
      update.nvrs().forEach(nvr -> koji.tag(nvr, release.pendingSigningTag()));
      boolean candidate =
          update.nvrs().stream().anyMatch(nvr -> koji.tags(nvr).contains(release.candidateTag()));
      if (!candidate) {
        update.nvrs().forEach(nvr -> koji.tag(nvr, release.candidateTag()));
      }
    }
  }
}
