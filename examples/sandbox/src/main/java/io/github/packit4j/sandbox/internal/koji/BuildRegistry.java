package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.KojiBuild;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records builds and says how they stand: there is one of each name, version and release. */
final class BuildRegistry {

  private final HubState hub;
  private final HubUsers users;
  private final KojiMessages messages;

  BuildRegistry(HubState hub, HubUsers users, KojiMessages messages) {
    this.hub = hub;
    this.users = users;
    this.messages = messages;
  }

  /**
   * Records that a build is being made: a new one, or one that failed or was cancelled, again.
   *
   * @throws KojiFault if there is a build that is not to be replaced
   */
  Build begin(Task task, Nvr nvr, BuildSources.Checkout checkout) {
    BuildOptions options = BuildOptions.of(task);
    BuildOrigin origin =
        new BuildOrigin(
            Optional.of(task),
            task.owner(),
            Optional.of(checkout.url()),
            checkout.specFile(),
            hub.now(),
            hub.nextEvent());
    Optional<Build> old = hub.build(nvr.toString());
    if (options.isDraft()) {
      if (old.isPresent()) {
        throw KojiFault.generic(
            "Target build already exists: %s (id=%d)".formatted(nvr, old.get().id()));
      }
      return announced(hub.addBuild(nvr, true, origin), Optional.empty());
    }
    if (old.isEmpty()) {
      return announced(hub.addBuild(nvr, false, origin), Optional.empty());
    }
    Build build = old.get();
    KojiBuild.State before = build.state();
    checkRecyclable(build, task, nvr, origin);
    build.recycle(origin);
    return announced(build, Optional.of(before));
  }

  private void checkRecyclable(Build old, Task task, Nvr nvr, BuildOrigin origin) {
    switch (old.state()) {
      case BUILDING ->
          throw KojiFault.generic(
              "Build already in progress (task %s)"
                  .formatted(PythonText.str(old.task().map(Task::id).orElse(null))));
      case COMPLETE, DELETED ->
          throw KojiFault.generic(
              "Build already exists (id=%d, state=%s): %s"
                  .formatted(old.id(), old.state(), PythonText.repr(data(old, task, nvr, origin))));
      case FAILED, CANCELED -> {
        if (hub.taggings().wasTagged(old)) {
          throw KojiFault.generic("Build already exists. Unable to recycle, has tag history");
        }
      }
    }
  }

  /** Returns what the hub would record, in its order. */
  private Map<String, @Nullable Object> data(Build old, Task task, Nvr nvr, BuildOrigin origin) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("name", nvr.name());
    data.put("version", nvr.version());
    data.put("release", nvr.release());
    data.put("epoch", SpecTags.epoch(origin.specFile()).orElse(null));
    data.put("task_id", task.id());
    data.put("source", origin.source().orElse(null));
    data.put(
        "extra", "{\"source\": {\"original_url\": \"" + PythonText.str(task.argument(0)) + "\"}}");
    data.put("owner", users.id(task.owner()));
    data.put("state", KojiBuild.State.BUILDING.ordinal());
    data.put("completion_time", null);
    data.put("pkg_id", hub.packages().id(old.name()));
    data.put("start_time", "NOW");
    data.put("volume_id", 0);
    data.put("draft", false);
    return data;
  }

  /** Ends a build and says so. */
  void end(Build build, KojiBuild.State state) {
    build.end(state, hub.now());
    messages.stateChanged(build, Optional.of(KojiBuild.State.BUILDING));
  }

  private Build announced(Build build, Optional<KojiBuild.State> before) {
    messages.stateChanged(build, before);
    return build;
  }
}
