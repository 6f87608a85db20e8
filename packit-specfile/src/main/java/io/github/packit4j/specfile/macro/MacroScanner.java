package io.github.packit4j.specfile.macro;

/**
 * Finds the macro calls in a text: RPM's scan for percent signs.
 *
 * <p>The text after a percent sign that turns out to be no macro is scanned again from its next
 * character, as RPM does; that is why an unknown {@code %{x:%{y}}} still has its inner part
 * expanded.
 */
final class MacroScanner {
  private final Interpreter run;

  MacroScanner(Interpreter run) {
    this.run = run;
  }

  /** Expands a part of a text. */
  void scan(StringBuilder out, String text, int from, int to) {
    int i = from;
    while (i < to) {
      int percent = i;
      while (percent < to && text.charAt(percent) != '%') {
        percent++;
      }
      run.append(out, text, i, percent);
      if (percent == to) {
        return;
      }
      i = percent + 1;
      char c = i < to ? text.charAt(i) : 0;
      switch (c) {
        case '%' -> {
          run.append(out, "%");
          i++;
        }
        case '{' -> i = braced(out, text, i, close(text, i, to));
        case '(' -> {
          int close = close(text, i, to);
          run.append(
              out, run.shell(run.expand(text, i + 1, close), text.substring(i - 1, close + 1)));
          i = close + 1;
        }
        case '[' -> {
          if (!run.release().isAtLeast(RpmRelease.WITH_EXPRESSIONS)) {
            i = literal(out, i);
            continue;
          }
          int close = close(text, i, to);
          run.append(out, run.expression(text.substring(i + 1, close)).text());
          i = close + 1;
        }
        default -> i = bare(out, text, i, to);
      }
    }
  }

  private int close(String text, int open, int to) {
    int close = Brackets.close(text, open, to);
    run.step((close < 0 ? to : close) - open);
    if (close < 0) {
      throw new MacroException(
          "Unterminated "
              + text.charAt(open)
              + ": "
              + Interpreter.excerpt(text.substring(open, Math.min(to, open + 300))));
    }
    return close;
  }

  private int braced(StringBuilder out, String text, int open, int close) {
    int start = open + 1;
    boolean negate = false;
    boolean exist = false;
    while (text.charAt(start) == '!' || text.charAt(start) == '?') {
      negate ^= text.charAt(start) == '!';
      exist |= text.charAt(start) == '?';
      start++;
    }
    int end = start;
    while (!endsName(text.charAt(end))) {
      end++;
    }
    if (end == start) {
      run.append(out, "%");
      return open;
    }
    String name = text.substring(start, end);
    int next = close + 1;
    boolean hasText = text.charAt(end) == ':';
    if (exist || name.charAt(0) == '-') {
      run.conditional(out, name, negate, text, hasText ? end + 1 : close, close);
      return next;
    }
    // A name ends at the first closing brace, even if the call goes on: what follows is dropped.
    CallText call =
        text.charAt(end) == '}'
            ? CallText.NONE
            : new CallText(
                hasText ? CallText.Form.SINGLE : CallText.Form.WORDS, text, end + 1, close);
    return run.call(out, name, call) ? next : literal(out, open);
  }

  private static boolean endsName(char c) {
    return c == ' ' || c == ':' || c == '}';
  }

  private int bare(StringBuilder out, String text, int start, int to) {
    int end = Brackets.bareNameEnd(text, start, to);
    run.step(end - start);
    int nameStart = start;
    boolean negate = false;
    boolean exist = false;
    while (nameStart < end && (text.charAt(nameStart) == '!' || text.charAt(nameStart) == '?')) {
      negate ^= text.charAt(nameStart) == '!';
      exist |= text.charAt(nameStart) == '?';
      nameStart++;
    }
    if (nameStart == end) {
      return literal(out, start);
    }
    String name = text.substring(nameStart, end);
    if (exist || name.charAt(0) == '-') {
      run.conditional(out, name, negate, text, end, end);
      return end;
    }
    Macro macro = run.table().find(name);
    Builtin builtin = macro == null ? run.builtins().find(name) : null;
    if (builtin instanceof Builtin.Raw function) {
      // A script needs braces around it.
      return name.equals("lua")
          ? literal(out, start)
          : function.call(run, out, text, end, to, false);
    }
    boolean takesWords = builtin != null || macro != null && macro.options() != null;
    if (!takesWords || end >= to || !Brackets.isBlank(text.charAt(end))) {
      return run.call(out, name, CallText.NONE) ? end : literal(out, start);
    }
    int lineEnd = Brackets.indexOf(text, '\n', end, to);
    run.call(out, name, new CallText(CallText.Form.WORDS, text, end, lineEnd));
    boolean continued = lineEnd < to && text.charAt(lineEnd - 1) == '\\';
    return continued ? lineEnd + 1 : lineEnd;
  }

  private int literal(StringBuilder out, int next) {
    run.append(out, "%");
    return next;
  }
}
