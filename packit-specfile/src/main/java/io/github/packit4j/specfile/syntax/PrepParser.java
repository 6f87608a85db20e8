package io.github.packit4j.specfile.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the macros in {@code %prep} that unpack sources and apply patches. */
final class PrepParser {

  private static final List<String> NAMES = List.of("setup", "patch", "autopatch", "autosetup");

  private PrepParser() {}

  static List<PrepMacro> parse(TextLines lines, int firstLine, int endLine) {
    List<PrepMacro> macros = new ArrayList<>();
    for (int line = firstLine; line < endLine; line++) {
      PrepMacro macro = macro(lines, line);
      if (macro != null) {
        macros.add(macro);
      }
    }
    return macros;
  }

  private static @Nullable PrepMacro macro(TextLines lines, int line) {
    String text = lines.text();
    int start = lines.start(line);
    int end = lines.end(line);
    SourceSpan conditional =
        ConditionalText.body(text, start, Characters.skipBlanksBack(text, start, end));
    int from = conditional == null ? start : conditional.start();
    int to = conditional == null ? end : conditional.end();
    for (int i = text.indexOf('%', from); i >= 0 && i < to; i = text.indexOf('%', i + 1)) {
      int nameEnd = nameEnd(text, i + 1, to);
      if (nameEnd >= 0) {
        int options = Characters.skipBlanks(text, nameEnd, to);
        if (options == nameEnd && options < to) {
          return null;
        }
        SourceSpan span = new SourceSpan(options, Characters.skipBlanksBack(text, options, to));
        return new PrepMacro(text.substring(i, nameEnd), span.of(text), line + 1, span);
      }
    }
    return null;
  }

  private static int nameEnd(String text, int from, int to) {
    for (String name : NAMES) {
      if (text.startsWith(name, from) && from + name.length() <= to) {
        int end = from + name.length();
        while (name.equals("patch") && end < to && Character.isDigit(text.charAt(end))) {
          end++;
        }
        return end;
      }
    }
    return -1;
  }
}
