package io.github.packit4j.specfile;

import io.github.packit4j.specfile.changelog.Changelog;
import io.github.packit4j.specfile.changelog.internal.ByteText;
import io.github.packit4j.specfile.changelog.internal.LineDiff;
import io.github.packit4j.specfile.internal.edit.Replacement;
import io.github.packit4j.specfile.internal.edit.TagValues;
import io.github.packit4j.specfile.internal.read.AutochangelogCall;
import io.github.packit4j.specfile.internal.read.ReleaseText;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.PrepMacro;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A spec file: its text, and the structure found in it.
 *
 * <p>Immutable and thread-safe. Any bytes can be read, and {@link #toBytes()} gives exactly those
 * bytes back. An {@linkplain #edit() edit} replaces ranges of the text and gives a new spec file;
 * all other bytes stay as they are. What depends on macro values is found by {@link #expand}.
 */
public final class SpecFile {

  private final String text;
  private volatile @Nullable SpecSyntax syntax;

  /** The last expansion: what edits and reads a file mostly asks for one context several times. */
  private volatile @Nullable ExpandedSpecFile expanded;

  private SpecFile(String text) {
    this.text = text;
  }

  /**
   * Checks that RPM takes a text for the version of a package.
   *
   * @return the version
   * @throws SpecFileException if it is empty or has a character that is not allowed there
   */
  public static String requireVersion(String version) {
    return TagValues.requireVersion(version);
  }

  /** Reads the text of a spec file. */
  public static SpecFile parse(String text) {
    return new SpecFile(text);
  }

  /** Reads the bytes of a spec file: UTF-8, where any other byte survives as it is. */
  public static SpecFile parse(byte[] bytes) {
    return new SpecFile(ByteText.decode(bytes));
  }

  /**
   * Reads a spec file.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static SpecFile load(Path path) {
    try {
      return parse(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read the spec file " + path + " but failed", e);
    }
  }

  /** Returns this file with other texts in some spans; the same object if that changes nothing. */
  SpecFile with(List<Replacement> replacements) {
    List<Replacement> changes =
        replacements.stream()
            .filter(change -> !change.span().of(text).equals(change.text()))
            .toList();
    if (changes.isEmpty()) {
      return this;
    }
    SpecFile changed = new SpecFile(Replacement.apply(text, changes));
    if (changes.size() == 1) {
      changed.syntax = syntax().after(changes.get(0).span(), changed.text).orElse(null);
    }
    return changed;
  }

  /** Returns the text; a byte that was no UTF-8 appears as a lone surrogate U+DC80 to U+DCFF. */
  public String text() {
    return text;
  }

  /** Returns the bytes of the file. */
  public byte[] toBytes() {
    return ByteText.encode(text);
  }

  /**
   * Writes the file.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public void save(Path path) {
    try {
      Files.write(path, toBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to write the spec file " + path + " but failed", e);
    }
  }

  /** Expands the file for a macro context. */
  public ExpandedSpecFile expand(MacroContext context) {
    ExpandedSpecFile last = expanded;
    if (last == null || !last.isOf(context)) {
      last = expand(context, UnaryOperator.identity());
      expanded = last;
    }
    return last;
  }

  /**
   * Expands the file for a macro context and more.
   *
   * @param settings sets the limits, files, environment and evaluators of the expansion; must give
   *     the same for every call
   */
  public ExpandedSpecFile expand(
      MacroContext context, UnaryOperator<MacroExpander.Builder> settings) {
    return ExpandedSpecFile.of(syntax(), context, settings);
  }

  /**
   * Starts an edit that knows no macros but those of this file; this spec file stays as it is. An
   * edit whose place depends on the distribution, because it stands in a condition, is refused.
   */
  public SpecFileEditor edit() {
    return new SpecFileEditor(this, List.of());
  }

  /**
   * Starts an edit; this spec file stays as it is.
   *
   * @param context decides which of several tags or sections of one name counts: the one in a
   *     branch that holds
   * @param more further contexts in which the edits are to hold, too
   */
  public SpecFileEditor edit(MacroContext context, MacroContext... more) {
    List<MacroContext> contexts = new ArrayList<>(List.of(context));
    contexts.addAll(List.of(more));
    return new SpecFileEditor(this, contexts);
  }

  /**
   * Returns what changes from this spec file to another, as {@code git diff} shows it: with three
   * lines of context, such that {@code patch -p1} applies it. Empty if they are equal.
   *
   * @param path the path to show, such as {@code hello.spec}
   */
  public String diff(SpecFile after, String path) {
    return text.equals(after.text)
        ? ""
        : "--- a/" + path + "\n+++ b/" + path + "\n" + LineDiff.hunks(text, after.text);
  }

  /** Returns the structure of the text. */
  public SpecSyntax syntax() {
    SpecSyntax found = syntax;
    if (found == null) {
      found = SpecSyntax.parse(text);
      syntax = found;
    }
    return found;
  }

  /** Returns all sections in file order; the first is the preamble. */
  public List<Section> sections() {
    return syntax().sections();
  }

  /** Returns the first section of a name such as {@code changelog}; case does not matter. */
  public Optional<Section> section(String name) {
    return syntax().section(name);
  }

  /** Returns the first preamble tag of a name, raw; case does not matter. */
  public Optional<Tag> tag(String name) {
    return tags().stream().filter(tag -> tag.isNamed(name)).findFirst();
  }

  /** Returns the tags of the preamble, raw, in file order. */
  public List<Tag> tags() {
    return syntax().preambleTags();
  }

  /** Returns all macro definitions in file order, those commented out included. */
  public List<Definition> definitions() {
    return syntax().definitions();
  }

  /** Returns the macros of {@code %prep} that unpack sources and apply patches. */
  public List<PrepMacro> prepMacros() {
    return syntax().prepMacros();
  }

  /** Returns the changelog; empty if the file has no such section. */
  public Optional<Changelog> changelog() {
    return section("changelog").map(section -> Changelog.parse(section.body()));
  }

  /** Returns the value of the {@code Release} tag as written. */
  public Optional<String> rawRelease() {
    return tag("Release").map(Tag::value);
  }

  /** Tells whether the release is computed by {@code %autorelease}. */
  public boolean hasAutorelease() {
    return rawRelease().filter(ReleaseText::isAutorelease).isPresent();
  }

  /** Tells whether the changelog is made by {@code %autochangelog}; comments do not count. */
  public boolean hasAutochangelog() {
    return section("changelog")
        .filter(section -> AutochangelogCall.isIn(section.body()))
        .isPresent();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SpecFile spec && spec.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the name of this type and the size of the text; see {@link #text()}. */
  @Override
  public String toString() {
    return "SpecFile[" + text.length() + " characters]";
  }
}
