package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.KojiBuild;
import java.util.List;
import java.util.Optional;

/** Makes the updates of builds that land where updates are automatic. */
final class AutomaticUpdates {

  private static final String RELEASE_ENGINEERING = "releng";

  private final Buildsystem koji;
  private final Releases releases;
  private final Builds builds;
  private final UpdateTable updates;
  private final Obsolescence obsolescence;
  private final Comments comments;
  private final BodhiMessages messages;

  AutomaticUpdates(
      Buildsystem koji,
      Releases releases,
      Builds builds,
      UpdateTable updates,
      Obsolescence obsolescence,
      Announcements announcements) {
    this.koji = koji;
    this.releases = releases;
    this.builds = builds;
    this.updates = updates;
    this.obsolescence = obsolescence;
    this.comments = announcements.comments();
    this.messages = announcements.messages();
  }

  /** Learns that a build got a tag. */
  void tagged(KojiBuild build, String tag) {
    Optional<ReleaseRow> release =
        releases.sorted().stream()
            .filter(row -> row.settings().createAutomaticUpdates())
            .filter(row -> row.settings().candidateTag().equals(tag))
            .findFirst();
    if (release.isPresent()
        && !build.owner().equals(RELEASE_ENGINEERING)
        && updates.ofBuild(build.nvr()).isEmpty()) {
      create(build, release.get());
    }
  }

  private void create(KojiBuild build, ReleaseRow release) {
    boolean isNew = !builds.knowsPackage(Nvr.of(build.nvr()).name());
    String changelog =
        koji.changelog(
            build.nvr(), List.of(release.settings().stableTag(), release.settings().distTag()));
    Wording wording =
        new Wording(
            "",
            AutomaticNotes.of(build.nvr(), changelog),
            isNew ? "newpackage" : Choices.UNSPECIFIED,
            Choices.UNSPECIFIED,
            Choices.UNSPECIFIED);
    Terms terms =
        new Terms(
            wording, new AutoPush(false, true, 3, -3, 0), new Expectations(true, false, false));
    BuildRow row = builds.get(build.nvr(), release);
    Update update =
        updates.add(release, List.of(row), build.owner(), true, terms, Optional.empty());
    update.replaceBugs(AutomaticNotes.bugs(changelog));
    update.settle();
    messages.created(update);
    comments.byRobot(update, "This update was automatically created");
    koji.tag(build.nvr(), release.settings().pendingSigningTag());
    obsolescence.obsoleteOlder(update);
    update.settle();
  }
}
