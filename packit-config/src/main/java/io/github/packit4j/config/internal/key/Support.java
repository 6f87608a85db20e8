package io.github.packit4j.config.internal.key;

/** How far this SDK acts on a key. */
public enum Support {
  /** The workflow follows it. */
  USED("used"),
  /** A job that has it is not run, for a reason that is told. */
  DECLINED("declined"),
  /** Read, checked, inherited and printed; for jobs that this SDK does not run. */
  READ("read only");

  private final String label;

  Support(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
