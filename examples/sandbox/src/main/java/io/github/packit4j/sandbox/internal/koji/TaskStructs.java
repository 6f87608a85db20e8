package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.internal.Dates;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hub's structs about tasks. */
final class TaskStructs {

  private final HubUsers users;

  TaskStructs(HubUsers users) {
    this.users = users;
  }

  /** Returns a task as getTaskInfo gives it. */
  Map<String, @Nullable Object> task(Task task, boolean withRequest) {
    Map<String, @Nullable Object> struct = new LinkedHashMap<>();
    boolean child = task.parent().isPresent();
    struct.put("arch", "noarch");
    struct.put("awaited", child ? Boolean.FALSE : null);
    struct.put("channel_id", 1);
    struct.put("completion_time", task.completed().map(Dates::koji).orElse(null));
    struct.put("completion_ts", task.completed().map(Dates::epoch).orElse(null));
    struct.put("create_time", Dates.koji(task.created()));
    struct.put("create_ts", Dates.epoch(task.created()));
    struct.put("host_id", task.started().map(time -> 1).orElse(null));
    struct.put("id", task.id());
    struct.put("label", task.label().isEmpty() ? null : task.label());
    struct.put("method", task.method());
    struct.put("owner", users.id(task.owner()));
    struct.put("parent", task.parent().map(Task::id).orElse(null));
    struct.put("priority", task.priority());
    struct.put("start_time", task.started().map(Dates::koji).orElse(null));
    struct.put("start_ts", task.started().map(Dates::epoch).orElse(null));
    struct.put("state", task.state().ordinal());
    struct.put("waiting", task.isFinished() && !child ? Boolean.TRUE : null);
    struct.put("weight", 1.0);
    if (withRequest) {
      struct.put("request", task.arguments());
    }
    return struct;
  }

  /**
   * Returns a task as listTasks gives it.
   *
   * @param decode whether request and result are values; else they are XML texts
   */
  Map<String, @Nullable Object> listedTask(Task task, boolean decode) {
    Map<String, @Nullable Object> struct = task(task, false);
    struct.put("owner_name", task.owner().name());
    struct.put("owner_type", 0);
    boolean closed = task.state() == KojiTask.State.CLOSED;
    if (decode) {
      struct.put("request", task.arguments());
      struct.put("result", closed ? Collections.singletonList(task.result()) : failure(task));
    } else {
      struct.put("request", XmlRpcAnswer.call(task.method(), task.arguments()));
      struct.put("result", closed ? XmlRpcAnswer.of(task.result()) : null);
    }
    return struct;
  }

  /** Returns a failed task's fault as a struct; null if it did not fail. */
  static @Nullable Map<String, Object> failure(Task task) {
    return task.failure()
        .map(
            fault -> {
              Map<String, Object> struct = new LinkedHashMap<>();
              struct.put("faultCode", fault.code());
              struct.put("faultString", fault.text());
              return struct;
            })
        .orElse(null);
  }
}
