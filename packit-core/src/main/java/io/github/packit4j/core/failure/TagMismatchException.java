package io.github.packit4j.core.failure;

/** A release's tag does not have the form that {@code upstream_tag_template} describes. */
public final class TagMismatchException extends WorkflowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param tag the release's tag
   * @param template the configured template
   */
  public TagMismatchException(String tag, String template) {
    super(
        "The tag %s does not match upstream_tag_template '%s', so it names no version. Correct the template, or set upstream_tag_include so that only release tags count."
            .formatted(tag, template));
  }
}
