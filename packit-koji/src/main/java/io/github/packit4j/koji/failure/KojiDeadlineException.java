package io.github.packit4j.koji.failure;

/**
 * What was waited for did not happen in time. It goes on at the hub, and can be waited for again.
 */
public final class KojiDeadlineException extends KojiException {
  /**
   * Says what did not happen.
   *
   * @param message a message
   */
  public KojiDeadlineException(String message) {
    super(message);
  }

  @Override
  public boolean mayPassByItself() {
    return true;
  }
}
