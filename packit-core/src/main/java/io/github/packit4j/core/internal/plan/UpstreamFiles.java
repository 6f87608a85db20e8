package io.github.packit4j.core.internal.plan;

import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.internal.workspace.GitFileTree;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import io.github.packit4j.distgit.openpgp.SignatureCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Upstream's files at the release: fetched when the first branch asks for them, and only once. */
final class UpstreamFiles implements AutoCloseable {

  private final Projects projects;
  private final UpstreamRelease release;
  private final Lock lock = new ReentrantLock();
  private @Nullable Fetched fetched;

  private record Fetched(GitRepository repository, URI remote, CommitId commit, FileTree files) {}

  UpstreamFiles(Projects projects, UpstreamRelease release) {
    this.projects = projects;
    this.release = release;
  }

  FileTree get() {
    return fetched().files();
  }

  /** Checks the release out; an upstream without git gives an empty directory. */
  void checkout(Path directory) {
    if (release.project().isPresent()) {
      Fetched present = fetched();
      present.repository().checkout(present.commit(), directory);
      return;
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks who signed the release's commit. */
  SignatureCheck commitSignature(OpenPgpKeys keys, Set<Fingerprint> allowed, Instant now) {
    Fetched present = fetched();
    return present.repository().verifyCommit(present.commit(), keys, allowed, now);
  }

  /** Checks who signed the release's tag. */
  SignatureCheck tagSignature(OpenPgpKeys keys, Set<Fingerprint> allowed, Instant now) {
    Fetched present = fetched();
    String tag = release.tag().orElseThrow();
    SignatureCheck check =
        present.repository().verifyTag(present.remote(), tag, keys, allowed, now);
    requireUnmoved(present.repository(), present.remote(), tag);
    return check;
  }

  private Fetched fetched() {
    lock.lock();
    try {
      Fetched present = fetched;
      if (present == null) {
        present = fetch();
        fetched = present;
      }
      return present;
    } finally {
      lock.unlock();
    }
  }

  private Fetched fetch() {
    URI project =
        release
            .project()
            .orElseThrow(
                () ->
                    new WorkflowException(
                        "An upstream without git has no files to sync. Remove files_to_sync, or set upstream_project_url."));
    String tag = release.tag().orElseThrow();
    ForgeProject upstream = projects.at(project);
    URI remote = upstream.cloneUrl();
    GitRepository repository = projects.open(upstream);
    try {
      CommitId released = CommitId.of(release.commit().orElseThrow());
      CommitId commit =
          repository.contains(released) ? released : requireUnmoved(repository, remote, tag);
      return new Fetched(repository, remote, commit, new GitFileTree(repository, commit));
    } catch (RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  /** A release is one commit, whoever moves its tag meanwhile. */
  private CommitId requireUnmoved(GitRepository repository, URI remote, String tag) {
    String expected = release.commit().orElseThrow();
    Optional<CommitId> commit = repository.fetch(remote, "refs/tags/" + tag);
    return commit
        .filter(CommitId.of(expected)::equals)
        .orElseThrow(
            () ->
                new MovedException(
                    "The tag %s of %s has moved since it was looked up, from %s to %s. Make a new plan."
                        .formatted(
                            tag, remote, expected, commit.map(CommitId::hex).orElse("nothing"))));
  }

  @Override
  public void close() {
    Fetched present = fetched;
    if (present != null) {
      present.repository().close();
    }
  }
}
