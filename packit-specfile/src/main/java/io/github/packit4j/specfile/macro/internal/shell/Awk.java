package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code awk} on standard input. */
final class Awk {
  private static final int MAX_SCRIPT = 2000;

  private final AwkRun run;
  private final AwkNode.Program program;

  Awk(List<String> arguments, Budget budget) {
    this.run = new AwkRun(budget);
    String script = null;
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean more = i + 1 < arguments.size();
      if (argument.equals("-F") && more) {
        run.set("FS", Printf.unescape(arguments.get(++i), Printf.Escapes.FORMAT));
      } else if (argument.startsWith("-F")) {
        run.set("FS", Printf.unescape(argument.substring(2), Printf.Escapes.FORMAT));
      } else if (argument.equals("-v") && more) {
        assign(arguments.get(++i));
      } else if (argument.startsWith("-v")) {
        assign(argument.substring(2));
      } else if (argument.startsWith("-") && argument.length() > 1) {
        throw new Impure("awk " + argument);
      } else if (script == null) {
        script = argument;
      } else {
        operands.add(argument);
      }
    }
    operands.remove("-");
    if (script == null || !operands.isEmpty()) {
      throw new Impure("awk: reads a file");
    }
    if (script.length() > MAX_SCRIPT) {
      throw new Impure("an awk script so long");
    }
    this.program = new AwkParser(script).parse();
  }

  private void assign(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new Impure("awk -v");
    }
    run.set(
        assignment.substring(0, equals),
        Printf.unescape(assignment.substring(equals + 1), Printf.Escapes.FORMAT));
  }

  int run(ShellInput in, StringBuilder out) {
    return run.run(program, in, out);
  }
}
