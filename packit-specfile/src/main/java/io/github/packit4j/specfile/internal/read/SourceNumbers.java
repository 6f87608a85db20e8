package io.github.packit4j.specfile.internal.read;

/** Numbers sources or patches as RPM does: one without number is the highest so far plus one. */
public final class SourceNumbers {

  private int highest = -1;

  /** Returns the number a tag would get. */
  public int peek(String digits) {
    if (digits.isEmpty()) {
      return highest + 1;
    }
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /** Returns the number a tag gets, and counts it. */
  public int next(String digits) {
    int number = peek(digits);
    highest = Math.max(highest, number);
    return number;
  }
}
