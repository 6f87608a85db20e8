package io.github.packit4j.koji;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hub's methods about tasks, as values for {@link KojiClient#call} and {@link KojiBatch}. */
public final class TaskCalls {
  private TaskCalls() {}

  /**
   * Looks up a task with its arguments.
   *
   * @param id the task
   * @return the call; empty if there is no such task
   */
  public static KojiCall<Optional<TaskInfo>> task(TaskId id) {
    return KojiCall.read("getTaskInfo", id)
        .keyword("request", true)
        .returning(answer -> Structs.optional(answer, Structs::task));
  }

  /**
   * Looks up many tasks at once, without their arguments.
   *
   * @param ids the tasks
   * @return the call; empty for each unknown task, in the order asked
   */
  public static KojiCall<List<Optional<TaskInfo>>> tasks(Collection<TaskId> ids) {
    return KojiCall.read("getTaskInfo", ids)
        .returning(answer -> Structs.list(answer, task -> Structs.optional(task, Structs::task)));
  }

  /**
   * Lists tasks with their arguments.
   *
   * @param query which tasks
   * @return the call
   */
  public static KojiCall<List<TaskInfo>> tasks(TaskQuery query) {
    return KojiCall.read("listTasks")
        .keyword("opts", options(query))
        .keywordIfPresent("queryOpts", query.paging().wire())
        .returning(answer -> Structs.list(answer, Structs::task));
  }

  private static Map<String, Object> options(TaskQuery query) {
    Map<String, Object> options = new LinkedHashMap<>();
    query.method().ifPresent(method -> options.put("method", method));
    query.ownerId().ifPresent(owner -> options.put("owner", owner));
    if (!query.states().isEmpty()) {
      options.put("state", query.states().stream().map(TaskState::number).toList());
    }
    query.parent().ifPresent(parent -> options.put("parent", parent));
    query.createdAfter().ifPresent(time -> options.put("createdAfter", Epoch.seconds(time)));
    // Without it the arguments come as a string of XML.
    options.put("decode", true);
    return options;
  }

  /**
   * Cancels a task and all tasks below it. A finished task stays as it is.
   *
   * @param id the task
   * @return the call
   */
  public static KojiCall<KojiValue> cancel(TaskId id) {
    return KojiCall.write("cancelTask", id).keyword("recurse", true);
  }
}
