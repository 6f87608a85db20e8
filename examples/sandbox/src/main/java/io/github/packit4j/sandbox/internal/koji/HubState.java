package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.KojiBuild;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tasks, builds and tags of the hub. Guarded by the state lock. */
final class HubState {

  private final Clock clock;
  private final Tags tags = new Tags();
  private final List<Task> tasks = new ArrayList<>();
  private final List<Build> builds = new ArrayList<>();
  private final Map<String, Integer> packages = new LinkedHashMap<>();
  private final Map<String, Integer> taggingEvents = new LinkedHashMap<>();
  private int event = 100;

  HubState(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  Tags tags() {
    return tags;
  }

  List<Task> tasks() {
    return tasks;
  }

  List<Build> builds() {
    return builds;
  }

  int lastEvent() {
    return event;
  }

  Task addTask(
      String method,
      String label,
      Account owner,
      @Nullable Task parent,
      List<@Nullable Object> request,
      int priority) {
    Task task =
        new Task(
            tasks.size() + 1, method, label, owner, parent, request, priority, clock.instant());
    tasks.add(task);
    return task;
  }

  Optional<Task> task(int id) {
    return id >= 1 && id <= tasks.size() ? Optional.of(tasks.get(id - 1)) : Optional.empty();
  }

  List<Task> children(Task parent) {
    return tasks.stream().filter(task -> task.parent().filter(parent::equals).isPresent()).toList();
  }

  Build addBuild(
      String nvr, @Nullable Task task, Account owner, @Nullable String source, String specFile) {
    event++;
    Build build = new Build(builds.size() + 1, nvr, task, owner, source, specFile, clock.instant());
    builds.add(build);
    packageId(build.name());
    return build;
  }

  /** Returns the number of a package, new if it has none. */
  int packageId(String name) {
    return packages.computeIfAbsent(name, key -> packages.size() + 1);
  }

  Optional<Integer> knownPackage(String name) {
    return Optional.ofNullable(packages.get(name));
  }

  Optional<Build> build(int id) {
    return id >= 1 && id <= builds.size() ? Optional.of(builds.get(id - 1)) : Optional.empty();
  }

  /** Returns the newest build of this name, version and release. */
  Optional<Build> build(String nvr) {
    return builds.stream()
        .filter(build -> build.nvr().equals(nvr))
        .max(Comparator.comparingInt(Build::id));
  }

  Optional<Build> buildOf(Task task) {
    return builds.stream()
        .filter(build -> build.task().filter(task::equals).isPresent())
        .findFirst();
  }

  /** Tags a build, once. */
  void tag(Build build, Tags.Tag tag) {
    if (build.state() != KojiBuild.State.COMPLETE) {
      throw new KojiFault(KojiFault.TAG, "build " + build.nvr() + " not complete");
    }
    if (build.tags().contains(tag.name())) {
      throw new KojiFault(
          KojiFault.TAG, "build " + build.nvr() + " already tagged (" + tag.name() + ")");
    }
    event++;
    build.tags().add(tag.name());
    taggingEvents.put(build.id() + " " + tag.name(), event);
  }

  void untag(Build build, Tags.Tag tag) {
    if (!build.tags().remove(tag.name())) {
      throw new KojiFault(KojiFault.TAG, "build " + build.nvr() + " not in tag " + tag.name());
    }
    event++;
  }

  /** Returns when a build got a tag. */
  int taggingEvent(Build build, String tag) {
    return taggingEvents.getOrDefault(build.id() + " " + tag, 0);
  }

  /** Returns the builds with a tag, most recently tagged first. */
  List<Build> tagged(String tag) {
    return builds.stream()
        .filter(build -> build.tags().contains(tag))
        .sorted(Comparator.comparingInt((Build b) -> taggingEvent(b, tag)).reversed())
        .toList();
  }
}
