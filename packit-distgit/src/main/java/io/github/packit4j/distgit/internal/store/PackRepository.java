package io.github.packit4j.distgit.internal.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.dfs.DfsGarbageCollector;
import org.eclipse.jgit.internal.storage.dfs.DfsReftableDatabase;
import org.eclipse.jgit.internal.storage.dfs.DfsRepository;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryBuilder;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.RefDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bare repository whose packs and refs lie in one directory.
 *
 * <p>It is built on JGit's storage for distributed file systems, not on its {@code FileRepository}:
 * that one reads the configuration of the user and of the system (starting a git program to find
 * the latter) and runs hooks.
 */
public final class PackRepository extends DfsRepository {

  private static final Logger LOG = LoggerFactory.getLogger(PackRepository.class);

  private static final int MAX_PACKS = 50;

  private final PackFiles objects;
  private final DfsReftableDatabase refs;

  private PackRepository(Builder builder) throws IOException {
    super(builder);
    objects = new PackFiles(this, builder.directory);
    refs = new Refs(this);
  }

  /**
   * Opens the repository in a directory, creating it if there is none. What is in it can be fetched
   * again, so a damaged one is thrown away.
   *
   * @param directory used by this repository alone
   */
  public static PackRepository open(Path directory) throws IOException {
    IsolatedSha1.ensure();
    PackRepository repository = sound(directory);
    if (repository.objects.getPacks().length > MAX_PACKS) {
      // Every fetch and every commit adds a small pack, and a look-up asks each of them.
      new DfsGarbageCollector(repository).pack(NullProgressMonitor.INSTANCE);
    }
    return repository;
  }

  private static PackRepository sound(Path directory) throws IOException {
    PackRepository repository = null;
    try {
      repository = new Builder(directory).build();
      new StoreCheck(repository, directory).run();
      return repository;
    } catch (AccessDeniedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      LOG.warn("The git store in {} is damaged and will be fetched again", directory, e);
      if (repository != null) {
        repository.close();
      }
      discard(directory);
      return new Builder(directory).build();
    }
  }

  /** Closes the repository and throws away what it holds. */
  public void discard() throws IOException {
    close();
    discard(objects.directory());
  }

  private static void discard(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  int packs() throws IOException {
    return objects.getPacks().length;
  }

  @Override
  public PackFiles getObjectDatabase() {
    return objects;
  }

  @Override
  public RefDatabase getRefDatabase() {
    return refs;
  }

  private static final class Refs extends DfsReftableDatabase {
    Refs(DfsRepository repository) {
      super(repository);
    }
  }

  private static final class Builder extends DfsRepositoryBuilder<Builder, PackRepository> {

    private final Path directory;

    Builder(Path directory) {
      this.directory = directory;
      // The name is the key of JGit's block cache, which all repositories of the JVM share.
      setRepositoryDescription(new DfsRepositoryDescription(directory.toAbsolutePath().toString()));
    }

    @Override
    public PackRepository build() throws IOException {
      return new PackRepository(this);
    }
  }
}
