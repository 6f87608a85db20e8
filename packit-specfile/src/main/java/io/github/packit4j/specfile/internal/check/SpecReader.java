package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.ExpansionLimitException;
import io.github.packit4j.specfile.macro.ExpansionProblem;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.macro.RpmRelease;
import io.github.packit4j.specfile.macro.internal.run.SpecRun;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives the lines of a spec file as RPM's sections get them: joined, expanded, split again, without
 * those of branches that do not hold, with included files in their places.
 */
final class SpecReader {

  private static final int MAX_INCLUDES = 16;
  private static final RpmRelease STRICT_ENDS = new RpmRelease(4, 20);

  /** Where macro files and sources may lie on a build machine, whether they are at hand or not. */
  private static final List<String> KNOWN_FOLDERS = List.of("/usr/", "/etc/", "/var/", "/opt/");

  /** The call of a macro that is not defined; the {@code %20} of a URL is none. */
  private static final Pattern UNKNOWN_MACRO = Pattern.compile("%(?:[A-Za-z_]\\w+|[?!]*\\{)");

  private static final Pattern PACKAGE_MACRO = Pattern.compile("%[{?!]*\\w*(?:package|pkg)");
  private static final Pattern PATCH_CALL = Pattern.compile("%patch\\d*");
  private static final Set<String> OWN_WORDS = ownWords();

  /** A text that is being read. */
  private static final class Input {
    private final String name;
    private final String text;
    private int position;
    private int line;

    Input(String name, String text) {
      this.name = name;
      this.text = text;
    }

    @Nullable String next() {
      if (position == text.length()) {
        return null;
      }
      int end = text.indexOf('\n', position) + 1;
      String physical = text.substring(position, end == 0 ? text.length() : end);
      position += physical.length();
      line++;
      return physical;
    }
  }

  private final MacroExpander expander;
  private final RpmRelease release;
  private final Problems problems;
  private final Conditions conditions = new Conditions();
  private final Deque<Input> inputs = new ArrayDeque<>();
  private final Input file;
  private String expanded = "";
  private int position;
  private String line = "";
  private boolean uncertain;
  private boolean incomplete;
  private boolean lacksMacros;
  private boolean ended;
  private final Set<String> missing = new HashSet<>();

  SpecReader(String text, MacroExpander expander, MacroContext context, Problems problems) {
    this.expander = expander;
    this.release = context.rpmRelease();
    this.lacksMacros = !context.isComplete();
    this.problems = problems;
    this.file = new Input("", text);
    inputs.push(file);
  }

  private static Set<String> ownWords() {
    Set<String> words = new HashSet<>(Set.of("%setup"));
    Arrays.stream(Directive.values()).map(Directive::word).forEach(words::add);
    Arrays.stream(Part.values()).map(Part::word).forEach(words::add);
    return Set.copyOf(words);
  }

  /** Returns the line read last; one of a branch that does not hold is empty. */
  String line() {
    return line;
  }

  /** Returns the number of the line of the spec file, from 1; a joined line has that of its end. */
  int lineNumber() {
    return file.line;
  }

  RpmRelease release() {
    return release;
  }

  MacroExpander expander() {
    return expander;
  }

  /** Returns the section that the line read last opens; null if it opens none. */
  @Nullable Part part() {
    return Part.of(line, release);
  }

  /**
   * Tells whether text is missing: a file that nobody supplied, or a line whose macros could not be
   * evaluated. What RPM would miss may stand there.
   */
  boolean incomplete() {
    return incomplete;
  }

  /** Notes that the line read last opens a package, whose name may not be known. */
  void notePackage() {
    incomplete |= uncertain;
  }

  /** Refuses the line read last, unless it holds what could not be evaluated. */
  void refuse(Kind kind, String message) {
    refuse(lineNumber(), kind, message);
  }

  /** Refuses a line, unless the one read last holds what could not be evaluated. */
  void refuse(int number, Kind kind, String message) {
    if (uncertain) {
      incomplete = true;
    } else {
      problems.add(number, kind, message);
    }
  }

  /** Refuses the file for something that is not there, unless text is missing. */
  void refuseMissing(int number, Kind kind, String message) {
    if (!incomplete) {
      problems.add(number, kind, message);
    }
  }

  /** Refuses the line read last for macros that do not exist, unless some may that we lack. */
  void refuseUnknownMacro(String message) {
    if (!lacksMacros) {
      refuse(Kind.TAG, message);
    }
  }

  void warn(String message) {
    warn(lineNumber(), message);
  }

  void warn(int number, String message) {
    if (!uncertain) {
      problems.add(number, Kind.WARNING, message);
    }
  }

  /** Lets a text follow that is no part of the file; its lines have the number of the last one. */
  void append(String text) {
    inputs.push(new Input("", text));
    ended = false;
  }

