package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.expression.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shell commands and Lua scripts of a run; what cannot be computed stays as written. */
final class Scripts {
  /** A step of the emulated shell is that much dearer than a step of an expansion. */
  private static final int SHELL_COST = 50;

  private static final int CALL_COST = 32;
  private static final String LUA_FUNCTION = "lua:";
  private static final String NOT_IN_SANDBOX = "the function needs more than a sandbox offers: ";

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

  private LuaEvaluator.Session session() {
    LuaEvaluator.Session state = session;
    if (state == null) {
      state = lua.start(new LuaMacros(run));
      session = state;
    }
    return state;
  }

  /** Returns what a function that an expression calls gives; only Lua has such functions. */
  String function(String name, List<Object> arguments) {
    if (!name.startsWith(LUA_FUNCTION)) {
      throw new ExpressionException("unsupported function: " + name);
    }
    List<String> texts = new ArrayList<>();
    StringBuilder values = new StringBuilder();
    for (Object argument : arguments) {
      values.append(values.isEmpty() ? "" : ", ");
      if (argument instanceof String text) {
        texts.add(text);
        values.append("arg[").append(texts.size()).append(']');
      } else {
        values.append(argument);
      }
    }
    String call = name.substring(LUA_FUNCTION.length()) + "(" + values + ")";
    meter.step(CALL_COST + call.length());
    return session()
        .evaluate(
            "local value = "
                + call
                + "; if value == nil or value == false then return '' end;"
                + " return value == true and '1' or tostring(value)",
            texts,
            Map.of())
        .orElseThrow(() -> unevaluated(call, new ExpressionException(NOT_IN_SANDBOX + call)));
  }

  private <T> T unevaluated(String script, T result) {
    run.report(
        ExpansionProblem.Kind.LUA,
        "%{lua:" + Interpreter.excerpt(script) + "}",
        "The script needs more than a sandbox offers");
    return result;
  }

  /** Returns what a script prints and returns, or the construct itself. */
  String lua(String script, @Nullable Arguments arguments) {
    LuaEvaluator.Session state = session();
    meter.step(CALL_COST + script.length());
    Optional<String> printed =
        arguments == null
            ? state.evaluate(script, List.of(), Map.of())
            : state.evaluate(script, arguments.operands(), arguments.optionValues());
    return printed.orElseGet(() -> unevaluated(script, "%{lua:" + script + "}"));
  }
}
