package io.github.packit4j.sandbox.internal.monitoring;

import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anitya's answers and the bodies of its messages. */
final class AnityaJson {

  private final Clock clock;

  AnityaJson(Clock clock) {
    this.clock = clock;
  }

  /** Returns a project as the newer API gives it. */
  ObjectNode project(AnityaProject project) {
    ObjectNode json = Json.object();
    json.put("backend", "GitHub");
    json.put("created_on", Dates.epoch(project.created()));
    json.put("ecosystem", project.homepage());
    json.put("homepage", project.homepage());
    json.put("id", project.id());
    json.put("name", project.name());
    json.putNull("regex");
    json.put("updated_on", Dates.epoch(clock.instant()));
    json.put("version", project.newest().orElse(null));
    json.putNull("version_url");
    json.set("versions", Json.strings(project.versions()));
    return json;
  }

  private ObjectNode projectWithStable(AnityaProject project) {
    ObjectNode json = project(project);
    json.set("stable_versions", Json.strings(project.stableVersions()));
    return json;
  }

  /** Returns a project as the older API gives it. */
  ObjectNode projectWithPackages(AnityaProject project) {
    ObjectNode json = projectWithStable(project);
    json.set("packages", packages(project));
    return json;
  }

  ObjectNode versions(AnityaProject project) {
    ObjectNode json = Json.object().put("latest_version", project.newest().orElse(null));
    json.set("stable_versions", Json.strings(project.stableVersions()));
    json.set("versions", Json.strings(project.versions()));
    return json;
  }

  private static ArrayNode packages(AnityaProject project) {
    ArrayNode packages = Json.array();
    project
        .mappings()
        .forEach(
            mapping ->
                packages.add(
                    Json.object()
                        .put("distro", mapping.distribution())
                        .put("package_name", mapping.packageName())));
    return packages;
  }

  /** Returns the older message's body, which has one version only. */
  ObjectNode update(AnityaProject project, Optional<String> old) {
    ObjectNode message = message(project, old);
    message.put("odd_change", false);
    message.put("upstream_version", project.newest().orElse(null));
    return body(project, message);
  }

  /** Returns the newer message's body, with the versions found in one check. */
  ObjectNode update(AnityaProject project, Optional<String> old, List<String> found) {
    ObjectNode message = message(project, old);
    message.set("upstream_versions", Json.strings(found));
    return body(project, message);
  }

  private ObjectNode message(AnityaProject project, Optional<String> old) {
    ObjectNode message = Json.object();
    message.put("agent", "anitya");
    message.put("ecosystem", project.homepage());
    message.put("old_version", old.orElse(""));
    message.set("packages", packages(project));
    message.set("project", projectWithStable(project));
    message.set("stable_versions", Json.strings(project.stableVersions()));
    message.set("versions", Json.strings(project.versions()));
    return message;
  }

  private ObjectNode body(AnityaProject project, ObjectNode message) {
    ObjectNode body = Json.object();
    body.putNull("distro");
    body.set("message", message);
    body.set("project", projectWithStable(project));
    return body;
  }
}
