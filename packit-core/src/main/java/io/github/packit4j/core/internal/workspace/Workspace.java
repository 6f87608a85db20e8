package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.core.internal.workspace.FileSynchronizer.SyncedFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where one branch of a release is prepared. Without actions that is nothing but the two commits;
 * with actions, checkouts of both that their commands may change.
 */
public interface Workspace extends AutoCloseable {

  /** Upstream's files at the release, as actions have left them. */
  FileTree upstream();

  /** dist-git's files, as actions have left them. */
  FileTree distGit();

  /** Tells whether an action is defined. */
  boolean defines(ActionName action);

  /** Runs an action, if it is defined, and gives what it printed. */
  Optional<String> run(ActionName action);

  /**
   * Puts prepared files and downloaded archives where the commands of actions find them.
   *
   * @param files the files that change; nothing for one that goes away
   * @param archives archives by their names
   */
  void put(Map<String, Optional<SyncedFile>> files, Map<String, Path> archives);

  /**
   * What {@code git add -A} would commit, path by path; nothing for a deleted file. What git
   * ignores and archives that were put there are left out.
   *
   * @param archives names of further files that do not belong into git
   */
  Map<String, Optional<SyncedFile>> changes(Set<String> archives);

  /** Gives a file beside dist-git's that git does not have. */
  Optional<Untracked> untracked(String name);

  @Override
  void close();

  /**
   * A file that git does not have.
   *
   * @param file where it is
   * @param ignored whether git ignores it
   */
  record Untracked(Path file, boolean ignored) {}

  /** The workspace of a package without actions. */
  record OfCommits(Supplier<FileTree> upstreamFiles, FileTree distGit) implements Workspace {

    @Override
    public FileTree upstream() {
      return upstreamFiles.get();
    }

    @Override
    public boolean defines(ActionName action) {
      return false;
    }

    @Override
    public Optional<String> run(ActionName action) {
      return Optional.empty();
    }

    @Override
    public void put(Map<String, Optional<SyncedFile>> files, Map<String, Path> archives) {}

    @Override
    public Map<String, Optional<SyncedFile>> changes(Set<String> archives) {
      return Map.of();
    }

    @Override
    public Optional<Untracked> untracked(String name) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
