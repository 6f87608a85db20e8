package io.github.packit4j.distgit.lookaside;

/**
 * A file is not what it should be: another hash, too large, a web page in place of an archive, not
 * signed by the right key. Nothing was kept.
 */
public final class SourceVerificationException extends LookasideException {

  private static final long serialVersionUID = 1L;

  SourceVerificationException(String message) {
    super(message, 0);
  }

  SourceVerificationException(String message, int status) {
    super(message, status);
  }
}
