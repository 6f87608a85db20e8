package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.KojiBuild;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks, builds, packages and tags of the hub. Guarded by the state lock. */
final class HubState {

  private static final Set<String> ENDED = Set.of("archived", "disabled");

  private final Clock clock;
  private final Packages packages;
  private final Tags tags = new Tags();
  private final Taggings taggings = new Taggings();
  private final List<Task> tasks = new ArrayList<>();
  private final List<Build> builds = new ArrayList<>();
  private final Map<String, Build> buildsByNvr = new LinkedHashMap<>();
  private int event = 100;

  HubState(Clock clock, Packages packages) {
    this.clock = clock;
    this.packages = packages;
  }

  Instant now() {
    return clock.instant();
  }

  Tags tags() {
    return tags;
  }

  /** Makes tags and targets of a release; one at its end keeps its tags, but builds nothing. */
  void addRelease(BodhiRelease release) {
    tags.addTags(release);
    if (ENDED.contains(release.state())) {
      tags.removeTargets(release);
      tags.sideTags(release).forEach(this::removeTag);
    } else {
      tags.addTargets(release);
    }
  }

  void removeTag(Tags.Tag tag) {
    taggings.removeAll(tag.name(), nextEvent());
    tags.remove(tag);
  }

  Packages packages() {
    return packages;
  }

  Taggings taggings() {
    return taggings;
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

  /** Makes a new event, as every change of tags and builds is. */
  int nextEvent() {
    event++;
    return event;
  }

  Task addTask(TaskRequest request) {
    Task task = new Task(tasks.size() + 1, request, clock.instant());
    tasks.add(task);
    return task;
  }

  Optional<Task> task(int id) {
    return id >= 1 && id <= tasks.size() ? Optional.of(tasks.get(id - 1)) : Optional.empty();
  }

  List<Task> children(Task parent) {
    return tasks.stream().filter(task -> task.parent().filter(parent::equals).isPresent()).toList();
  }

  /** Records a build in state BUILDING. */
  Build addBuild(Nvr nvr, boolean draft, BuildOrigin origin) {
    int id = builds.size() + 1;
    Nvr named = draft ? new Nvr(nvr.name(), nvr.version(), nvr.release() + ",draft_" + id) : nvr;
    Build build = new Build(id, named, draft, origin);
    builds.add(build);
    buildsByNvr.put(build.nvr(), build);
    packages.id(build.name());
    return build;
  }

  Optional<Build> build(int id) {
    return id >= 1 && id <= builds.size() ? Optional.of(builds.get(id - 1)) : Optional.empty();
  }

  /** Returns the only build of this name, version and release. */
  Optional<Build> build(String nvr) {
    return Optional.ofNullable(buildsByNvr.get(nvr));
  }

  /**
   * Finds a build by id, NVR or struct.
   *
   * @throws KojiFault if it is none of these
   */
  Optional<Build> findBuild(@Nullable Object info) {
    if (info instanceof Boolean flag) {
      return build(flag ? 1 : 0);
    }
    if (info instanceof Integer || info instanceof Long) {
      return build(((Number) info).intValue());
    }
    if (info instanceof String nvr) {
      return build(Nvr.parse(nvr).toString());
    }
    if (info instanceof Map<?, ?> struct) {
      if (!struct.keySet().containsAll(List.of("name", "version", "release"))) {
        throw KojiFault.generic("did not provide name, version, and release");
      }
      return build(struct.get("name") + "-" + struct.get("version") + "-" + struct.get("release"));
    }
    throw KojiFault.generic("Invalid type for argument: " + PythonText.type(info));
  }

  /** Finds a build that has to be there. */
  Build requireBuild(@Nullable Object info) {
    return findBuild(info).orElseThrow(() -> noSuchBuild(info));
  }

  static KojiFault noSuchBuild(@Nullable Object info) {
    return KojiFault.generic("No such build: " + PythonText.repr(info));
  }

  Optional<Build> buildOf(Task task) {
    return builds.stream()
        .filter(build -> build.task().filter(task::equals).isPresent())
        .findFirst();
  }

  /** Tags a complete build, once. */
  void tag(Build build, Tags.Tag tag) {
    requireComplete(build);
    if (taggings.holds(build, tag.name())) {
      throw new KojiFault(
          KojiFault.TAG, "build " + build.nvr() + " already tagged (" + tag.name() + ")");
    }
    taggings.add(build, tag.name(), nextEvent());
  }

  static void requireComplete(Build build) {
    if (build.state() != KojiBuild.State.COMPLETE) {
      throw new KojiFault(
          KojiFault.TAG, "build " + build.nvr() + " not complete: state " + build.state());
    }
  }

  void untag(Build build, Tags.Tag tag) {
    if (!taggings.remove(build, tag.name(), nextEvent())) {
      throw new KojiFault(KojiFault.TAG, "build " + build.nvr() + " not in tag " + tag.name());
    }
  }

  /** Returns the builds with a tag, most recently tagged first. */
  List<Build> tagged(String tag) {
    return taggings.buildsAt(tag, event);
  }
}
