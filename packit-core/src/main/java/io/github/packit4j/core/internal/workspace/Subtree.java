package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.core.plan.FileContent;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files below one directory of a tree, as if it were the top. */
public final class Subtree implements FileTree {

  private final FileTree whole;
  private final String prefix;

  private Subtree(FileTree whole, String prefix) {
    this.whole = whole;
    this.prefix = prefix;
  }

  /**
   * Gives the files below a directory.
   *
   * @param whole the tree
   * @param directory the directory, such as {@code ./} for the tree itself, {@code backend} or
   *     {@code ./backend/}
   * @return its files
   */
  public static FileTree of(FileTree whole, String directory) {
    String prefix = path(directory);
    return prefix.isEmpty() ? whole : new Subtree(whole, prefix);
  }

  /**
   * Gives the path of a directory.
   *
   * @param directory the directory as configurations write it
   * @return what the paths of its files begin with: empty for the top, else with a slash at the end
   * @throws IllegalPathException if it leads out of the repository
   */
  public static String path(String directory) {
    String path = RepositoryPath.normalize(directory);
    return path.isEmpty() ? "" : path + "/";
  }

  @Override
  public SortedSet<String> paths() {
    SortedSet<String> paths = new TreeSet<>();
    for (String path : whole.paths()) {
      if (path.startsWith(prefix)) {
        paths.add(path.substring(prefix.length()));
      }
    }
    return paths;
  }

  @Override
  public Optional<FileContent> file(String path) {
    return whole.file(prefix + path);
  }

  @Override
  public Optional<String> link(String path) {
    return whole.link(prefix + path);
  }

  @Override
  public boolean executable(String path) {
    return whole.executable(prefix + path);
  }
}
