package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.VersionsDropped;
import io.github.packit4j.core.event.PackitEvent.VersionsFound;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What release monitoring (Anitya) and Fedora's consumer of it (the-new-hotness) tell. */
final class MonitoringMessages {

  /** The message of Anitya that made the-new-hotness look. */
  private static final String FOUND = "trigger.msg";

  private MonitoringMessages() {}

  static PackitEvent bugFiled(Payload payload) {
    Payload found = payload.below(FOUND);
    OptionalLong bug = payload.optionalNumber("bug.bug_id");
    return new NewVersions(
        payload.text("package"),
        versions(found, 2),
        stable(found),
        // -1 stands for "bugs are switched off in monitoring.toml".
        bug.orElse(-1) > 0 ? bug : OptionalLong.empty(),
        found.optionalNumber("project.id"),
        // It looks at the packages of this distribution alone.
        Optional.of("Fedora"),
        payload.origin());
  }

  static PackitEvent dropped(Payload payload) {
    return new VersionsDropped(
        payload.optionalText("package").orElseGet(() -> payload.text(FOUND + ".project.name")),
        payload.texts(FOUND + ".message.upstream_versions"),
        payload.text("reason"),
        payload.origin());
  }

  static PackitEvent found(int format, Payload payload) {
    return new VersionsFound(
        payload.number("project.id"),
        payload.text("project.name"),
        versions(payload, format),
        stable(payload),
        payload
            .at("message.packages")
            .valueStream()
            .map(each -> new Payload(each, payload.what(), payload.origin()))
            .map(each -> new VersionsFound.Mapping(each.text("distro"), each.text("package_name")))
            .distinct()
            .toList(),
        format,
        payload.origin());
  }

  /** The old format has one version, the new one all that were found at once. */
  private static List<String> versions(Payload found, int format) {
    if (format == 1) {
      return List.of(found.text("message.upstream_version"));
    }
    List<String> versions =
        found.texts("message.upstream_versions").stream()
            .filter(version -> !version.isEmpty())
            .toList();
    if (versions.isEmpty()) {
      throw found.refused("the field 'message.upstream_versions' is missing or empty");
    }
    return versions;
  }

  /** All versions of the project that are no pre-releases, of which over 1000 occur. */
  private static Set<String> stable(Payload found) {
    return Set.copyOf(found.texts("message.stable_versions"));
  }
}
