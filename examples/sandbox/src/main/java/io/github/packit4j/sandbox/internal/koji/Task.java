package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.KojiTask;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task as the hub keeps it. Guarded by the state lock. */
final class Task {

  private final int id;
  private final TaskRequest request;
  private final Instant created;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private KojiTask.State state = KojiTask.State.FREE;
  private @Nullable Instant started;
  private @Nullable Instant completed;
  private @Nullable KojiFault failure;
  private @Nullable Object result;

  Task(int id, TaskRequest request, Instant created) {
    this.id = id;
    this.request = request;
    this.created = created;
  }

  int id() {
    return id;
  }

  String method() {
    return request.method();
  }

  /** Label among the parent's children; empty for a task without parent. */
  String label() {
    return request.label();
  }

  Account owner() {
    return request.owner();
  }

  Optional<Task> parent() {
    return request.parent();
  }

  List<@Nullable Object> arguments() {
    return request.arguments();
  }

  /** Returns an argument; null if there are fewer. */
  @Nullable Object argument(int index) {
    return arguments().size() > index ? arguments().get(index) : null;
  }

  int priority() {
    return request.priority();
  }

  Instant created() {
    return created;
  }

  Optional<Instant> started() {
    return Optional.ofNullable(started);
  }

  Optional<Instant> completed() {
    return Optional.ofNullable(completed);
  }

  KojiTask.State state() {
    return state;
  }

  boolean isFinished() {
    return state == KojiTask.State.CLOSED
        || state == KojiTask.State.FAILED
        || state == KojiTask.State.CANCELED;
  }

  void open(Instant time) {
    state = KojiTask.State.OPEN;
    started = time;
  }

  void close(@Nullable Object what, Instant time) {
    state = KojiTask.State.CLOSED;
    completed = time;
    result = what;
  }

  void fail(KojiFault fault, Instant time) {
    state = KojiTask.State.FAILED;
    completed = time;
    failure = fault;
  }

  void cancel(Instant time) {
    state = KojiTask.State.CANCELED;
    completed = time;
  }

  Optional<KojiFault> failure() {
    return Optional.ofNullable(failure);
  }

  @Nullable Object result() {
    return result;
  }

  /** Leaves a file in the task's directory. */
  void write(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the files that the task left, by name. */
  Map<String, byte[]> files() {
    return files;
  }

  /** Returns the task's directory below the hub's work directory. */
  String directory() {
    return "tasks/" + id % 10_000 + "/" + id;
  }

  KojiTask snapshot() {
    return new KojiTask(
        id,
        method(),
        state,
        owner().name(),
        parent().map(Task::id),
        arguments().stream().filter(Objects::nonNull).map(Object::toString).toList(),
        failure().map(KojiFault::text));
  }
}
