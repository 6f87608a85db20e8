package io.github.packit4j.core.failure;

/** The spec file that a release starts from is not there. */
public final class MissingSpecFileException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param path the path that was looked for
   * @param place the repository and commit or branch it was looked for in
   * @param fix what the user can change
   */
  public MissingSpecFileException(String path, String place, String fix) {
    super("There is no spec file %s in %s. %s".formatted(path, place, fix));
  }
}
