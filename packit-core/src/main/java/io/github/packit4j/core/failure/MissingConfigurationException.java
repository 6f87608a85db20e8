package io.github.packit4j.core.failure;

import java.util.List;

/** A repository has no Packit configuration at the commit that was asked for. */
public final class MissingConfigurationException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param repository the repository's web address
   * @param ref the tag, branch or commit that was read
   * @param fileNames the names that were looked for
   */
  public MissingConfigurationException(String repository, String ref, List<String> fileNames) {
    super(
        "There is no Packit configuration in %s at %s. Add one of %s to the top directory of that commit."
            .formatted(repository, ref, String.join(", ", fileNames)));
  }
}
