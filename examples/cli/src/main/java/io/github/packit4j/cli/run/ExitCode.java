package io.github.packit4j.cli.run;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** How the program ends, for scripts. */
public enum ExitCode {
  /** What was asked for is done, or was done before. */
  DONE(CommandLine.ExitCode.OK, "Done, or done before."),
  /** The answer is no. */
  FAILED(1, "The answer is no: a file is not valid, a build or a branch failed."),
  /** Nothing was done. */
  USAGE(
      CommandLine.ExitCode.USAGE,
      "The command line is wrong, or a change was not agreed to; nothing was done."),
  /** Somebody has to mend something. */
  REFUSED(3, "It cannot be done as things are; the message says what to mend."),
  /** A network or a server is down. */
  TRY_AGAIN(4, "It may work later without any change."),
  /** Nobody but the authors can mend it. */
  DEFECT(70, "A defect of this program.");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** Returns the number that the shell sees. */
  public int number() {
    return number;
  }

  /** Returns what the numbers mean, for the help. */
  public static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode code : values()) {
      meanings.put(String.valueOf(code.number), code.meaning);
    }
    return meanings;
  }
}
