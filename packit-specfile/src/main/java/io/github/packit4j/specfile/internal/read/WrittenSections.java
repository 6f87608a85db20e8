package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells which lines of a text may open sections although they are no headers. */
final class WrittenSections {

  private static final Pattern WORD = Pattern.compile("%[{?!]*(\\w+)");

  private final SpecSyntax syntax;
  private @Nullable Set<String> opening;

  WrittenSections(SpecSyntax syntax) {
    this.syntax = syntax;
  }

  /**
   * Tells whether a line begins with a macro of this file that writes a header, or with one that
   * has a header between its braces.
   */
  boolean opensSection(int line, String content) {
    if (content.startsWith("%{") && spansHeader(line)) {
      return true;
    }
    if (opening().isEmpty()) {
      return false;
    }
    Matcher call = WORD.matcher(content.stripLeading());
    return call.lookingAt() && opening().contains(call.group(1));
  }

  /** Tells whether a text may have a section's header. */
  static boolean mayHoldHeader(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      if (i == 0 || text.charAt(i - 1) == '\n') {
        return true;
      }
    }
    return false;
  }

  private boolean spansHeader(int line) {
    int end = syntax.logicalEnd(line);
    for (int i = line + 1; i < end; i++) {
      if (isHeader(syntax.lines().line(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHeader(String content) {
    Matcher word = WORD.matcher(content);
    return word.lookingAt() && Section.isName(word.group(1));
  }

  /** Returns the names of the macros of this file that write headers, or use one that does. */
  private Set<String> opening() {
    Set<String> names = opening;
    if (names == null) {
      names = new HashSet<>();
      int before;
      do {
        before = names.size();
        for (Definition definition : syntax.definitions()) {
          if (!names.contains(definition.name()) && opens(definition.body(), names)) {
            names.add(definition.name());
          }
        }
      } while (names.size() > before);
      opening = names;
    }
    return names;
  }

  private static boolean opens(String body, Set<String> names) {
    Matcher word = WORD.matcher(body);
    while (word.find()) {
      if (Section.isName(word.group(1)) || names.contains(word.group(1))) {
        return true;
      }
    }
    return false;
  }
}
