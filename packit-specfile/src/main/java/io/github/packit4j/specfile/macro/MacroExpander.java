package io.github.packit4j.specfile.macro;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One run of expansions over a {@link MacroContext}, with the macros defined on the way. */
public final class MacroExpander {
  private static final int MAX_DEPTH = 64;
  private static final Pattern NAME = Pattern.compile("([?!]*)(\\w+)");

  private final Map<String, Deque<String>> macros = new HashMap<>();

  private MacroExpander(MacroContext context) {
    context.macros().forEach((name, body) -> define(name, null, body, true));
  }

  /** Starts a run over a context. */
  public static MacroExpander over(MacroContext context) {
    return new MacroExpander(context);
  }

  /** Expands a text. */
  public String expand(String text) {
    return expand(text, 0);
  }

  /** Defines a macro. */
  public void define(String name, @Nullable String options, String body, boolean global) {
    macros.computeIfAbsent(name, key -> new ArrayDeque<>()).push(body);
  }

  /** Takes back the latest definition of a macro. */
  public void undefine(String name) {
    Deque<String> bodies = macros.get(name);
    if (bodies != null && !bodies.isEmpty()) {
      bodies.pop();
    }
  }

  /** Evaluates the condition of an {@code %if}. */
  public boolean condition(String expression) {
    String value = expand(expression).trim();
    return !value.matches("0*|\"\"");
  }

  /** Returns what could not be expanded. */
  public List<ExpansionProblem> problems() {
    return List.of();
  }

  private String expand(String text, int depth) {
    if (depth > MAX_DEPTH) {
      throw new MacroException("Too many levels of recursion in " + text);
    }
    if (text.indexOf('%') < 0) {
      return text;
    }
    Matcher definition = DEFINITION.matcher(text);
    if (definition.matches()) {
      String body = definition.group(3);
      define(
          definition.group(2),
          null,
          definition.group(1).equals("global") ? expand(body, depth + 1) : body,
          true);
      return "";
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '%' || i + 1 == text.length()) {
        out.append(c);
        i++;
      } else if (text.charAt(i + 1) == '%') {
        out.append('%');
        i += 2;
      } else {
        i = call(text, i, out, depth);
      }
    }
    return out.toString();
  }

  private static final Pattern DEFINITION =
      Pattern.compile("\\s*%(global|define)\\s+(\\w+)\\s+(.*?)\\s*", Pattern.DOTALL);

  private int call(String text, int at, StringBuilder out, int depth) {
    boolean braced = text.charAt(at + 1) == '{';
    int from = braced ? at + 2 : at + 1;
    int end = braced ? closing(text, from) : -1;
    Matcher name = NAME.matcher(text).region(from, text.length());
    if ((braced && end < 0) || !name.lookingAt()) {
      out.append('%');
      return at + 1;
    }
    String flags = name.group(1);
    Deque<String> bodies = macros.get(name.group(2));
    String body = bodies == null ? null : bodies.peek();
    boolean text1 = braced && name.end() < end && text.charAt(name.end()) == ':';
    int next = braced ? end + 1 : name.end();
    if (flags.indexOf('?') >= 0) {
      boolean wanted = (body != null) == (flags.indexOf('!') < 0);
      if (wanted && text1) {
        out.append(expand(text.substring(name.end() + 1, end), depth + 1));
      } else if (wanted && body != null) {
        out.append(expand(body, depth + 1));
      }
      return next;
    }
    if (body == null) {
      out.append('%');
      return at + 1;
    }
    out.append(expand(body, depth + 1));
    return next;
  }

  private static int closing(String text, int from) {
    int open = 1;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        open++;
      } else if (text.charAt(i) == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }
}
