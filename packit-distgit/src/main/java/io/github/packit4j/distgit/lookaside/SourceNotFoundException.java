package io.github.packit4j.distgit.lookaside;

/** There is no such file. Where a release was just made, it may appear later. */
public final class SourceNotFoundException extends LookasideException {

  private static final long serialVersionUID = 1L;

  SourceNotFoundException(String message, int status) {
    super(message, status);
  }

  /**
   * Whether the file may appear by itself.
   *
   * @return true, as the archive of a release often appears some time after its tag
   */
  @Override
  public boolean mayPassByItself() {
    return true;
  }
}
