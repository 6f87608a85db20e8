package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.KojiTask;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task as the hub keeps it. Guarded by the state lock. */
final class Task {

  private final int id;
  private final String method;
  private final String label;
  private final Account owner;
  private final @Nullable Task parent;
  private final List<@Nullable Object> request;
  private final int priority;
  private final Instant created;
  private KojiTask.State state = KojiTask.State.FREE;
  private @Nullable Instant started;
  private @Nullable Instant completed;
  private @Nullable KojiFault failure;
  private @Nullable Object result;

  Task(
      int id,
      String method,
      String label,
      Account owner,
      @Nullable Task parent,
      List<@Nullable Object> request,
      int priority,
      Instant created) {
    this.id = id;
    this.method = method;
    this.label = label;
    this.owner = owner;
    this.parent = parent;
    this.request = request;
    this.priority = priority;
    this.created = created;
  }

  int id() {
    return id;
  }

  String method() {
    return method;
  }

  /** Label among the parent's children; empty for a task without parent. */
  String label() {
    return label;
  }

  Account owner() {
    return owner;
  }

  Optional<Task> parent() {
    return Optional.ofNullable(parent);
  }

  List<@Nullable Object> request() {
    return request;
  }

  /** Returns an argument of the request as text; empty if it is none. */
  String argument(int index) {
    return request.size() > index && request.get(index) instanceof String text ? text : "";
  }

  int priority() {
    return priority;
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

  KojiTask snapshot() {
    return new KojiTask(
        id,
        method,
        state,
        owner.name(),
        parent().map(Task::id),
        request.stream().filter(Objects::nonNull).map(Object::toString).toList(),
        failure().map(KojiFault::text));
  }
}