  /** Reads up to the next section header; true if there is one. */
  boolean skipToPart() {
    while (next(Strip.NOTHING)) {
      if (part() != null) {
        return true;
      }
    }
    return false;
  }

  /** Reads the next line; false at the end of the file. */
  boolean next(Strip strip) {
    while (true) {
      if (position >= expanded.length() && !fill()) {
        line = "";
        return false;
      }
      int start = Characters.skipSpace(expanded, position);
      int lineEnd = expanded.indexOf('\n', position);
      Directive directive = lineEnd >= 0 && start > lineEnd ? null : Directive.at(expanded, start);
      String content = take(directive);
      if (directive == null) {
        line = conditions.reading() ? strip.apply(content) : "";
        noteUnknownLine(strip);
        return true;
      }
      if (!follow(directive, strip.apply(content))) {
        line = "";
        return true;
      }
    }
  }

  /**
   * A macro that nobody defined may stand for sections. Scripts and file lists are full of percent
   * signs; there it says so in its name.
   */
  private void noteUnknownLine(Strip strip) {
    if (!lacksMacros || !uncertain) {
      return;
    }
    String content = Characters.strip(line);
    incomplete |=
        strip == Strip.COMMENTS_AND_TRAILING_SPACE
            ? content.startsWith("%") && part() == null
            : PACKAGE_MACRO.matcher(content).lookingAt();
  }

  /** Takes the next line out of the expanded text. */
  private String take(@Nullable Directive directive) {
    int from = position;
    int end = expanded.indexOf('\n', from);
    if (directive == null || end < 0) {
      position = end < 0 ? expanded.length() : end + 1;
      return expanded.substring(from, position);
    }
    StringBuilder content = new StringBuilder();
    while (end > from && expanded.charAt(end - 1) == '\\') {
      content.append(expanded, from, end - 1).append("  ");
      from = end + 1;
      end = expanded.indexOf('\n', from);
      end = end < 0 ? expanded.length() : end;
    }
    position = Math.min(end + 1, expanded.length());
    return content.append(expanded, from, position).toString();
  }

  /** Reads the next logical line and expands it; false at the end of the file. */
  private boolean fill() {
    Joiner joiner = new Joiner();
    StringBuilder joined = new StringBuilder();
    int start = 0;
    while (!ended) {
      String physical = nextPhysical();
      if (physical == null) {
        ended = true;
        end(start);
        break;
      }
      joined.append(physical);
      if (!joiner.add(physical)) {
        expand(joined.toString());
        return true;
      }
      start = start == 0 ? lineNumber() : start;
    }
    return false;
  }

  private @Nullable String nextPhysical() {
    while (!inputs.isEmpty()) {
      String physical = inputs.getFirst().next();
      if (physical != null) {
        return physical;
      }
      inputs.pop();
    }
    return null;
  }

  private void end(int start) {
    Optional<Integer> open = conditions.openLine();
    incomplete |= open.isPresent() || start > 0;
    if (open.isPresent()) {
      problems.add(open.get(), Kind.CONDITION, "%if is not closed; add an %endif");
    } else if (start > 0) {
      problems.add(
          start,
          Kind.EXPANSION,
          "Unclosed macro or line continuation: the line goes on to the end of the file; close the"
              + " bracket or remove the backslash");
    }
  }

  private void expand(String text) {
    position = 0;
    uncertain = false;
    expanded = text;
    int start = Characters.skipSpace(text, 0);
    Directive directive = Directive.at(text, start);
    boolean counts =
        directive != null && directive.continues()
            ? conditions.evaluates(directive)
            : conditions.reading();
    if (directive != null && !directive.hasArguments()) {
      checkEnd(directive, text.substring(start + directive.word().length()));
    }
    if (!counts || text.indexOf('%') < 0) {
      return;
    }
    try {
      expanded = expander.expand(text);
    } catch (ExpansionLimitException e) {
      refuse(Kind.EXPANSION, String.valueOf(e.getMessage()));
      expanded = "";
      ended = spent();
    } catch (MacroException e) {
      String message = String.valueOf(e.getMessage());
      uncertain = lacksMacros && message.startsWith("no such macro");
      refuse(Kind.EXPANSION, message);
      expanded = "";
      incomplete = true;
      return;
    }
    checkEvaluated(text);
  }

  private boolean spent() {
    try {
      expander.expand("%%");
      return false;
    } catch (ExpansionLimitException e) {
      return true;
    }
  }

  private void checkEnd(Directive directive, String rest) {
    String extra = Characters.strip(rest);
    if (extra.isEmpty()) {
      return;
    }
    String message = "Extra text at the end of " + directive.word() + ": " + extra + "; remove it";
    if (release.compareTo(STRICT_ENDS) < 0) {
      warn(message);
    } else if (!extra.startsWith("#")) {
      refuse(Kind.CONDITION, message);
    }
  }

