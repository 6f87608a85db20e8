package io.github.packit4j.sandbox.internal.bodhi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates updates that somebody asks for. */
final class Creation {

  private final Builds builds;
  private final UpdateTable updates;
  private final Requests requests;
  private final Obsolescence obsolescence;
  private final SideTags sideTags;
  private final Gating gating;
  private final BodhiMessages messages;

  Creation(
      Builds builds,
      UpdateTable updates,
      Requests requests,
      Obsolescence obsolescence,
      SideTags sideTags,
      Gating gating,
      BodhiMessages messages) {
    this.builds = builds;
    this.updates = updates;
    this.requests = requests;
    this.obsolescence = obsolescence;
    this.sideTags = sideTags;
    this.gating = gating;
    this.messages = messages;
  }

  /** Creates one update a release. */
  Saved create(SaveCheck save) {
    Map<ReleaseRow, List<BuildRow>> byRelease = new LinkedHashMap<>();
    for (String nvr : save.builds().orElse(List.of())) {
      ReleaseRow release = save.infos().release(nvr).orElseThrow();
      byRelease.computeIfAbsent(release, key -> new ArrayList<>()).add(builds.get(nvr, release));
    }
    List<Caveat> caveats = new ArrayList<>();
    if (byRelease.size() > 1) {
      caveats.add(
          new Caveat(
              "releases",
              "Your update is being split into %d, one for each release."
                  .formatted(byRelease.size())));
    }
    List<Update> made = new ArrayList<>();
    byRelease.forEach((release, its) -> made.add(create(save, release, its, caveats)));
    Optional<String> sideTag = save.form().fromTag();
    sideTag.ifPresent(tag -> made.forEach(update -> sideTags.begin(update, tag)));
    made.forEach(update -> caveats.addAll(obsolescence.obsoleteOlder(update)));
    return new Saved(made, caveats);
  }

  private Update create(
      SaveCheck save, ReleaseRow release, List<BuildRow> its, List<Caveat> caveats) {
    Terms asked = save.form().terms();
    Terms terms = release.isComposed() ? asked : asked.with(asked.autoPush().byTimeAtOnce());
    Update update = updates.add(release, its, save.user(), false, terms, save.form().fromTag());
    update.replaceBugs(
        save.form().bugs().orElse(List.of()).stream().map(Integer::valueOf).toList());
    update.settle();
    messages.created(update);
    update.terms(Thresholds.raise(terms, release, "set", caveats));
    if (save.form().fromTag().isEmpty()) {
      requests.set(update, UpdateRequest.TESTING, save.user());
    } else {
      // The request comes when the builds are signed.
      gating.await(update);
    }
    return update;
  }
}
