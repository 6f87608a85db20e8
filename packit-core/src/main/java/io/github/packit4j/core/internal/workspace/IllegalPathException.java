package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.core.failure.WorkflowException;

/**
 * A path of {@code paths} or {@code files_to_sync} that leads out of its repository, or is not safe
 * in one.
 */
public final class IllegalPathException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  IllegalPathException(String path) {
    this(path, "leads out of its repository. Give it relative to the repository's top directory.");
  }

  public IllegalPathException(String path, String why) {
    super("The path '%s' of the configuration %s".formatted(path, why));
  }
}
