package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.internal.koji.KojiService;
import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What Bodhi asks of builds before they go into an update. */
final class BuildChecks {

  private final KojiService koji;
  private final DistGitService distGit;
  private final Supplier<Collection<BodhiRelease>> releases;
  private final Supplier<Collection<Update>> updates;

  BuildChecks(
      KojiService koji,
      DistGitService distGit,
      Supplier<Collection<BodhiRelease>> releases,
      Supplier<Collection<Update>> updates) {
    this.koji = koji;
    this.distGit = distGit;
    this.releases = releases;
    this.updates = updates;
  }

  /** Refuses a side tag that is none, or has an update already. */
  void checkSideTag(String tag, List<String> builds) {
    List<BodhiException.Problem> problems = new ArrayList<>();
    if (!koji.hasTag(tag)) {
      problems.add(
          new BodhiException.Problem("body", "from_tag", "The supplied from_tag doesn't exist."));
    } else if (koji.sideTagOwner(tag).isEmpty()) {
      problems.add(
          new BodhiException.Problem("body", "from_tag", "The supplied tag is not a side tag."));
    }
    if (!problems.isEmpty()) {
      builds.stream()
          .filter(nvr -> koji.build(nvr).filter(b -> b.tags().contains(tag)).isEmpty())
          .forEach(
              nvr ->
                  problems.add(
                      new BodhiException.Problem(
                          "body", "builds", "Invalid build: " + nvr + " not tagged in " + tag)));
      throw new BodhiException(400, problems);
    }
    boolean used =
        updates.get().stream()
            .anyMatch(u -> u.fields().fromTag().equals(Optional.of(tag)) && u.isActive());
    if (used) {
      throw BodhiException.body("from_tag", "Update already exists using this side tag");
    }
  }

  /** Returns the release that a build is for, or refuses it. */
  BodhiRelease releaseOf(String nvr, Optional<String> sideTag) {
    Optional<KojiBuild> build = koji.build(nvr);
    if (build.isEmpty()) {
      throw new BodhiException(
          400,
          List.of(
              new BodhiException.Problem("body", "builds", "Build does not exist: " + nvr),
              new BodhiException.Problem(
                  "body", "builds", "You may not specify an empty list of builds."),
              new BodhiException.Problem(
                  "body", "builds", "ACL validation mechanism was unable to determine ACLs.")));
    }
    List<String> tags = build.get().tags();
    if (tags.isEmpty()) {
      throw new BodhiException(
          400,
          List.of(
              new BodhiException.Problem(
                  "body", "builds", "Cannot find any tags associated with build: " + nvr),
              new BodhiException.Problem(
                  "body",
                  "builds",
                  "Cannot find release associated with build: " + nvr + ", tags: []")));
    }
    if (sideTag.isPresent()) {
      if (!tags.contains(sideTag.get())) {
        throw BodhiException.body(
            "builds", "Invalid build: " + nvr + " not tagged in " + sideTag.get());
      }
      String dist = sideTag.get().split("-", 2)[0];
      return releases.get().stream()
          .filter(release -> release.distTag().equals(dist))
          .findFirst()
          .orElseThrow(() -> noRelease(nvr, tags));
    }
    BodhiRelease release =
        releases.get().stream()
            .filter(candidate -> tags.contains(candidate.candidateTag()))
            .findFirst()
            .orElseThrow(() -> wrongTag(nvr));
    if (!release.composedByBodhi()) {
      throw BodhiException.body(
          "builds",
          "Cannot manually create updates for a Release which is not composed by Bodhi.\nRead the"
              + " 'Automatic updates' page in Bodhi docs about this error.");
    }
    return release;
  }

  private static BodhiException noRelease(String nvr, List<String> tags) {
    return BodhiException.body(
        "builds", "Cannot find release associated with build: " + nvr + ", tags: " + tags);
  }

  private BodhiException wrongTag(String nvr) {
    String tags =
        String.join("', '", releases.get().stream().map(BodhiRelease::candidateTag).toList());
    return BodhiException.body(
        "builds",
        "Invalid tag: " + nvr + " not tagged with any of the following tags ['" + tags + "']");
  }

  /** Refuses builds that are in an update already. */
  void requireNew(List<String> builds) {
    for (String nvr : builds) {
      boolean taken =
          updates.get().stream()
              .anyMatch(
                  update ->
                      update.fields().builds().contains(nvr)
                          && !update.status().equals("unpushed"));
      if (taken) {
        throw BodhiException.body("builds", "Update for " + nvr + " already exists");
      }
    }
  }

  /** Refuses those who may not speak for a build. */
  void requireAccess(List<String> builds, Account user) {
    if (!user.packager()) {
      throw BodhiException.body(
          "builds",
          user.name() + " is not a member of \"packager\", which is a mandatory packager group");
    }
    for (String nvr : builds) {
      String name = Update.packageOf(nvr);
      boolean ownBuild = koji.build(nvr).filter(b -> b.owner().equals(user.name())).isPresent();
      if (!ownBuild && !distGit.isCommitter(name, user.name())) {
        throw new BodhiException(
            403, "body", "builds", user.name() + " does not have commit access to " + name);
      }
    }
  }
}
