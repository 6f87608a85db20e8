package io.github.packit4j.specfile;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One reading of a spec file from top to bottom, the way RPM does it: conditions decide which lines
 * count, definitions take effect where they stand, tags define the macros named after them.
 */
final class Evaluation {

  private static final Pattern CONDITION =
      Pattern.compile(
          "[ \\t]*%(if|ifarch|ifnarch|ifos|ifnos|elif|elifarch|elifos|else|endif)(?:\\s+(.*?))?\\s*",
          Pattern.DOTALL);

  private final SpecSyntax syntax;
  private final TextLines lines;
  private final MacroExpander expander;
  private final ConditionStack conditions = new ConditionStack();
  private final BitSet invalid = new BitSet();
  private final List<ExpandedTag> tags = new ArrayList<>();
  private final List<SpecProblem> problems = new ArrayList<>();
  private final Map<Integer, Tag> tagAt = new HashMap<>();
  private final Map<Integer, Definition> definitionAt = new HashMap<>();
  private final SourceNumbers sources = new SourceNumbers();
  private final SourceNumbers patches = new SourceNumbers();
  private final List<ExpandedSource> expandedSources = new ArrayList<>();
  private final List<ExpandedSource> expandedPatches = new ArrayList<>();

  private Evaluation(SpecSyntax syntax, MacroContext context) {
    this.syntax = syntax;
    this.lines = syntax.lines();
    this.expander = MacroExpander.over(context);
    syntax.tags().forEach(tag -> tagAt.put(tag.line(), tag));
    syntax.definitions().forEach(definition -> definitionAt.put(definition.line(), definition));
  }

  static Evaluation of(SpecSyntax syntax, MacroContext context) {
    Evaluation evaluation = new Evaluation(syntax, context);
    evaluation.run();
    return evaluation;
  }

  MacroExpander expander() {
    return expander;
  }

  List<ExpandedTag> tags() {
    return tags;
  }

  List<ExpandedSource> sources() {
    return expandedSources;
  }

  List<ExpandedSource> patches() {
    return expandedPatches;
  }

  List<SpecProblem> problems() {
    return problems;
  }

  /** Tells whether a line stands in branches that hold only. */
  boolean isValid(int line) {
    return !invalid.get(line);
  }

  private void run() {
    int section = 0;
    for (int line = 0; line < lines.count(); ) {
      while (section + 1 < syntax.sections().size()
          && syntax.sections().get(section + 1).line() <= line) {
        section++;
      }
      line = read(line, syntax.sections().get(section));
    }
    if (!conditions.isEmpty()) {
      problem(conditions.openLine(), Kind.CONDITION, "%if is not closed");
    }
  }

  /** Reads the logical line that begins at a line; returns the line after it. */
  private int read(int line, Section section) {
    Definition definition = definitionAt.get(line);
    if (definition != null && !definition.commentedOut()) {
      return define(line, definition);
    }
    String content = lines.line(line);
    int percent = content.indexOf('%');
    Tag tag = tagAt.get(line);
    if (percent < 0 && tag == null) {
      mark(line, 1);
      return line + 1;
    }
    Matcher condition = CONDITION.matcher(content);
    if (percent >= 0 && condition.matches()) {
      return condition(line, condition);
    }
    int count = tag == null ? 1 : tag.lineCount();
    mark(line, count);
    if (tag != null) {
      read(tag);
    } else if (conditions.active()) {
      if (section.name().equals("sourcelist") || section.name().equals("patchlist")) {
        return line + 1;
      }
      if (mayDefine(content)) {
        expand(line, content);
      }
    }
    return line + count;
  }

  private static boolean mayDefine(String content) {
    return content.indexOf('%') >= 0 && !content.stripLeading().startsWith("#");
  }

  private int define(int line, Definition definition) {
    int count = definition.lineCount();
    mark(line, count);
    if (conditions.active()) {
      String text =
          lines
              .text()
              .substring(lines.start(line), lines.end(line + count - 1))
              .replace("\r\n", "\n");
      expand(line, text + "\n");
    }
    return line + count;
  }

  private int condition(int line, Matcher matcher) {
    int last = line;
    String word = matcher.group(1);
    StringBuilder expression = new StringBuilder(matcher.group(2) == null ? "" : matcher.group(2));
    while (expression.toString().endsWith("\\") && last + 1 < lines.count()) {
      last++;
      expression.setLength(expression.length() - 1);
      expression.append("  ").append(lines.line(last));
    }
    boolean known = true;
    if (word.startsWith("if")) {
      mark(line, last - line + 1);
      conditions.open(line, () -> holds(line, word, expression.toString()));
    } else {
      markOuter(line, last - line + 1);
      known =
          switch (word) {
            case "else" -> conditions.otherwise();
            case "endif" -> conditions.close();
            default ->
                conditions.elseIf(() -> holds(line, word.substring(2), expression.toString()));
          };
    }
    if (!known) {
      problem(line, Kind.CONDITION, "%" + word + " without %if");
    }
    return last + 1;
  }

  private boolean holds(int line, String word, String expression) {
    try {
      if (word.equals("if")) {
        return expander.condition(expression);
      }
      boolean arch = word.endsWith("arch");
      String own = expander.expand(arch ? "%{_target_cpu}" : "%{_target_os}");
      boolean listed = false;
      for (String name : expander.expand(expression).trim().split("[\\s,]+")) {
        listed |= name.equalsIgnoreCase(own);
      }
      return listed != word.startsWith("ifn");
    } catch (MacroException e) {
      problem(line, Kind.EXPANSION, String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void read(Tag tag) {
    boolean valid = conditions.active();
    String value = valid ? expand(tag.line(), tag.value()) : tag.value();
    tags.add(new ExpandedTag(tag, value, valid));
    if (tag.isSource()) {
      add(tag, value, valid, sources, expandedSources, "SOURCE");
    } else if (tag.isPatch()) {
      add(tag, value, valid, patches, expandedPatches, "PATCH");
    } else if (valid) {
      TagMacros.define(expander, tag.name(), value, tag.section() == 0);
    }
  }

  private void add(
      Tag tag,
      String value,
      boolean valid,
      SourceNumbers numbers,
      List<ExpandedSource> list,
      String macro) {
    int number = valid ? numbers.next(tag.digits()) : numbers.peek(tag.digits());
    ExpandedSource source = new ExpandedSource(number, tag.value(), value, valid);
    list.add(source);
    if (valid) {
      expander.define(macro + number, null, "%{_sourcedir}/" + source.fileName(), true);
      expander.define(macro + "URL" + number, null, value, true);
    }
  }

  private String expand(int line, String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return expander.expand(text);
    } catch (MacroException e) {
      problem(line, Kind.EXPANSION, String.valueOf(e.getMessage()));
      return text;
    }
  }

  private void mark(int line, int count) {
    if (!conditions.active()) {
      invalid.set(line, line + count);
    }
  }

  private void markOuter(int line, int count) {
    if (!conditions.outerActive()) {
      invalid.set(line, line + count);
    }
  }

  private void problem(int line, Kind kind, String message) {
    problems.add(new SpecProblem(line + 1, 1, kind, message));
  }
}
