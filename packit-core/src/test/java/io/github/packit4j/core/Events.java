package io.github.packit4j.core;

import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Events about the package of {@link Fedora}. */
final class Events {

  /** A commit that no repository has. */
  static final String COMMIT = "0123456789012345678901234567890123456789";

  static final ReleasePublished RELEASE =
      new ReleasePublished(URI.create("https://github.com/packit/ogr"), Fedora.TAG);

  private static final Optional<Set<String>> SPEC_FILE =
      Optional.of(Set.of(Fedora.PACKAGE + ".spec"));

  private Events() {}

  /** A direct push of the head of f44, which changes the spec file. */
  static DistGitPush push(Fedora fedora, String committer) {
    return push("f44", committer, SPEC_FILE, head(fedora));
  }

  /** A direct push of a commit that is not there. */
  static DistGitPush push(String branch, String committer, Set<String> files) {
    return push(branch, committer, Optional.of(files), COMMIT);
  }

  static DistGitPush push(
      String branch, String committer, Optional<Set<String>> files, String commit) {
    return push("rpms", branch, committer, files, commit, false);
  }

  static DistGitPush pushToFork() {
    return push("rpms", "f44", "alice", SPEC_FILE, COMMIT, true);
  }

  static DistGitPush pushToTests() {
    return push("tests", "f44", "alice", SPEC_FILE, COMMIT, false);
  }

  private static DistGitPush push(
      String namespace,
      String branch,
      String committer,
      Optional<Set<String>> files,
      String commit,
      boolean fork) {
    return new DistGitPush(
        namespace, Fedora.PACKAGE, branch, commit, committer, OptionalInt.empty(), files, fork);
  }

  static String head(Fedora fedora) {
    return fedora.sandbox().distGit().pkg(Fedora.PACKAGE).commitOf("f44").orElseThrow();
  }

  /** A build of packit for f44 that is complete. */
  static BuildStateChanged build() {
    return build("f44-candidate", BuildStateChanged.COMPLETE, "packit");
  }

  static BuildStateChanged build(String target, int state, String owner) {
    return build(
        target, state, owner, "git+https://src.fedoraproject.org/rpms/python-ogr.git#" + COMMIT);
  }

  static BuildStateChanged build(String target, int state, String owner, String source) {
    return new BuildStateChanged(
        1,
        OptionalLong.of(2),
        "python-ogr-0.62.3-1.fc44",
        state,
        owner,
        Optional.of(source),
        Optional.of(target));
  }

  /** The build of the head of f44. */
  static BuildStateChanged buildOfHead(Fedora fedora) {
    return build(
        "f44-candidate",
        BuildStateChanged.COMPLETE,
        "packit",
        "git+https://src.fedoraproject.org/rpms/python-ogr.git#" + head(fedora));
  }

  static BuildTagged tagged(String tag) {
    return new BuildTagged(1, "python-ogr-0.62.3-1.fc44", Fedora.PACKAGE, tag, "packit");
  }
}
