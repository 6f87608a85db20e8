package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.core.plan.FileContent;
import java.util.Optional;

/** Reads files through symbolic links, as a checkout shows them. */
public final class LinkedFiles {

  /** So many links after one another are followed; systems take 40. */
  private static final int MOST = 40;

  private LinkedFiles() {}

  /**
   * Reads a file that may be a symbolic link, or lie below one. A link that leads out of the
   * repository leads to nothing.
   *
   * @param files the files of the whole repository
   * @param path the file's path
   * @return its content; empty if there is no such file
   */
  public static Optional<FileContent> file(FileTree files, String path) {
    Optional<String> place = Optional.of(path);
    for (int followed = 0; followed <= MOST && place.isPresent(); followed++) {
      Optional<FileContent> file = files.file(place.get());
      if (file.isPresent()) {
        return file;
      }
      place = followed(files, place.get());
    }
    return Optional.empty();
  }

  /** Replaces the first part of a path that is a link by where it leads. */
  private static Optional<String> followed(FileTree files, String path) {
    for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      String part = end < 0 ? path : path.substring(0, end);
      Optional<String> target = files.link(part);
      if (target.isPresent()) {
        String directory = part.substring(0, part.lastIndexOf('/') + 1);
        return inside(directory, target.get(), path.substring(part.length()));
      }
      if (end < 0) {
        return Optional.empty();
      }
    }
  }

  private static Optional<String> inside(String directory, String target, String rest) {
    if (target.startsWith("/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(RepositoryPath.normalize(directory + target + rest));
    } catch (IllegalPathException e) {
      return Optional.empty();
    }
  }
}
