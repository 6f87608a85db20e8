package io.github.packit4j.koji;

/**
 * What was waited for did not happen in time. It goes on at the hub, and can be waited for again.
 */
public final class KojiDeadlineException extends KojiException {
  KojiDeadlineException(String message) {
    super(message);
  }

  @Override
  public boolean mayPassByItself() {
    return true;
  }
}
