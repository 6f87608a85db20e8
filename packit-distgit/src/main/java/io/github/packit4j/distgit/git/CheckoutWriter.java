package io.github.packit4j.distgit.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Writes a commit's files to a directory, byte for byte: no filter of {@code .gitattributes} and no
 * conversion of line ends applies.
 *
 * <p>The commit may be anybody's, so nothing in it may reach outside: every name is checked, files
 * are only ever created, never opened, symbolic links are made last and only if they stay inside.
 */
final class CheckoutWriter {

  /** Linux takes 4096 bytes with the zero at their end, other systems less. */
  private static final int MAX_LINK_LENGTH = 4095;

  private final Repository repository;
  private final Path directory;
  private final Limits limits;
  private final ObjectChecker checker =
      new ObjectChecker().setSafeForMacOS(true).setSafeForWindows(false);
  private final List<String> files = new ArrayList<>();
  private final List<Checkout.Skipped> skipped = new ArrayList<>();
  private final Map<String, ObjectId> links = new LinkedHashMap<>();
  private long bytes;

  /** How much a commit may have. */
  record Limits(int files, long bytes) {
    static Limits defaults() {
      return new Limits(200_000, 8L << 30);
    }
  }

  CheckoutWriter(Repository repository, Path directory, Limits limits) {
    this.repository = repository;
    this.directory = directory;
    this.limits = limits;
  }

  Checkout write(CommitId commit) throws IOException {
    requireEmpty();
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      tree.addTree(History.parse(walk, commit).getTree());
      while (tree.next()) {
        visit(tree);
      }
      for (Map.Entry<String, ObjectId> link : links.entrySet()) {
        link(link.getKey(), link.getValue(), tree.getObjectReader());
      }
    }
    return new Checkout(directory, files, skipped);
  }

  private void requireEmpty() throws IOException {
    Files.createDirectories(directory);
    try (DirectoryStream<Path> present = Files.newDirectoryStream(directory)) {
      if (present.iterator().hasNext()) {
        throw new GitException("Tried to check out into " + directory + " but it is not empty");
      }
    }
  }

  private void visit(TreeWalk tree) throws IOException {
    String path = tree.getPathString();
    checkName(path, tree.getNameString());
    FileMode mode = tree.getFileMode(0);
    if (mode.equals(FileMode.TREE)) {
      createDirectory(path);
      tree.enterSubtree();
    } else if (mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE)) {
      writeFile(path, tree.getObjectId(0), mode, tree.getObjectReader());
    } else if (mode.equals(FileMode.SYMLINK)) {
      links.put(path, tree.getObjectId(0));
    } else {
      skipped.add(new Checkout.Skipped(path, "a submodule"));
    }
  }

  private void checkName(String path, String name) {
    if (files.size() + links.size() >= limits.files()) {
      throw new GitException(
          "Tried to check out a commit but it has more than " + limits.files() + " files");
    }
    try {
      checker.checkPathSegment(Constants.encode(name), 0, Constants.encode(name).length);
    } catch (CorruptObjectException e) {
      throw hostile(path);
    }
    if (name.indexOf('\\') >= 0 || name.chars().anyMatch(c -> c < ' ')) {
      throw hostile(path);
    }
  }

  private static GitException hostile(String path) {
    return new GitException(
        "Tried to check out a commit but it has a path that is not safe: '"
            + path.replaceAll("\\p{Cntrl}", "?")
            + "'");
  }

  private void createDirectory(String path) throws IOException {
    try {
      Files.createDirectory(directory.resolve(path));
    } catch (FileAlreadyExistsException e) {
      throw hostile(path); // A tree that names something twice.
    }
  }

  private void writeFile(String path, ObjectId blob, FileMode mode, ObjectReader reader)
      throws IOException {
    Path file = directory.resolve(path);
    var content = reader.open(blob, Constants.OBJ_BLOB);
    bytes += content.getSize();
    if (bytes > limits.bytes()) {
      throw new GitException(
          "Tried to check out a commit but it has more than " + limits.bytes() + " bytes");
    }
    try (OutputStream out =
        Files.newOutputStream(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      content.copyTo(out);
    } catch (FileAlreadyExistsException e) {
      throw hostile(path);
    }
    if (mode.equals(FileMode.EXECUTABLE_FILE)
        && Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    files.add(path);
  }

  private void link(String path, ObjectId blob, ObjectReader reader) throws IOException {
    var content = reader.open(blob, Constants.OBJ_BLOB);
    String target =
        content.getSize() > MAX_LINK_LENGTH
            ? ""
            : new String(content.getBytes(), StandardCharsets.UTF_8);
    if (!staysInside(path, target)) {
      skipped.add(new Checkout.Skipped(path, "a symbolic link that leaves the directory"));
      return;
    }
    try {
      Files.createSymbolicLink(directory.resolve(path), Path.of(target));
      files.add(path);
    } catch (FileAlreadyExistsException e) {
      throw hostile(path);
    } catch (UnsupportedOperationException e) {
      skipped.add(new Checkout.Skipped(path, "a symbolic link, which this system does not have"));
    }
  }

  /**
   * Tells whether a link's target is inside, by its text alone. Every step has to stay inside, and
   * none may lead through another link, whose own target this could not see.
   */
  private boolean staysInside(String path, String target) {
    if (target.isEmpty()
        || target.startsWith("/")
        || target.chars().anyMatch(c -> c < ' ' || c == '\\')) {
      return false;
    }
    List<String> position = new ArrayList<>(List.of(path.split("/")));
    position.remove(position.size() - 1);
    for (String step : target.split("/")) {
      if (step.equals("..")) {
        if (position.isEmpty()) {
          return false;
        }
        position.remove(position.size() - 1);
      } else if (!step.isEmpty() && !step.equals(".")) {
        position.add(step);
        if (links.containsKey(String.join("/", position))) {
          return false;
        }
      }
    }
    return true;
  }
}
