package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.koji.KojiService;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The updates and what may be done with them. Guarded by the state lock. */
final class Updates {

  private static final String ROBOT = "bodhi";
  private static final int MIN_KARMA = 2;

  private final Clock clock;
  private final KojiService koji;
  private final BuildChecks checks;
  private final BodhiMessages messages;
  private final Map<String, BodhiRelease> releases = new TreeMap<>();
  private final Map<String, Update> updates = new LinkedHashMap<>();
  private int lastComment;

  /**
   * Updates that were saved, and what the client should know.
   *
   * @param updates one update a release
   * @param caveats names with descriptions
   */
  record Saved(List<Update> updates, List<String[]> caveats) {}

  Updates(Clock clock, KojiService koji, DistGitService distGit, MessageBus bus, BodhiJson json) {
    this.clock = clock;
    this.koji = koji;
    this.checks = new BuildChecks(koji, distGit, releases::values, updates::values);
    this.messages = new BodhiMessages(bus, json);
  }

  Map<String, BodhiRelease> releases() {
    return releases;
  }

  List<Update> all() {
    return List.copyOf(updates.values());
  }

  Optional<Update> find(String alias) {
    return Optional.ofNullable(updates.get(alias));
  }

  Optional<Update> ofBuild(String nvr) {
    return updates.values().stream()
        .filter(update -> update.fields().builds().contains(nvr))
        .reduce((one, later) -> later);
  }

  /** Creates one update a release. */
  Saved create(Fields fields, Account user) {
    Optional<String> sideTag = fields.fromTag();
    if (sideTag.isPresent()) {
      checks.checkSideTag(sideTag.get(), fields.builds());
    }
    List<String> builds =
        sideTag.isPresent() && fields.builds().isEmpty()
            ? koji.taggedBuilds(sideTag.get())
            : fields.builds();
    if (builds.isEmpty()) {
      throw sideTag.isPresent()
          ? BodhiException.body("from_tag", "The supplied from_tag doesn't contain any builds.")
          : BodhiException.body(
              "builds,from_tag", "ACL validation mechanism was unable to determine ACLs.");
    }
    Map<BodhiRelease, List<String>> byRelease = new LinkedHashMap<>();
    for (String nvr : builds) {
      BodhiRelease release = checks.releaseOf(nvr, sideTag);
      byRelease.computeIfAbsent(release, key -> new ArrayList<>()).add(nvr);
    }
    checks.requireNew(builds);
    checks.requireAccess(builds, user);
    List<String[]> caveats = new ArrayList<>();
    if (byRelease.size() > 1) {
      caveats.add(
          new String[] {
            "releases",
            "Your update is being split into " + byRelease.size() + ", one for each release."
          });
    }
    List<Update> made = new ArrayList<>();
    byRelease.forEach((release, nvrs) -> made.add(add(fields, release, nvrs, user, caveats)));
    return new Saved(made, caveats);
  }

  private Update add(
      Fields fields,
      BodhiRelease release,
      List<String> nvrs,
      Account user,
      List<String[]> caveats) {
    raised(fields, release, "set", caveats);
    Fields adapted = fields.withBuilds(nvrs).atLeast(MIN_KARMA, release.mandatoryDaysInTesting());
    Update update = store(adapted, release, user, false);
    comment(
        update, ROBOT, "This update has been submitted for testing by " + user.name() + ". ", 0);
    obsoleteOlder(update, caveats);
    messages.requested("testing", update, user.name());
    return update;
  }

  /** Says what a client asked for in vain. */
  private static void raised(
      Fields fields, BodhiRelease release, String how, List<String[]> caveats) {
    int days = release.mandatoryDaysInTesting();
    if (fields.stableDays() < days) {
      caveats.add(
          new String[] {
            "stable days",
            "The number of stable days required was %s to the mandatory release value of %d days"
                .formatted(how, days)
          });
    }
    if (fields.stableKarma() < MIN_KARMA) {
      caveats.add(
          new String[] {
            "stable karma",
            "The stable karma required was %s to the mandatory release value of %d"
                .formatted(how, MIN_KARMA)
          });
    }
  }

