package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.specfile.version.Evr;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A build as Bodhi keeps it. Guarded by the state lock. */
final class BuildRow {

  private final int id;
  private final Nvr nvr;
  private final int epoch;
  private ReleaseRow release;
  private boolean signed;
  private @Nullable Update update;

  BuildRow(int id, Nvr nvr, int epoch, ReleaseRow release) {
    this.id = id;
    this.nvr = nvr;
    this.epoch = epoch;
    this.release = release;
  }

  int id() {
    return id;
  }

  String nvr() {
    return nvr.toString();
  }

  int epoch() {
    return epoch;
  }

  String packageName() {
    return nvr.name();
  }

  ReleaseRow release() {
    return release;
  }

  void release(ReleaseRow newRelease) {
    release = newRelease;
  }

  boolean isSigned() {
    return signed;
  }

  void sign() {
    signed = true;
  }

  /** Returns the update that has it: only ever one. */
  Optional<Update> update() {
    return Optional.ofNullable(update);
  }

  void update(@Nullable Update newUpdate) {
    update = newUpdate;
  }

  Evr evr() {
    return nvr.evr(epoch);
  }

  /** Returns epoch, version and release as Bodhi shows them. */
  String shownEvr() {
    return Python.tuple(Integer.toString(epoch), nvr.version(), nvr.release());
  }
}
