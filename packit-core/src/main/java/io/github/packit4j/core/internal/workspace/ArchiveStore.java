package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.lookaside.DownloadedSource;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** The archives of one release: each is downloaded once, however many branches ask for it. */
public final class ArchiveStore {

  private static final String HASH_TYPE = "sha512";
  private static final String MADE = "made";

  private final SourceDownloader downloads;
  private final Path directory;
  private final Map<Source, CompletableFuture<PlannedUpload>> known = new ConcurrentHashMap<>();

  /** An address may be known under two names in {@code sources}, and each of them is an archive. */
  private record Source(URI origin, String fileName) {}

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
    CompletableFuture<PlannedUpload> first = known.putIfAbsent(new Source(origin, fileName), mine);
    if (first == null) {
      try {
        DownloadedSource source = downloads.download(origin, directoryOf(origin), fileName);
        mine.complete(
            new PlannedUpload(
                fileName, Optional.of(origin), HASH_TYPE, source.sha512(), source.size()));
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

  /** Gives an archive that was downloaded before, if it is this very one. */
  public Optional<PlannedUpload> downloaded(URI origin, String fileName, String hash) {
    CompletableFuture<PlannedUpload> present = known.get(new Source(origin, fileName));
    return present == null || !present.isDone() || present.isCompletedExceptionally()
        ? Optional.empty()
        : Optional.of(present.join()).filter(upload -> upload.hash().equals(hash));
  }

  /**
   * Keeps an archive that an action has made.
   *
   * @param made the archive, which is copied
   * @param fileName its name in the lookaside cache
   * @return the archive, without an address
   */
  public PlannedUpload keep(Path made, String fileName) {
    try {
      PlannedUpload upload =
          new PlannedUpload(
              fileName,
              Optional.empty(),
              HASH_TYPE,
              SourceEntry.ofFile(HashType.SHA512, made).hash(),
              Files.size(made));
      Path file = path(upload);
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), fileName, ".part");
      Files.copy(made, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return upload;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives where an archive is, once it is here. */
  public Path path(PlannedUpload upload) {
    return upload
        .origin()
        .map(this::directoryOf)
        .orElseGet(() -> directory.resolve(MADE).resolve(upload.hash()))
        .resolve(upload.fileName());
  }

  /**
   * Gives the file of an archive that a plan names, downloading it again if it is no longer there
   * or damaged.
   *
   * @throws WorkflowException if the archive is not the one that was planned, or cannot be had
   *     again
   */
  public Path file(PlannedUpload upload) {
    Path file = path(upload);
    if (isPlanned(file, upload)) {
      return file;
    }
    URI origin =
        upload
            .origin()
            .orElseThrow(
                () ->
                    new WorkflowException(
                        "The archive %s was made by an action while the plan was made, and is not in this work directory. Make a new plan."
                            .formatted(upload.fileName())));
    known.remove(new Source(origin, upload.fileName()));
    download(origin, upload.fileName());
    if (!isPlanned(file, upload)) {
      throw new WorkflowException(
          "The archive %s has changed since the plan was made. Make a new plan."
              .formatted(upload.origin().map(URI::toString).orElse(upload.fileName())));
    }
    return file;
  }

  private static boolean isPlanned(Path file, PlannedUpload upload) {
    return Files.exists(file)
        && SourceEntry.ofFile(HashType.SHA512, file).hash().equals(upload.hash());
  }

  /** Different addresses may end in the same name. */
  private Path directoryOf(URI origin) {
    return directory.resolve(
        UUID.nameUUIDFromBytes(origin.toString().getBytes(StandardCharsets.UTF_8)).toString());
  }
}
