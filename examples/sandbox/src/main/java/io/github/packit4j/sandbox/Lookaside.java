package io.github.packit4j.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * The lookaside cache: {@code upload.cgi} and downloads below {@code
 * https://src.fedoraproject.org/repo/pkgs}. Thread-safe.
 */
public interface Lookaside {

  /**
   * Returns the uploads that stored a file, in order; repetitions and checks are not among them.
   */
  List<Upload> uploads();

  /** Returns a stored file's content. */
  Optional<byte[]> content(String packageName, String fileName, String hash);

  /** Stores a file as if it had been uploaded earlier and returns its SHA-512 hash. */
  String store(String packageName, String fileName, byte[] content);

  /**
   * Stores a file as files were stored until 2016, under its MD5 hash and at a path without the
   * type of hash, and returns the hash.
   */
  String storeOld(String packageName, String fileName, byte[] content);

  /**
   * Lets the bus be out of reach for the next upload: the file is stored, the answer has status 200
   * and an error appended, and no message is sent.
   */
  void failNextNotification();

  /**
   * An accepted upload.
   *
   * @param packageName package without namespace
   * @param fileName file name
   * @param hashType {@code sha512}
   * @param hash lower-case hexadecimal hash
   * @param size size in bytes
   * @param account uploader
   */
  record Upload(
      String packageName,
      String fileName,
      String hashType,
      String hash,
      long size,
      String account) {}
}
