package io.github.packit4j.specfile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns Markdown into plain list items. */
final class MarkdownEntry {

  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|$)");
  private static final Pattern ITEM = Pattern.compile("(\\s*)(?:[*+-]|\\d{1,9}[.)])\\s+(.*)");
  private static final Pattern HEADING = Pattern.compile("\\s*#{1,6}(?:\\s.*)?");
  private static final Pattern RULE = Pattern.compile("[-=*_\\s]{3,}");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*)\\]\\([^()\\s]*\\)");

  private final int width;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder item = new StringBuilder();
  private int level;

  private MarkdownEntry(int width) {
    this.width = width;
  }

  static List<String> lines(String markdown, int width) {
    MarkdownEntry entry = new MarkdownEntry(width);
    for (String line : COMMENT.matcher(markdown).replaceAll("").split("\\R")) {
      entry.add(line);
    }
    entry.endItem();
    return entry.lines;
  }

  private void add(String line) {
    Matcher listItem = ITEM.matcher(line);
    if (line.isBlank() || HEADING.matcher(line).matches() || RULE.matcher(line).matches()) {
      endItem();
      level = line.isBlank() ? level : 0;
    } else if (listItem.matches()) {
      endItem();
      level = Math.min(3, listItem.group(1).replace("\t", "    ").length() / 2);
      item.append(listItem.group(2));
    } else {
      if (item.length() == 0 && !Character.isWhitespace(line.charAt(0))) {
        level = 0;
      }
      item.append(item.length() == 0 ? "" : " ").append(line.strip());
    }
  }

  private void endItem() {
    String text = LINK.matcher(item).replaceAll("$1").strip();
    item.setLength(0);
    if (text.isEmpty()) {
      return;
    }
    String indent = "  ".repeat(level);
    lines.addAll(TextWrap.wrap(indent + "- " + text, width, indent + "  "));
  }
}
