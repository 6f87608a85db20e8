package io.github.packit4j.distgit.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Reads the files of commits and writes trees with some of them changed. */
final class Trees {

  private static final int MAX_FILES = 500_000;

  /** No system takes a longer one. */
  private static final int MAX_LINK = 4096;

  private final Repository repository;
  private final int maxFileBytes;

  Trees(Repository repository, int maxFileBytes) {
    this.repository = repository;
    this.maxFileBytes = maxFileBytes;
  }

  Optional<byte[]> file(CommitId commit, String path) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk found =
            TreeWalk.forPath(repository, path, History.parse(walk, commit).getTree())) {
      if (found == null || !isFile(found.getFileMode(0))) {
        return Optional.empty();
      }
      ObjectLoader content = walk.getObjectReader().open(found.getObjectId(0), Constants.OBJ_BLOB);
      if (content.getSize() > maxFileBytes) {
        throw new GitException(
            "Tried to read "
                + path
                + " of "
                + commit
                + " but it is larger than "
                + maxFileBytes
                + " bytes");
      }
      return Optional.of(content.getCachedBytes(maxFileBytes).clone());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // An empty path, or one that no tree can have.
    }
  }

  Optional<String> linkTarget(CommitId commit, String path) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk found =
            TreeWalk.forPath(repository, path, History.parse(walk, commit).getTree())) {
      if (found == null || !found.getFileMode(0).equals(FileMode.SYMLINK)) {
        return Optional.empty();
      }
      ObjectLoader target = walk.getObjectReader().open(found.getObjectId(0), Constants.OBJ_BLOB);
      return target.getSize() > MAX_LINK
          ? Optional.empty()
          : Optional.of(new String(target.getCachedBytes(MAX_LINK), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // An empty path, or one that no tree can have.
    }
  }

  boolean isExecutable(CommitId commit, String path) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk found =
            TreeWalk.forPath(repository, path, History.parse(walk, commit).getTree())) {
      return found != null && found.getFileMode(0).equals(FileMode.EXECUTABLE_FILE);
    }
  }

  private static boolean isFile(FileMode mode) {
    return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
  }

  List<String> files(CommitId commit) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      tree.addTree(History.parse(walk, commit).getTree());
      tree.setRecursive(true);
      return paths(tree);
    }
  }

  /** Throws if a commit has more files than can be held. */
  void requireRoom(CommitId commit) throws IOException {
    files(commit);
  }

  List<String> changedPaths(CommitId from, CommitId to) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      tree.addTree(History.parse(walk, from).getTree());
      tree.addTree(History.parse(walk, to).getTree());
      tree.setRecursive(true);
      tree.setFilter(TreeFilter.ANY_DIFF);
      return paths(tree);
    }
  }

  private static List<String> paths(TreeWalk tree) throws IOException {
    List<String> paths = new ArrayList<>();
    while (tree.next()) {
      requireRoom(paths.size());
      paths.add(tree.getPathString());
    }
    return List.copyOf(paths);
  }

  /** Writes the tree of a commit with changes applied, and returns its id. */
  ObjectId write(Optional<CommitId> base, List<FileChange> changes, ObjectInserter inserter)
      throws IOException {
    DirCache files = DirCache.newInCore();
    try (ObjectReader reader = inserter.newReader()) {
      load(files, base, reader);
      DirCacheEditor editor = files.editor();
      for (FileChange change : changes) {
        editor.add(edit(change, inserter));
      }
      editor.finish();
      return files.writeTree(inserter);
    } catch (InvalidPathException e) {
      throw new GitException("Tried to write a path that git cannot have: " + e.getMessage(), e);
    }
  }

  /** A few small trees that refer to each other can stand for any number of files. */
  private static void load(DirCache files, Optional<CommitId> base, ObjectReader reader)
      throws IOException {
    if (base.isEmpty()) {
      return;
    }
    DirCacheBuilder builder = files.builder();
    try (RevWalk walk = new RevWalk(reader);
        TreeWalk tree = new TreeWalk(reader)) {
      tree.addTree(History.parse(walk, base.get()).getTree());
      tree.setRecursive(true);
      for (int count = 0; tree.next(); count++) {
        requireRoom(count);
        DirCacheEntry entry = new DirCacheEntry(tree.getRawPath());
        entry.setFileMode(tree.getFileMode(0));
        entry.setObjectId(tree.getObjectId(0));
        builder.add(entry);
      }
    }
    builder.finish();
  }

  private static void requireRoom(int count) {
    if (count == MAX_FILES) {
      throw new GitException("There are more than " + MAX_FILES + " files");
    }
  }

  private static DirCacheEditor.PathEdit edit(FileChange change, ObjectInserter inserter)
      throws IOException {
    if (change instanceof FileChange.Write write) {
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, write.content());
      return new DirCacheEditor.PathEdit(write.path()) {
        @Override
        public void apply(DirCacheEntry entry) {
          boolean executable =
              write.executable() || entry.getFileMode().equals(FileMode.EXECUTABLE_FILE);
          entry.setFileMode(executable ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
          entry.setObjectId(blob);
        }
      };
    }
    return new DirCacheEditor.DeletePath(change.path());
  }
}
