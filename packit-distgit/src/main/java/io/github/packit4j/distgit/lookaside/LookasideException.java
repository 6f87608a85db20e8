package io.github.packit4j.distgit.lookaside;

import io.github.packit4j.distgit.DistGitException;
import io.github.packit4j.http.HttpStatusException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A file that could not be looked up, sent or fetched. */
public class LookasideException extends DistGitException {

  private static final long serialVersionUID = 1L;

  private final int status;

  LookasideException(String message, int status) {
    super(message);
    this.status = status;
  }

  LookasideException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
  }

  /** Returns the status the server answered with; empty if it did not answer. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  @Override
  public boolean mayPassByItself() {
    return HttpStatusException.mayPassByItself(status) || super.mayPassByItself();
  }

  static String because(String tried, @Nullable String reason) {
    return "Tried to " + tried + " but failed because: " + reason;
  }
}
