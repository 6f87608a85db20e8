package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.KojiHub;
import io.github.packit4j.sandbox.KojiTask;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does the work of the builders: moves build tasks through their states. */
final class BuildTasks {

  private final HubState hub;
  private final BuildSources sources;
  private final BuildRegistry registry;
  private final Tagger tagger;
  private final KojiMessages messages;
  private final Deque<String> failures = new ArrayDeque<>();
  private final Map<Task, Running> running = new LinkedHashMap<>();
  private final Map<Task, Runnable> heldTaggings = new LinkedHashMap<>();
  private KojiHub.NvrRule nvrRule = new SpecNvr();
  private boolean holding;

  /** A build task that has its source and waits for the compiler. */
  private record Running(Task arch, Nvr nvr, Optional<Build> build, Optional<String> destination) {}

  BuildTasks(
      HubState hub,
      BuildSources sources,
      BuildRegistry registry,
      Tagger tagger,
      KojiMessages messages) {
    this.hub = hub;
    this.sources = sources;
    this.registry = registry;
    this.tagger = tagger;
    this.messages = messages;
  }

  void nvrRule(KojiHub.NvrRule rule) {
    nvrRule = rule;
  }

  void failNext(String reason) {
    failures.add(reason);
  }

  void holdTagging() {
    holding = true;
  }

  void releaseTagging() {
    holding = false;
    List<Runnable> held = List.copyOf(heldTaggings.values());
    heldTaggings.clear();
    held.forEach(Runnable::run);
  }

  /** Returns the build tasks that are not finished, in order of submission. */
  List<Task> unfinished() {
    return hub.tasks().stream()
        .filter(task -> task.method().equals("build") && !task.isFinished())
        .toList();
  }

  /**
   * Brings a build task to its end, or to the point where its tag is held back; one that waits for
   * builds stays as it is until they are there.
   */
  void run(Task task) {
    if (task.state() == KojiTask.State.FREE) {
      start(task);
    }
    if (task.state() == KojiTask.State.OPEN && !heldTaggings.containsKey(task)) {
      finish(task);
    }
  }

  private boolean isWaiting(Task task) {
    return task.argument(1) instanceof String name
        && hub.tags()
            .target(name)
            .filter(
                target ->
                    BuildOptions.of(task).waitedFor().stream()
                        .anyMatch(nvr -> !isIn(nvr, target.buildTag())))
            .isPresent();
  }

  private boolean isIn(String nvr, String tag) {
    return hub.build(nvr)
        .filter(
            build ->
                hub.tags().withParents(hub.tags().require(tag)).stream()
                    .anyMatch(each -> hub.taggings().holds(build, each.name())))
        .isPresent();
  }

  /** Opens a build task, unless it waits for other builds; it may fail at once. */
  void start(Task task) {
    if (isWaiting(task)) {
      return;
    }
    changed(task, () -> task.open(hub.now()));
    try {
      running.put(task, begin(task));
    } catch (KojiFault fault) {
      changed(task, () -> task.fail(fault, hub.now()));
    }
  }

  /** Checks in the builder's order, which is that of its messages. */
  private Running begin(Task task) {
    BuildOptions options = BuildOptions.of(task);
    if (options.architectures().isPresent() && !options.isScratch()) {
      throw new KojiFault(KojiFault.BUILD, "arch_override is only allowed for scratch builds");
    }
    Tags.Target target = target(task);
    String source = PythonText.str(task.argument(0));
    if (!BuildSources.isScm(source)) {
      if (!options.isScratch()) {
        throw new KojiFault(
            KojiFault.NOT_ALLOWED,
            "policy violation (build_from_srpm): only scratch builds may be built from an srpm");
      }
      Nvr nvr = ofSourcePackage(source);
      sourceTask(task, "rebuildSRPM", target).close(null, hub.now());
      return compile(task, nvr, Optional.empty(), Optional.empty());
    }
    BuildSources.Checkout checkout = checkOut(task, target, source, options.isScratch());
    Nvr nvr = Nvr.parse(nvrRule.nvr(checkout.specFile(), hub.tags().distOf(target.buildTag())));
    if (options.isScratch()) {
      return compile(task, nvr, Optional.empty(), Optional.empty());
    }
    if (options.isTagged()) {
      checkPackage(nvr.name(), target);
    }
    Build build = registry.begin(task, nvr, checkout);
    Optional<String> destination =
        options.isTagged() ? Optional.of(target.destTag()) : Optional.empty();
    return compile(task, nvr, Optional.of(build), destination);
  }

  private Tags.Target target(Task task) {
    Object name = task.argument(1);
    Optional<Tags.Target> target =
        name instanceof String text ? hub.tags().target(text) : Optional.empty();
    return target.orElseThrow(
        () -> KojiFault.generic("unknown build target: " + PythonText.str(name)));
  }

