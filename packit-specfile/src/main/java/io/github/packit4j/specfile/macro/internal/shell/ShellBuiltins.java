package io.github.packit4j.specfile.macro.internal.shell;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that a shell runs itself; all others are {@link Tools}. */
final class ShellBuiltins {
  private final ShellRun run;
  private final WordExpansion words;
  private final @Nullable Clock clock;

  ShellBuiltins(ShellRun run, WordExpansion words, @Nullable Clock clock) {
    this.run = run;
    this.words = words;
    this.clock = clock;
  }

  int call(String name, List<String> operands, ShellInput in, StringBuilder out) {
    switch (name) {
      case ":", "true" -> {
        return 0;
      }
      case "false" -> {
        return 1;
      }
      case "exit" -> {
        run.setStatus(operands.isEmpty() ? run.status() : ShellRun.number(operands.get(0)));
        throw new ShellRun.Exit();
      }
      case "break" -> throw new ShellRun.Break(false);
      case "continue" -> throw new ShellRun.Break(true);
      case "set" -> {
        return set(operands);
      }
      case "shift" -> {
        int count = operands.isEmpty() ? 1 : ShellRun.number(operands.get(0));
        List<String> words = run.positional();
        if (count < 0 || count > words.size()) {
          return 1;
        }
        run.setPositional(words.subList(count, words.size()));
        return 0;
      }
      case "unset" -> {
        operands.forEach(run::unset);
        return 0;
      }
      case "export", "local", "declare", "readonly", "typeset" -> {
        return declare(operands);
      }
      case "read" -> {
        return read(operands, in);
      }
      case "eval" -> {
        return run.execute(
            new ShellParser(String.join(" ", operands), run.dialect()).parse(), in, out);
      }
      case "sh", "bash", "/bin/sh", "/bin/bash", "/usr/bin/sh", "/usr/bin/bash" -> {
        return nested(operands, in, out);
      }
      case "let", "source", ".", "trap", "exec", "wait", "cd", "pwd" -> throw new Impure(name);
      default -> {
        return new Tools(run, clock).call(name, operands, in, out);
      }
    }
  }

  private int nested(List<String> operands, ShellInput in, StringBuilder out) {
    if (operands.size() < 2 || !operands.get(0).equals("-c")) {
      throw new Impure("shell script file");
    }
    ShellRun inner = new ShellRun(run);
    inner.setPositional(operands.size() > 3 ? operands.subList(3, operands.size()) : List.of());
    return inner.subshell(new ShellParser(operands.get(1), run.dialect()).parse(), in, out);
  }

  private int set(List<String> operands) {
    int first = 0;
    while (first < operands.size() && operands.get(first).matches("[-+][A-Za-z]*")) {
      if (operands.get(first).equals("-o") || operands.get(first).equals("+o")) {
        first++;
      }
      first++;
    }
    if (first < operands.size() && operands.get(first).equals("--")) {
      run.setPositional(operands.subList(first + 1, operands.size()));
    } else if (first < operands.size()) {
      run.setPositional(operands.subList(first, operands.size()));
    }
    return 0;
  }

  private int declare(List<String> operands) {
    for (String operand : operands) {
      int equals = operand.indexOf('=');
      if (equals > 0) {
        run.set(operand.substring(0, equals), operand.substring(equals + 1));
      } else if (operand.startsWith("-") && !operand.equals("-r") && !operand.equals("-x")) {
        throw new Impure("declare " + operand);
      }
    }
    return 0;
  }

  private int read(List<String> operands, ShellInput in) {
    List<String> names = new ArrayList<>();
    String arrayName = null;
    for (int i = 0; i < operands.size(); i++) {
      String operand = operands.get(i);
      if (operand.equals("-a") || operand.equals("-ra")) {
        arrayName = i + 1 < operands.size() ? operands.get(++i) : "REPLY";
      } else if (operand.startsWith("-") && !operand.equals("-r")) {
        throw new Impure("read " + operand);
      } else if (!operand.startsWith("-")) {
        names.add(operand);
      }
    }
    String line = in.readLine();
    String text = line == null ? "" : line;
    if (arrayName != null) {
      run.set(arrayName, words.split(text));
    } else if (names.isEmpty()) {
      run.set("REPLY", text);
    } else {
      List<String> fields = words.split(text, names.size());
      for (int i = 0; i < names.size(); i++) {
        run.set(names.get(i), i < fields.size() ? fields.get(i) : "");
      }
    }
    return line == null || !in.lineEnded() ? 1 : 0;
  }
}
