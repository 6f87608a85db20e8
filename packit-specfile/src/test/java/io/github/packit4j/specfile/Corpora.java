package io.github.packit4j.specfile;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The shared folder beside the checkout that holds the corpora. */
final class Corpora {

  private Corpora() {}

  /** Returns a path in the corpora; skips the running test if it is not there. */
  static Path path(String name) {
    String shared = System.getProperty("packit4j.shared");
    assumeTrue(shared != null, "packit4j.shared is not set: no corpora");
    Path path = Path.of(String.valueOf(shared), "corpora").resolve(name);
    assumeTrue(Files.exists(path), "no corpora at " + path);
    return path;
  }
}
