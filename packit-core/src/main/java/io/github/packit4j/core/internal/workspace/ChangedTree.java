package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.core.internal.workspace.FileSynchronizer.SyncedFile;
import io.github.packit4j.core.plan.FileContent;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of a commit as they are after some changes. */
public final class ChangedTree implements FileTree {

  private final FileTree base;
  private final Map<String, Optional<SyncedFile>> changes;

  /**
   * Lays changes over files.
   *
   * @param base the files
   * @param changes what becomes of some of them; nothing for a deleted file
   */
  public ChangedTree(FileTree base, Map<String, Optional<SyncedFile>> changes) {
    this.base = base;
    this.changes = changes;
  }

  @Override
  public SortedSet<String> paths() {
    SortedSet<String> paths = new TreeSet<>(base.paths());
    changes.forEach(
        (path, file) -> {
          if (file.isPresent()) {
            paths.add(path);
          } else {
            paths.remove(path);
          }
        });
    return paths;
  }

  @Override
  public Optional<FileContent> file(String path) {
    Optional<SyncedFile> changed = changes.get(path);
    return changed == null ? base.file(path) : changed.map(SyncedFile::content);
  }

  @Override
  public Optional<String> link(String path) {
    return changes.containsKey(path) ? Optional.empty() : base.link(path);
  }

  @Override
  public boolean executable(String path) {
    Optional<SyncedFile> changed = changes.get(path);
    return changed == null
        ? base.executable(path)
        : changed.map(SyncedFile::executable).orElse(false);
  }
}
