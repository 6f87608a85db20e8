package io.github.packit4j.sandbox.internal.distgit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files of the lookaside cache by path below its root. Guarded by the state lock. */
final class StoredFiles {

  private final Map<String, Stored> files = new HashMap<>();

  /**
   * A file.
   *
   * @param content content
   * @param modified time of the last change, as uploaders may set it
   */
  record Stored(byte[] content, Instant modified) {}

  /** Returns where a file is kept. */
  static String path(String module, String fileName, String hashType, String hash) {
    return module + "/" + fileName + "/" + hashType + "/" + hash + "/" + fileName;
  }

  /** Returns where files were kept before paths named the type of hash. */
  static String oldPath(String module, String fileName, String hash) {
    return module + "/" + fileName + "/" + hash + "/" + fileName;
  }

  Optional<Stored> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  void put(String path, Stored file) {
    files.put(path, file);
  }
}
