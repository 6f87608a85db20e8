package io.github.packit4j.sandbox.internal.bodhi;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the builds of an update that is to be created or edited. */
final class BuildCheck {

  private final Releases releases;
  private final Builds builds;
  private final UpdateTable updates;
  private final Trouble trouble;

  BuildCheck(Releases releases, Builds builds, UpdateTable updates, Trouble trouble) {
    this.releases = releases;
    this.builds = builds;
    this.updates = updates;
    this.trouble = trouble;
  }

  /** Checks that Koji has the builds; where not, none counts any more. */
  void exist(SaveCheck save) {
    for (String nvr : save.builds().orElse(List.of())) {
      String problem = null;
      try {
        if (save.infos().build(nvr).isEmpty()) {
          problem = "Build does not exist: " + nvr;
        }
      } catch (BackendTrouble e) {
        problem = "Koji error getting build: " + nvr;
      }
      if (problem != null) {
        save.builds(List.of());
        save.problems().builds(problem);
        return;
      }
    }
  }

  /** Checks that the builds are free, and that an update to edit can be edited. */
  void areFree(SaveCheck save) {
    Optional<String> alias = save.form().edited();
    Optional<Update> edited = alias.flatMap(updates::find);
    if (alias.isPresent() && edited.isEmpty()) {
      save.problems().builds("Cannot find update to edit: " + alias.get());
      return;
    }
    if (edited.filter(update -> update.status() == UpdateStatus.STABLE).isPresent()) {
      save.problems().builds("Cannot edit stable updates");
    }
    for (String nvr : save.builds().orElse(List.of())) {
      boolean taken =
          updates
              .ofBuild(nvr)
              .filter(holder -> holder.status() != UpdateStatus.UNPUSHED)
              .filter(holder -> !edited.equals(Optional.of(holder)))
              .isPresent();
      if (taken && !trouble.overlooks(nvr)) {
        save.problems().builds("Update for " + nvr + " already exists");
        return;
      }
    }
  }

  /** Checks that the builds have the tags of candidates, all for the release of the update. */
  void areTagged(SaveCheck save) {
    Optional<String> alias = save.form().edited();
    Optional<Update> edited = alias.flatMap(updates::find);
    if (alias.isPresent() && edited.isEmpty()) {
      return;
    }
    Optional<String> sideTag = save.form().fromTag();
    List<String> valid =
        save.isEdit() ? releases.tagsForEdit(sideTag) : releases.tagsForNewUpdate(sideTag);
    for (String nvr : save.builds().orElse(List.of())) {
      List<String> tags = save.infos().tags(nvr);
      Optional<ReleaseRow> release = save.infos().release(nvr);
      if (release.isEmpty()) {
        return;
      }
      Optional<ReleaseRow> other =
          edited.map(Update::release).filter(its -> !its.equals(release.get()));
      if (other.isPresent()) {
        save.problems()
            .builds(
                "Cannot add a %s build to an %s update"
                    .formatted(release.get().name(), other.get().name()));
        return;
      }
      if (tags.stream().noneMatch(valid::contains)) {
        save.problems()
            .builds(
                "Invalid tag: %s not tagged with any of the following tags %s"
                    .formatted(nvr, Python.list(valid)));
      }
      if (sideTag.isPresent() && !tags.contains(sideTag.get())) {
        save.problems().builds("Invalid build: " + nvr + " not tagged in " + sideTag.get());
      }
    }
  }

  /** Checks that no build is named twice, and no package of a release. */
  void areUnique(SaveCheck save) {
    Set<String> seen = new HashSet<>();
    Set<String> packages = new HashSet<>();
    for (String nvr : save.builds().orElse(List.of())) {
      Optional<ReleaseRow> release = save.infos().release(nvr);
      if (release.isEmpty()) {
        return;
      }
      if (!seen.add(nvr)) {
        save.problems().builds("Duplicate builds: " + nvr);
        return;
      }
      String name = Nvr.of(nvr).name();
      builds.learnPackage(name);
      if (!packages.add(name + " " + release.get().name())) {
        save.problems()
            .builds("Multiple %s builds specified in %s".formatted(name, release.get().name()));
        return;
      }
    }
  }

  /** Checks that there is anything to make an update of. */
  static void areGiven(SaveCheck save) {
    if (save.builds().isEmpty() && save.form().fromTag().isEmpty()) {
      save.problems().body("builds,from_tag", "You must specify either builds or from_tag.");
    }
    if (save.builds().filter(List::isEmpty).isPresent()) {
      save.problems().builds("You may not specify an empty list of builds.");
    }
    if (save.form().fromTag().filter(String::isBlank).isPresent()) {
      save.problems().body("from_tag", "You may not specify an empty from_tag.");
    }
  }
}
