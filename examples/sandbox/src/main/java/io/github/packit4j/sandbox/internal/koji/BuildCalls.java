package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.internal.Accounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hub's methods about builds and tasks. */
final class BuildCalls {

  private final HubState hub;
  private final KojiStructs structs;
  private final Accounts accounts;
  private final BuildRunner runner;
  private boolean atOnce;

  BuildCalls(
      CallTable table, HubState hub, KojiStructs structs, Accounts accounts, BuildRunner runner) {
    this.hub = hub;
    this.structs = structs;
    this.accounts = accounts;
    this.runner = runner;
    table.read("getBuild", "buildInfo! strict", (a, caller) -> getBuild(a));
    table.read(
        "listBuilds",
        "packageID userID taskID prefix state volumeID source createdBefore createdAfter"
            + " completeBefore completeAfter type typeInfo queryOpts pattern cgID draft",
        (a, caller) -> listBuilds(a));
    table.read("getPackageID", "name! strict", (a, caller) -> getPackageId(a));
    table.read(
        "getChangelogEntries",
        "buildID taskID filepath author before after queryOpts strict",
        (a, caller) -> getChangelogEntries(a));
    table.read("getTaskInfo", "task_id! request strict", (a, caller) -> getTaskInfo(a));
    table.read("getTaskRequest", "taskId!", (a, caller) -> task(a, "taskId").request());
    table.read("taskFinished", "taskId!", (a, caller) -> task(a, "taskId").isFinished());
    table.read("getTaskChildren", "task_id! request strict", (a, caller) -> getTaskChildren(a));
    table.read("getTaskDescendents", "task_id! request", (a, caller) -> getTaskDescendents(a));
    table.read("getTaskResult", "taskId! raise_fault", (a, caller) -> getTaskResult(a));
    table.read("listTasks", "opts queryOpts", (a, caller) -> listTasks(a));
    table.write("build", "src! target! opts priority channel", this::build);
    table.write("cancelTask", "task_id! recurse", this::cancelTask);
    table.write("cancelBuild", "buildID! strict", this::cancelBuild);
  }

  void buildAtOnce() {
    atOnce = true;
  }

  private @Nullable Object getBuild(Arguments a) {
    Optional<Build> build = find(a.get("buildInfo"));
    if (build.isEmpty() && a.flag("strict", false)) {
      throw noSuchBuild(a.get("buildInfo"));
    }
    return build.map(structs::build).orElse(null);
  }

  static KojiFault noSuchBuild(@Nullable Object info) {
    String shown = info instanceof String ? "'" + info + "'" : String.valueOf(info);
    return KojiFault.generic("No such build: " + shown);
  }

  /** Finds a build by id, NVR or struct. */
  Optional<Build> find(@Nullable Object info) {
    if (info instanceof Number id) {
      return hub.build(id.intValue());
    }
    if (info instanceof String nvr) {
      if (nvr.chars().filter(c -> c == '-').count() < 2) {
        throw KojiFault.generic("invalid format: " + nvr);
      }
      return hub.build(nvr);
    }
    if (info instanceof Map<?, ?> struct) {
      return hub.build(
          struct.get("name") + "-" + struct.get("version") + "-" + struct.get("release"));
    }
    throw KojiFault.generic("Invalid type for argument: " + info);
  }

  private Object listBuilds(Arguments a) {
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    Object pkg = a.get("packageID");
    Optional<Pattern> source = a.text("source").map(BuildCalls::glob);
    Optional<Pattern> pattern = a.text("pattern").map(BuildCalls::glob);
    for (Build build : hub.builds()) {
      boolean fits =
          (pkg == null || pkg.equals(build.name()) || pkg.equals(hub.packageId(build.name())))
              && fits(a.get("userID"), accounts.id(build.owner().name()), build.owner().name())
              && fits(a.get("taskID"), build.task().map(Task::id).orElse(null), null)
              && fits(a.get("state"), build.state().ordinal(), null)
              && matches(source, build.source().orElse(""))
              && matches(pattern, build.nvr())
              && after(a.get("createdAfter"), build.created().getEpochSecond())
              && build.name().startsWith(a.text("prefix").orElse(""));
      if (fits) {
        found.add(structs.listedBuild(build));
      }
    }
    return QueryOptions.apply(found, a.struct("queryOpts"));
  }

  private static boolean fits(
      @Nullable Object wanted, @Nullable Object number, @Nullable String name) {
    return wanted == null || wanted.equals(number) || wanted.equals(name);
  }

  private static boolean matches(Optional<Pattern> pattern, String text) {
    return pattern.isEmpty() || pattern.get().matcher(text).matches();
  }

  private static boolean after(@Nullable Object bound, long seconds) {
    return !(bound instanceof Number number) || seconds > number.doubleValue() - 1;
  }

