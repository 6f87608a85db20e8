package io.github.packit4j.bodhi;

import io.github.packit4j.http.PagedIterable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Buildroot overrides. */
final class Overrides {
  private final BodhiCaller caller;
  private final BodhiSession session;
  private final Clock clock;

  Overrides(BodhiCaller caller, BodhiSession session, Clock clock) {
    this.caller = caller;
    this.session = session;
    this.clock = clock;
  }

  PagedIterable<BuildrootOverride> all(OverrideQuery query) {
    return new Listing<>(
            caller,
            "overrides",
            QueryFields.of(query).appendTo(caller.url("overrides", "")).build(),
            JsonModels::override,
            BuildrootOverride::nvr)
        .read();
  }

  Optional<BuildrootOverride> ofBuild(String nvr) {
    return caller
        .find("read the buildroot override of " + nvr, caller.url("overrides", nvr).build())
        .flatMap(answer -> answer.object("override"))
        .map(JsonModels::override);
  }

  BuildrootOverride create(NewOverride override) {
    return save("create a buildroot override of " + override.nvr(), fields(override));
  }

  BuildrootOverride edit(NewOverride override) {
    return save(
        "edit the buildroot override of " + override.nvr(),
        fields(override).add("edited", override.nvr()));
  }

  /** Bodhi wants all fields of an override again to end it, and a planned end after today. */
  BuildrootOverride expire(String nvr) {
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
