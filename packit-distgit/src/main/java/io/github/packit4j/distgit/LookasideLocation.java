package io.github.packit4j.distgit;

import io.github.packit4j.distgit.internal.FileNames;
import io.github.packit4j.distgit.internal.ModelStyle;
import java.net.URI;
import java.util.Optional;
import org.immutables.value.Value;

/** Where a lookaside cache is and how it arranges its files. A value: nothing is contacted. */
@Value.Immutable
@ModelStyle
public interface LookasideLocation {

  /** Returns the base of all downloads, {@code https://src.fedoraproject.org/repo/pkgs}. */
  URI downloadUrl();

  /** Returns the address of {@code upload.cgi}; empty if the cache can only be read. */
  Optional<URI> uploadUrl();

  /**
   * Returns whether uploads are taken from the distribution's own network alone, as by CentOS
   * Stream's cache.
   */
  @Value.Default
  default boolean uploadsFromInsideOnly() {
    return false;
  }

  /** Returns whether archives can be uploaded from anywhere, with the right identity. */
  default boolean takesUploads() {
    return uploadUrl().isPresent() && !uploadsFromInsideOnly();
  }

  /** Returns the type of hash that new files are listed with. */
  @Value.Default
  default HashType hashType() {
    return HashType.SHA512;
  }

  /** Returns what stands before a package's name, {@code rpms}; empty for nothing. */
  Optional<String> namespace();

  /** Returns a package's full name in the cache, {@code rpms/python-ogr}. */
  default String moduleName(String packageName) {
    String name = FileNames.requirePlain(packageName);
    return namespace().map(namespace -> namespace + "/" + name).orElse(name);
  }

  /**
   * Returns the address of a file: {@code <base>/<module>/<file>/<hash type>/<hash>/<file>}, every
   * part percent-encoded.
   *
   * @throws DistGitException if the entry's file name is not a mere name
   */
  default URI fileUrl(String packageName, SourceEntry entry) {
    String file = UrlPath.encodeSegment(entry.requirePlainName());
    String base = downloadUrl().toString();
    return URI.create(
        (base.endsWith("/") ? base : base + "/")
            + UrlPath.encode(moduleName(packageName))
            + "/"
            + file
            + "/"
            + UrlPath.encodeSegment(FileNames.requirePlain(entry.hashType()))
            + "/"
            + UrlPath.encodeSegment(FileNames.requirePlain(entry.hash()))
            + "/"
            + file);
  }

  /** Returns a cache laid out like Fedora's: packages in {@code rpms/}, files by their SHA-512. */
  static LookasideLocation namespaced(URI downloadUrl, URI uploadUrl) {
    return builder().downloadUrl(downloadUrl).uploadUrl(uploadUrl).namespace("rpms").build();
  }

  /** Returns a builder; {@link #downloadUrl()} is needed. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link LookasideLocation}. */
  final class Builder extends ImmutableLookasideLocation.Builder {
    Builder() {}
  }
}
