package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.internal.store.PackRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** One object store and how many use it. Fetches take its lock, as they change what is shallow. */
final class SharedStore {

  private final PackRepository repository;
  private final ReentrantLock fetching = new ReentrantLock();
  private int users;
  private volatile boolean damaged;

  private SharedStore(PackRepository repository) {
    this.repository = repository;
  }

  static SharedStore open(Path directory) throws IOException {
    return new SharedStore(PackRepository.open(directory));
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

  /** Adds a user. As {@link #release}, called by the git store alone, which holds its lock. */
  void retain() {
    users++;
  }

  /** Takes a user away, and tells whether it was the last one. */
  boolean release() {
    users--;
    return users == 0;
  }
}
