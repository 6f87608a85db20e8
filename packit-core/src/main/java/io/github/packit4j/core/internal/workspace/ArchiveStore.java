package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.lookaside.DownloadedSource;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** The archives of one release: each is downloaded once, however many branches ask for it. */
public final class ArchiveStore {

  private static final String HASH_TYPE = "sha512";

  private final SourceDownloader downloads;
  private final Path directory;
  private final Map<URI, CompletableFuture<PlannedUpload>> known = new ConcurrentHashMap<>();

  public ArchiveStore(SourceDownloader downloads, Path directory) {
    this.downloads = downloads;
    this.directory = directory;
  }

  /**
   * An archive that is there.
   *
   * @param upload its name, address, size and hash
   * @param first whether this call has downloaded it
   */
  public record Download(PlannedUpload upload, boolean first) {}

  /**
   * Downloads an archive, unless another branch has done so.
   *
   * @param origin its address
   * @param fileName its name in the lookaside cache
   * @return the archive
   */
  public Download download(URI origin, String fileName) {
    CompletableFuture<PlannedUpload> mine = new CompletableFuture<>();
    CompletableFuture<PlannedUpload> first = known.putIfAbsent(origin, mine);
    if (first == null) {
      try {
        DownloadedSource source = downloads.download(origin, directoryOf(origin), fileName);
        mine.complete(
            new PlannedUpload(fileName, origin, HASH_TYPE, source.sha512(), source.size()));
      } catch (RuntimeException e) {
        mine.completeExceptionally(e);
      }
    }
    try {
      return new Download((first == null ? mine : first).join(), first == null);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Gives the file of an archive that a plan names, downloading it again if it is no longer there.
   *
   * @throws WorkflowException if the archive is not the one that was planned
   */
  public Path file(PlannedUpload upload) {
    Path file = directoryOf(upload.origin()).resolve(upload.fileName());
    if (!Files.exists(file)) {
      download(upload.origin(), upload.fileName());
    }
    if (!SourceEntry.ofFile(HashType.SHA512, file).hash().equals(upload.hash())) {
      throw new WorkflowException(
          "The archive at %s has changed since the plan was made. Make a new plan."
              .formatted(upload.origin()));
    }
    return file;
  }

  /** Different addresses may end in the same name. */
  private Path directoryOf(URI origin) {
    return directory.resolve(
        UUID.nameUUIDFromBytes(origin.toString().getBytes(StandardCharsets.UTF_8)).toString());
  }
}
