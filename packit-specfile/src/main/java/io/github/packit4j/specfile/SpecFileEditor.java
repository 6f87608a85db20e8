package io.github.packit4j.specfile;

import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SourceSpan;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A series of edits on a spec file, ended by {@link #apply()}.
 *
 * <p>Each edit replaces as little text as it can. Edits see the effect of those before them. Not
 * thread-safe: an editor is for one thread and one use.
 */
public final class SpecFileEditor {

  private final MacroContext context;
  private final List<EditNote> notes = new ArrayList<>();
  private SpecFile spec;

  SpecFileEditor(SpecFile spec, MacroContext context) {
    this.spec = spec;
    this.context = context;
  }

  /** Returns the edited spec file; the same object if nothing changed. */
  public SpecFile apply() {
    return spec;
  }

  /** Returns what the edits so far could not keep, in the order of the edits. */
  public List<EditNote> notes() {
    return List.copyOf(notes);
  }

  /**
   * Sets the value of the {@code Version} tag, whatever macros it was made of.
   *
   * @throws SpecFileException if there is no such tag
   */
  public SpecFileEditor version(String version) {
    return tag("Version", version);
  }

  /**
   * Changes the version, following macros: where the tag is made of macros that this file defines,
   * their definitions change and the tag stays.
   *
   * @param version the new version as upstream writes it
   * @param context the macros that the file is read with, which decide the branches that count
   * @param prerelease how to recognise a version that sorts before the final one
   * @throws SpecFileException if there is no {@code Version} tag
   */
  public SpecFileEditor updateVersion(String version, MacroContext context, Prerelease prerelease) {
    return updateVersion(version, List.of(context), prerelease);
  }

  /** Changes the version, following macros, with the context this editor was made with. */
  public SpecFileEditor updateVersion(String version, Prerelease prerelease) {
    return updateVersion(version, List.of(context), prerelease);
  }

  private SpecFileEditor updateVersion(
      String version, List<MacroContext> contexts, Prerelease prerelease) {
    String rpmVersion = TagValues.requireVersion(prerelease.rpmVersion(version));
    replace(PrereleaseMacro.switched(spec, version, prerelease));
    spec = VersionUpdate.updated(spec, contexts, "Version", rpmVersion, notes);
    return this;
  }

  /**
   * Changes the value of a preamble tag, following macros as {@link #updateVersion(String,
   * MacroContext, Prerelease)} does.
   *
   * @throws SpecFileException if there is no such tag
   */
  public SpecFileEditor updateTag(String name, String value, MacroContext context) {
    spec = VersionUpdate.updated(spec, List.of(context), name, value, notes);
    return this;
  }

  /**
   * Sets the value of the {@code Release} tag as written, such as {@code 1%{?dist}}.
   *
   * @throws SpecFileException if there is no such tag
   */
  public SpecFileEditor release(String release) {
    return tag("Release", release);
  }

  /**
   * Sets the release number and keeps what follows it as the dist tag.
   *
   * <p>All before a final {@code %{?dist}} is replaced, and a minor bump after it goes; without it,
   * the whole value is replaced.
   *
   * @throws SpecFileException if there is no {@code Release} tag
   */
  public SpecFileEditor releaseNumber(String number) {
    return release(ReleaseText.withNumber(required("Release").value(), number));
  }

  /**
   * Raises the release by one, as {@code rpmdev-bumpspec} does: in the definition of {@code
   * baserelease} or {@code release} if there is one, else in the tag. A release made by {@code
   * %autorelease} stays as it is.
   *
   * @throws SpecFileException if there is no {@code Release} tag
   */
  public SpecFileEditor bumpRelease() {
    Tag tag = required("Release");
    if (ReleaseText.isAutorelease(tag.value())) {
      return this;
    }
    for (Definition definition : spec.definitions()) {
      String name = definition.name();
      if (name.equalsIgnoreCase("release") || name.equalsIgnoreCase("baserelease")) {
        String bumped = ReleaseText.bumped(definition.body());
        return replace(List.of(new Replacement(definition.bodySpan(), bumped)));
      }
    }
    return release(ReleaseText.bumped(tag.value()));
  }

  /**
   * Sets the value of the first preamble tag of a name that counts.
   *
   * @throws SpecFileException if there is no such tag
   */
  public SpecFileEditor tag(String name, String value) {
    return replace(List.of(new Replacement(required(name).valueSpan(), value)));
  }

  /**
   * Adds a tag at the end of the preamble's tags, its value in the column of the tag before it.
   *
   * @throws IllegalArgumentException if name or value do not fit on one line
   */
  public SpecFileEditor addTag(String name, String value) {
    if (name.isBlank() || (name + value).indexOf('\n') >= 0) {
      throw new IllegalArgumentException("A tag needs a name, and name and value on one line");
    }
    TagPlaces places = new TagPlaces(spec);
    List<Tag> tags = spec.tags();
    String separator = tags.isEmpty() ? ": " : places.separator(tags.get(tags.size() - 1), name);
    return replace(List.of(places.insert(tags.size(), name + separator + value, List.of())));
  }

  /**
   * Removes the first preamble tag of a name that counts, with the comments above it.
   *
   * @throws SpecFileException if there is no such tag
   */
  public SpecFileEditor removeTag(String name) {
    return replace(List.of(new TagPlaces(spec).remove(spec.tags().indexOf(required(name)))));
  }

  /**
   * Sets the body of a macro definition of this file, the last that counts if there are several.
   *
   * @throws SpecFileException if there is none
   */
  public SpecFileEditor macro(String name, String body) {
    return replace(List.of(new Replacement(definition(name).bodySpan(), body)));
  }

  /**
   * Activates a macro definition that is commented out.
   *
   * @throws SpecFileException if there is no definition of the name
   */
  public SpecFileEditor activateMacro(String name) {
    return replace(DefinitionEdit.activate(definition(name)));
  }

  /**
   * Comments a macro definition out.
   *
   * @throws SpecFileException if there is no definition of the name
   */
  public SpecFileEditor commentOutMacro(String name, Definition.CommentStyle style) {
    return replace(DefinitionEdit.commentOut(definition(name), style));
  }

  /**
   * Sets an option of the first {@code %prep} macro of a name, such as {@code -n} of {@code
   * autosetup}.
   *
   * @param macro the macro's name without {@code %}
   * @param value the value; empty for an option that takes none
   * @throws SpecFileException if there is no such macro
   */
  public SpecFileEditor prepOption(String macro, char option, String value) {
    return replace(new PrepEdit(spec).setOption(macro, option, value));
  }

  /**
   * Removes an option of the first {@code %prep} macro of a name, if it is there.
   *
   * @throws SpecFileException if there is no such macro
   */
  public SpecFileEditor removePrepOption(String macro, char option) {
    return replace(new PrepEdit(spec).removeOption(macro, option));
  }

  /** Removes the {@code %patch} lines that apply the patch of a number. */
  public SpecFileEditor removePatchLines(int number) {
    return replace(new PrepEdit(spec).removePatchLines(number));
  }

  /**
   * Makes the release one that {@code %autorelease} computes.
   *
   * @throws SpecFileException if there is no {@code Release} tag, or its form has no such call
   */
  public SpecFileEditor toAutorelease() {
    Tag tag = required("Release");
    if (ReleaseText.isAutorelease(tag.value())) {
      return this;
    }
    Autorelease call =
        Autorelease.replacing(tag.value())
            .orElseThrow(
                () ->
                    new SpecFileException(
                        tag.line() + 1,
                        1,
                        "Release '" + tag.value() + "' has no form that %autorelease could give"));
    return release(call.toString());
  }

  /**
   * Replaces {@code %autorelease} by the release it gives for a number, its options respected.
   *
   * @throws SpecFileException if there is no {@code Release} tag
   */
  public SpecFileEditor fromAutorelease(int number) {
    Tag tag = required("Release");
    return Autorelease.parse(tag.value()).map(call -> release(call.release(number))).orElse(this);
  }

  /**
   * Makes the changelog one that {@code %autochangelog} generates; a missing section is added. The
   * entries are gone: keep {@code spec.section("changelog")} for the file {@code changelog}.
   */
  public SpecFileEditor toAutochangelog() {
    String newline = spec.syntax().lines().terminator();
    return spec.hasAutochangelog() ? this : replaceSection("changelog", "%autochangelog" + newline);
  }

  /** Replaces {@code %autochangelog} by a text. */
  public SpecFileEditor fromAutochangelog(String changelog) {
    return spec.hasAutochangelog() ? replaceSection("changelog", changelog) : this;
  }

  /**
   * Adds a source after all others, in the form of the last one.
   *
   * @throws SpecFileException if the location is there already
   */
  public SpecFileEditor appendSource(String location) {
    return replace(sourceEdit(SourceKind.SOURCE).append(location));
  }

  /**
   * Adds a source with a number next to the one whose number is nearest.
   *
   * @throws SpecFileException if the location or the number is there already
   */
  public SpecFileEditor insertSource(int number, String location) {
    return replace(sourceEdit(SourceKind.SOURCE).insert(number, location, List.of()));
  }

  /**
   * Removes the source of a number with the comments above it.
   *
   * @throws SpecFileException if there is none
   */
  public SpecFileEditor removeSource(int number) {
    return replace(sourceEdit(SourceKind.SOURCE).remove(number));
  }

  /**
   * Adds a patch with the number after the highest, four digits for a first one.
   *
   * @param location the file name or URL
   * @param comment the lines above it, without {@code #}
   * @throws SpecFileException if the location is there already
   */
  public SpecFileEditor addPatch(String location, String... comment) {
    return replace(sourceEdit(SourceKind.PATCH).add(location, List.of(comment)));
  }

  /**
   * Adds a patch with a number next to the one whose number is nearest.
   *
   * @throws SpecFileException if the location or the number is there already
   */
  public SpecFileEditor insertPatch(int number, String location, String... comment) {
    return replace(sourceEdit(SourceKind.PATCH).insert(number, location, List.of(comment)));
  }

  /**
   * Removes the patch of a number with the comments above it.
   *
   * @throws SpecFileException if there is none
   */
  public SpecFileEditor removePatch(int number) {
    return replace(sourceEdit(SourceKind.PATCH).remove(number));
  }

  /**
   * Removes the last patch with the comments above it.
   *
   * @throws SpecFileException if there is none
   */
  public SpecFileEditor removeLastPatch() {
    return replace(sourceEdit(SourceKind.PATCH).removeLast());
  }

  /**
   * Puts an entry on top of each {@code %changelog}, its day padded as in the entries there.
   *
   * <p>An empty line follows where older entries do. A file without such a section stays as it is;
   * whether one with {@code %autochangelog} is to get an entry is the caller's choice.
   */
  public SpecFileEditor addChangelogEntry(ChangelogEntry entry) {
    return replace(ChangelogEdit.add(spec, entry));
  }

  /** Removes the first section of a name with its header, if it is there. */
  public SpecFileEditor removeSection(String name) {
    return spec.section(name)
        .map(section -> replace(List.of(new Replacement(section.span(), ""))))
        .orElse(this);
  }

  /**
   * Replaces the text below the header of the first section of a name; a section that is missing is
   * appended at the end.
   *
   * @param name the section's name without {@code %}, such as {@code changelog}
   * @param body the new text, normally ending in a line break
   */
  public SpecFileEditor replaceSection(String name, String body) {
    TextLines lines = spec.syntax().lines();
    String newline = lines.terminator();
    Section section = spec.section(name).orElse(null);
    if (section != null) {
      boolean headerOpen = !section.bodySpan().of(spec.text()).isEmpty() || endsLine(section);
      return replace(
          List.of(new Replacement(section.bodySpan(), headerOpen ? body : newline + body)));
    }
    String text = spec.text();
    String gap = text.isEmpty() ? "" : text.endsWith("\n") ? newline : newline + newline;
    SourceSpan end = new SourceSpan(text.length(), text.length());
    return replace(List.of(new Replacement(end, gap + "%" + name + newline + body)));
  }

  private boolean endsLine(Section section) {
    int start = section.bodySpan().start();
    return start == 0 || spec.text().charAt(start - 1) == '\n';
  }

  private Tag required(String name) {
    List<Tag> found = spec.tags().stream().filter(tag -> tag.isNamed(name)).toList();
    if (found.isEmpty()) {
      throw missing(name);
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    return spec.expand(context).tag(name).map(ExpandedTag::tag).orElse(found.get(0));
  }

  private Definition definition(String name) {
    List<Definition> found =
        spec.definitions().stream().filter(definition -> definition.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new SpecFileException(0, 0, "The spec file has no definition of " + name);
    }
    Definition last = found.get(found.size() - 1);
    if (found.size() == 1) {
      return last;
    }
    ExpandedSpecFile expanded = spec.expand(context);
    return found.stream()
        .filter(definition -> !definition.commentedOut())
        .filter(definition -> expanded.isValid(definition.line() + 1))
        .reduce((first, second) -> second)
        .orElse(last);
  }

  private SourceEdit sourceEdit(SourceKind kind) {
    return new SourceEdit(spec, kind, new Branches(spec, context));
  }

  /** Tells which lines of a spec file count; the file is expanded when that is first asked. */
  private static final class Branches implements IntPredicate {
    private final SpecFile spec;
    private final MacroContext context;
    private @Nullable ExpandedSpecFile expanded;

    Branches(SpecFile spec, MacroContext context) {
      this.spec = spec;
      this.context = context;
    }

    @Override
    public boolean test(int line) {
      if (expanded == null) {
        expanded = spec.expand(context);
      }
      return expanded.isValid(line + 1);
    }
  }

  private static SpecFileException missing(String name) {
    return new SpecFileException(0, 0, "The spec file has no " + name + " tag; add one");
  }

  private SpecFileEditor replace(List<Replacement> replacements) {
    String changed = Replacement.apply(spec.text(), replacements);
    if (!changed.equals(spec.text())) {
      spec = SpecFile.parse(changed);
    }
    return this;
  }
}
