package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.ExpandedSource;
import io.github.packit4j.specfile.ExpandedTag;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.SpecProblem;
import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.ExpansionLimitException;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.macro.RpmRelease;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.Tag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one reading of a spec file from top to bottom finds, the way RPM does it: conditions decide
 * which lines count, definitions take effect where they stand, tags define the macros named after
 * them.
 */
public final class Evaluation {

  private static final RpmRelease WITH_INDENTED_TAGS = new RpmRelease(4, 20);

  /** Tags of which the last one counts, where several are allowed. */
  private static final Set<String> LAST_COUNTS = Set.of("summary", "group");

  private final SpecSyntax syntax;
  private final MacroExpander expander;
  private final RpmRelease release;
  private final ConditionStack conditions = new ConditionStack();
  private final BitSet invalid = new BitSet();
  private final List<ExpandedTag> tags = new ArrayList<>();

  /** Indexes of tags that do not count; their values, for show, are those at the end. */
  private final List<Integer> lateTags = new ArrayList<>();

  private final Map<String, String> preamble = new HashMap<>();
  private final List<SpecProblem> problems = new ArrayList<>();
  private final SourceCollector sources;
  private final SourceCollector patches;

  private Evaluation(SpecSyntax syntax, MacroExpander expander, RpmRelease release) {
    this.syntax = syntax;
    this.expander = expander;
    this.release = release;
    this.sources = new SourceCollector(SourceKind.SOURCE, expander);
    this.patches = new SourceCollector(SourceKind.PATCH, expander);
  }

  /**
   * Reads a file. At the {@code BuildArch} of the main package RPM begins again from the top, with
   * the macros it has by then: so a source may name a macro that is defined below it.
   */
  public static Evaluation of(SpecSyntax syntax, MacroExpander expander, RpmRelease release) {
    Evaluation first = new Evaluation(syntax, expander, release);
    if (first.read(true)) {
      return first;
    }
    Evaluation second = new Evaluation(syntax, expander, release);
    second.read(false);
    return second;
  }

  /** Reads the file; false if it is to be read again. */
  private boolean read(boolean mayRestart) {
    if (!TextReading.ofFile(this, syntax, mayRestart).run()) {
      return false;
    }
    for (int index : lateTags) {
      Tag tag = tags.get(index).tag();
      tags.set(index, new ExpandedTag(tag, expand(tag.lineIndex(), tag.value()), false));
    }
    expandLocationsAgain();
    return true;
  }

  /** RPM looks for the files of sources when all is read, and expands their names once more. */
  private void expandLocationsAgain() {
    sources.expandAgain(this::expandAgain);
    patches.expandAgain(this::expandAgain);
    for (int i = 0; i < tags.size(); i++) {
      ExpandedTag tag = tags.get(i);
      if (tag.valid()
          && UnexpandedTags.holdsMacro(tag.value())
          && (tag.tag().isSource() || tag.tag().isPatch())) {
        tags.set(i, new ExpandedTag(tag.tag(), expandAgain(tag.value()), true));
      }
    }
  }

  private String expandAgain(String location) {
    try {
      return UnexpandedTags.holdsMacro(location) ? expander.expand(location) : location;
    } catch (MacroException e) {
      return location;
    }
  }

  /** Tells whether RPM takes a tag with blanks before it for a tag. */
  public boolean readsIndentedTags() {
    return release.compareTo(WITH_INDENTED_TAGS) >= 0;
  }

  /** Follows a condition of the file, or one that a macro has written. */
  public void follow(int line, ConditionLine condition) {
    if (condition.opens()) {
      conditions.open(() -> holds(line, condition));
      return;
    }
    switch (condition.word()) {
      case "else" -> conditions.otherwise();
      case "endif" -> conditions.close();
      default -> conditions.elseIf(() -> holds(line, condition));
    }
  }

  private boolean holds(int line, ConditionLine condition) {
    try {
      return condition.holds(expander);
    } catch (MacroException e) {
      failed(line, e);
      return false;
    }
  }

  public MacroExpander expander() {
    return expander;
  }

  public ConditionStack conditions() {
    return conditions;
  }

  /** Returns the tags of the file in order. */
  public List<ExpandedTag> tags() {
    return tags;
  }

  /**
   * Returns the value of a preamble tag, the first that counts, whether the file has it as such or
   * a macro or an included file wrote it.
   */
  public Optional<String> value(String name) {
    return Optional.ofNullable(preamble.get(TagMacros.key(name)));
  }

  public List<ExpandedSource> sources() {
    return sources.found();
  }

  public List<ExpandedSource> patches() {
    return patches.found();
  }

  public List<SpecProblem> problems() {
    return problems;
  }

  /** Tells whether a line stands in branches that hold only. */
  public boolean isValid(int line) {
    return !invalid.get(line);
  }

  public void markInvalid(int line, int count) {
    invalid.set(line, line + count);
  }

  /**
   * Adds a line of a definition's body that looks like a tag; it is none until the macro is used.
   */
  public void addInBody(Tag tag, boolean active) {
    if (active) {
      lateTags.add(tags.size());
    }
    tags.add(new ExpandedTag(tag, tag.value(), false));
  }

  /** Adds a tag that the macro around it leaves out, though its branch holds. */
  public void addLeftOut(Tag tag) {
    lateTags.add(tags.size());
    addTag(new ExpandedTag(tag, tag.value(), false));
  }

  public void addTag(ExpandedTag tag) {
    tags.add(tag);
    collect(tag.tag(), tag.value(), tag.valid());
  }

  /** Adds a tag that the file itself does not have: a macro or an included file wrote it. */
  public void addWritten(Tag tag, String value) {
    collect(tag, value, true);
  }

  private void collect(Tag tag, String value, boolean valid) {
    if (tag.isSource()) {
      sources.add(tag.digits(), tag.value(), value, valid);
    } else if (tag.isPatch()) {
      patches.add(tag.digits(), tag.value(), value, valid);
    } else if (valid) {
      String stripped = value.strip();
      String key = TagMacros.key(tag.name());
      if (tag.section() == 0) {
        if (LAST_COUNTS.contains(key)) {
          preamble.put(key, stripped);
        } else {
          preamble.putIfAbsent(key, stripped);
        }
      }
      TagMacros.define(expander, key, stripped, tag.section() == 0);
    }
  }

  /** Adds a line of a list section. */
  public void addListed(SourceKind kind, String location, String expanded, boolean valid) {
    (kind == SourceKind.SOURCE ? sources : patches).add("", location, expanded, valid);
  }

  /** Expands a text; one that RPM would refuse is noted as a problem and stays as it is. */
  public String expand(int line, String text) {
    return tryExpand(line, text).orElse(text);
  }

  /** Expands a text; empty if RPM would refuse it, which is noted as a problem. */
  public Optional<String> tryExpand(int line, String text) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text);
    }
    try {
      return Optional.of(expander.expand(text));
    } catch (MacroException e) {
      failed(line, e);
      return Optional.empty();
    }
  }

  /** Notes a failed expansion; gives up if the failure has used up what the run may use. */
  public void failed(int line, MacroException failure) {
    String message = String.valueOf(failure.getMessage());
    problem(line, Kind.EXPANSION, message);
    try {
      expander.expand("%%");
    } catch (ExpansionLimitException e) {
      throw new SpecFileException(line + 1, 1, message, failure);
    }
  }

  public void problem(int line, Kind kind, String message) {
    String content = syntax.lines().line(line);
    int column = content.length() - content.stripLeading().length() + 1;
    problems.add(SpecProblem.at(line + 1, column, kind, message));
  }
}
