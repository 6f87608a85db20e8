package io.github.packit4j.sandbox.internal.bodhi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lets a newer update take the place of older ones. */
final class Obsolescence {

  private final Builds builds;
  private final Withdrawal withdrawal;
  private final Comments comments;

  Obsolescence(Builds builds, Withdrawal withdrawal, Comments comments) {
    this.builds = builds;
    this.withdrawal = withdrawal;
    this.comments = comments;
  }

  /**
   * Makes the older updates of the same packages obsolete; bugs and notes are taken over.
   *
   * @return what the submitter should know
   */
  List<Caveat> obsoleteOlder(Update newer) {
    List<Caveat> caveats = new ArrayList<>();
    for (BuildRow build : newer.builds()) {
      for (BuildRow rival : rivals(build, newer)) {
        rival.update().ifPresent(older -> replace(older, rival, newer, build, caveats));
      }
    }
    return caveats;
  }

  /** Returns the other builds of a package in updates that are on their way. */
  private List<BuildRow> rivals(BuildRow build, Update newer) {
    return builds.all().stream()
        .filter(rival -> rival != build && rival.packageName().equals(build.packageName()))
        .filter(rival -> rival.update().filter(update -> isRival(update, newer)).isPresent())
        .toList();
  }

  private static boolean isRival(Update update, Update newer) {
    return update.isOpen()
        && !update.isLocked()
        && update.release().equals(newer.release())
        && (!update.asksFor(UpdateRequest.STABLE) || newer.asksFor(UpdateRequest.STABLE));
  }

  private void replace(
      Update older, BuildRow rival, Update newer, BuildRow build, List<Caveat> caveats) {
    if (older.builds().size() != newer.builds().size() && !older.user().equals(newer.user())) {
      caveats.add(
          new Caveat(
              "update",
              "Please be aware that there is another update in flight owned by %s, containing %s."
                      .formatted(older.user(), rival.nvr())
                  + " Are you coordinating with them?"));
    }
    if (older.wording().type().equals(Choices.SECURITY)
        && !newer.wording().type().equals(Choices.SECURITY)) {
      caveats.add(
          new Caveat(
              "update",
              "Adjusting type of this update to security,since it obsoletes another security"
                  + " update"));
      newer.terms(newer.terms().with(newer.wording().asSecurity(older.wording().severity())));
    }
    boolean covered = older.builds().stream().allMatch(its -> newer.hasPackage(its.packageName()));
    if (rival.evr().compareTo(build.evr()) < 0 && covered) {
      inherit(newer, older);
      withdrawal.obsoleteFor(older, build.nvr(), newer);
      String text = "This update has obsoleted %s, and has inherited its bugs and notes.";
      comments.byRobot(newer, text.formatted("[%s](%s)".formatted(rival.nvr(), older.url())));
      caveats.add(new Caveat("update", text.formatted(rival.nvr())));
    }
  }

  private static void inherit(Update newer, Update older) {
    Set<Integer> bugs = new LinkedHashSet<>(newer.bugs());
    bugs.addAll(older.bugs());
    newer.replaceBugs(bugs);
    newer.terms(newer.terms().with(newer.wording().inheriting(older.wording().notes())));
  }
}
