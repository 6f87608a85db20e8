package io.github.packit4j.specfile.macro;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shell commands and Lua scripts of a run; what cannot be computed stays as written. */
final class Scripts {
  /** A step of the emulated shell is that much dearer than a step of an expansion. */
  private static final int SHELL_COST = 50;

  private static final int CALL_COST = 32;

  private final Interpreter run;
  private final ExpansionMeter meter;
  private final ShellEvaluator shell;
  private final LuaEvaluator lua;
  private LuaEvaluator.@Nullable Session session;

  Scripts(Interpreter run, ExpansionMeter meter, ShellEvaluator shell, LuaEvaluator lua) {
    this.run = run;
    this.meter = meter;
    this.shell = shell;
    this.lua = lua;
  }

  /** Returns what a command prints, without the line ends behind it, or the construct itself. */
  String shell(String command, String construct) {
    meter.step(CALL_COST + command.length());
    Optional<String> printed =
        shell instanceof PureShellEvaluator pure
            ? pure.evaluate(command, used -> meter.step(used * SHELL_COST))
            : shell.evaluate(command);
    if (printed.isEmpty()) {
      run.report(
          ExpansionProblem.Kind.SHELL,
          Interpreter.excerpt(construct),
          "The command is no pure computation on texts: " + Interpreter.excerpt(command));
      return construct;
    }
    String text = printed.get();
    int end = text.length();
    while (end > 0 && Brackets.isEndOfLine(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Returns what a script prints and returns, or the construct itself. */
  String lua(String script, @Nullable Arguments arguments) {
    LuaEvaluator.Session state = session;
    if (state == null) {
      state = lua.start(new LuaMacros(run));
      session = state;
    }
    meter.step(CALL_COST + script.length());
    Optional<String> printed =
        arguments == null
            ? state.evaluate(script, List.of(), Map.of())
            : state.evaluate(script, arguments.operands(), arguments.optionValues());
    if (printed.isEmpty()) {
      run.report(
          ExpansionProblem.Kind.LUA,
          "%{lua:" + Interpreter.excerpt(script) + "}",
          "The script needs more than a sandbox offers");
    }
    return printed.orElseGet(() -> "%{lua:" + script + "}");
  }
}
