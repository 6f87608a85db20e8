package io.github.packit4j.distgit.monitoring;

import io.github.packit4j.distgit.DistGitException;

/** Release monitoring could not be asked, or answered something else. */
public final class ReleaseMonitoringException extends DistGitException {

  private static final long serialVersionUID = 1L;

  ReleaseMonitoringException(String tried, String reason) {
    super("Tried to " + tried + " but failed because: " + reason);
  }

  ReleaseMonitoringException(String tried, RuntimeException cause) {
    super("Tried to " + tried + " but failed because: " + cause.getMessage(), cause);
  }
}
