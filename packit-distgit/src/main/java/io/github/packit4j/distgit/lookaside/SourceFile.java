package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.internal.FileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Sink;

/**
 * Writes a download: to a temporary name first, hashed on the way, and under its own name only once
 * it is complete and right.
 */
final class SourceFile {

  /** Accepts any content that has the expected hash. */
  static final Check ANYTHING = part -> {};

  private static final int STEP = 1 << 16;

  private final Path directory;
  private final String fileName;
  private final Optional<SourceEntry> expected;
  private final long maxBytes;
  private final TransferListener listener;
  private final Check check;

  /** Looks at a complete file before it gets its name. */
  @FunctionalInterface
  interface Check {
    /** Throws {@link SourceVerificationException} if the file must not be kept. */
    void verify(Path part) throws IOException;
  }

  SourceFile(
      Path directory,
      String fileName,
      Optional<SourceEntry> expected,
      long maxBytes,
      TransferListener listener,
      Check check) {
    this.directory = directory;
    this.fileName = FileNames.requirePlain(fileName);
    this.expected = expected;
    this.maxBytes = maxBytes;
    this.listener = listener;
    this.check = check;
  }

  Path path() {
    return directory.resolve(fileName);
  }

  /** Returns the file if it is on disk with the expected hash already. */
  Optional<DownloadedSource> present() {
    if (expected.isEmpty() || !Files.isRegularFile(path(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    HashType type = HashType.ofKey(expected.get().hashType()).orElse(HashType.SHA512);
    if (!SourceEntry.ofFile(type, path()).hash().equalsIgnoreCase(expected.get().hash())) {
      return Optional.empty();
    }
    try {
      String sha512 = SourceEntry.ofFile(HashType.SHA512, path()).hash();
      return Optional.of(new DownloadedSource(path(), Files.size(path()), sha512));
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read " + path() + " but failed", e);
    }
  }

  /**
   * Saves a body.
   *
   * @param total its length as announced, or empty
   * @param modified when the server says the file was made, or empty
   * @throws SourceVerificationException if it is too large or has another hash
   */
  DownloadedSource save(BufferedSource body, OptionalLong total, Optional<FileTime> modified)
      throws IOException {
    if (total.orElse(0) > maxBytes) {
      throw tooLarge();
    }
    Path part = Files.createTempFile(Files.createDirectories(directory), ".download-", ".part");
    try {
      DownloadedSource saved = copy(body, part, total);
      check.verify(part);
      if (modified.isPresent()) {
        Files.setLastModifiedTime(part, modified.get());
      }
      Files.move(part, path(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return saved;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private DownloadedSource copy(BufferedSource body, Path part, OptionalLong total)
      throws IOException {
    MessageDigest sha512 = HashType.SHA512.newDigest();
    Optional<MessageDigest> other =
        expected
            .filter(entry -> !entry.hashType().equals(HashType.SHA512.key()))
            .map(entry -> digestOf(entry.hashType()));
    long size = 0;
    try (Buffer step = new Buffer();
        Sink out = Okio.sink(part)) {
      for (long n = fill(step, body); n != -1; n = fill(step, body)) {
        size += n;
        if (size > maxBytes) {
          throw tooLarge();
        }
        update(sha512, step);
        if (other.isPresent()) {
          update(other.get(), step);
        }
        out.write(step, n);
        listener.onProgress(
            new TransferListener.Progress(
                TransferListener.Direction.DOWNLOAD, fileName, size, total));
      }
    }
    String hash = HexFormat.of().formatHex(sha512.digest());
    verify(other.map(digest -> HexFormat.of().formatHex(digest.digest())).orElse(hash));
    return new DownloadedSource(path(), size, hash);
  }

  /** Takes the next bytes from a body; a single read would give 8 KiB at most. */
  private static long fill(Buffer step, BufferedSource body) throws IOException {
    body.request(STEP);
    return body.read(step, STEP);
  }

  /** Hashes bytes where they are: they go on to the file without having been copied. */
  private static void update(MessageDigest digest, Buffer step) {
    try (Buffer.UnsafeCursor cursor = step.readUnsafe()) {
      while (cursor.next() != -1) {
        digest.update(cursor.data, cursor.start, cursor.end - cursor.start);
      }
    }
  }

  private void verify(String hash) {
    if (expected.isPresent() && !expected.get().hash().equalsIgnoreCase(hash)) {
      throw new SourceVerificationException(
          LookasideException.because(
              "download " + fileName,
              "its "
                  + expected.get().hashType()
                  + " is "
                  + hash
                  + ", not "
                  + expected.get().hash()
                  + " as expected; the file was not kept"));
    }
  }

  private SourceVerificationException tooLarge() {
    return new SourceVerificationException(
        LookasideException.because(
            "download " + fileName, "it is larger than the " + maxBytes + " bytes allowed"));
  }

  static MessageDigest digestOf(String hashType) {
    return HashType.ofKey(hashType)
        .orElseThrow(
            () -> new SourceVerificationException("Unknown type of hash '" + hashType + "'"))
        .newDigest();
  }
}
