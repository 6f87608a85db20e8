package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Edits updates: all that a client may say about one is replaced. */
final class Editing {

  private final Clock clock;
  private final Builds builds;
  private final Requests requests;
  private final Withdrawal withdrawal;
  private final SideTags sideTags;
  private final Overrides overrides;
  private final Gating gating;
  private final Comments comments;
  private final BodhiMessages messages;

  Editing(
      Clock clock,
      Builds builds,
      Requests requests,
      Withdrawal withdrawal,
      SideTags sideTags,
      Overrides overrides,
      Gating gating,
      Announcements announcements) {
    this.clock = clock;
    this.builds = builds;
    this.requests = requests;
    this.withdrawal = withdrawal;
    this.sideTags = sideTags;
    this.overrides = overrides;
    this.gating = gating;
    this.comments = announcements.comments();
    this.messages = announcements.messages();
  }

  /**
   * Edits an update. As in Bodhi, what was done before a failure stays done.
   *
   * @throws PolicyException if the update is locked or cannot go back to testing
   */
  List<Caveat> edit(Update update, SaveCheck save) {
    List<Caveat> caveats = new ArrayList<>();
    Terms terms = Thresholds.raise(save.form().terms(), update.release(), "raised", caveats);
    Change change = change(update, save);
    String text = change.text(save.user());
    comments.byRobot(update, text);
    caveats.add(new Caveat("builds", text));
    if (!change.isEmpty()) {
      sendBack(update, change, caveats);
    }
    List<Integer> newBugs =
        update.replaceBugs(
            save
                .form()
                .bugs()
                .orElseThrow(
                    () -> new PolicyException("argument of type 'NoneType' is not iterable"))
                .stream()
                .map(Integer::valueOf)
                .toList());
    if (!change.isEmpty() && update.release().isComposed()) {
      requests.set(update, UpdateRequest.TESTING, save.user());
    }
    update.terms(terms);
    update.fromTag(save.form().fromTag());
    update.settle();
    update.dates().modified(clock.instant());
    messages.edited(update, save.user(), newBugs, change);
    finish(update, change, save.user());
    return caveats;
  }

  private void finish(Update update, Change change, String agent) {
    if (!change.isEmpty()) {
      messages.readyForTesting(update, agent, false);
    }
    boolean moves =
        !update.release().isComposed()
            && update.status() == UpdateStatus.PENDING
            && update.isSigned();
    if (moves) {
      update.status(UpdateStatus.TESTING);
      update.dates().testing(clock.instant());
      update.request(null);
    }
    gating.ask(update);
  }

  private Change change(Update update, SaveCheck save) {
    List<String> wanted = save.builds().orElse(List.of());
    List<String> before = update.nvrs();
    List<String> added = wanted.stream().filter(nvr -> !before.contains(nvr)).toList();
    List<String> removed = before.stream().filter(nvr -> !wanted.contains(nvr)).toList();
    if (update.isLocked() && !added.isEmpty()) {
      throw new PolicyException.Locked("Can't add builds to a locked update");
    }
    for (String nvr : added) {
      builds.get(nvr, update.release()).update(update);
    }
    if (update.isLocked() && !removed.isEmpty()) {
      throw new PolicyException.Locked("Can't remove builds from a locked update");
    }
    for (String nvr : removed) {
      remove(builds.find(nvr).orElseThrow(), update);
    }
    return new Change(added, removed);
  }

  private void remove(BuildRow build, Update update) {
    withdrawal.remove(build, update);
    build.update(null);
    if (!overrides.expire(build)) {
      builds.remove(build);
    }
  }

  private void sendBack(Update update, Change change, List<Caveat> caveats) {
    update.dates().testing(null);
    boolean goesBack =
        update.status() != UpdateStatus.PENDING
            && (update.fromTag().isEmpty() || update.release().isComposed());
    if (goesBack) {
      withdrawal.unpush(update);
      caveats.add(
          new Caveat("status", "Builds changed.  Your update is being sent back to testing."));
    }
    sideTags.sendToSigning(update, goesBack ? update.nvrs() : change.added());
  }

  /**
   * What an edit does to the builds.
   *
   * @param added new builds
   * @param removed builds that are not in it any more
   */
  record Change(List<String> added, List<String> removed) {

    boolean isEmpty() {
      return added.isEmpty() && removed.isEmpty();
    }

    String text(String user) {
      StringBuilder text = new StringBuilder(user).append(" edited this update.");
      list(text, "New", added);
      list(text, "Removed", removed);
      return isEmpty() ? text.toString() : text.append("\n\nKarma has been reset.").toString();
    }

    private static void list(StringBuilder text, String which, List<String> nvrs) {
      if (!nvrs.isEmpty()) {
        text.append("\n\n").append(which).append(" build(s):\n");
        nvrs.forEach(nvr -> text.append("\n- ").append(nvr));
      }
    }
  }
}
