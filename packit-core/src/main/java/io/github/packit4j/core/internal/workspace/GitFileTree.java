package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitRepository;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of a git commit. */
public final class GitFileTree implements FileTree {

  private final GitRepository repository;
  private final CommitId commit;
  private final SortedSet<String> paths;

  public GitFileTree(GitRepository repository, CommitId commit) {
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
  public Optional<String> link(String path) {
    return repository.linkTarget(commit, path);
  }

  @Override
  public boolean executable(String path) {
    return repository.isExecutable(commit, path);
  }
}
