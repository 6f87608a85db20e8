package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.BuildUntagged;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What Koji tells on Fedora's bus. */
final class KojiMessages {

  private KojiMessages() {}

  static PackitEvent buildState(Payload payload) {
    if (!payload.at("attribute").asString("state").equals("state")) {
      return payload.ignored("the build has the state that it had");
    }
    JsonNode request = payload.at("request");
    boolean rpmBuild = request.isArray() && request.size() >= 2 && request.path(0).isString();
    long state = payload.number("new");
    if (state != (int) state) {
      throw payload.refused("the field 'new' is no state");
    }
    return new BuildStateChanged(
        payload.number("build_id"),
        payload.optionalNumber("task_id"),
        payload.nvr(),
        (int) state,
        payload.anyText("owner"),
        rpmBuild ? Optional.of(request.path(0).asString()) : Optional.empty(),
        rpmBuild && request.path(1).isString()
            ? Optional.of(request.path(1).asString())
            : Optional.empty(),
        payload.origin("completion_time", "creation_time"));
  }

  /** Reads a build from version control; one of an uploaded package belongs to no commit. */
  static PackitEvent taskState(Payload payload) {
    JsonNode request = payload.at("info.request");
    String source = request.path(0).asString("");
    if (!payload.anyText("method").equals("build")
        || !source.contains("://")
        || !request.path(1).isString()) {
      return payload.ignored("the task builds no commit");
    }
    return new ScratchBuildChanged(
        payload.number("id"),
        payload.text("new"),
        payload.text("owner"),
        source,
        request.path(1).asString(),
        payload.origin("info.completion_time", "info.start_time", "info.create_time"));
  }

  static PackitEvent tagged(Payload payload) {
    return new BuildTagged(
        payload.number("build_id"),
        payload.nvr(),
        payload.text("name"),
        payload.text("tag"),
        payload.anyText("owner"),
        payload.optionalWebUrl("base_url"),
        payload.origin());
  }

  static PackitEvent untagged(Payload payload) {
    return new BuildUntagged(
        payload.number("build_id"),
        payload.nvr(),
        payload.text("name"),
        payload.text("tag"),
        payload.anyText("owner"),
        payload.origin());
  }
}