  private static Nvr ofSourcePackage(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return Nvr.parse(file.replaceFirst("\\.src\\.rpm$", ""));
  }

  private BuildSources.Checkout checkOut(
      Task task, Tags.Target target, String url, boolean scratch) {
    Task srpm = sourceTask(task, "buildSRPMFromSCM", target);
    try {
      BuildSources.Checkout checkout = sources.checkOut(url, scratch);
      srpm.close(TaskOutput.ofSource(srpm, checkout.url(), url), hub.now());
      return checkout;
    } catch (KojiFault fault) {
      srpm.write("checkout.log", fault.text() + "\n");
      srpm.fail(fault, hub.now());
      throw fault;
    }
  }

  private Task sourceTask(Task parent, String method, Tags.Target target) {
    Task task =
        hub.addTask(
            TaskRequest.part(
                parent,
                method,
                "srpm",
                Arrays.asList(
                    parent.argument(0),
                    hub.tags().require(target.buildTag()).id(),
                    Map.of("scratch", BuildOptions.of(parent).isScratch()))));
    task.open(hub.now());
    return task;
  }

  private void checkPackage(String name, Tags.Target target) {
    Tags.Tag destination = hub.tags().require(target.destTag());
    if (!hub.packages().listed().contains(name)) {
      throw new KojiFault(
          KojiFault.BUILD, "package " + name + " not in list for tag " + destination.name());
    }
    if (hub.packages().isBlocked(name, hub.tags().withParents(destination))) {
      throw new KojiFault(
          KojiFault.BUILD, "package " + name + " is blocked for tag " + destination.name());
    }
  }

  private Running compile(Task task, Nvr nvr, Optional<Build> build, Optional<String> destination) {
    Task arch =
        hub.addTask(
            TaskRequest.part(
                task,
                "buildArch",
                "noarch",
                Arrays.asList(TaskOutput.sourcePackage(nvr), task.argument(1), "noarch")));
    arch.open(hub.now());
    return new Running(arch, nvr, build, destination);
  }

  /** Brings an open build task to its end. */
  private void finish(Task task) {
    Running compiled = running.get(task);
    if (compiled == null) {
      throw new IllegalStateException("Task " + task.id() + " is open but was not begun");
    }
    running.remove(task);
    String reason = failures.poll();
    if (reason != null) {
      KojiFault fault = new KojiFault(KojiFault.BUILD, reason);
      TaskOutput.ofFailure(compiled.arch(), compiled.nvr(), reason);
      compiled.arch().fail(fault, hub.now());
      compiled.build().ifPresent(build -> registry.end(build, KojiBuild.State.FAILED));
      changed(task, () -> task.fail(fault, hub.now()));
      return;
    }
    compiled.arch().close(TaskOutput.ofBuild(compiled.arch(), compiled.nvr()), hub.now());
    compiled.build().ifPresent(build -> registry.end(build, KojiBuild.State.COMPLETE));
    if (compiled.build().isEmpty() || compiled.destination().isEmpty()) {
      changed(task, () -> task.close(null, hub.now()));
      return;
    }
    Build build = compiled.build().get();
    String destination = compiled.destination().get();
    Runnable tag = () -> tag(task, build, destination);
    if (holding) {
      heldTaggings.put(task, tag);
    } else {
      tag.run();
    }
  }

  private void tag(Task task, Build build, String destination) {
    int tagId = hub.tags().find(destination).map(Tags.Tag::id).orElse(0);
    Task tagging =
        hub.addTask(
            TaskRequest.part(
                task, "tagBuild", "tag", Arrays.asList(tagId, build.id(), false, null, true)));
    tagging.open(hub.now());
    try {
      tagger.tagAs(task.owner(), build, hub.tags().require(destination));
      tagging.close(null, hub.now());
      task.close(null, hub.now());
    } catch (KojiFault fault) {
      // The build stays, complete and without its tag.
      tagging.fail(fault, hub.now());
      task.fail(fault, hub.now());
    }
  }

  /** Other builds have a record, whose state is announced. */
  private void changed(Task task, Runnable change) {
    KojiTask.State before = task.state();
    change.run();
    if (task.method().equals("build") && BuildOptions.of(task).isScratch()) {
      messages.scratchBuildChanged(task, before);
    }
  }

  /** Cancels a task, what it is made of, and the build it makes. */
  void cancel(Task task, boolean recurse) {
    if (task.isFinished()) {
      return;
    }
    changed(task, () -> task.cancel(hub.now()));
    running.remove(task);
    heldTaggings.remove(task);
    hub.buildOf(task)
        .filter(build -> build.state() == KojiBuild.State.BUILDING)
        .ifPresent(build -> registry.end(build, KojiBuild.State.CANCELED));
    if (recurse) {
      hub.children(task).forEach(child -> cancel(child, true));
    }
  }
}
