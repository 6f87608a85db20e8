package io.github.packit4j.core.internal.sync;

import io.github.packit4j.core.FileContent;
import io.github.packit4j.core.internal.files.FileTree;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitRepository;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of a git commit. */
final class GitFileTree implements FileTree {

  private final GitRepository repository;
  private final CommitId commit;
  private final SortedSet<String> paths;

  GitFileTree(GitRepository repository, CommitId commit) {
    this.repository = repository;
    this.commit = commit;
    this.paths = new TreeSet<>(repository.files(commit));
  }

  @Override
  public SortedSet<String> paths() {
    return paths;
  }

  @Override
  public Optional<FileContent> file(String path) {
    return repository.file(commit, path).map(FileContent::of);
  }

  @Override
  public boolean executable(String path) {
    return repository.isExecutable(commit, path);
  }
}