  private Update store(Fields fields, BodhiRelease release, Account user, boolean automatic) {
    Instant now = clock.instant();
    String seed = release.name() + " " + String.join(" ", fields.builds()) + " " + updates.size();
    String alias =
        "%s-%d-%s"
            .formatted(
                release.idPrefix(), now.atZone(ZoneOffset.UTC).getYear(), Numbers.digits(seed, 10));
    Update update = new Update(alias, release, user, automatic, fields, now);
    updates.put(alias, update);
    return update;
  }

  /** Obsoletes older updates of the same packages and takes over their bugs and notes. */
  private void obsoleteOlder(Update newer, List<String[]> caveats) {
    List<String> packages = newer.packages();
    for (Update older : all()) {
      if (older != newer
          && older.isActive()
          && older.release().equals(newer.release())
          && older.fields().fromTag().isEmpty()
          && older.packages().equals(packages)) {
        newer.inherit(older.fields());
        older.status("obsolete", clock.instant());
        comment(
            older,
            ROBOT,
            "This update has been obsoleted by [%s](%s).".formatted(newer.title(), newer.url()),
            0);
        caveats.add(
            new String[] {
              "update",
              "This update has obsoleted "
                  + older.title()
                  + ", and has inherited its bugs and notes."
            });
        messages.requested("obsolete", older, ROBOT);
      }
    }
  }

  /** Makes the update of a build that landed where updates are automatic. */
  void buildTagged(String nvr, String tag) {
    Optional<BodhiRelease> release =
        releases.values().stream()
            .filter(r -> r.createAutomaticUpdates() && r.candidateTag().equals(tag))
            .findFirst();
    if (release.isEmpty() || ofBuild(nvr).isPresent()) {
      return;
    }
    koji.build(nvr)
        .flatMap(build -> koji.accountOf(build.owner()))
        .ifPresent(
            owner -> {
              Fields fields = Fields.automatic(nvr, release.get().mandatoryDaysInTesting());
              Update update = store(fields, release.get(), owner, true);
              comment(update, ROBOT, "This update was automatically created", 0);
              messages.requested("testing", update, owner.name());
            });
  }

  /** Replaces everything a client may say about an update. */
  Saved edit(String alias, Fields fields, Account user) {
    Update update =
        find(alias)
            .orElseThrow(
                () -> BodhiException.body("builds", "Cannot find update to edit: " + alias));
    if (update.status().equals("stable")) {
      throw BodhiException.body("builds", "Cannot edit stable updates");
    }
    List<String> old = update.fields().builds();
    List<String> builds =
        fields.builds().isEmpty() && fields.fromTag().isPresent()
            ? koji.taggedBuilds(fields.fromTag().get())
            : fields.builds();
    List<String> added = builds.stream().filter(nvr -> !old.contains(nvr)).sorted().toList();
    List<String> removed = old.stream().filter(nvr -> !builds.contains(nvr)).toList();
    for (String nvr : added) {
      BodhiRelease release = checks.releaseOf(nvr, fields.fromTag());
      if (!release.equals(update.release())) {
        throw BodhiException.body(
            "builds",
            "Cannot add a %s build to an %s update"
                .formatted(release.name(), update.release().name()));
      }
    }
    checks.requireNew(added);
    checks.requireAccess(builds, user);
    List<String[]> caveats = new ArrayList<>();
    raised(fields, update.release(), "raised", caveats);
    String text = editText(user, added, removed);
    caveats.add(new String[] {"builds", text});
    if (!added.isEmpty() || !removed.isEmpty()) {
      update.status("pending", clock.instant());
      update.request("testing");
    }
    int days = update.release().mandatoryDaysInTesting();
    update.edit(fields.withBuilds(builds).atLeast(MIN_KARMA, days), clock.instant());
    comment(update, ROBOT, text, 0);
    messages.edited(update, user.name(), added, removed);
    return new Saved(List.of(update), caveats);
  }

