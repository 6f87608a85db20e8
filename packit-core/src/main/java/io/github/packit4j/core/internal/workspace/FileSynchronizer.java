package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.config.FileSync;
import io.github.packit4j.core.plan.FileContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries out {@code files_to_sync} on file lists instead of directories, item by item, each as one
 * run of {@code rsync --archive --ignore-missing-args} would.
 *
 * <p>Three rules differ on purpose: {@code sources} and git's own files can never be deleted or
 * overwritten, missing directories are always made, and paths that leave a repository are refused.
 */
public final class FileSynchronizer {

  private static final Set<String> PROTECTED = Set.of(".git", "sources", "dead.package");

  private final FileTree upstream;
  private final FileTree distGit;
  private final Predicate<String> excluded;
  private final Map<String, Optional<SyncedFile>> changes = new TreeMap<>();

  /**
   * A file that the synchronization brings.
   *
   * @param content its content
   * @param executable its executable bit
   */
  public record SyncedFile(FileContent content, boolean executable) {}

  /** A file of upstream and where it goes. */
  private record Transfer(String from, String to) {}

  /**
   * Prepares a synchronization.
   *
   * @param upstream the files of the release
   * @param distGit the files of the dist-git branch
   * @param excluded upstream paths that are brought another way, such as the spec file
   */
  public FileSynchronizer(FileTree upstream, FileTree distGit, Predicate<String> excluded) {
    this.upstream = upstream;
    this.distGit = distGit;
    this.excluded = excluded;
  }

  /**
   * Runs the items in order.
   *
   * @param items the configured items
   * @return what becomes of each dist-git path: new content, or nothing for a deleted file
   * @throws IllegalPathException if a path leads out of its repository
   */
  public Map<String, Optional<SyncedFile>> run(List<FileSync> items) {
    items.forEach(this::run);
    return new LinkedHashMap<>(changes);
  }

  private void run(FileSync item) {
    FilterRules filters = FilterRules.parse(item.filters());
    List<String> sources = item.src().stream().flatMap(this::expand).toList();
    boolean intoDirectory =
        item.dest().endsWith("/")
            || sources.size() > 1
            || isDirectory(distGit, RepositoryPath.normalize(item.dest()));
    for (String source : sources) {
      transfer(source, item, intoDirectory, filters);
    }
  }

  private void transfer(String source, FileSync item, boolean intoDirectory, FilterRules filters) {
    String from = RepositoryPath.normalize(source);
    String dest = RepositoryPath.requireSafe(RepositoryPath.normalize(item.dest()));
    if (upstream.paths().contains(from)) {
      String name = RepositoryPath.name(from);
      if (filters.sends(name)) {
        bring(new Transfer(from, intoDirectory ? RepositoryPath.join(dest, name) : dest));
      }
      return;
    }
    if (!isDirectory(upstream, from)) {
      return;
    }
    // "dir/" means what is in it, "dir" the directory itself; rules see the path from there on.
    boolean contents = source.endsWith("/") || from.isEmpty();
    String root = contents ? from : parent(from);
    List<Transfer> transfers =
        below(upstream, from)
            .filter(path -> filters.sends(relative(path, root)))
            .map(path -> new Transfer(path, RepositoryPath.join(dest, relative(path, root))))
            .toList();
    transfers.forEach(this::bring);
    if (item.delete()) {
      Set<String> kept = transfers.stream().map(Transfer::to).collect(Collectors.toSet());
      String target = contents ? dest : RepositoryPath.join(dest, RepositoryPath.name(from));
      below(distGit, target)
          .filter(path -> !kept.contains(path))
          .filter(path -> filters.deletes(relative(path, dest)))
          .filter(path -> !isProtected(path))
          .forEach(path -> changes.put(path, Optional.empty()));
    }
  }

  private void bring(Transfer transfer) {
    if (excluded.test(transfer.from()) || isProtected(transfer.to())) {
      return;
    }
    RepositoryPath.requireSafe(transfer.to());
    upstream
        .file(transfer.from())
        .ifPresent(
            content ->
                changes.put(
                    transfer.to(),
                    Optional.of(new SyncedFile(content, upstream.executable(transfer.from())))));
  }

  /** A pattern that matches nothing is a plain name, and a plain name need not exist. */
  private Stream<String> expand(String source) {
    if (!GlobPattern.isGlob(source)) {
      return Stream.of(source);
    }
    boolean contents = source.endsWith("/");
    GlobPattern pattern = GlobPattern.of(RepositoryPath.normalize(source), false);
    List<String> matches =
        upstream.paths().stream()
            .flatMap(FileSynchronizer::withDirectories)
            .distinct()
            .filter(path -> pattern.matches(path))
            .map(path -> contents ? path + "/" : path)
            .toList();
    return matches.isEmpty() ? Stream.of(source) : matches.stream();
  }

  private static Stream<String> withDirectories(String path) {
    return Stream.iterate(path, p -> !p.isEmpty(), FileSynchronizer::parent);
  }

  private static boolean isProtected(String path) {
    String folded = path.toLowerCase(Locale.ROOT); // As file systems do that ignore case.
    return PROTECTED.stream()
        .anyMatch(name -> folded.equals(name) || folded.startsWith(name + "/"));
  }

  private static boolean isDirectory(FileTree tree, String path) {
    return path.isEmpty() || below(tree, path).findAny().isPresent();
  }

  private static Stream<String> below(FileTree tree, String directory) {
    return directory.isEmpty()
        ? tree.paths().stream()
        : tree.paths().tailSet(directory + "/").stream()
            .takeWhile(path -> path.startsWith(directory + "/"));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static String relative(String path, String root) {
    return root.isEmpty() ? path : path.substring(root.length() + 1);
  }
}
