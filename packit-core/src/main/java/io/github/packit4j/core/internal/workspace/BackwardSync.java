package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.config.FileSync;
import io.github.packit4j.core.plan.FileContent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads {@code files_to_sync} from right to left: which files of dist-git go back to which places
 * upstream. A file goes back to where it would have come from, with the filters of its item.
 *
 * <p>Nothing is deleted upstream: a file that dist-git does not have may be one that is not
 * released yet. What dist-git keeps for itself stays there.
 */
public final class BackwardSync {

  /** What the tools of dist-git write, besides what {@link FileSynchronizer} protects. */
  private static final Set<String> DIST_GITS_OWN = Set.of(".gitignore", "README.packit");

  private final FileTree upstream;
  private final FileTree distGit;
  private final Predicate<String> excluded;

  /**
   * Prepares.
   *
   * @param upstream upstream's files
   * @param distGit the files of the dist-git branch
   * @param excluded upstream paths that are brought another way, such as the spec file
   */
  public BackwardSync(FileTree upstream, FileTree distGit, Predicate<String> excluded) {
    this.upstream = upstream;
    this.distGit = distGit;
    this.excluded = excluded;
  }

  /**
   * Finds where files go back to.
   *
   * @param items the configured items
   * @return the path in dist-git of each path upstream
   * @throws IllegalPathException if a path leads out of its repository
   */
  public SortedMap<String, String> places(List<FileSync> items) {
    SortedSet<String> all = new TreeSet<>(upstream.paths());
    items.forEach(item -> candidates(item).forEach(all::add));
    SortedMap<String, String> places = new TreeMap<>();
    new FileSynchronizer(new OwnPaths(all), distGit, excluded)
        .run(items)
        .forEach(
            (to, file) -> {
              if (file.isPresent() && distGit.paths().contains(to) && !DIST_GITS_OWN.contains(to)) {
                String from = file.get().content().text();
                places.putIfAbsent(RepositoryPath.requireSafe(from), to);
              }
            });
    return places;
  }

  /** Where files that only dist-git has would lie upstream; the way forward then decides. */
  private Stream<String> candidates(FileSync item) {
    String dest = RepositoryPath.normalize(item.dest());
    return item.src().stream()
        .flatMap(
            source -> {
              String from = RepositoryPath.normalize(source);
              if (GlobPattern.isGlob(source)) {
                String directory = from.substring(0, from.lastIndexOf('/') + 1);
                return below(dest).map(path -> directory + RepositoryPath.name(path));
              }
              boolean contents = source.endsWith("/") || from.isEmpty();
              String root = contents ? dest : RepositoryPath.join(dest, RepositoryPath.name(from));
              return below(root).map(path -> RepositoryPath.join(from, relative(path, root)));
            });
  }

  private Stream<String> below(String directory) {
    return distGit.paths().stream()
        .filter(path -> directory.isEmpty() || path.startsWith(directory + "/"));
  }

  private static String relative(String path, String root) {
    return root.isEmpty() ? path : path.substring(root.length() + 1);
  }

  /** Files that hold their own paths, so that what arrives somewhere tells where it is from. */
  private record OwnPaths(SortedSet<String> paths) implements FileTree {

    @Override
    public Optional<FileContent> file(String path) {
      return paths.contains(path) ? Optional.of(FileContent.of(path)) : Optional.empty();
    }

    @Override
    public boolean executable(String path) {
      return false;
    }
  }
}
