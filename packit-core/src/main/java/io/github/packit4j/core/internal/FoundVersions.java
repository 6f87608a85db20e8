package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.event.PackitEvent.VersionsFound;
import java.util.List;
import java.util.Optional;

/**
 * What release monitoring's own messages start. Of the messages that tell the same, one does: in
 * Fedora that of its consumer, which knows the bug; elsewhere the one of the new format, which has
 * all versions.
 *
 * @param releases the way of releases
 * @param distribution the name by which release monitoring knows the dist-git's packages
 */
record FoundVersions(Releases releases, Optional<String> distribution) {

  private static final String FEDORA = "Fedora";

  List<Started> started(VersionsFound found, WorkflowListener listener) {
    if (found.format() == 1) {
      return not(found, Reason.TOLD_AGAIN, "the same is told in the new format");
    }
    if (!isServed(distribution)) {
      return not(
          found,
          Reason.TOLD_AGAIN,
          "the same is told with the bug, if there is a package to update");
    }
    List<String> packages = packages(found, distribution);
    return packages.isEmpty()
        ? not(
            found,
            Reason.STARTS_NOTHING,
            "no package of %s is made of it".formatted(distribution.orElse("")))
        : packages.stream()
            .flatMap(name -> releases.started(found.of(name), listener).stream())
            .toList();
  }

  /** Whether packages of a distribution are told of by nobody else. */
  static boolean isServed(Optional<String> distribution) {
    return distribution.isPresent() && !distribution.get().equals(FEDORA);
  }

  static List<String> packages(VersionsFound found, Optional<String> distribution) {
    return distribution.map(found::packagesIn).orElse(List.of());
  }

  private static List<Started> not(VersionsFound found, Reason reason, String message) {
    return List.of(
        Started.settled(
            new NotRun(JobType.PULL_FROM_UPSTREAM.key(), found.name(), reason, message)));
  }
}
