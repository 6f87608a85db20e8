package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.plan.FileContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The regular files below a directory as they are when they are asked for; links are left out. */
public final class DirectoryTree implements FileTree {

  /** How many bytes of a file are read, as it is read into memory. */
  static final long LARGEST = 100_000_000;

  private static final int SHOWN = 200;

  private final Path root;
  private final SortedSet<String> paths;
  private final Map<String, String> links;

  private DirectoryTree(Path root, SortedSet<String> paths, Map<String, String> links) {
    this.root = root;
    this.paths = paths;
    this.links = links;
  }

  /**
   * Lists a directory.
   *
   * @param root the directory
   * @return its files, without those of {@code .git}
   */
  public static DirectoryTree of(Path root) {
    SortedSet<String> paths = new TreeSet<>();
    Map<String, String> links = new HashMap<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attrs) {
              return directory.equals(root.resolve(".git"))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attrs)
                throws IOException {
              String path = root.relativize(file).toString().replace('\\', '/');
              if (attrs.isRegularFile()) {
                paths.add(path);
              } else if (attrs.isSymbolicLink()) {
                links.put(path, Files.readSymbolicLink(file).toString());
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (file.equals(root)) {
                throw e;
              }
              throw unreadable(root.relativize(file).toString(), e);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DirectoryTree(root, paths, links);
  }

  @Override
  public SortedSet<String> paths() {
    return paths;
  }

  @Override
  public Optional<FileContent> file(String path) {
    Path file = root.resolve(path);
    if (!paths.contains(path) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new WorkflowException(
            "The file %s is %,d bytes large, and one of more than %,d is not read. Let no action leave it, or name it in .gitignore."
                .formatted(path, size, LARGEST));
      }
      return Optional.of(FileContent.of(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Without the right to, or with a name that is too long: commands may leave that. */
  private static WorkflowException unreadable(String path, IOException e) {
    String shown = path.length() > SHOWN ? path.substring(0, SHOWN) + "..." : path;
    return new WorkflowException(
        "%s cannot be read. Let no action leave it in the checkout.".formatted(shown), e);
  }

  @Override
  public Optional<String> link(String path) {
    return Optional.ofNullable(links.get(path));
  }

  @Override
  public boolean executable(String path) {
    return paths.contains(path) && Files.isExecutable(root.resolve(path));
  }
}
