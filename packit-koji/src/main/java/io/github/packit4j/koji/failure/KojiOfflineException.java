package io.github.packit4j.koji.failure;

/** The hub says that it is offline, and it stayed so for as long as the client was told to wait. */
public final class KojiOfflineException extends KojiFaultException {
  KojiOfflineException(String method, int number, String faultString) {
    super(method, number, faultString);
  }

  @Override
  public boolean mayPassByItself() {
    return true;
  }
}
