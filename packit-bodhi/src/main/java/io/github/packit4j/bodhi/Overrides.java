package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.internal.JsonModels;
import io.github.packit4j.bodhi.model.BuildrootOverride;
import io.github.packit4j.bodhi.model.NewOverride;
import io.github.packit4j.bodhi.model.OverrideQuery;
import io.github.packit4j.bodhi.model.internal.Fields;
import io.github.packit4j.bodhi.model.internal.QueryFields;
import io.github.packit4j.http.PagedIterable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The buildroot overrides of a Bodhi server: builds that others can be built with before their
 * update is stable. Thread-safe.
 */
public final class Overrides {
  private final BodhiCaller caller;
  private final BodhiSession session;
  private final Clock clock;

  Overrides(BodhiCaller caller, BodhiSession session, Clock clock) {
    this.caller = caller;
    this.session = session;
    this.clock = clock;
  }

  /**
   * Lists buildroot overrides, newest first. Fetched page by page as they are read.
   *
   * @param query which ones
   */
  public PagedIterable<BuildrootOverride> list(OverrideQuery query) {
    return new Listing<>(
            caller,
            "overrides",
            QueryFields.of(query).appendTo(caller.url("overrides", "")).build(),
            JsonModels::override,
            BuildrootOverride::nvr)
        .read();
  }

  /**
   * The buildroot override of a build.
   *
   * @param nvr the build
   * @return the override, possibly ended, or empty if there never was one
   */
  public Optional<BuildrootOverride> ofBuild(String nvr) {
    return caller
        .find("read the buildroot override of " + nvr, caller.url("overrides", nvr).build())
        .flatMap(answer -> answer.object("override"))
        .map(JsonModels::override);
  }

  /**
   * Creates a buildroot override. For a build that has one, Bodhi renews it: the later end holds,
   * the notes are joined.
   *
   * @param override what to create
   * @return the override with Bodhi's caveats
   * @throws BodhiRejectedException if Bodhi refused
   */
  public BuildrootOverride create(NewOverride override) {
    return save("create a buildroot override of " + override.nvr(), fields(override));
  }

  /**
   * Replaces notes and end of a buildroot override; one that has ended becomes active again.
   *
   * @param override the build and the new values
   * @return the override with Bodhi's caveats
   * @throws BodhiRejectedException if Bodhi refused
   */
  public BuildrootOverride edit(NewOverride override) {
    return save(
        "edit the buildroot override of " + override.nvr(),
        fields(override).add("edited", override.nvr()));
  }

  /**
   * Ends a buildroot override now. One that has ended is left as it is.
   *
   * @param nvr the build
   * @return the override afterwards
   * @throws BodhiException if there is none
   */
  public BuildrootOverride expire(String nvr) {
    String action = "end the buildroot override of " + nvr;
    BuildrootOverride present =
        ofBuild(nvr)
            .orElseThrow(
                () ->
                    new BodhiException(
                        "Tried to %s but failed because: there is none".formatted(action),
                        false,
                        null));
    if (!present.isActive()) {
      return present;
    }
    // Bodhi wants all fields again to end an override, and a planned end after today.
    Fields fields =
        new Fields()
            .add("nvr", nvr)
            .add("notes", present.notes())
            .add("expiration_date", later(present.expiresAt()))
            .add("edited", nvr)
            .add("expired", true);
    return save(action, fields);
  }

  private Instant later(Optional<Instant> planned) {
    Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
    return planned.filter(tomorrow::isBefore).orElse(tomorrow);
  }

  private BuildrootOverride save(String action, Fields fields) {
    return JsonModels.override(session.post(action, fields, "overrides", ""));
  }

  private static Fields fields(NewOverride override) {
    return new Fields()
        .add("nvr", override.nvr())
        .add("notes", override.notes())
        .add("expiration_date", override.expiresAt());
  }
}
