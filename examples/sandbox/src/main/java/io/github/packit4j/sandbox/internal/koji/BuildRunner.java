package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.KojiHub;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does the work of the builders: moves build tasks through their states. */
final class BuildRunner {

  private final HubState hub;
  private final KojiMessages messages;
  private final SourceRepositories sources;
  private final Deque<String> failures = new ArrayDeque<>();
  private final Map<Task, Runnable> heldTaggings = new LinkedHashMap<>();
  private final List<TagListener> tagListeners = new ArrayList<>();
  private KojiHub.NvrRule nvrRule = new SpecNvr();
  private boolean holding;

  /** Where builds come from. */
  interface SourceRepositories {

    /** Returns the commit that a ref of a repository names. */
    Optional<String> commit(String repository, String ref);

    /** Returns a file of a repository at a commit. */
    Optional<byte[]> file(String repository, String commit, String path);
  }

  /** Wants to know of builds that get a tag. */
  @FunctionalInterface
  interface TagListener {
    void tagged(Build build, Tags.Tag tag);
  }

  private record Scm(String repository, String packageName, String commit, String url) {}

  BuildRunner(HubState hub, KojiMessages messages, SourceRepositories sources) {
    this.hub = hub;
    this.messages = messages;
    this.sources = sources;
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

  /** Opens a waiting build task; it may fail at once. */
  void start(Task task) {
    task.open(hub.now());
    Task srpm =
        hub.addTask(
            "buildSRPMFromSCM",
            "srpm",
            task.owner(),
            task,
            Arrays.asList(task.argument(0), task.argument(1)),
            task.priority() - 1);
    srpm.open(hub.now());
    try {
      announceBuild(task);
      srpm.close(null, hub.now());
    } catch (KojiFault fault) {
      srpm.fail(fault, hub.now());
      task.fail(fault, hub.now());
    }
  }

  private void announceBuild(Task task) {
    Tags.Target target =
        hub.tags()
            .target(task.argument(1))
            .orElseThrow(() -> KojiFault.generic("unknown build target: " + task.argument(1)));
    Scm scm = resolve(task.argument(0));
    String specPath = scm.packageName() + ".spec";
    String spec =
        sources
            .file(scm.repository(), scm.commit(), specPath)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElseThrow(
                () ->
                    new KojiFault(
                        KojiFault.BUILD, "No spec file found: " + specPath + " is not there"));
    if (isScratch(task)) {
      return;
    }
    String nvr = nvrRule.nvr(spec, Tags.dist(target.buildTag()));
    Optional<Build> old = hub.build(nvr);
    if (old.isPresent() && isTaken(old.get())) {
      throw KojiFault.generic(
          "Build already exists (id=%d, state=%s): %s"
              .formatted(old.get().id(), old.get().state(), nvr));
    }
    Build build = hub.addBuild(nvr, task, task.owner(), scm.url(), spec);
    messages.stateChanged(build, Optional.empty());
  }

  private static boolean isTaken(Build build) {
    return build.state() == KojiBuild.State.BUILDING || build.state() == KojiBuild.State.COMPLETE;
  }

  private static boolean isScratch(Task task) {
    return option(task, "scratch");
  }

  private static boolean option(Task task, String name) {
    return task.request().size() > 2
        && task.request().get(2) instanceof Map<?, ?> options
        && Boolean.TRUE.equals(options.get(name));
  }

  /** Reads {@code git+https://host/rpms/hello.git#ref}. */
  private Scm resolve(String url) {
    int hash = url.indexOf('#');
    if (!url.startsWith("git") || hash < 0) {
      throw new KojiFault(KojiFault.BUILD, "Unable to parse SCM URL: " + url);
    }
    URI remote = URI.create(url.substring(0, hash).replaceFirst("^git\\+", ""));
    String repository = remote.getPath().substring(1).replaceFirst("\\.git$", "");
    String ref = url.substring(hash + 1);
    String commit =
        sources
            .commit(repository, ref)
            .orElseThrow(
                () ->
                    new KojiFault(
                        KojiFault.BUILD,
                        "Error running GIT command \"git reset --hard "
                            + ref
                            + "\", see checkout.log for details"));
    String name = repository.substring(repository.lastIndexOf('/') + 1);
    return new Scm(repository, name, commit, url.substring(0, hash + 1) + commit);
  }

  /** Tells whether a build is ready but for its tag. */
  boolean isHeld(Task task) {
    return heldTaggings.containsKey(task);
  }

  void onTagged(TagListener listener) {
    tagListeners.add(listener);
  }

  /** Brings an open build task to its end. */
  void finish(Task task) {
    Task arch =
        hub.addTask(
            "buildArch",
            "noarch",
            task.owner(),
            task,
            Arrays.asList("cli-build/" + task.id() + ".src.rpm", task.argument(1), "noarch"),
            task.priority() - 1);
    arch.open(hub.now());
    String reason = failures.poll();
    Optional<Build> build = hub.buildOf(task);
    if (reason != null) {
      KojiFault fault = new KojiFault(KojiFault.BUILD, reason);
      arch.fail(fault, hub.now());
      task.fail(fault, hub.now());
      build.ifPresent(failed -> end(failed, KojiBuild.State.FAILED));
      return;
    }
    arch.close(null, hub.now());
    build.ifPresent(complete -> end(complete, KojiBuild.State.COMPLETE));
    if (build.isEmpty() || option(task, "skip_tag")) {
      task.close(null, hub.now());
      return;
    }
    String destination = hub.tags().target(task.argument(1)).orElseThrow().destTag();
    Task tagging =
        hub.addTask(
            "tagBuild",
            "tag",
            task.owner(),
            task,
            Arrays.asList(destination, build.get().id()),
            task.priority() - 1);
    Runnable tag =
        () -> {
          tagging.open(hub.now());
          tag(build.get(), destination, task.owner().name());
          tagging.close(null, hub.now());
          task.close(null, hub.now());
        };
    if (holding) {
      heldTaggings.put(task, tag);
    } else {
      tag.run();
    }
  }

  private void end(Build build, KojiBuild.State state) {
    build.end(state, hub.now());
    messages.stateChanged(build, Optional.of(KojiBuild.State.BUILDING));
  }

  /** Tags a build and says so. */
  void tag(Build build, String tagName, String user) {
    Tags.Tag tag =
        hub.tags()
            .find(tagName)
            .orElseThrow(() -> KojiFault.generic("No such tagInfo: '" + tagName + "'"));
    hub.tag(build, tag);
    messages.tagged(build, tag, user, true);
    tagListeners.forEach(listener -> listener.tagged(build, tag));
  }

  /** Takes a tag from a build and says so. */
  void untag(Build build, String tagName, String user) {
    Tags.Tag tag =
        hub.tags()
            .find(tagName)
            .orElseThrow(() -> KojiFault.generic("No such tagInfo: '" + tagName + "'"));
    hub.untag(build, tag);
    messages.tagged(build, tag, user, false);
  }

  /** Cancels a task and the build it makes. */
  void cancel(Task task) {
    if (task.isFinished()) {
      return;
    }
    task.cancel(hub.now());
    hub.children(task).forEach(this::cancel);
    hub.buildOf(task)
        .filter(build -> build.state() == KojiBuild.State.BUILDING)
        .ifPresent(build -> end(build, KojiBuild.State.CANCELED));
  }
}
