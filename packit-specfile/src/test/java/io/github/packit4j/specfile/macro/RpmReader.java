package io.github.packit4j.specfile.macro;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the preamble of a spec file line by line, as RPM's parser does: joins lines, expands them,
 * follows conditions and collects tags. It is a yardstick for the macro engine that needs no model
 * of spec files.
 */
final class RpmReader {
  private static final Pattern CONDITIONAL =
      Pattern.compile(
          "\\s*%(if|ifarch|ifnarch|ifos|ifnos|elif|elifarch|elifos|else|endif)(?:\\s+(.*?))?\\s*",
          Pattern.DOTALL);
  private static final Pattern SECTION = Pattern.compile("%(\\w+)(?:\\s.*)?", Pattern.DOTALL);
  private static final Pattern TAG =
      Pattern.compile("\\s*([A-Za-z]+)(\\d*)\\s*(?:\\([^)]*\\))?\\s*:\\s*(.*?)\\s*");
  private static final List<String> BODY_SECTIONS =
      List.of(
          "prep",
          "generate_buildrequires",
          "conf",
          "build",
          "install",
          "check",
          "clean",
          "preun",
          "postun",
          "pretrans",
          "posttrans",
          "pre",
          "post",
          "files",
          "changelog",
          "triggerin",
          "triggerun",
          "triggerpostun",
          "transfiletriggerin",
          "transfiletriggerpostun",
          "filetriggerin",
          "verifyscript");

  private final MacroExpander expander;
  private final String[] lines;
  private final Deque<Branch> branches = new ArrayDeque<>();
  private final Map<Integer, String> sources = new TreeMap<>();
  private final Map<String, String> tags = new HashMap<>();
  private final List<String> errors = new ArrayList<>();
  private boolean mainPreamble = true;
  private boolean tagsHere = true;
  private boolean sourceList;
  private boolean done;
  private boolean noarch;
  private int lastSource = -1;

  private RpmReader(MacroExpander expander, String text) {
    this.expander = expander;
    this.lines = text.split("\n", -1);
  }

  /** What a preamble says. */
  record Preamble(
      String name,
      String epoch,
      String version,
      String release,
      Map<Integer, String> sources,
      List<String> errors) {}

  private record Branch(boolean outer, boolean taken, boolean now) {}

  static Preamble read(MacroExpander expander, String text) {
    RpmReader reader = new RpmReader(expander, text);
    reader.run();
    if (reader.noarch) {
      // RPM reads the file once more for the architecture; what the first pass defined is there.
      expander.define("_target_cpu", "noarch");
      reader = new RpmReader(expander, text);
      reader.run();
    }
    return new Preamble(
        reader.tags.getOrDefault("name", ""),
        reader.tags.getOrDefault("epoch", ""),
        reader.tags.getOrDefault("version", ""),
        reader.tags.getOrDefault("release", ""),
        reader.sources,
        reader.errors);
  }

  private void run() {
    int i = 0;
    while (i < lines.length && !done) {
      StringBuilder joined = new StringBuilder(lines[i++]);
      boolean skipping = !branches.isEmpty() && !branches.peek().now();
      if (!skipping) {
        while (i < lines.length && isOpen(joined)) {
          joined.append('\n').append(lines[i++]);
        }
      }
      logicalLine(joined.toString(), skipping);
    }
  }

  private void logicalLine(String line, boolean skipping) {
    Matcher conditional = CONDITIONAL.matcher(line);
    if (conditional.matches()) {
      conditional(conditional.group(1), conditional.group(2));
      return;
    }
    if (skipping) {
      return;
    }
    if (line.strip().startsWith("%include")) {
      return;
    }
    String expanded;
    try {
      expanded = expander.expand(line);
    } catch (MacroException e) {
      errors.add(line.strip() + ": " + e.getMessage());
      return;
    }
    for (String part : expanded.split("\n", -1)) {
      Matcher inner = CONDITIONAL.matcher(part);
      if (inner.matches()) {
        conditional(inner.group(1), inner.group(2));
      } else if (branches.isEmpty() || branches.peek().now()) {
        finalLine(part);
      }
    }
  }

