package io.github.packit4j.distgit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/** The hash functions that {@code sources} files and lookaside caches use. */
public enum HashType {
  /** 32 hexadecimal digits; only read, Fedora's cache refuses it for new files. */
  MD5("md5", "MD5", 32),
  /** 40 hexadecimal digits; git.centos.org's old metadata files. */
  SHA1("sha1", "SHA-1", 40),
  /** 56 hexadecimal digits. */
  SHA224("sha224", "SHA-224", 56),
  /** 64 hexadecimal digits. */
  SHA256("sha256", "SHA-256", 64),
  /** 96 hexadecimal digits. */
  SHA384("sha384", "SHA-384", 96),
  /** 128 hexadecimal digits; what Fedora and CentOS Stream use. */
  SHA512("sha512", "SHA-512", 128);

  private final String key;
  private final String algorithm;
  private final int digits;

  HashType(String key, String algorithm, int digits) {
    this.key = key;
    this.algorithm = algorithm;
    this.digits = digits;
  }

  /** Returns the name in lower case as paths of a lookaside cache have it, {@code sha512}. */
  public String key() {
    return key;
  }

  /** Returns how many hexadecimal digits a hash of this type has. */
  public int digits() {
    return digits;
  }

  /** Returns a new digest of this type. */
  public MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime has no " + algorithm, e);
    }
  }

  /** Finds a type by its name in any case; empty for a name that is none of them. */
  public static Optional<HashType> ofKey(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    for (HashType type : values()) {
      if (type.key.equals(wanted)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
