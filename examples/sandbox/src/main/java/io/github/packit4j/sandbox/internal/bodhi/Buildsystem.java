package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.internal.koji.ChangelogEntry;
import io.github.packit4j.sandbox.internal.koji.KojiService;
import io.github.packit4j.specfile.version.Evr;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Koji as Bodhi sees it. */
final class Buildsystem {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE MMM ppd yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final KojiService koji;
  private final Trouble trouble;

  Buildsystem(KojiService koji, Trouble trouble) {
    this.koji = koji;
    this.trouble = trouble;
  }

  private KojiService reachable() {
    if (trouble.isKojiDown() || koji.isOffline()) {
      throw new BackendTrouble("Koji does not answer");
    }
    return koji;
  }

  Optional<KojiBuild> build(String nvr) {
    return reachable().build(nvr);
  }

  /**
   * Returns the tags of a build in the order in which it got them.
   *
   * @throws BackendTrouble also if there is no such build
   */
  List<String> tags(String nvr) {
    return build(nvr)
        .map(KojiBuild::tags)
        .orElseThrow(() -> new BackendTrouble("No such build: " + Python.string(nvr)));
  }

  boolean hasTag(String tag) {
    return reachable().hasTag(tag);
  }

  Optional<String> sideTagOwner(String tag) {
    return reachable().sideTagOwner(tag);
  }

  /** Returns the tags that a tag inherits from, nearest first. */
  List<String> inheritance(String tag) {
    return reachable().inheritance(tag);
  }

  /** Returns the build of each package that was tagged last. */
  List<String> latestTagged(String tag) {
    List<String> latest = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String nvr : reachable().taggedBuilds(tag)) {
      if (seen.add(Nvr.of(nvr).name())) {
        latest.add(nvr);
      }
    }
    return latest;
  }

  /** Tags a build unless it has the tag; without a name nothing happens. */
  void tag(String nvr, String tag) {
    if (!tag.isEmpty() && koji.hasTag(tag) && !tags(nvr).contains(tag)) {
      koji.tag(nvr, tag);
    }
  }

  /** Takes a tag from a build that has it. */
  void untag(String nvr, String tag) {
    if (!tag.isEmpty() && tags(nvr).contains(tag)) {
      koji.untag(nvr, tag);
    }
  }

  void move(String nvr, String from, String to) {
    tag(nvr, to);
    untag(nvr, from);
  }

  void createTag(String tag, String parent) {
    if (!hasTag(tag)) {
      koji.addTag(tag, parent);
    }
  }

  void deleteTag(String tag) {
    koji.removeTag(tag);
  }

  private Evr evr(String nvr) {
    return Nvr.of(nvr).evr(koji.epoch(nvr));
  }

  /** Returns the changelog of a build since the newest older one with any of these tags. */
  String changelog(String nvr, List<String> stableTags) {
    Nvr its = Nvr.of(nvr);
    Instant since =
        stableTags.stream()
            .flatMap(tag -> koji.taggedBuilds(tag).stream())
            .filter(other -> Nvr.of(other).name().equals(its.name()))
            .filter(other -> evr(other).compareTo(evr(nvr)) < 0)
            .findFirst()
            .flatMap(older -> reachable().changelog(older).stream().findFirst())
            .map(ChangelogEntry::time)
            .orElse(Instant.EPOCH);
    StringBuilder text = new StringBuilder();
    reachable().changelog(nvr).stream()
        .takeWhile(entry -> entry.time().isAfter(since))
        .forEach(
            entry ->
                text.append("* ")
                    .append(DAY.format(entry.time()))
                    .append(' ')
                    .append(entry.author())
                    .append('\n')
                    .append(entry.text())
                    .append('\n'));
    return text.toString();
  }
}
