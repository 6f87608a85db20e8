package io.github.packit4j.specfile.syntax;

import io.github.packit4j.specfile.syntax.Definition.CommentStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds macro definitions, those in comments included, in one pass over the text. */
final class DefinitionParser {

  /** How many words of one comment are tried; no author writes so many, and lines may be long. */
  private static final int MAX_CANDIDATES = 64;

  private static final int KEYWORD_LENGTH = "global".length();

  private final TextLines lines;
  private final String text;
  private int nextPercent = -2;
  private int nextHash = -2;

  private DefinitionParser(TextLines lines) {
    this.lines = lines;
    this.text = lines.text();
  }

  static List<Definition> parse(TextLines lines) {
    DefinitionParser parser = new DefinitionParser(lines);
    List<Definition> found = new ArrayList<>();
    int from = 0;
    while (true) {
      int keyword = parser.nextKeyword(from);
      if (keyword < 0) {
        return List.copyOf(found);
      }
      int line = lines.lineAt(keyword);
      Definition definition = parser.definition(line);
      if (definition == null) {
        from = lines.next(line);
      } else {
        found.add(definition);
        from = lines.start(line + definition.lineCount());
      }
    }
  }

  /** Returns the next keyword that stands behind a mark as every definition's does, or -1. */
  private int nextKeyword(int from) {
    if (nextPercent != -1 && nextPercent <= from) {
      nextPercent = nextKeyword('%', from);
    }
    if (nextHash != -1 && nextHash <= from) {
      nextHash = nextKeyword('#', from);
    }
    if (nextPercent < 0 || nextHash < 0) {
      return Math.max(nextPercent, nextHash);
    }
    return Math.min(nextPercent, nextHash);
  }

  private int nextKeyword(char mark, int from) {
    int at = text.indexOf(mark, from) + 1;
    while (at > 0 && !isKeyword(at)) {
      at = text.indexOf(mark, at) + 1;
    }
    return at > 0 ? at : -1;
  }

  private @Nullable Definition definition(int line) {
    int end = lines.end(line);
    int mark = Characters.skipBlanks(text, lines.start(line), end);
    if (mark >= end) {
      return null;
    }
    if (text.startsWith("%dnl", mark)) {
      return commented(line, mark, mark + 4, CommentStyle.DNL);
    }
    char first = text.charAt(mark);
    if (first == '%') {
      return at(line, mark, mark + 1, CommentStyle.NONE);
    }
    if (first == '#') {
      Definition hashed = at(line, mark, mark + 1, CommentStyle.HASH);
      return hashed != null ? hashed : commented(line, mark, mark + 1, CommentStyle.TEXT);
    }
    return null;
  }

  private @Nullable Definition commented(int line, int mark, int from, CommentStyle style) {
    int end = lines.end(line);
    int tried = 0;
    int i = text.indexOf('%', from);
    while (i >= 0 && i < end && tried < MAX_CANDIDATES) {
      if (isKeyword(i + 1)) {
        tried++;
        Definition definition = at(line, mark, i + 1, style);
        if (definition != null) {
          return definition;
        }
      }
      i = text.indexOf('%', i + 1);
    }
    return null;
  }

  private boolean isKeyword(int at) {
    return text.startsWith("global", at) || text.startsWith("define", at);
  }

  /** Reads a definition whose keyword is at {@code keyword}, or finds that there is none. */
  private @Nullable Definition at(int line, int mark, int keyword, CommentStyle style) {
    int end = lines.end(line);
    boolean global = text.startsWith("global", keyword);
    if (!isKeyword(keyword)) {
      return null;
    }
    int afterKeyword = keyword + KEYWORD_LENGTH;
    int nameStart = Characters.skipBlanks(text, afterKeyword, end);
    int nameEnd = Characters.skipWord(text, nameStart, end);
    if (nameStart == afterKeyword || nameEnd == nameStart) {
      return null;
    }
    int optionsEnd = optionsEnd(nameEnd, end);
    int bodyStart = Characters.skipBlanks(text, optionsEnd, end);
    if (bodyStart == optionsEnd) {
      return null;
    }
    Optional<String> options =
        optionsEnd == nameEnd
            ? Optional.empty()
            : Optional.of(text.substring(nameEnd + 1, optionsEnd - 1));
    // "%%global" outside a comment is text that only looks like a definition
    boolean escaped =
        keyword - 2 >= mark && text.charAt(keyword - 1) == '%' && text.charAt(keyword - 2) == '%';
    boolean single = style == CommentStyle.DNL || style == CommentStyle.HASH || escaped;
    int lastLine = single ? line : lastLine(line, bodyStart);
    int lastStart = Math.max(bodyStart, lines.start(lastLine));
    int bodyEnd = Characters.skipBlanksBack(text, lastStart, lines.end(lastLine));
    CommentStyle comment = style == CommentStyle.TEXT && !escaped ? CommentStyle.NONE : style;
    return new Definition(
        text.substring(nameStart, nameEnd),
        options,
        text.substring(bodyStart, bodyEnd),
        global,
        comment,
        line + 1,
        lastLine - line + 1,
        new SourceSpan(mark, keyword),
        new SourceSpan(bodyStart, bodyEnd));
  }

  private int optionsEnd(int nameEnd, int end) {
    if (nameEnd >= end || text.charAt(nameEnd) != '(') {
      return nameEnd;
    }
    for (int i = text.indexOf(')', nameEnd); i >= 0 && i < end; i = text.indexOf(')', i + 1)) {
      if (i + 1 < end && Characters.isBlank(text.charAt(i + 1))) {
        return i + 1;
      }
    }
    return nameEnd;
  }

  private int lastLine(int line, int bodyStart) {
    BracketCounter brackets = new BracketCounter(false);
    int last = line;
    int end = Characters.skipBlanksBack(text, bodyStart, lines.end(line));
    brackets.feed(text, bodyStart, end);
    while ((brackets.isOpen() || (end > bodyStart && text.charAt(end - 1) == '\\'))
        && last + 1 < lines.count()) {
      last++;
      end = lines.end(last);
      brackets.feed('\n');
      brackets.feed(text, lines.start(last), end);
    }
    return last;
  }
}
