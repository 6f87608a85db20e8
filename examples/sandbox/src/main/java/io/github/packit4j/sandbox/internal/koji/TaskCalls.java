package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.internal.Dates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's methods that read tasks. */
final class TaskCalls {

  private final HubState hub;
  private final HubUsers users;
  private final TaskStructs structs;

  TaskCalls(CallTable table, HubState hub, HubUsers users, TaskStructs structs) {
    this.hub = hub;
    this.users = users;
    this.structs = structs;
    table.read(
        "getTaskInfo",
        "RootExports.getTaskInfo(self, task_id, request=, strict=)",
        (a, caller) -> getTaskInfo(a));
    table.read(
        "getTaskRequest",
        "RootExports.getTaskRequest(self, taskId)",
        (a, caller) -> task(hub, a, "taskId").arguments());
    table.read(
        "taskFinished",
        "RootExports.taskFinished(self, taskId)",
        (a, caller) -> task(hub, a, "taskId").isFinished());
    table.read(
        "getTaskChildren",
        "RootExports.getTaskChildren(self, task_id, request=, strict=)",
        (a, caller) -> getTaskChildren(a));
    table.read(
        "getTaskDescendents",
        "RootExports.getTaskDescendents(self, task_id, request=)",
        (a, caller) -> getTaskDescendents(a));
    table.read(
        "getTaskResult",
        "RootExports.getTaskResult(self, taskId, raise_fault=)",
        (a, caller) -> getTaskResult(a));
    table.read(
        "listTasks", "RootExports.listTasks(self, opts=, queryOpts=)", (a, caller) -> listTasks(a));
    table.read(
        "listTaskOutput",
        "list_task_output(taskID, stat=, all_volumes=, strict=)",
        (a, caller) -> listTaskOutput(a));
    table.read(
        "downloadTaskOutput",
        "RootExports.downloadTaskOutput(self, taskID, fileName, offset=, size=, volume=)",
        (a, caller) -> downloadTaskOutput(a));
  }

  /** Returns the task that an argument names. */
  static Task task(HubState hub, Arguments a, String name) {
    Optional<Task> task = a.number(name).flatMap(hub::task);
    return task.orElseThrow(
        () -> KojiFault.generic("No such task: " + PythonText.str(a.get(name))));
  }

  private @Nullable Object getTaskInfo(Arguments a) {
    boolean request = a.flag("request", false);
    if (a.get("task_id") instanceof List<?> ids) {
      List<@Nullable Object> infos = new ArrayList<>();
      for (Object id : ids) {
        Optional<Task> task = id instanceof Number n ? hub.task(n.intValue()) : Optional.empty();
        infos.add(task.map(t -> structs.task(t, request)).orElse(null));
      }
      return infos;
    }
    Optional<Task> task = a.number("task_id").flatMap(hub::task);
    if (task.isEmpty() && a.flag("strict", false)) {
      throw KojiFault.generic("query returned no rows");
    }
    return task.map(t -> structs.task(t, request)).orElse(null);
  }

  private List<Map<String, @Nullable Object>> getTaskChildren(Arguments a) {
    return a.number("task_id").flatMap(hub::task).map(hub::children).orElse(List.of()).stream()
        .map(child -> structs.task(child, a.flag("request", false)))
        .toList();
  }

  private Map<String, Object> getTaskDescendents(Arguments a) {
    Map<String, Object> tree = new LinkedHashMap<>();
    List<Task> open = new ArrayList<>(List.of(task(hub, a, "task_id")));
    while (!open.isEmpty()) {
      Task next = open.remove(0);
      List<Task> children = hub.children(next);
      open.addAll(children);
      tree.put(
          Integer.toString(next.id()),
          children.stream().map(c -> structs.task(c, a.flag("request", false))).toList());
    }
    return tree;
  }

  private @Nullable Object getTaskResult(Arguments a) {
    Task task = task(hub, a, "taskId");
    if (task.state() == KojiTask.State.CANCELED) {
      throw KojiFault.generic("Task " + task.id() + " is canceled");
    }
    if (!task.isFinished()) {
      throw KojiFault.generic("Task " + task.id() + " is not finished");
    }
    if (task.failure().isPresent()) {
      if (a.flag("raise_fault", true)) {
        throw task.failure().get();
      }
      return TaskStructs.failure(task);
    }
    return task.result();
  }

  private Object listTasks(Arguments a) {
    Map<String, @Nullable Object> opts = a.struct("opts");
    for (String key : List.of("owner", "parent", "host_id", "channel_id")) {
      if (opts.get(key) instanceof String text) {
        throw new KojiFault(
            1,
            "<class 'psycopg2.errors.InvalidTextRepresentation'>: invalid input syntax for type"
                + " integer: \"%s\"".formatted(text));
      }
    }
    boolean decode = Boolean.TRUE.equals(opts.get("decode"));
    List<Map<String, @Nullable Object>> found =
        hub.tasks().stream()
            .filter(task -> fits(task, opts))
            .map(task -> structs.listedTask(task, decode))
            .toList();
    return QueryOptions.apply(found, a.get("queryOpts"));
  }

  private boolean fits(Task task, Map<String, @Nullable Object> opts) {
    return (opts.get("method") == null || task.method().equals(opts.get("method")))
        && fits(opts.get("owner"), users.id(task.owner()))
        && (!opts.containsKey("parent")
            || fits(opts.get("parent"), task.parent().map(Task::id).orElse(null)))
        && HubTimes.isAfter(task.created(), opts.get("createdAfter"))
        && HubTimes.isBefore(task.created(), opts.get("createdBefore"))
        && (!(opts.get("state") instanceof List<?> states)
            || states.contains(task.state().ordinal()));
  }

  private static boolean fits(@Nullable Object wanted, @Nullable Integer number) {
    return wanted == null || wanted.equals(number);
  }

  private Object listTaskOutput(Arguments a) {
    Optional<Task> task = a.number("taskID").flatMap(hub::task);
    if (task.isEmpty() && a.flag("strict", false)) {
      throw KojiFault.generic("Task doesn't exist");
    }
    Map<String, byte[]> files = task.map(Task::files).orElse(Map.of());
    boolean stat = a.flag("stat", false);
    boolean volumes = a.flag("all_volumes", false);
    if (!stat && !volumes) {
      return List.copyOf(files.keySet());
    }
    Map<String, Object> listing = new LinkedHashMap<>();
    double time = task.flatMap(Task::completed).map(Dates::epoch).orElse(0.0);
    files.forEach(
        (name, content) -> {
          Object info = stat ? stat(content, time) : List.of("DEFAULT");
          listing.put(name, stat && volumes ? Map.of("DEFAULT", info) : info);
        });
    return listing;
  }

  private static Map<String, Object> stat(byte[] content, double time) {
    Map<String, Object> stat = new LinkedHashMap<>();
    stat.put("st_atime", time);
    stat.put("st_ctime", time);
    stat.put("st_mtime", time);
    stat.put("st_size", Integer.toString(content.length));
    return stat;
  }

  private Object downloadTaskOutput(Arguments a) {
    String name = a.text("fileName").orElse("");
    int id = a.number("taskID").orElse(0);
    byte[] content = hub.task(id).map(Task::files).map(files -> files.get(name)).orElse(null);
    if (content == null) {
      throw KojiFault.generic(
          String.format(Locale.ROOT, "no file \"%s\" output by task %d", name, id));
    }
    int from = Math.min(Math.max(a.number("offset").orElse(0), 0), content.length);
    int size = a.number("size").filter(number -> number >= 0).orElse(content.length);
    byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + size));
    return Base64.getEncoder().encodeToString(part);
  }
}