  private void finalLine(String line) {
    Matcher section = SECTION.matcher(line);
    if (section.matches()) {
      String name = section.group(1).toLowerCase(Locale.ROOT);
      if (BODY_SECTIONS.contains(name)) {
        done = true;
      } else if (name.equals("package") || name.equals("description")) {
        mainPreamble = false;
        sourceList = false;
        tagsHere = name.equals("package");
      } else if (name.equals("sourcelist") || name.equals("patchlist")) {
        mainPreamble = false;
        tagsHere = false;
        sourceList = name.equals("sourcelist");
      }
      return;
    }
    if (line.strip().startsWith("#")) {
      return;
    }
    if (sourceList && !line.isBlank()) {
      source("", line.stripTrailing());
      return;
    }
    Matcher tag = TAG.matcher(line);
    if (tagsHere && tag.matches()) {
      tag(tag.group(1).toLowerCase(Locale.ROOT), tag.group(2), tag.group(3));
    }
  }

  private void tag(String name, String number, String value) {
    switch (name) {
      case "source" -> source(number, value);
      case "buildarch", "buildarchitectures" -> noarch |= mainPreamble && value.equals("noarch");
      case "patch" -> {
        if (!number.isEmpty()) {
          expander.patch(Integer.parseInt(number), value);
        }
      }
      case "name", "version", "release", "epoch", "url", "summary", "license" -> {
        if (mainPreamble) {
          tags.put(name, value);
        }
        expander.define(name, value.replace("%", "%%"));
        if (mainPreamble) {
          expander.define(name.toUpperCase(Locale.ROOT), value.replace("%", "%%"));
        }
      }
      default -> {}
    }
  }

  private void source(String written, String value) {
    int number = written.isEmpty() ? lastSource + 1 : Integer.parseInt(written);
    lastSource = Math.max(lastSource, number);
    sources.put(number, value);
    expander.source(number, value);
  }

  private void conditional(String word, @Nullable String expression) {
    boolean outer = branches.isEmpty() || branches.peek().now();
    switch (word) {
      case "else" -> {
        Branch branch = branches.pop();
        branches.push(new Branch(branch.outer(), true, branch.outer() && !branch.taken()));
      }
      case "endif" -> branches.pop();
      case "elif", "elifarch", "elifos" -> {
        Branch branch = branches.pop();
        boolean holds =
            branch.outer()
                && !branch.taken()
                && holds(word.replace("elif", "if"), String.valueOf(expression));
        branches.push(new Branch(branch.outer(), branch.taken() || holds, holds));
      }
      default -> {
        boolean holds = outer && holds(word, String.valueOf(expression));
        branches.push(new Branch(outer, holds, holds));
      }
    }
  }

  private boolean holds(String word, String expression) {
    try {
      if (word.equals("if")) {
        return expander.condition(expression);
      }
      String own = expander.expand(word.endsWith("arch") ? "%{_target_cpu}" : "%{_target_os}");
      boolean listed = List.of(expander.expand(expression).strip().split("[\\s,]+")).contains(own);
      return word.startsWith("ifn") != listed;
    } catch (MacroException e) {
      errors.add("%" + word + " " + expression + ": " + e.getMessage());
      return false;
    }
  }

  /** RPM joins lines while a bracket opened after a percent sign is open, or after a backslash. */
  private static boolean isOpen(CharSequence line) {
    int braces = 0;
    int parentheses = 0;
    int squares = 0;
    boolean continued = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      char next = i + 1 < line.length() ? line.charAt(i + 1) : 0;
      continued = false;
      switch (c) {
        case '\\' -> {
          continued = next == 0;
          i++;
        }
        case '%' -> {
          braces += next == '{' ? 1 : 0;
          parentheses += next == '(' ? 1 : 0;
          squares += next == '[' ? 1 : 0;
          i += next == '{' || next == '(' || next == '[' || next == '%' ? 1 : 0;
        }
        case '{' -> braces += braces > 0 ? 1 : 0;
        case '}' -> braces -= braces > 0 ? 1 : 0;
        case '(' -> parentheses += parentheses > 0 ? 1 : 0;
        case ')' -> parentheses -= parentheses > 0 ? 1 : 0;
        case '[' -> squares += squares > 0 ? 1 : 0;
        case ']' -> squares -= squares > 0 ? 1 : 0;
        default -> {}
      }
    }
    return continued || braces > 0 || parentheses > 0 || squares > 0;
  }
}
