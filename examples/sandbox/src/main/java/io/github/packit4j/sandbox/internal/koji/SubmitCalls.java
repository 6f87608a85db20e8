package io.github.packit4j.sandbox.internal.koji;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's methods that submit, repeat and cancel tasks. */
final class SubmitCalls {

  private final HubState hub;
  private final HubUsers users;
  private final BuildTasks tasks;
  private boolean atOnce;

  SubmitCalls(CallTable table, HubState hub, HubUsers users, BuildTasks tasks) {
    this.hub = hub;
    this.users = users;
    this.tasks = tasks;
    table.write(
        "build", "RootExports.build(self, src, target, opts=, priority=, channel=)", this::build);
    table.write("resubmitTask", "RootExports.resubmitTask(self, taskID)", this::resubmitTask);
    table.write("cancelTask", "RootExports.cancelTask(self, task_id, recurse=)", this::cancelTask);
    table.write(
        "cancelBuild", "RootExports.cancelBuild(self, buildID, strict=)", this::cancelBuild);
  }

  /** Lets builds run within the call that submits them. */
  void buildAtOnce() {
    atOnce = true;
  }

  /** Takes any source and target: what is wrong with them is found when the task runs. */
  private Object build(Arguments a, Caller caller) {
    Object source = a.get("src");
    if (!(source instanceof String)) {
      throw new KojiFault(
          KojiFault.PARAMETER,
          "Invalid type for value '%s': %s, expected type <class 'str'>"
              .formatted(PythonText.str(source), PythonText.type(source)));
    }
    int priority = a.number("priority").orElse(0);
    if (priority < 0 && !users.isAdmin(caller.account())) {
      throw new KojiFault(KojiFault.NOT_ALLOWED, "only admins may create high-priority tasks");
    }
    if (a.text("channel").filter(channel -> !channel.equals("default")).isPresent()) {
      throw KojiFault.generic("No such channel: " + a.get("channel"));
    }
    return submitted(
        TaskRequest.of(
                "build", caller.account(), Arrays.asList(source, a.get("target"), a.struct("opts")))
            .at(TaskRequest.DEFAULT_PRIORITY + priority));
  }

  private int submitted(TaskRequest request) {
    Task task = hub.addTask(request);
    if (atOnce) {
      tasks.run(task);
    }
    return task.id();
  }

  private Object resubmitTask(Arguments a, Caller caller) {
    Task task = TaskCalls.task(hub, a, "taskID");
    switch (task.state()) {
      case FAILED, CANCELED -> {}
      default -> throw KojiFault.generic("only canceled or failed tasks may be resubmitted");
    }
    if (task.parent().isPresent()) {
      throw KojiFault.generic("only top-level tasks may be resubmitted");
    }
    if (!ownsOrRules(caller, task.owner().name())) {
      throw KojiFault.generic("only the task owner or an admin may resubmit a task");
    }
    return submitted(
        TaskRequest.of(task.method(), caller.account(), task.arguments()).at(task.priority()));
  }

  private @Nullable Object cancelTask(Arguments a, Caller caller) {
    Task task = TaskCalls.task(hub, a, "task_id");
    if (!ownsOrRules(caller, task.owner().name())) {
      throw new KojiFault(KojiFault.NOT_ALLOWED, "Cannot cancel task, not owner");
    }
    tasks.cancel(task, a.flag("recurse", true));
    return null;
  }

  private Object cancelBuild(Arguments a, Caller caller) {
    Object info = a.get("buildID");
    Optional<Build> build = hub.findBuild(info);
    if (build.isEmpty()) {
      if (a.flag("strict", false)) {
        throw HubState.noSuchBuild(info);
      }
      return false;
    }
    if (!ownsOrRules(caller, build.get().owner().name())) {
      throw new KojiFault(KojiFault.NOT_ALLOWED, "Cannot cancel build, not owner");
    }
    Optional<Task> task = build.get().task().filter(running -> !running.isFinished());
    task.ifPresent(running -> tasks.cancel(running, true));
    return task.isPresent();
  }

  private boolean ownsOrRules(Caller caller, String owner) {
    return caller.account().name().equals(owner) || users.isAdmin(caller.account());
  }
}
