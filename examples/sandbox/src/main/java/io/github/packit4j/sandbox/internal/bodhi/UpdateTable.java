package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Numbers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All updates, oldest first. Guarded by the state lock. */
final class UpdateTable {

  private final Clock clock;
  private final Builds builds;
  private final Map<String, Update> byAlias = new LinkedHashMap<>();

  UpdateTable(Clock clock, Builds builds) {
    this.clock = clock;
    this.builds = builds;
  }

  /** Adds an update; the builds leave the one that had them. */
  Update add(
      ReleaseRow release,
      List<BuildRow> its,
      String user,
      boolean automatic,
      Terms terms,
      Optional<String> fromTag) {
    int id = byAlias.size() + 1;
    Update update =
        new Update(
            new Update.Identity(id, alias(release, its, id), release, user, automatic),
            builds,
            terms,
            fromTag,
            clock.instant());
    byAlias.put(update.alias(), update);
    its.forEach(build -> build.update(update));
    return update;
  }

  private String alias(ReleaseRow release, List<BuildRow> its, int id) {
    String seed =
        release.name()
            + " "
            + String.join(" ", its.stream().map(BuildRow::nvr).toList())
            + " "
            + id;
    int year = clock.instant().atZone(ZoneOffset.UTC).getYear();
    return release.settings().idPrefix() + "-" + year + "-" + Numbers.digits(seed, 10);
  }

  List<Update> all() {
    return List.copyOf(byAlias.values());
  }

  Optional<Update> find(String alias) {
    return Optional.ofNullable(byAlias.get(alias));
  }

  /** Returns the update or complains to the test that named it. */
  Update known(String alias) {
    return find(alias).orElseThrow(() -> new IllegalArgumentException("No update " + alias));
  }

  Optional<Update> ofSideTag(String tag) {
    return byAlias.values().stream()
        .filter(update -> update.fromTag().equals(Optional.of(tag)))
        .findFirst();
  }

  Optional<Update> ofBuild(String nvr) {
    return builds.find(nvr).flatMap(BuildRow::update);
  }
}
