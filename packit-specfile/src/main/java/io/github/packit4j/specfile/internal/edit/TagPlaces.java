package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.internal.read.ConditionLine;
import io.github.packit4j.specfile.syntax.SourceSpan;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayList;
import java.util.List;

/** Where lines of the preamble's tags go in and come out. */
public final class TagPlaces {

  private final TextLines lines;
  private final List<Tag> tags;
  private final int end;
  private final Branches branches;

  public TagPlaces(SpecFile spec, Branches branches) {
    this.branches = branches;
    this.lines = spec.syntax().lines();
    this.tags = spec.tags();
    this.end = spec.syntax().endLine(0);
  }

  /**
   * Inserts a line, with comments above it, behind the tag before an index; but never inside a
   * condition that ends before the next tag, nor in a branch that does not hold.
   */
  public Replacement insert(int index, String line, List<String> comment) {
    List<String> inserted = new ArrayList<>();
    comment.forEach(text -> inserted.add(comment(text)));
    inserted.add(line);
    return LineEdit.insert(lines, insertionLine(index), inserted);
  }

  /** Returns a comment line; RPM expands macros in comments, too. */
  public static String comment(String text) {
    TagValues.requireLine("a comment", TagValues.escaped(text));
    return "# " + TagValues.escaped(text);
  }

  private int insertionLine(int index) {
    int line = index == 0 ? 0 : endLine(tags.get(index - 1));
    for (int i = line; i < nextTagLine(index); i++) {
      if (lines.text().startsWith("%endif", lines.start(i))) {
        line = i + 1;
        break;
      }
    }
    while (line > 0 && !branches.countsEverywhere(line - 1)) {
      int outside = afterCondition(line);
      if (outside < 0) {
        break;
      }
      line = outside;
    }
    return line;
  }

  /** Returns the line after the condition that a line stands in, or -1 if it is not closed. */
  private int afterCondition(int line) {
    int depth = 0;
    for (int i = line; i < lines.count(); i++) {
      ConditionLine condition = ConditionLine.parse(lines, i);
      if (condition != null && condition.opens()) {
        depth++;
      } else if (condition != null && condition.word().equals("endif") && depth-- == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Removes a tag with its comments; of the empty lines around it one stays. */
  public Replacement remove(int index) {
    int first = commentLine(tags.get(index));
    int last = endLine(tags.get(index));
    int floor = index == 0 ? 0 : endLine(tags.get(index - 1));
    int ceiling = nextTagLine(index + 1);
    int blankFirst = first;
    while (blankFirst > floor && isEmpty(blankFirst - 1)) {
      blankFirst--;
    }
    int blankEnd = last;
    while (blankEnd < ceiling && isEmpty(blankEnd)) {
      blankEnd++;
    }
    return blankEnd > last
        ? LineEdit.remove(lines, blankFirst, blankEnd - 1)
        : LineEdit.remove(lines, Math.min(first, blankFirst + 1), last);
  }

  /**
   * Returns a tag's separator, so much shorter or longer for another name that values stay aligned.
   */
  public String separator(Tag tag, String name) {
    // digits here are those of "Patch 11:", which RPM does not read
    String separator =
        new SourceSpan(tag.nameSpan().end(), tag.valueSpan().start())
            .of(lines.text())
            .replaceFirst("^\\s+\\d+", "");
    int longer = tag.name().length() - name.length();
    if (longer >= 0) {
      return separator + " ".repeat(longer);
    }
    int kept = Math.max(separator.indexOf(':') + 1, separator.length() + longer);
    return separator.substring(0, kept);
  }

  private boolean isEmpty(int line) {
    return lines.end(line) == lines.start(line);
  }

  private int nextTagLine(int index) {
    return index < tags.size() ? commentLine(tags.get(index)) : end;
  }

  private static int commentLine(Tag tag) {
    return tag.lineIndex() - tag.comments().size();
  }

  private static int endLine(Tag tag) {
    return tag.lineIndex() + tag.lineCount();
  }
}
