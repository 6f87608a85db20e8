package io.github.packit4j.quickstart;

import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A release that is about to happen in the sandbox. */
interface Scenario {

  static Scenario prepare(Sandbox fedora, Options options) throws IOException {
    Optional<Path> folder = options.release();
    return folder.isPresent()
        ? ReleaseFolder.prepare(fedora, folder.get())
        : LibraryRelease.prepare(fedora);
  }

  /** The release, as a program would ask for it. */
  ReleaseRequest request();

  /** Makes the release happen and lets the workflow react. */
  ReleaseReport release(ReleaseWorkflow workflow);

  /** Says for each branch whether its spec file is what it should be. */
  boolean compare(ReleaseReport report, Sandbox fedora, Console console);
}
