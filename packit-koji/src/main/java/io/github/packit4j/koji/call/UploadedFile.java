package io.github.packit4j.koji.call;

/**
 * A file in the hub's work directory, complete and verified.
 *
 * @param directory the directory below the work directory, such as {@code cli-build/1763.abcdefgh}
 * @param name the file's name
 * @param size the size in bytes
 */
public record UploadedFile(String directory, String name, long size) {
  /**
   * The path that a build request names as its source.
   *
   * @return directory and name
   */
  public String path() {
    return directory + "/" + name;
  }
}
