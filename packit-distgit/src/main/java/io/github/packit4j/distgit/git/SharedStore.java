package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.internal.store.PackRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** One object store and who uses it. Fetches take its lock, as they change what is shallow. */
final class SharedStore {

  private final PackRepository repository;
  private final ReentrantLock fetching = new ReentrantLock();
  private final AtomicInteger users = new AtomicInteger();
  private final Runnable onRelease;
  private volatile boolean damaged;

  private SharedStore(PackRepository repository, Runnable onRelease) {
    this.repository = repository;
    this.onRelease = onRelease;
  }

  static SharedStore open(Path directory, Runnable onRelease) throws IOException {
    return new SharedStore(PackRepository.open(directory), onRelease);
  }

  PackRepository repository() {
    return repository;
  }

  ReentrantLock fetching() {
    return fetching;
  }

  /** Has the store thrown away once nobody uses it, so that the next one fetches all again. */
  void setDamaged() {
    damaged = true;
  }

  void close() {
    if (!damaged) {
      repository.close();
      return;
    }
    try {
      repository.discard();
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to remove a damaged git store but failed", e);
    }
  }

  void retain() {
    users.incrementAndGet();
  }

  boolean isUnused() {
    return users.get() <= 0;
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      onRelease.run();
    }
  }
}
