package io.github.packit4j.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a git repository of the sandbox holds.
 *
 * <p>A ref is a branch, a tag or a full commit id. Reads are of the present state and thread-safe.
 */
public interface GitView {

  /** Returns the names of the branches, sorted. */
  List<String> branches();

  /** Returns the commit id that a branch, tag (dereferenced) or commit id names. */
  Optional<String> commitOf(String ref);

  /** Returns a file's content at a ref; empty if ref or file is absent. */
  Optional<byte[]> file(String ref, String path);

  /** Returns a file's content at a ref as UTF-8 text; empty if ref or file is absent. */
  default Optional<String> text(String ref, String path) {
    return file(ref, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Returns all files at a ref with content and kind; an empty tree if the ref is absent. */
  FileTree tree(String ref);

  /** Returns the paths of all files at a ref, sorted; empty if the ref is absent. */
  List<String> files(String ref);

  /** Returns the commits reachable from a ref, newest first, following first parents only. */
  List<GitCommit> log(String ref);
}
