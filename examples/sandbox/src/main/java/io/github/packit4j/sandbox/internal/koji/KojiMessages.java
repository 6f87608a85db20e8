package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Koji tells the bus. */
final class KojiMessages {

  private final MessageBus bus;
  private final String web;
  private final TaskList tasks;

  /** Finds the children of a task. */
  @FunctionalInterface
  interface TaskList {
    List<Task> children(Task task);
  }

  KojiMessages(MessageBus bus, String host, TaskList tasks) {
    this.bus = bus;
    this.web = "https://" + host;
    this.tasks = tasks;
  }

  /** Announces the state of a build. */
  void stateChanged(Build build, Optional<KojiBuild.State> before) {
    ObjectNode body = Json.object();
    body.put("attribute", "state");
    body.put("base_url", web);
    body.put("build_id", build.id());
    body.put("completion_time", build.completed().map(Dates::kojiMessage).orElse(null));
    body.put("creation_time", Dates.kojiMessage(build.created()));
    body.put("epoch", SpecTags.epoch(build.specFile()).orElse(null));
    body.put("files_base_url", "https://kojipkgs.fedoraproject.org/work");
    body.put("instance", "primary");
    body.put("name", build.name());
    body.put("new", build.state().ordinal());
    body.put("old", before.map(Enum::ordinal).orElse(null));
    body.put("owner", build.owner().name());
    body.put("release", build.release());
    body.set("request", build.task().map(task -> json(task.arguments())).orElse(null));
    body.set("task", build.task().map(this::task).orElse(null));
    body.put("task_id", build.task().map(Task::id).orElse(null));
    body.put("url", web + "/koji/buildinfo?buildID=" + build.id());
    body.put("version", build.version());
    bus.publish(
        MessageBus.PREFIX + "buildsys.build.state.change",
        "koji_fedoramessaging.build.BuildStateChangeV1",
        20,
        List.of("rpm_" + build.name(), "user_" + build.owner().name()),
        body);
  }

  /** Announces the state of a scratch build, of which there is no more than its task. */
  void scratchBuildChanged(Task task, KojiTask.State before) {
    ObjectNode body = Json.object();
    body.put("attribute", "state");
    body.put("id", task.id());
    body.set("info", task(task));
    body.put("instance", "primary");
    body.put("method", task.method());
    body.put("new", task.state().name());
    body.put("old", before.name());
    body.put("owner", task.owner().name());
    body.putNull("srpm");
    bus.publish(
        MessageBus.PREFIX + "buildsys.task.state.change",
        "koji_fedoramessaging.task.TaskStateChangeV1",
        20,
        List.of("user_" + task.owner().name()),
        body);
  }

  private ObjectNode task(Task task) {
    ObjectNode json = Json.object();
    json.put("arch", "noarch");
    json.putNull("awaited");
    json.put("channel_id", 1);
    ArrayNode children = Json.array();
    tasks.children(task).forEach(child -> children.add(task(child)));
    json.set("children", children);
    json.put("completion_time", seconds(task.completed()));
    json.put("create_time", Dates.epoch(task.created()));
    json.put("host_id", 1);
    json.put("host_name", "buildvm.sandbox.example.org");
    json.put("id", task.id());
    json.put("label", task.label().isEmpty() ? null : task.label());
    json.put("method", task.method());
    json.put("owner", task.owner().name());
    json.put("parent", task.parent().map(Task::id).orElse(null));
    json.put("priority", task.priority());
    json.set("request", json(task.arguments()));
    json.putNull("result");
    json.put("start_time", seconds(task.started()));
    json.put("state", task.state().ordinal());
    json.put("url", web + "/koji/taskinfo?taskID=" + task.id());
    json.putNull("waiting");
    return json;
  }

  private static @Nullable Double seconds(Optional<Instant> time) {
    return time.map(Dates::epoch).orElse(null);
  }

  /** Announces that a build was tagged or untagged. */
  void tagged(Build build, Tags.Tag tag, String user, boolean added) {
    ObjectNode body = Json.object();
    body.put("base_url", web);
    body.put("build_id", build.id());
    body.put("instance", "primary");
    body.put("name", build.name());
    body.put("owner", build.owner().name());
    body.put("release", build.release());
    body.put("tag", tag.name());
    body.put("tag_id", tag.id());
    body.put("user", user);
    body.put("version", build.version());
    bus.publish(
        MessageBus.PREFIX + (added ? "buildsys.tag" : "buildsys.untag"),
        added ? "koji_fedoramessaging.tag.TagV1" : "koji_fedoramessaging.tag.UntagV1",
        10,
        List.of("rpm_" + build.name(), "user_" + build.owner().name()),
        body);
  }

  private static JsonNode json(@Nullable Object value) {
    if (value instanceof List<?> list) {
      ArrayNode array = Json.array();
      list.forEach(item -> array.add(json(item)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = Json.object();
      map.forEach((name, item) -> object.set(name.toString(), json(item)));
      return object;
    }
    ArrayNode holder = Json.array();
    if (value instanceof String text) {
      holder.add(text);
    } else if (value instanceof Integer number) {
      holder.add(number);
    } else if (value instanceof Double number) {
      holder.add(number);
    } else if (value instanceof Boolean flag) {
      holder.add(flag);
    } else {
      holder.addNull();
    }
    return holder.get(0);
  }
}
