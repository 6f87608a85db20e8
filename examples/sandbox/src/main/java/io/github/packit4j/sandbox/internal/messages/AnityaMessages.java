package io.github.packit4j.sandbox.internal.messages;

import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What release monitoring says about one new version of one project. */
final class AnityaMessages {

  static final String TOPIC = "org.release-monitoring.prod.anitya.project.version.update.v2";

  private final String packageName;
  private final String version;
  private final Instant time;

  AnityaMessages(String packageName, String version, Instant time) {
    this.packageName = packageName;
    this.version = version;
    this.time = time;
  }

  /** Returns the body of Anitya's message. */
  ObjectNode update() {
    ObjectNode message = Json.object();
    message.put("agent", "anitya");
    message.put("ecosystem", "https://example.org/" + packageName);
    message.putNull("old_version");
    ArrayNode packages = Json.array();
    packages.add(Json.object().put("distro", "Fedora").put("package_name", packageName));
    message.set("packages", packages);
    message.set("project", project());
    message.set("stable_versions", versions());
    message.set("upstream_versions", versions());
    message.set("versions", versions());
    ObjectNode body = Json.object();
    body.putNull("distro");
    body.set("message", message);
    body.set("project", project());
    return body;
  }

  /** Returns the body of the message that a bug was filed. */
  ObjectNode bugFiled(int bugId) {
    ObjectNode body = Json.object();
    body.set("bug", Json.object().put("bug_id", bugId));
    body.put("package", packageName);
    ObjectNode trigger = Json.object();
    trigger.set("msg", update());
    trigger.put("topic", TOPIC);
    body.set("trigger", trigger);
    return body;
  }

  private ObjectNode project() {
    ObjectNode project = Json.object();
    project.put("backend", "GitHub");
    project.put("created_on", Dates.epoch(time));
    project.put("ecosystem", "https://example.org/" + packageName);
    project.put("homepage", "https://example.org/" + packageName);
    project.put("id", 1 + Math.floorMod(packageName.hashCode(), 100_000));
    project.put("name", packageName);
    project.putNull("regex");
    project.set("stable_versions", versions());
    project.put("updated_on", Dates.epoch(time));
    project.put("version", version);
    project.putNull("version_url");
    project.set("versions", versions());
    return project;
  }

  private ArrayNode versions() {
    return Json.strings(List.of(version));
  }
}
