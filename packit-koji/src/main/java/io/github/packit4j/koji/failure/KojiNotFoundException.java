package io.github.packit4j.koji.failure;

/** The call names a build, tag, target, task, user or package that the hub does not have. */
public final class KojiNotFoundException extends KojiFaultException {
  KojiNotFoundException(String method, int number, String faultString) {
    super(method, number, faultString);
  }
}
