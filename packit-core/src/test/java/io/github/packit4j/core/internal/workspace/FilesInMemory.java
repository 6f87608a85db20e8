package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.core.plan.FileContent;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Files whose content is their path. */
record FilesInMemory(SortedSet<String> paths) implements FileTree {

  static FilesInMemory of(String... paths) {
    return new FilesInMemory(new TreeSet<>(List.of(paths)));
  }

  @Override
  public Optional<FileContent> file(String path) {
    return paths.contains(path) ? Optional.of(FileContent.of(path)) : Optional.empty();
  }

  @Override
  public boolean executable(String path) {
    return path.endsWith(".sh");
  }
}
