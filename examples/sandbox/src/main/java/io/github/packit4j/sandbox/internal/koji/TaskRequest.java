package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task is to do.
 *
 * @param label name among the parent's children; empty for a task without parent
 * @param parent task it is a part of
 * @param arguments arguments of the method
 */
record TaskRequest(
    String method,
    String label,
    Account owner,
    Optional<Task> parent,
    List<@Nullable Object> arguments,
    int priority) {

  static final int DEFAULT_PRIORITY = 20;

  /** Returns a request for a task of its own. */
  static TaskRequest of(String method, Account owner, List<@Nullable Object> arguments) {
    return new TaskRequest(method, "", owner, Optional.empty(), arguments, DEFAULT_PRIORITY);
  }

  /** Returns a request for a part of a task, which runs before tasks of others. */
  static TaskRequest part(
      Task parent, String method, String label, List<@Nullable Object> arguments) {
    return new TaskRequest(
        method, label, parent.owner(), Optional.of(parent), arguments, parent.priority() - 1);
  }

  /** Returns the same request at another priority; lower ones run first. */
  TaskRequest at(int newPriority) {
    return new TaskRequest(method, label, owner, parent, arguments, newPriority);
  }
}
