package io.github.packit4j.sandbox.internal.distgit;

/** The database has a fork twice, so that every look-up of it fails. */
public final class SeveralForksException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SeveralForksException(String fullName) {
    super("Multiple rows were found for " + fullName);
  }
}
