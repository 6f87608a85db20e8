package io.github.packit4j.core.failure;

/** A configuration asks for something that the workflow does not do and must not leave out. */
public final class UnsupportedSettingException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param packageName the package
   * @param key the key of the configuration
   * @param consequence what would be missing, and what to do instead
   */
  public UnsupportedSettingException(String packageName, String key, String consequence) {
    super(
        "The configuration of %s sets %s, which this workflow does not follow: %s"
            .formatted(packageName, key, consequence));
  }
}
