package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.workspace.FileSynchronizer.SyncedFile;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.distgit.git.IgnoreRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Checkouts of upstream and dist-git for the commands of actions; gone when it is closed. */
public final class CheckedOutWorkspace implements Workspace {

  private final Path root;
  private final Actions actions;
  private final FileTree base;
  private final Map<String, String> environment;
  private final Runnable closed;
  private final Set<String> placed = new HashSet<>();

  /**
   * Takes over a directory with the two checkouts.
   *
   * @param root the directory, with {@code upstream} and {@code dist-git} below it
   * @param base the files of the dist-git commit
   * @param variables the variables of the release
   * @param closed is told when the directory may be another one's
   */
  public CheckedOutWorkspace(
      Path root, Actions actions, FileTree base, Map<String, String> variables, Runnable closed) {
    this.root = root;
    this.actions = actions;
    this.base = base;
    this.closed = closed;
    this.environment = new TreeMap<>(variables);
    environment.put(Actions.UPSTREAM_REPOSITORY, upstreamDirectory(root).toString());
    environment.put(Actions.DOWNSTREAM_REPOSITORY, distGitDirectory(root).toString());
    environment.put("PACKIT_PWD", upstreamDirectory(root).toString());
  }

  public static Path upstreamDirectory(Path root) {
    return root.resolve("upstream");
  }

  public static Path distGitDirectory(Path root) {
    return root.resolve("dist-git");
  }

  @Override
  public FileTree upstream() {
    return DirectoryTree.of(upstreamDirectory(root));
  }

  @Override
  public Optional<String> run(ActionName action) {
    Optional<String> output = actions.run(action, root, upstreamDirectory(root), environment);
    requireDirectory(upstreamDirectory(root));
    requireDirectory(distGitDirectory(root));
    return output;
  }

  /** Behind a link there are files that are none of a command's business, in a sandbox at least. */
  private static void requireDirectory(Path directory) {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw new WorkflowException(
          "An action has left no directory at %s but something else, such as a symbolic link, through which nothing is read or written. Let it keep its directories."
              .formatted(directory));
    }
  }

  @Override
  public FileTree distGit() {
    return DirectoryTree.of(distGitDirectory(root));
  }

  @Override
  public boolean defines(ActionName action) {
    return actions.defined(action);
  }

  @Override
  public Map<String, Optional<SyncedFile>> changes(Set<String> archives) {
    FileTree now = distGit();
    IgnoreRules ignored = IgnoreRules.of(distGitDirectory(root));
    Map<String, Optional<SyncedFile>> changes = new TreeMap<>();
    long size = 0;
    for (String path : now.paths()) {
      if (!base.paths().contains(path)
          && (placed.contains(path) || archives.contains(path) || ignored.ignores(path))) {
        continue;
      }
      Optional<FileContent> content = now.file(path);
      if (!content.equals(base.file(path)) || now.executable(path) != base.executable(path)) {
        size += content.map(file -> file.bytes().length).orElse(0);
        requireRoom(size);
        changes.put(path, content.map(file -> new SyncedFile(file, now.executable(path))));
      }
    }
    base.paths().stream()
        .filter(path -> !now.paths().contains(path))
        // Links and submodules are not checked out as files, and not files to be deleted either.
        .filter(path -> base.file(path).isPresent())
        .forEach(path -> changes.put(path, Optional.empty()));
    return changes;
  }

  /** Changes are kept in memory, and a command can write more than that with one call. */
  private static void requireRoom(long size) {
    if (size > DirectoryTree.LARGEST) {
      throw new WorkflowException(
          "The files that actions have left in dist-git's checkout are larger than %,d bytes together. Let them remove what does not belong into git, or name it in .gitignore."
              .formatted(DirectoryTree.LARGEST));
    }
  }

  @Override
  public Optional<Untracked> untracked(String name) {
    Path file = distGitDirectory(root).resolve(name);
    boolean present =
        !base.paths().contains(name)
            && name.indexOf('/') < 0
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    return present
        ? Optional.of(new Untracked(file, IgnoreRules.of(distGitDirectory(root)).ignores(name)))
        : Optional.empty();
  }

  @Override
  public void put(Map<String, Optional<SyncedFile>> files, Map<String, Path> archives) {
    files.forEach(this::write);
    archives.forEach(this::place);
  }

  private void place(String name, Path archive) {
    Path target = distGitDirectory(root).resolve(name);
    try {
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        // A copy: what a command does to it must not reach the store.
        Files.copy(archive, target);
        placed.add(name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String path, Optional<SyncedFile> file) {
    Path target = distGitDirectory(root).resolve(path);
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      Path above = distGitDirectory(root).resolve(path.substring(0, end));
      if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
        requireDirectory(above);
      }
    }
    try {
      // What a command has left there may be a link to elsewhere, or a pipe that nobody reads.
      Files.deleteIfExists(target);
      if (file.isEmpty()) {
        return;
      }
      Files.createDirectories(target.getParent());
      Files.write(target, file.get().content().bytes(), StandardOpenOption.CREATE_NEW);
      if (!target.toFile().setExecutable(file.get().executable())) {
        throw new IOException("cannot set the executable bit of " + target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      DirectoryRemoval.of(root);
    } finally {
      closed.run();
    }
  }
}