  private static Pattern glob(String glob) {
    String regex = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private @Nullable Object getPackageId(Arguments a) {
    String name = a.text("name").orElse("");
    Optional<Integer> id = hub.knownPackage(name);
    if (id.isEmpty() && a.flag("strict", false)) {
      throw KojiFault.generic("No such package name: " + name);
    }
    return id.orElse(null);
  }

  private Object getChangelogEntries(Arguments a) {
    Optional<Build> build = find(a.get("buildID"));
    if (a.get("after") instanceof Double) {
      throw KojiFault.generic("Invalid type for after: <class 'float'>");
    }
    return build.map(b -> SpecChangelog.entries(b.specFile(), a.number("after"))).orElse(List.of());
  }

  private Task task(Arguments a, String name) {
    Optional<Task> task = a.number(name).flatMap(hub::task);
    return task.orElseThrow(() -> KojiFault.generic("No such task: " + a.get(name)));
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
    List<Task> open = new ArrayList<>(List.of(task(a, "task_id")));
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
    Task task = task(a, "taskId");
    if (task.state() == KojiTask.State.CANCELED) {
      throw KojiFault.generic("Task " + task.id() + " is canceled");
    }
    if (!task.isFinished()) {
      throw KojiFault.generic("Task " + task.id() + " is not finished");
    }
    if (task.failure().isPresent()) {
      KojiFault fault = task.failure().get();
      if (a.flag("raise_fault", true)) {
        throw fault;
      }
      return Map.of("faultCode", fault.code(), "faultString", fault.text());
    }
    return task.result();
  }

  private Object listTasks(Arguments a) {
    Map<String, @Nullable Object> opts = a.struct("opts");
    if (opts.get("owner") instanceof String name) {
      throw new KojiFault(
          1,
          "<class 'psycopg2.errors.InvalidTextRepresentation'>: invalid input syntax for type"
              + " integer: \""
              + name
              + "\"");
    }
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    for (Task task : hub.tasks()) {
      boolean fits =
          fits(opts.get("method"), task.method(), null)
              && fits(opts.get("owner"), accounts.id(task.owner().name()), null)
              && fits(opts.get("parent"), task.parent().map(Task::id).orElse(null), null)
              && after(opts.get("createdAfter"), task.created().getEpochSecond())
              && (!(opts.get("state") instanceof List<?> states)
                  || states.contains(task.state().ordinal()));
      if (fits) {
        Map<String, @Nullable Object> struct = structs.task(task, true);
        struct.put("owner_name", task.owner().name());
        struct.put("owner_type", 0);
        struct.put("result", null);
        if (!Boolean.TRUE.equals(opts.get("decode"))) {
          struct.put("request", XmlRpcAnswer.params(task.request()));
        }
        found.add(struct);
      }
    }
    return QueryOptions.apply(found, a.struct("queryOpts"));
  }

  private Object build(Arguments a, Caller caller) {
    int priority = a.number("priority").orElse(0);
    if (priority < 0) {
      throw new KojiFault(KojiFault.NOT_ALLOWED, "only admins may create high-priority tasks");
    }
    if (!a.text("channel").orElse("default").equals("default")) {
      throw KojiFault.generic("No such channel: " + a.get("channel"));
    }
    List<@Nullable Object> request = Arrays.asList(a.get("src"), a.get("target"), a.struct("opts"));
    Task task = hub.addTask("build", "", caller.account(), null, request, 20 + priority);
    if (atOnce) {
      run(task);
    }
    return task.id();
  }

  /** Brings a build task to its end. */
  void run(Task task) {
    if (task.state() == KojiTask.State.FREE) {
      runner.start(task);
    }
    if (task.state() == KojiTask.State.OPEN && !runner.isHeld(task)) {
      runner.finish(task);
    }
  }

  private @Nullable Object cancelTask(Arguments a, Caller caller) {
    Task task = task(a, "task_id");
    if (!task.owner().equals(caller.account())) {
      throw new KojiFault(KojiFault.NOT_ALLOWED, "Cannot cancel task, not owner");
    }
    runner.cancel(task);
    return null;
  }

  private Object cancelBuild(Arguments a, Caller caller) {
    Build build = find(a.get("buildID")).orElseThrow(() -> noSuchBuild(a.get("buildID")));
    if (!build.owner().equals(caller.account())) {
      throw new KojiFault(KojiFault.NOT_ALLOWED, "Cannot cancel build, not owner");
    }
    Optional<Task> task = build.task().filter(t -> !t.isFinished());
    task.ifPresent(runner::cancel);
    return task.isPresent();
  }

  /** Returns the build tasks that are not finished, in order of submission. */
  List<Task> unfinished() {
    return hub.tasks().stream()
        .filter(task -> task.method().equals("build") && !task.isFinished())
        .sorted(Comparator.comparingInt(Task::id))
        .toList();
  }
}