  /** Notes whether the line holds, or was to load, what is not at hand. */
  private void checkEvaluated(String text) {
    boolean loads = text.contains("load");
    if (expanded.indexOf('%') < 0 && !loads) {
      return;
    }
    for (ExpansionProblem problem : expander.problems()) {
      String construct = problem.construct();
      switch (problem.kind()) {
        case FILE -> {
          if (loads && construct.startsWith("%{load:") && missing.add(construct)) {
            missingFile(construct.substring("%{load:".length(), construct.length() - 1));
          }
        }
        case MESSAGE -> {}
        default -> uncertain |= expanded.contains(withoutEllipsis(construct));
      }
    }
    if (lacksMacros) {
      uncertain |=
          UNKNOWN_MACRO.matcher(expanded).results().anyMatch(call -> !isOwnWord(call.group()));
    }
  }

  /** Tells whether a word with a percent sign is one of the language, which no macro file has. */
  private static boolean isOwnWord(String word) {
    return OWN_WORDS.contains(word) || PATCH_CALL.matcher(word).matches();
  }

  private static String withoutEllipsis(String construct) {
    return construct.endsWith("...") ? construct.substring(0, construct.length() - 3) : construct;
  }

  /** A file that nobody supplied: RPM would not find it either if it lies where nothing can be. */
  private void missingFile(String name) {
    String sources = expander.expand("%{_sourcedir}") + "/";
    boolean possible =
        !name.startsWith("/")
            || name.startsWith(sources)
            || KNOWN_FOLDERS.stream().anyMatch(name::startsWith);
    if (possible) {
      incomplete = true;
      lacksMacros = true;
    } else {
      refuse(Kind.EXPANSION, "There is no file " + name + " to read; correct its name");
    }
  }

  /** Follows a directive; true if RPM goes on to the next line within the same step. */
  private boolean follow(Directive directive, String content) {
    Optional<String> misplaced = conditions.misplaced(directive);
    if (misplaced.isPresent()) {
      // The word looks like a macro that may be one of those we lack, but is none.
      refuseMissing(lineNumber(), Kind.CONDITION, misplaced.get());
      return false;
    }
    int start = Characters.skipSpace(content, 0);
    String rest = content.substring(Math.min(content.length(), start + directive.word().length()));
    switch (directive) {
      case ELSE -> conditions.otherwise();
      case ENDIF -> conditions.close();
      case INCLUDE -> {
        return conditions.reading() && include(Characters.strip(rest));
      }
      default -> {
        boolean holds = holds(directive, rest);
        if (directive.opens()) {
          conditions.open(directive, lineNumber(), holds);
        } else {
          conditions.elseIf(holds);
        }
      }
    }
    return false;
  }

  private boolean holds(Directive directive, String rest) {
    if (directive.comparesNames()) {
      return compareNames(directive, rest);
    }
    if (!conditions.evaluates(directive)) {
      return false;
    }
    try {
      return SpecRun.of(expander).holds(rest);
    } catch (MacroException e) {
      String problem = String.valueOf(e.getMessage()).strip();
      refuse(Kind.CONDITION, "Bad " + directive.word() + " condition: " + problem);
      return false;
    }
  }

  private boolean compareNames(Directive directive, String rest) {
    int start = 0;
    while (start < rest.length() && Characters.isBlank(rest.charAt(start))) {
      start++;
    }
    if (start == rest.length()) {
      refuse(Kind.CONDITION, directive.word() + " needs names after it; add them");
      return false;
    }
    String own =
        expander.expand(directive.comparesArchitectures() ? "%{_target_cpu}" : "%{_target_os}");
    boolean listed = false;
    for (String name : rest.strip().split("\\s+")) {
      listed |= name.equalsIgnoreCase(own);
    }
    return listed != directive.isNegative();
  }

  private boolean include(String name) {
    if (name.isEmpty()) {
      refuse(Kind.EXPANSION, "%include needs the name of a file; add it");
      return false;
    }
    boolean inside = inputs.stream().anyMatch(input -> input.name.equals(name));
    if (inside || inputs.size() > MAX_INCLUDES) {
      incomplete = true;
      return false;
    }
    try {
      Optional<String> text = SpecRun.of(expander).include(name);
      if (text.isEmpty()) {
        missingFile(name);
        return false;
      }
      inputs.push(new Input(name, text.get()));
      return true;
    } catch (ExpansionLimitException e) {
      refuse(Kind.EXPANSION, String.valueOf(e.getMessage()));
      ended = spent();
      return false;
    }
  }
}
