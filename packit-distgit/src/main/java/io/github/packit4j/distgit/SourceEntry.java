package io.github.packit4j.distgit;

import io.github.packit4j.distgit.internal.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One line of a {@code sources} file: a file of the lookaside cache and its hash.
 *
 * @param hashType the name of the hash function in lower case; {@code sha512}, {@code md5}, or
 *     whatever the file says
 * @param hash the hash as written; the cache compares it as text, so lower case is expected
 * @param fileName the file's name, not yet checked to be a mere name: see {@link #requirePlainName}
 */
public record SourceEntry(String hashType, String hash, String fileName) {

  private static final int BUFFER = 1 << 16;

  /** Lowers the case of the hash type. */
  public SourceEntry {
    hashType = hashType.toLowerCase(Locale.ROOT);
    if (hashType.isEmpty() || hash.isEmpty() || fileName.isEmpty()) {
      throw new IllegalArgumentException(
          "A source entry needs a hash type, a hash and a file name: "
              + hashType
              + " ("
              + fileName
              + ") = "
              + hash);
    }
  }

  /** Returns the entry of a file by its SHA-512 hash, the type that Fedora uses. */
  public static SourceEntry sha512(String hash, String fileName) {
    return new SourceEntry(HashType.SHA512.key(), hash, fileName);
  }

  /**
   * Hashes a file and returns its entry under the file's own name.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static SourceEntry ofFile(HashType type, Path file) {
    Path name = file.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("Not a file: " + file);
    }
    MessageDigest digest = type.newDigest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to hash " + file + " but failed", e);
    }
    return new SourceEntry(type.key(), HexFormat.of().formatHex(digest.digest()), name.toString());
  }

  /** Returns the line as {@code sources} files have it, {@code SHA512 (name) = hash}. */
  public String toLine() {
    return hashType.toUpperCase(Locale.ROOT) + " (" + fileName + ") = " + hash;
  }

  /** Tells whether a {@code sources} file can hold this entry so that it is read back the same. */
  public boolean isWritable() {
    return SourcesLine.parse(toLine()).filter(this::equals).isPresent();
  }

  /**
   * Returns the file name if it names a file directly inside a directory.
   *
   * <p>The name comes from a repository anyone may have written, so it must be checked before it
   * becomes a path.
   *
   * @throws DistGitException if it is {@code .} or {@code ..}, contains a separator or a control
   *     character
   */
  public String requirePlainName() {
    return FileNames.requirePlain(fileName);
  }

  @Override
  public String toString() {
    return toLine();
  }
}
