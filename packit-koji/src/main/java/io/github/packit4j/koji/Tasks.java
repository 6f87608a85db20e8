package io.github.packit4j.koji;

import io.github.packit4j.koji.call.TaskCalls;
import io.github.packit4j.koji.call.TaskQuery;
import io.github.packit4j.koji.failure.KojiDeadlineException;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.internal.LostAnswer;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The work that a hub hands out: to look at, wait for and cancel. Thread-safe. */
public final class Tasks {
  private final KojiClient koji;
  private final BiFunction<Duration, String, Deadline> deadlines;

  Tasks(KojiClient koji, BiFunction<Duration, String, Deadline> deadlines) {
    this.koji = koji;
    this.deadlines = deadlines;
  }

  /**
   * Looks up a task with its arguments.
   *
   * @param id the task
   * @return the task, empty if there is none of that number
   */
  public Optional<TaskInfo> find(TaskId id) {
    return koji.call(TaskCalls.task(id));
  }

  /**
   * Lists tasks with their arguments.
   *
   * @param query which tasks
   * @return the tasks
   */
  public List<TaskInfo> list(TaskQuery query) {
    return koji.call(TaskCalls.tasks(query));
  }

  /**
   * Looks up a task and all tasks below it.
   *
   * @param id the task
   * @return the tree
   * @throws KojiException if there is no such task
   */
  public TaskTree tree(TaskId id) {
    KojiBatch batch = koji.batch();
    KojiBatch.Entry<Optional<TaskInfo>> root = batch.add(TaskCalls.task(id));
    KojiBatch.Entry<Map<TaskId, List<TaskInfo>>> below = batch.add(TaskCalls.descendents(id));
    batch.run();
    TaskInfo task = root.result().orElseThrow(() -> new KojiException("The hub has no task " + id));
    return TaskTree.of(task, below.result());
  }

  /**
   * Follows a task and the tasks below it. Nothing is sent before the first question.
   *
   * @param id the task
   * @param timeout how long to follow at most
   * @return the stream of changes
   */
  public TaskWatch watch(TaskId id, Duration timeout) {
    return new TaskWatch(koji, id, deadlines.apply(timeout, "task " + id));
  }

  /**
   * Waits for a task to end.
   *
   * @param id the task
   * @param timeout how long to wait at most
   * @param listener is told each change of the task and those below it
   * @return how it ended
   * @throws InterruptedException if the thread is interrupted meanwhile
   * @throws KojiDeadlineException if it takes longer; the task goes on
   */
  public TaskOutcome await(TaskId id, Duration timeout, Consumer<TaskUpdate> listener)
      throws InterruptedException {
    TaskWatch watch = watch(id, timeout);
    for (Optional<TaskUpdate> next = watch.next(); next.isPresent(); next = watch.next()) {
      listener.accept(next.get());
    }
    return watch.outcome();
  }

  /**
   * Reads the end of a log that a task left.
   *
   * @param id the task, mostly one of the culprits of a failure
   * @param name such as {@code build.log}; see {@link TaskCalls#files}
   * @param maxBytes how much to read at most
   * @return the end of the log
   * @throws KojiException if the task has no such file
   */
  public TaskLog log(TaskId id, String name, int maxBytes) {
    return new TaskLogs(koji).tail(id, name, maxBytes);
  }

  /**
   * Cancels a task and all below it. A finished task stays as it is.
   *
   * @param id the task
   */
  public void cancel(TaskId id) {
    koji.call(TaskCalls.cancel(id), LostAnswer.nil());
  }

  /**
   * The page that shows a task to people.
   *
   * @param task the task
   * @return its address on the hub's web site
   */
  public URI url(TaskId task) {
    return koji.page("/taskinfo?taskID=" + task);
  }
}
