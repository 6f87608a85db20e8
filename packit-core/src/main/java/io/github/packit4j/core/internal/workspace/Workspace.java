package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.core.internal.workspace.FileSynchronizer.SyncedFile;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where one branch of a release is prepared. Without actions that is nothing but the two commits;
 * with actions, checkouts of both that their commands may change.
 */
public interface Workspace extends AutoCloseable {

  /** Upstream's files at the release, as actions have left them. */
  FileTree upstream();

  /** Runs an action, if it is defined, and gives what it printed. */
  Optional<String> run(ActionName action);

  /** What actions have changed in dist-git, path by path; nothing for a deleted file. */
  Map<String, Optional<SyncedFile>> changes();

  /**
   * Lets the action {@code post-modifications} work on the prepared files.
   *
   * @param prepared the files that change
   * @return the files that change after it
   */
  Map<String, Optional<SyncedFile>> modified(Map<String, Optional<SyncedFile>> prepared);

  @Override
  void close();

  /** The workspace of a package without actions. */
  record OfCommits(Supplier<FileTree> upstreamFiles) implements Workspace {

    @Override
    public FileTree upstream() {
      return upstreamFiles.get();
    }

    @Override
    public Optional<String> run(ActionName action) {
      return Optional.empty();
    }

    @Override
    public Map<String, Optional<SyncedFile>> changes() {
      return Map.of();
    }

    @Override
    public Map<String, Optional<SyncedFile>> modified(Map<String, Optional<SyncedFile>> prepared) {
      return prepared;
    }

    @Override
    public void close() {}
  }
}
