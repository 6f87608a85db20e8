package io.github.packit4j.specfile.rpmsuite;

import java.util.List;

/**
 * A group of checks that share their files.
 *
 * @param file the name of the file of the suite
 * @param title what the group says it is about
 * @param expectedToFail whether the suite says that RPM fails it
 * @param steps commands and checks in order
 */
record SuiteGroup(String file, String title, boolean expectedToFail, List<Step> steps) {

  /** Commands of a group. */
  sealed interface Step permits Preparation, Check {
    /** The shell script. */
    String script();
  }

  /** Commands that prepare what follows. */
  record Preparation(String script) implements Step {}

  /**
   * Commands with what they do: their exit status and what they print, or {@code ignore}.
   *
   * @param number counts the checks of a file, from 1
   */
  record Check(int number, String script, String status, String output, String errors)
      implements Step {

    static final String ANY = "ignore";

    boolean anyOutput() {
      return output.equals(ANY) || output.equals("stdout");
    }

    boolean anyErrors() {
      return errors.equals(ANY) || errors.equals("stderr");
    }
  }
}
