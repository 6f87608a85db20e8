package io.github.packit4j.sandbox.internal.bodhi;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The buildroot overrides. Guarded by the state lock. */
final class Overrides {

  private static final int MAX_NOTES = 2000;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM dd, yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final Buildsystem koji;
  private final Builds builds;
  private final BodhiMessages messages;
  private final Map<BuildRow, BuildOverride> byBuild = new LinkedHashMap<>();

  Overrides(Clock clock, Buildsystem koji, Builds builds, BodhiMessages messages) {
    this.clock = clock;
    this.koji = koji;
    this.builds = builds;
    this.messages = messages;
  }

  Optional<BuildOverride> of(BuildRow build) {
    return Optional.ofNullable(byBuild.get(build));
  }

  /** Returns all, newest first. */
  List<BuildOverride> newestFirst() {
    List<BuildOverride> all = new ArrayList<>(byBuild.values());
    all.sort(Comparator.comparing(BuildOverride::submitted).reversed());
    return all;
  }

  /** Puts a build into the buildroot, again if it was there. */
  BuildOverride create(BuildRow build, String submitter, String notes, Instant expiration) {
    BuildOverride present = byBuild.get(build);
    if (present != null) {
      String history =
          "%s\n_____________\n_@%s (%s)_\n%s"
              .formatted(
                  notes, present.submitter(), DAY.format(present.submitted()), present.notes());
      Instant end =
          present.expired().isEmpty() && present.expiration().isAfter(expiration)
              ? present.expiration()
              : expiration;
      present.resubmit(clock.instant());
      return edit(present, submitter, cut(history), end, false);
    }
    supersede(build);
    BuildOverride override =
        new BuildOverride(build, submitter, notes, clock.instant(), expiration);
    byBuild.put(build, override);
    enable(override);
    return override;
  }

  private static String cut(String notes) {
    return notes.length() <= MAX_NOTES
        ? notes
        : notes.substring(0, 1972) + "(...)\n___Notes truncated___";
  }

  /** Ends the override of the first known build of the same package and release. */
  private void supersede(BuildRow build) {
    builds.all().stream()
        .filter(other -> other.packageName().equals(build.packageName()))
        .filter(other -> other.release().equals(build.release()))
        .findFirst()
        .ifPresent(this::expire);
  }

  BuildOverride edit(
      BuildOverride override, String submitter, String notes, Instant expiration, boolean expired) {
    override.edit(submitter, notes, expiration);
    if (override.expired().isPresent() && expiration.isAfter(clock.instant())) {
      enable(override);
    } else if (expired) {
      expire(override);
    }
    return override;
  }

  private void enable(BuildOverride override) {
    BuildRow build = override.build();
    koji.tag(build.nvr(), build.release().settings().overrideTag());
    messages.overridden(override, "tag");
    override.expired(null);
  }

  /**
   * Ends the override of a build.
   *
   * @return whether it has one, even an ended one
   */
  boolean expire(BuildRow build) {
    Optional<BuildOverride> override = of(build);
    override.ifPresent(this::expire);
    return override.isPresent();
  }

  private void expire(BuildOverride override) {
    if (override.expired().isEmpty()) {
      BuildRow build = override.build();
      koji.untag(build.nvr(), build.release().settings().overrideTag());
      override.expired(clock.instant());
      messages.overridden(override, "untag");
    }
  }
}
