package io.github.packit4j.core.internal.sync;

import io.github.packit4j.core.WorkflowException;
import io.github.packit4j.core.internal.Services;
import io.github.packit4j.core.internal.files.FileTree;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitRepository;
import java.net.URI;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Upstream's files at the release: fetched when the first branch asks for them, and only once. */
final class UpstreamFiles implements AutoCloseable {

  private final Services services;
  private final UpstreamRelease release;
  private final Lock lock = new ReentrantLock();
  private @Nullable GitRepository repository;
  private @Nullable FileTree files;

  UpstreamFiles(Services services, UpstreamRelease release) {
    this.services = services;
    this.release = release;
  }

  FileTree get() {
    lock.lock();
    try {
      FileTree present = files;
      if (present == null) {
        present = fetch();
        files = present;
      }
      return present;
    } finally {
      lock.unlock();
    }
  }

  private FileTree fetch() {
    URI project =
        release
            .project()
            .orElseThrow(
                () ->
                    new WorkflowException(
                        "An upstream without git has no files to sync. Remove files_to_sync, or set upstream_project_url."));
    String tag = release.tag().orElseThrow();
    URI remote = services.forges().project(project).cloneUrl();
    GitRepository opened = services.distGit().git().open(remote);
    repository = opened;
    CommitId commit =
        opened
            .fetch(remote, "refs/tags/" + tag)
            .orElseThrow(
                () ->
                    new WorkflowException(
                        "The tag %s of %s has gone since it was looked up."
                            .formatted(tag, project)));
    return new GitFileTree(opened, commit);
  }

  @Override
  public void close() {
    GitRepository opened = repository;
    if (opened != null) {
      opened.close();
    }
  }
}
