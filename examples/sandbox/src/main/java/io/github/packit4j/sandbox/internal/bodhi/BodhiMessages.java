package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What Bodhi tells the bus. */
final class BodhiMessages {

  private final MessageBus bus;
  private final BodhiJson json;

  BodhiMessages(MessageBus bus, BodhiJson json) {
    this.bus = bus;
    this.json = json;
  }

  /** Announces what was requested for an update. */
  void requested(String request, Update update, String agent) {
    publish("bodhi.update.request." + request, "v1", update, agent, body(update, agent));
  }

  /** Announces an edit. */
  void edited(Update update, String agent, List<String> added, List<String> removed) {
    ObjectNode body = body(update, agent);
    body.set("new_bugs", Json.array());
    body.set("new_builds", Json.strings(added));
    body.set("removed_builds", Json.strings(removed));
    publish("bodhi.update.edit", "v2", update, agent, body);
  }

  /** Announces that a compose has an update. */
  void pushed(Update update, String status) {
    ObjectNode body = Json.object();
    body.set("update", json.update(update));
    publish("bodhi.update.complete." + status, "v1", update, "bodhi", body);
  }

  private ObjectNode body(Update update, String agent) {
    ObjectNode body = Json.object();
    body.set("update", json.update(update));
    body.put("agent", agent);
    return body;
  }

  private void publish(String topic, String version, Update update, String agent, ObjectNode body) {
    List<String> about = new ArrayList<>();
    about.add("user_" + agent);
    update.packages().forEach(name -> about.add("rpm_" + name));
    bus.publish(MessageBus.PREFIX + topic, topic + "." + version, 20, about, body);
  }
}
