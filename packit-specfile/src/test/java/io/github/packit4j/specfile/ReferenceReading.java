package io.github.packit4j.specfile;

import io.github.packit4j.specfile.internal.read.TagMacros;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Python library's own reading of a file, where it is not RPM's: it lets RPM read the whole
 * file first, and then expands values and computes conditions with the macros of that moment. At
 * each {@code %elif} it toggles the branch.
 */
final class ReferenceReading {

  private static final Pattern CONDITION =
      Pattern.compile("\\s*%((?:el)?ifn?(?:arch|os)?|if|endif|else)(?:\\s+(.*?)\\s*)?");

  private final SpecFile spec;
  private final MacroContext macros;

  ReferenceReading(SpecFile spec, ExpandedSpecFile expanded) {
    this.spec = spec;
    this.macros = expanded.macros();
  }

  /** Expands a tag's value after the whole file, without the macro that the tag itself defines. */
  String value(String tag, String value) {
    MacroContext context = macros.undefine(TagMacros.key(tag));
    return expander(context).expand(value);
  }

  /** Returns the lines of the preamble that stand in false branches. */
  BitSet invalidInPreamble() {
    return invalid(spec.syntax().endLine(0));
  }

  /** Returns the lines of the file that stand in false branches. */
  BitSet invalidInFile() {
    return invalid(spec.syntax().lines().count());
  }

  private static MacroExpander expander(MacroContext context) {
    return ReferenceShell.settings(MacroExpander.builder(context)).build();
  }

  private BitSet invalid(int end) {
    TextLines lines = spec.syntax().lines();
    BitSet excluded = new BitSet();
    for (Definition definition : spec.definitions()) {
      excluded.set(definition.lineIndex(), definition.lineIndex() + definition.lineCount());
    }
    BitSet invalid = new BitSet();
    MacroExpander expander = expander(macros);
    Deque<Boolean> branches = new ArrayDeque<>();
    branches.push(true);
    for (int line = 0; line < end; line++) {
      String content = lines.line(line);
      Matcher matcher = CONDITION.matcher(excluded.get(line) ? "" : expanded(expander, content));
      boolean condition = matcher.matches();
      String word = condition ? matcher.group(1) : "";
      boolean inner = branches.peek();
      if (word.startsWith("e") && branches.size() > 1) {
        branches.pop();
        invalid.set(line, !branches.peek());
        if (!word.equals("endif")) {
          branches.push(branches.peek() != inner && branches.peek());
        }
      } else {
        invalid.set(line, !inner);
      }
      if (word.startsWith("if") || word.startsWith("elif")) {
        StringBuilder expression =
            new StringBuilder(matcher.group(2) == null ? "0" : matcher.group(2));
        while (expression.toString().endsWith("\\") && line + 1 < end) {
          line++;
          invalid.set(line, !branches.peek());
          expression.setLength(expression.length() - 1);
          expression.append(lines.line(line));
        }
        boolean holds = branches.peek() && holds(expander, word, expression.toString());
        if (word.startsWith("el")) {
          branches.pop();
        }
        branches.push(holds);
      }
    }
    return invalid;
  }

  private static String expanded(MacroExpander expander, String line) {
    try {
      return expander.expand(line);
    } catch (MacroException e) {
      return line;
    }
  }

  private static boolean holds(MacroExpander expander, String word, String expression) {
    try {
      if (word.equals("if") || word.equals("elif")) {
        return expander.condition(expression);
      }
      String own = expander.expand(word.endsWith("arch") ? "%{_target_cpu}" : "%{_target_os}");
      boolean listed = Arrays.asList(expander.expand(expression).split("\\s+")).contains(own);
      return listed != word.startsWith("ifn");
    } catch (MacroException e) {
      return false;
    }
  }
}
