package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.Node.Redirect;
import java.util.List;

/** Finds where a command reads and writes; files are out of reach. */
final class Redirection {
  private final WordExpansion words;

  Redirection(WordExpansion words) {
    this.words = words;
  }

  /** Returns what a command reads. */
  ShellInput input(List<Redirect> redirects, ShellInput in) {
    ShellInput result = in;
    for (Redirect redirect : redirects) {
      if (redirect.operator().equals("<<<")) {
        result = new ShellInput(words.text(redirect.target()) + "\n");
      } else if (redirect.operator().equals("<")) {
        if (!words.text(redirect.target()).equals("/dev/null")) {
          throw new Impure("reads a file");
        }
        result = new ShellInput("");
      }
    }
    return result;
  }

  /** Returns where output goes: standard error and {@code /dev/null} are both nothing here. */
  StringBuilder output(List<Redirect> redirects, StringBuilder out) {
    StringBuilder standard = out;
    StringBuilder error = new StringBuilder();
    for (Redirect redirect : redirects) {
      String operator = redirect.operator();
      if (operator.startsWith("<")) {
        continue;
      }
      String target = words.text(redirect.target());
      StringBuilder chosen;
      if (target.equals("/dev/null") || target.equals("/dev/stderr")) {
        chosen = new StringBuilder();
      } else if (operator.equals(">&") && target.equals("2")) {
        chosen = error;
      } else if (operator.equals(">&") && target.equals("1") || target.equals("/dev/stdout")) {
        chosen = standard;
      } else {
        throw new Impure("writes a file");
      }
      if (redirect.descriptor() == 1) {
        standard = chosen;
      } else {
        error = chosen;
      }
    }
    return standard;
  }
}
