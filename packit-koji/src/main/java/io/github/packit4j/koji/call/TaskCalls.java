package io.github.packit4j.koji.call;

import io.github.packit4j.koji.KojiBatch;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.internal.Epoch;
import io.github.packit4j.koji.call.internal.Structs;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.TaskFile;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import java.util.Base64;
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

  /**
   * Reads the result of a finished task.
   *
   * @param id the task
   * @return the call; it fails with the task's own fault if that failed, and with fault 1000 if it
   *     is not finished or canceled
   */
  public static KojiCall<KojiValue> result(TaskId id) {
    return KojiCall.read("getTaskResult", id);
  }

  /**
   * Reads why a finished task failed.
   *
   * @param id the task
   * @return the call; empty if the task succeeded
   */
  public static KojiCall<Optional<KojiFault>> failure(TaskId id) {
    return KojiCall.read("getTaskResult", id)
        .keyword("raise_fault", false)
        .returning(TaskCalls::failure);
  }

  private static Optional<KojiFault> failure(KojiValue result) {
    if (!result.isStruct() || result.member("faultCode").isNil()) {
      return Optional.empty();
    }
    return Optional.of(
        new KojiFault(result.member("faultCode").asInt(), result.member("faultString").asString()));
  }

  /**
   * Lists the tasks directly below a task.
   *
   * @param id the task
   * @return the call
   */
  public static KojiCall<List<TaskInfo>> children(TaskId id) {
    return KojiCall.read("getTaskChildren", id)
        .returning(answer -> Structs.list(answer, Structs::task));
  }

  /**
   * Lists all tasks below a task.
   *
   * @param id the task
   * @return the call, answering the children of each task
   */
  public static KojiCall<Map<TaskId, List<TaskInfo>>> descendents(TaskId id) {
    return KojiCall.read("getTaskDescendents", id).returning(TaskCalls::descendents);
  }

  private static Map<TaskId, List<TaskInfo>> descendents(KojiValue answer) {
    Map<TaskId, List<TaskInfo>> children = new LinkedHashMap<>();
    answer
        .asStruct()
        .forEach(
            (id, tasks) ->
                children.put(
                    TaskId.of(KojiValue.of(id).asLong()), Structs.list(tasks, Structs::task)));
    return children;
  }

  /**
   * Lists the files that a task left.
   *
   * @param id the task
   * @return the call
   */
  public static KojiCall<List<TaskFile>> files(TaskId id) {
    return KojiCall.read("listTaskOutput", id).keyword("stat", true).returning(TaskCalls::files);
  }

  private static List<TaskFile> files(KojiValue answer) {
    return answer.asStruct().entrySet().stream()
        .map(
            file ->
                new TaskFile(
                    file.getKey(),
                    file.getValue().member("st_size").asLong(),
                    file.getValue().member("st_mtime").asInstant()))
        .toList();
  }

  /**
   * Reads a part of a file that a task left.
   *
   * @param id the task
   * @param name the file's name
   * @param offset where to begin, in bytes
   * @param size how many bytes at most
   * @return the call; fewer bytes at the end of the file
   */
  public static KojiCall<byte[]> fileContent(TaskId id, String name, long offset, int size) {
    return KojiCall.read("downloadTaskOutput", id, name)
        .keyword("offset", offset)
        .keyword("size", size)
        .returning(answer -> Base64.getMimeDecoder().decode(answer.asString()));
  }

  /**
   * Submits a failed or canceled task again.
   *
   * @param id the task, a top-level one of our own
   * @return the call, answering the new task
   */
  public static KojiCall<TaskId> resubmit(TaskId id) {
    return KojiCall.write("resubmitTask", id).returning(answer -> TaskId.of(answer.asLong()));
  }
}
