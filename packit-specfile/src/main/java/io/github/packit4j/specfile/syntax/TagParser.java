package io.github.packit4j.specfile.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tags of one {@code %package} section. */
final class TagParser {

  private static final Set<String> NAMES =
      Set.of(
          "autoprov",
          "autoreq",
          "autoreqprov",
          "bugurl",
          "buildarch",
          "buildarchitectures",
          "buildconflicts",
          "buildoption",
          "buildprereq",
          "buildrequires",
          "buildroot",
          "buildsystem",
          "conflicts",
          "distribution",
          "disttag",
          "disturl",
          "docdir",
          "enhances",
          "epoch",
          "excludearch",
          "excludeos",
          "exclusivearch",
          "exclusiveos",
          "group",
          "icon",
          "license",
          "modularitylabel",
          "name",
          "nopatch",
          "nosource",
          "obsoletes",
          "orderwithrequires",
          "packager",
          "patch",
          "prefix",
          "prefixes",
          "prereq",
          "provides",
          "recommends",
          "release",
          "removepathpostfixes",
          "requires",
          "source",
          "sourcelicense",
          "suggests",
          "summary",
          "supplements",
          "translationurl",
          "upstreamreleases",
          "url",
          "vcs",
          "vendor",
          "version");
  private static final Set<String> WITH_QUALIFIER =
      Set.of("group", "orderwithrequires", "prereq", "requires", "summary");
  private static final int LONGEST_NAME = 24;

  private final TextLines lines;
  private final String text;
  private final int section;

  private TagParser(TextLines lines, int section) {
    this.lines = lines;
    this.text = lines.text();
    this.section = section;
  }

  static List<Tag> parse(TextLines lines, int section, int firstLine, int endLine) {
    TagParser parser = new TagParser(lines, section);
    List<Tag> tags = new ArrayList<>();
    int previousEnd = firstLine;
    for (int line = firstLine; line < endLine; ) {
      Tag tag = parser.tag(line, endLine, previousEnd);
      line += tag == null ? 1 : tag.lineCount();
      if (tag != null) {
        tags.add(tag);
        previousEnd = line;
      }
    }
    return tags;
  }

  private @Nullable Tag tag(int line, int endLine, int previousEnd) {
    int start = lines.start(line);
    int end = Characters.skipBlanksBack(text, start, lines.end(line));
    SourceSpan conditional = ConditionalText.body(text, start, end);
    int nameStart = conditional == null ? start : conditional.start();
    int contentEnd = conditional == null ? end : conditional.end();
    int nameEnd = nameEnd(nameStart, contentEnd);
    if (nameEnd < 0) {
      return null;
    }
    String name = text.substring(nameStart, nameEnd);
    int colon = colon(nameEnd, contentEnd, name);
    if (colon >= contentEnd || text.charAt(colon) != ':') {
      return null;
    }
    int valueStart = Characters.skipBlanks(text, colon + 1, contentEnd);
    if (valueStart >= contentEnd) {
      return null;
    }
    int last = conditional == null ? lastLine(line, endLine, valueStart) : line;
    int valueEnd =
        last == line
            ? contentEnd
            : Characters.skipBlanksBack(text, lines.start(last), lines.end(last));
    return new Tag(
        name,
        text.substring(valueStart, valueEnd),
        comments(line, previousEnd),
        section,
        line + 1,
        last - line + 1,
        new SourceSpan(nameStart, nameEnd),
        new SourceSpan(valueStart, valueEnd));
  }

  /**
   * Returns where the colon should be. RPM takes what stands between the word Source or Patch and
   * the colon, if a blank comes first, for nothing: {@code Patch 11:} is numbered automatically.
   */
  private int colon(int nameEnd, int end, String name) {
    int at = Characters.skipBlanks(text, nameEnd, end);
    if (at > nameEnd && (name.equalsIgnoreCase("source") || name.equalsIgnoreCase("patch"))) {
      int digits = at;
      while (digits < end && Character.isDigit(text.charAt(digits))) {
        digits++;
      }
      return Characters.skipBlanks(text, digits, end);
    }
    return at;
  }

  private int nameEnd(int start, int end) {
    int wordEnd = start;
    while (wordEnd < end && Character.isLetter(text.charAt(wordEnd))) {
      wordEnd++;
    }
    if (wordEnd == start || wordEnd - start > LONGEST_NAME) {
      return -1;
    }
    String word = text.substring(start, wordEnd).toLowerCase(Locale.ROOT);
    if (!NAMES.contains(word)) {
      return -1;
    }
    if (word.equals("source") || word.equals("patch")) {
      while (wordEnd < end && Character.isDigit(text.charAt(wordEnd))) {
        wordEnd++;
      }
      return wordEnd;
    }
    if (!WITH_QUALIFIER.contains(word)) {
      return wordEnd;
    }
    int open = Characters.skipBlanks(text, wordEnd, end);
    int close = open < end && text.charAt(open) == '(' ? text.indexOf(')', open) : -1;
    return close < 0 || close >= end ? wordEnd : close + 1;
  }

  private int lastLine(int line, int endLine, int valueStart) {
    BracketCounter brackets = new BracketCounter(false);
    brackets.feed(text, valueStart, lines.end(line));
    int last = line;
    while (brackets.isOpen() && last + 1 < endLine) {
      last++;
      brackets.feed('\n');
      brackets.feed(text, lines.start(last), lines.end(last));
    }
    return last;
  }

  private List<String> comments(int line, int previousEnd) {
    int first = line;
    while (first > previousEnd && isComment(first - 1)) {
      first--;
    }
    if (first == line) {
      return List.of();
    }
    List<String> comments = new ArrayList<>();
    for (int i = first; i < line; i++) {
      comments.add(lines.line(i));
    }
    return List.copyOf(comments);
  }

  private boolean isComment(int line) {
    int end = lines.end(line);
    int first = Characters.skipBlanks(text, lines.start(line), end);
    return first < end && text.charAt(first) == '#';
  }
}
