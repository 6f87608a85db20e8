package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.KojiBuild;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A build as the hub keeps it. Guarded by the state lock. */
final class Build {

  private final int id;
  private final Nvr nvr;
  private final boolean draft;
  private BuildOrigin origin;
  private KojiBuild.State state = KojiBuild.State.BUILDING;
  private @Nullable Instant completed;

  /** Creates a build in state BUILDING. */
  Build(int id, Nvr nvr, boolean draft, BuildOrigin origin) {
    this.id = id;
    this.nvr = nvr;
    this.draft = draft;
    this.origin = origin;
  }

  int id() {
    return id;
  }

  String name() {
    return nvr.name();
  }

  String version() {
    return nvr.version();
  }

  String release() {
    return nvr.release();
  }

  String nvr() {
    return nvr.toString();
  }

  /** Whether the release ends in {@code ,draft_<id>}. */
  boolean isDraft() {
    return draft;
  }

  BuildOrigin origin() {
    return origin;
  }

  Optional<Task> task() {
    return origin.task();
  }

  Account owner() {
    return origin.owner();
  }

  Optional<String> source() {
    return origin.source();
  }

  String specFile() {
    return origin.specFile();
  }

  Instant created() {
    return origin.begun();
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

  /** Begins the build anew, from another task, under the same id. */
  void recycle(BuildOrigin newOrigin) {
    origin = newOrigin;
    state = KojiBuild.State.BUILDING;
    completed = null;
  }

  KojiBuild snapshot(List<String> tags) {
    return new KojiBuild(id, nvr(), state, task().map(Task::id), owner().name(), source(), tags);
  }
}