  private static String editText(Account user, List<String> added, List<String> removed) {
    StringBuilder text = new StringBuilder(user.name()).append(" edited this update.");
    if (!added.isEmpty()) {
      text.append("\n\nNew build(s):\n");
      added.forEach(nvr -> text.append("\n- ").append(nvr));
    }
    if (!removed.isEmpty()) {
      text.append("\n\nRemoved build(s):\n");
      removed.forEach(nvr -> text.append("\n- ").append(nvr));
    }
    boolean changed = !added.isEmpty() || !removed.isEmpty();
    return changed ? text.append("\n\nKarma has been reset.").toString() : text.toString();
  }

  /** Changes what is requested. */
  Update request(String alias, String wanted, Account user) {
    Update update = find(alias).orElseThrow(Updates::noUpdate);
    checks.requireAccess(update.fields().builds(), user);
    if (wanted.equals(update.status()) || update.request().equals(Optional.of(wanted))) {
      return update;
    }
    switch (wanted) {
      case "stable" -> requestStable(update);
      case "testing" -> {
        if (update.status().equals("stable")) {
          throw BodhiException.body(
              "request", "Pushing back to testing a stable update is not allowed");
        }
        update.status("pending", clock.instant());
        update.request("testing");
      }
      case "unpush" -> {
        if (!update.status().equals("testing")) {
          throw BodhiException.body("request", "Can't unpush a " + update.status() + " update");
        }
        update.status("unpushed", clock.instant());
      }
      case "revoke" -> {
        if (update.status().equals("pending")) {
          update.status("unpushed", clock.instant());
        }
        update.request(null);
      }
      case "obsolete" -> update.status("obsolete", clock.instant());
      default ->
          throw BodhiException.body(
              "request",
              "\"" + wanted + "\" is not one of testing, stable, unpush, obsolete, revoke");
    }
    comment(
        update,
        ROBOT,
        "This update has been submitted for " + wanted + " by " + user.name() + ". ",
        0);
    messages.requested(wanted, update, user.name());
    return update;
  }

  private void requestStable(Update update) {
    long days = update.testing().map(t -> Duration.between(t, clock.instant()).toDays()).orElse(0L);
    int mandatory = update.release().mandatoryDaysInTesting();
    boolean tested = update.testing().isPresent() && days >= mandatory;
    if (!update.release().composedByBodhi() || !(tested || karma(update) >= MIN_KARMA)) {
      throw BodhiException.body(
          "request",
          ("This update has not yet met the minimum testing requirements defined in the <a"
                  + " href=\"https://fedoraproject.org/wiki/Package_update_acceptance_criteria\">"
                  + "Package Update Acceptance Criteria</a>: Test gating is disabled, but update has"
                  + " less than %d karma and has been in testing less than %d days.")
              .formatted(MIN_KARMA, mandatory));
    }
    update.request("stable");
  }

  private static int karma(Update update) {
    return update.comments().stream().mapToInt(Update.Comment::karma).sum();
  }

  /** Says that there is no such update. */
  static BodhiException noUpdate() {
    return new BodhiException(404, "url", "id", "Invalid update id");
  }

  Update.Comment comment(Update update, String user, String text, int karma) {
    lastComment++;
    Update.Comment comment = new Update.Comment(lastComment, user, text, karma, clock.instant());
    update.comments().add(comment);
    return comment;
  }

  /** Moves an update on, as a compose does, and its builds to the tag of that status. */
  Update push(String alias, String status) {
    Update update =
        find(alias).orElseThrow(() -> new IllegalArgumentException("No update " + alias));
    BodhiRelease release = update.release();
    String tag = status.equals("stable") ? release.stableTag() : release.testingTag();
    for (String nvr : update.fields().builds()) {
      KojiBuild build = koji.build(nvr).orElseThrow();
      if (!build.tags().contains(tag)) {
        koji.tag(nvr, tag);
      }
      for (String old : List.of(release.candidateTag(), release.testingTag())) {
        if (!old.equals(tag) && build.tags().contains(old)) {
          koji.untag(nvr, old);
        }
      }
    }
    update.status(status, clock.instant());
    comment(update, ROBOT, "This update has been pushed to " + status + ".", 0);
    messages.pushed(update, status);
    return update;
  }
}
