package io.github.packit4j.distgit.internal.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.eclipse.jgit.internal.storage.dfs.DfsObjDatabase;
import org.eclipse.jgit.internal.storage.dfs.DfsOutputStream;
import org.eclipse.jgit.internal.storage.dfs.DfsPackDescription;
import org.eclipse.jgit.internal.storage.dfs.DfsReader;
import org.eclipse.jgit.internal.storage.dfs.DfsReaderOptions;
import org.eclipse.jgit.internal.storage.dfs.ReadableChannel;
import org.eclipse.jgit.internal.storage.pack.PackExt;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * The packs and reference tables of one directory.
 *
 * <p>A pack counts once its description is there, which is written last and moved into place; what
 * an interrupted run left behind is removed when the directory is opened again.
 */
final class PackFiles extends DfsObjDatabase {

  private static final String SHALLOW = "shallow";

  private final Path directory;
  private final Lock shallowLock = new ReentrantLock();
  private Set<ObjectId> awaiting = Set.of();
  private volatile Set<ObjectId> shallow;

  PackFiles(PackRepository repository, Path directory) throws IOException {
    super(repository, new DfsReaderOptions());
    this.directory = Files.createDirectories(directory);
    this.shallow = readShallow();
    removeLeftovers();
  }

  Path directory() {
    return directory;
  }

  private void removeLeftovers() throws IOException {
    Set<String> known = new HashSet<>();
    for (DfsPackDescription pack : listPacks()) {
      for (PackExt ext : PackExt.values()) {
        known.add(pack.getFileName(ext));
      }
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "pack-*")) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!known.contains(name) && !name.endsWith(PackDescriptionFile.SUFFIX)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  protected List<DfsPackDescription> listPacks() throws IOException {
    List<DfsPackDescription> packs = new ArrayList<>();
    String glob = "pack-*" + PackDescriptionFile.SUFFIX;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
      for (Path file : files) {
        packs.add(PackDescriptionFile.read(file, getRepository().getDescription()));
      }
    }
    return packs;
  }

  @Override
  protected DfsPackDescription newPack(PackSource source) {
    return new DfsPackDescription(
        getRepository().getDescription(), "pack-" + UUID.randomUUID(), source);
  }

  @Override
  protected void commitPackImpl(
      Collection<DfsPackDescription> packs, @Nullable Collection<DfsPackDescription> replaced)
      throws IOException {
    for (DfsPackDescription pack : packs) {
      PackDescriptionFile.write(directory, pack);
    }
    if (replaced != null) {
      // Their data stays until the directory is opened again: a reader may be at it.
      for (DfsPackDescription pack : replaced) {
        Files.deleteIfExists(directory.resolve(PackDescriptionFile.name(pack)));
      }
    }
    clearCache();
    settle();
  }

  @Override
  protected void rollbackPack(Collection<DfsPackDescription> packs) {
    for (DfsPackDescription pack : packs) {
      for (PackExt ext : PackExt.values()) {
        try {
          Files.deleteIfExists(directory.resolve(pack.getFileName(ext)));
        } catch (IOException e) {
          // Without a description the file does not count; it goes when the directory is reopened.
          continue;
        }
      }
    }
  }

  @Override
  protected ReadableChannel openFile(DfsPackDescription pack, PackExt ext) throws IOException {
    return new PackChannel(file(pack, ext, "r"));
  }

  @Override
  protected DfsOutputStream writeFile(DfsPackDescription pack, PackExt ext) throws IOException {
    return new PackOutput(file(pack, ext, "rw"));
  }

  private RandomAccessFile file(DfsPackDescription pack, PackExt ext, String mode)
      throws IOException {
    Path file = directory.resolve(pack.getFileName(ext));
    if (Files.exists(file) && !Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString()); // Not damaged, so not to be thrown away.
    }
    return new RandomAccessFile(file.toFile(), mode);
  }

  @Override
  public DfsReader newReader() {
    return new ShallowReader(this);
  }

  /** JGit's own reader of such repositories does not know that a history may be cut. */
  private static final class ShallowReader extends DfsReader {

    private final PackFiles files;

    ShallowReader(PackFiles files) {
      super(files);
      this.files = files;
    }

    @Override
    public ObjectReader newReader() {
      return files.newReader();
    }

    @Override
    public Set<ObjectId> getShallowCommits() {
      return files.getShallowCommits();
    }
  }

  @Override
  public Set<ObjectId> getShallowCommits() {
    return shallow;
  }

  private Set<ObjectId> readShallow() throws IOException {
    Path file = directory.resolve(SHALLOW);
    if (!Files.exists(file)) {
      return Set.of();
    }
    return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
        .map(ObjectId::fromString)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Sets where the history is cut. A fetch that completes it says so before its pack is there; a
   * reader that went on to the parents meanwhile would miss them, so a cut stays until they came.
   */
  @Override
  public void setShallowCommits(Set<ObjectId> commits) throws IOException {
    shallowLock.lock();
    try {
      Set<ObjectId> completed = new HashSet<>(shallow);
      completed.removeAll(commits);
      awaiting = withoutParents(completed);
      Set<ObjectId> cut = new HashSet<>(commits);
      cut.addAll(awaiting);
      writeShallow(cut);
    } finally {
      shallowLock.unlock();
    }
  }

  private void settle() throws IOException {
    shallowLock.lock();
    try {
      Set<ObjectId> still = withoutParents(awaiting);
      if (!still.equals(awaiting)) {
        Set<ObjectId> cut = new HashSet<>(shallow);
        cut.removeAll(awaiting);
        cut.addAll(still);
        awaiting = still;
        writeShallow(cut);
      }
    } finally {
      shallowLock.unlock();
    }
  }

  private Set<ObjectId> withoutParents(Set<ObjectId> commits) throws IOException {
    Set<ObjectId> found = new HashSet<>();
    try (ObjectReader reader = newReader()) {
      for (ObjectId commit : commits) {
        if (!hasParents(reader, commit)) {
          found.add(commit);
        }
      }
    }
    return found;
  }

  private static boolean hasParents(ObjectReader reader, ObjectId commit) throws IOException {
    if (!reader.has(commit)) {
      return true; // Nobody gets as far as its parents.
    }
    byte[] content = reader.open(commit, Constants.OBJ_COMMIT).getCachedBytes();
    for (RevCommit parent : RevCommit.parse(content).getParents()) {
      if (!reader.has(parent)) {
        return false;
      }
    }
    return true;
  }

  private void writeShallow(Set<ObjectId> commits) throws IOException {
    Path next = directory.resolve(SHALLOW + ".next");
    Files.write(
        next, commits.stream().map(ObjectId::name).sorted().toList(), StandardCharsets.US_ASCII);
    Files.move(
        next,
        directory.resolve(SHALLOW),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
    shallow = Set.copyOf(commits);
  }

  @Override
  public long getApproximateObjectCount() {
    try {
      return listPacks().stream().mapToLong(DfsPackDescription::getObjectCount).sum();
    } catch (IOException e) {
      return -1;
    }
  }
}
