package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.KojiBuild;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A build as the hub keeps it. Guarded by the state lock. */
final class Build {

  private final int id;
  private final String name;
  private final String version;
  private final String release;
  private final @Nullable Task task;
  private final Account owner;
  private final @Nullable String source;
  private final String specFile;
  private final Instant created;
  private final List<String> tags = new ArrayList<>();
  private KojiBuild.State state = KojiBuild.State.BUILDING;
  private @Nullable Instant completed;

  /**
   * Creates a build in state BUILDING.
   *
   * @param task task that makes it; null if it is imported
   * @param source SCM URL with the resolved commit; null if it is imported
   * @param specFile text of the spec file, as far as known
   */
  Build(
      int id,
      String nvr,
      @Nullable Task task,
      Account owner,
      @Nullable String source,
      String specFile,
      Instant created) {
    int releaseAt = nvr.lastIndexOf('-');
    int versionAt = releaseAt < 0 ? -1 : nvr.lastIndexOf('-', releaseAt - 1);
    if (versionAt < 0) {
      throw KojiFault.generic("invalid format: " + nvr);
    }
    this.id = id;
    this.name = nvr.substring(0, versionAt);
    this.version = nvr.substring(versionAt + 1, releaseAt);
    this.release = nvr.substring(releaseAt + 1);
    this.task = task;
    this.owner = owner;
    this.source = source;
    this.specFile = specFile;
    this.created = created;
  }

  int id() {
    return id;
  }

  String name() {
    return name;
  }

  String version() {
    return version;
  }

  String release() {
    return release;
  }

  String nvr() {
    return name + "-" + version + "-" + release;
  }

  Optional<Task> task() {
    return Optional.ofNullable(task);
  }

  Account owner() {
    return owner;
  }

  Optional<String> source() {
    return Optional.ofNullable(source);
  }

  String specFile() {
    return specFile;
  }

  Instant created() {
    return created;
  }

  Optional<Instant> completed() {
    return Optional.ofNullable(completed);
  }

  KojiBuild.State state() {
    return state;
  }

  void end(KojiBuild.State newState, Instant time) {
    state = newState;
    completed = time;
  }

  /** Tags in the order in which they were given. */
  List<String> tags() {
    return tags;
  }

  KojiBuild snapshot() {
    return new KojiBuild(id, nvr(), state, task().map(Task::id), owner.name(), source(), tags);
  }
}
