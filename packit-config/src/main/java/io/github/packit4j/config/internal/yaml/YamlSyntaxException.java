package io.github.packit4j.config.internal.yaml;

/** A text is not the YAML this library reads: wrong syntax, or more than it is ready to bear. */
public final class YamlSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient YamlNode.Mark mark;

  /**
   * Creates the exception.
   *
   * @param mark where
   * @param message what is wrong, and the fix
   */
  public YamlSyntaxException(YamlNode.Mark mark, String message) {
    super(message);
    this.mark = mark;
  }

  /** Returns where the problem is. */
  public YamlNode.Mark mark() {
    return mark;
  }
}
