package io.github.packit4j.specfile;

import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.ChangelogText;
import io.github.packit4j.specfile.internal.edit.Branches;
import io.github.packit4j.specfile.internal.edit.ChangelogEdit;
import io.github.packit4j.specfile.internal.edit.DefinitionEdit;
import io.github.packit4j.specfile.internal.edit.PrepEdit;
import io.github.packit4j.specfile.internal.edit.PrereleaseMacro;
import io.github.packit4j.specfile.internal.edit.ReleaseBump;
import io.github.packit4j.specfile.internal.edit.Replacement;
import io.github.packit4j.specfile.internal.edit.SectionEdit;
import io.github.packit4j.specfile.internal.edit.SourceEdit;
import io.github.packit4j.specfile.internal.edit.TagPlaces;
import io.github.packit4j.specfile.internal.edit.TagValues;
import io.github.packit4j.specfile.internal.read.ReleaseText;
import io.github.packit4j.specfile.internal.read.SourceKind;
import io.github.packit4j.specfile.internal.update.VersionUpdate;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.version.Autorelease;
import io.github.packit4j.specfile.version.Prerelease;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A series of edits on a spec file, ended by {@link #apply()}.
 *
 * <p>Each edit replaces as little text as it can, and acts on what counts: on the tags, sources and
 * sections in the branches that hold in the contexts the editor was made with. Where several
 * contexts use different branches, each of them is edited. An editor without a context refuses an
 * edit whose place depends on one. Edits see the effect of those before them.
 *
 * <p>A value is one line and stays one: what would end the line, swallow the next one or be no
 * value to RPM is refused with a {@link SpecFileException}, and nothing is changed then. Not
 * thread-safe: an editor is for one thread and one use.
 */
public final class SpecFileEditor {

  private static final VersionUpdate.Readings READINGS =
      new VersionUpdate.Readings() {
        @Override
        public List<SpecProblem> failures(ExpandedSpecFile read) {
          return read.failures();
        }

        @Override
        public SpecFile with(SpecFile spec, List<Replacement> replacements) {
          return spec.with(replacements);
        }
      };

  private final List<MacroContext> contexts;
  private final List<EditNote> notes = new ArrayList<>();
  private SpecFile spec;

  SpecFileEditor(SpecFile spec, List<MacroContext> contexts) {
    this.spec = spec;
    this.contexts = List.copyOf(contexts);
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
   * Sets the value of the {@code Version} tag as written, whatever macros it was made of.
   *
   * @throws SpecFileException if there is no such tag, or RPM would not take the value
   */
  public SpecFileEditor setVersion(String version) {
    return setTag("Version", version);
  }

  /**
   * Changes the version, following macros: where the tag is made of macros that this file defines,
   * their definitions change and the tag stays.
   *
   * <p>Afterwards the file has exactly this version in each of the editor's contexts, and the names
   * of its packages and its epoch are as before. Of the ways to get there the smallest change is
   * taken: definitions alone, then the text between them, then both, then the whole value; a
   * definition that is commented out becomes active only for the mark of a pre-release. {@link
   * #notes()} tells when the tag no longer follows its macros.
   *
   * @param version the new version as upstream writes it: letters, digits and {@code ._+~^}, and
   *     what the pre-release pattern takes for a delimiter
   * @param prerelease how to recognise a version that sorts before the final one
   * @throws SpecFileException if there is no {@code Version} tag, if RPM does not allow such a
   *     version, or if no change gives it
   */
  public SpecFileEditor updateVersion(String version, Prerelease prerelease) {
    String rpmVersion = TagValues.requireVersion(prerelease.rpmVersion(version));
    SpecFile switched = changed(PrereleaseMacro.switched(spec, version, prerelease));
    spec = updated(switched, "Version", rpmVersion);
    return this;
  }

  private SpecFile updated(SpecFile from, String tag, String value) {
    return VersionUpdate.updated(from, orEmpty(contexts), tag, value, READINGS, notes);
  }

  /** Changes the version as {@link #updateVersion(String, Prerelease)} with the default pattern. */
  public SpecFileEditor updateVersion(String version) {
    return updateVersion(version, Prerelease.defaults());
  }

  /**
   * Changes the value of a preamble tag, following macros as {@link #updateVersion(String,
   * Prerelease)} does.
   *
   * @throws SpecFileException if there is no such tag, or no change gives that value
   */
  public SpecFileEditor updateTag(String name, String value) {
    TagValues.requireLine(name, value);
    spec = updated(spec, name, value);
    return this;
  }

  /**
   * Sets the value of the {@code Release} tag as written, such as {@code 1%{?dist}}.
   *
   * @throws SpecFileException if there is no such tag, or RPM would not take the value
   */
  public SpecFileEditor setRelease(String release) {
    return setTag("Release", release);
  }

  /**
   * Sets the release number and keeps what follows it as the dist tag.
   *
   * <p>All before a final {@code %{?dist}} is replaced, and a minor bump after it goes. A release
   * that has the dist tag through another macro gets {@code %{?dist}} after the number; without a
   * dist tag, the whole value is replaced.
   *
   * @param number letters, digits and {@code ._+~^}
   * @throws SpecFileException if there is no {@code Release} tag
   */
  public SpecFileEditor setReleaseNumber(String number) {
    TagValues.requireSingle("Release", number);
    return eachTag("Release", raw -> ReleaseText.withNumber(raw, number, hidesDist(raw)));
  }

  private boolean hidesDist(String raw) {
    if (!ReleaseText.mayHideDist(raw)) {
      return false;
    }
    List<MacroContext> asked =
        contexts.isEmpty() ? List.of(MacroContext.empty().define("dist", ".dist")) : contexts;
    return asked.stream()
        .map(spec::expand)
        .anyMatch(expanded -> !expanded.release().equals(expanded.releaseWithoutDist()));
  }

  /**
   * Raises the release by one, as {@code rpmdev-bumpspec} does: in the definition of {@code
   * baserelease} or {@code release} that the tag uses, else in the tag. A release made by {@code
   * %autorelease} stays as it is.
   *
   * @throws SpecFileException if there is no {@code Release} tag, or the release did not rise
   */
  public SpecFileEditor bumpRelease() {
    spec = ReleaseBump.bumped(spec, contexts);
    return this;
  }

  /**
   * Sets the value of the preamble tag of a name that counts.
   *
   * @throws SpecFileException if there is no such tag, or RPM would not take the value
   */
  public SpecFileEditor setTag(String name, String value) {
    return eachTag(name, raw -> value);
  }

  private SpecFileEditor eachTag(String name, UnaryOperator<String> value) {
    List<Replacement> replacements = new ArrayList<>();
    for (Tag tag : required(name)) {
      String written = value.apply(tag.value());
      TagValues.requireValue(name, written);
      replacements.add(new Replacement(tag.valueSpan(), written));
    }
    SpecFile changed = changed(replacements);
    TagValues.requireExpanded(name, changed, contexts);
    spec = changed;
    return this;
  }

  /**
   * Adds a tag at the end of the preamble's tags, its value in the column of the tag before it.
   *
   * @throws SpecFileException if RPM would not take name and value
   */
  public SpecFileEditor addTag(String name, String value) {
    TagValues.requireName(name);
    TagValues.requireValue(name, value);
    TagPlaces places = new TagPlaces(spec, branches());
    List<Tag> tags = spec.tags();
    String separator = tags.isEmpty() ? ": " : places.separator(tags.get(tags.size() - 1), name);
    return replace(List.of(places.insert(tags.size(), name + separator + value, List.of())));
  }

  /**
   * Removes the preamble tag of a name that counts, with the comments above it.
   *
   * @throws SpecFileException if there is no such tag
   */
  public SpecFileEditor removeTag(String name) {
    TagPlaces places = new TagPlaces(spec, branches());
    return replace(
        required(name).stream().map(tag -> places.remove(spec.tags().indexOf(tag))).toList());
  }

  /**
   * Sets the body of a macro definition of this file, the last that counts if there are several.
   *
   * @throws SpecFileException if there is none, or the body would not end where it ends
   */
  public SpecFileEditor setMacro(String name, String body) {
    TagValues.requireBody(name, body);
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
   * Sets an option of the first {@code %prep} macro of a name that counts, such as {@code -n} of
   * {@code autosetup}.
   *
   * @param macro the macro's name without {@code %}
   * @param value the value; empty for an option that takes none
   * @throws SpecFileException if there is no such macro
   */
  public SpecFileEditor setPrepOption(String macro, char option, String value) {
    TagValues.requireLine("-" + option, value);
    return replace(new PrepEdit(spec, branches()).setOption(macro, option, value));
  }

  /**
   * Removes an option of the first {@code %prep} macro of a name that counts, if it is there.
   *
   * @throws SpecFileException if there is no such macro
   */
  public SpecFileEditor removePrepOption(String macro, char option) {
    return replace(new PrepEdit(spec, branches()).removeOption(macro, option));
  }

  /** Removes the {@code %patch} lines that apply the patch of a number. */
  public SpecFileEditor removePatchLines(int number) {
    return replace(new PrepEdit(spec, branches()).removePatchLines(number));
  }

  /**
   * Makes the release one that {@code %autorelease} computes.
   *
   * @throws SpecFileException if there is no {@code Release} tag, or its form has no such call
   */
  public SpecFileEditor toAutorelease() {
    List<Replacement> replacements = new ArrayList<>();
    for (Tag tag : required("Release")) {
      if (!ReleaseText.isAutorelease(tag.value())) {
        replacements.add(
            Autorelease.replacing(tag.value())
                .map(call -> new Replacement(tag.valueSpan(), call.toString()))
                .orElseThrow(
                    () ->
                        new SpecFileException(
                            tag.line(),
                            1,
                            "Release '"
                                + tag.value()
                                + "' has no form that %autorelease could give")));
      }
    }
    return replace(replacements);
  }

  /**
   * Replaces {@code %autorelease} by the release it gives for a number, its options respected.
   *
   * @throws SpecFileException if there is no {@code Release} tag
   */
  public SpecFileEditor fromAutorelease(int number) {
    return eachTag(
        "Release", raw -> Autorelease.parse(raw).map(call -> call.release(number)).orElse(raw));
  }

  /**
   * Makes the changelog one that {@code %autochangelog} generates; a missing section is added. The
   * entries are gone: keep {@code spec.section("changelog")} for the file {@code changelog}.
   */
  public SpecFileEditor toAutochangelog() {
    String newline = spec.syntax().lines().terminator();
    SectionEdit sections = new SectionEdit(spec, branches());
    return sections.hasAutochangelog()
        ? this
        : replaceSection("changelog", "%autochangelog" + newline);
  }

  /** Replaces {@code %autochangelog} by a text. */
  public SpecFileEditor fromAutochangelog(String changelog) {
    return new SectionEdit(spec, branches()).hasAutochangelog()
        ? replaceSection("changelog", changelog)
        : this;
  }

  /**
   * Adds a source after all others, in the form of the last one.
   *
   * @throws SpecFileException if the location is there already
   */
  public SpecFileEditor addSource(String location) {
    return replace(sourceEdit(SourceKind.SOURCE).append(location));
  }

  /**
   * Adds a source with a number next to the one whose number is nearest.
   *
   * @throws SpecFileException if the location or the number is there already
   */
  public SpecFileEditor addSource(int number, String location) {
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
   * Adds a patch after all others: at the end of a {@code %patchlist} if there is one, else with
   * the number after the highest, four digits for a first one.
   *
   * @param location the file name or URL
   * @param comment the lines above it, without {@code #}; a {@code %} in them is doubled
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
  public SpecFileEditor addPatch(int number, String location, String... comment) {
    return replace(sourceEdit(SourceKind.PATCH).insert(number, location, List.of(comment)));
  }

  /**
   * Removes the patch of a number with the comments above it. {@link #notes()} tells of a {@code
   * %patch} line that still applies it; {@link #removePatchLines} removes such lines.
   *
   * @throws SpecFileException if there is none
   */
  public SpecFileEditor removePatch(int number) {
    return removed(sourceEdit(SourceKind.PATCH).remove(number), number);
  }

  /**
   * Removes the last patch that counts with the comments above it; see {@link #removePatch}.
   *
   * @throws SpecFileException if there is none
   */
  public SpecFileEditor removeLastPatch() {
    SourceEdit edit = sourceEdit(SourceKind.PATCH);
    return removed(edit.removeLast(), edit.lastNumber());
  }

  private SpecFileEditor removed(List<Replacement> removal, int patch) {
    notes.addAll(new PrepEdit(spec, branches()).stillApplied(patch));
    return replace(removal);
  }

  /**
   * Puts an entry on top of the {@code %changelog} that counts, its day padded as in the entries
   * there; it gets a time of day where the newest entry has one, and loses it where not.
   *
   * <p>An empty line follows where older entries do. A file without such a section, a section with
   * {@code %autochangelog}, and one whose newest entries an {@code %include} brings stay as they
   * are; {@link #notes()} says so then.
   *
   * @throws SpecFileException if RPM would read a line of the entry as more than text; {@link
   *     ChangelogText} makes lines that it does not
   */
  public SpecFileEditor addChangelogEntry(ChangelogEntry entry) {
    return replace(ChangelogEdit.add(spec, branches(), entry, notes));
  }

  /**
   * Removes the section of a name that counts with its header.
   *
   * @param name as {@link #replaceSection} takes it
   * @throws SpecFileException if several sections have the name, of different packages
   */
  public SpecFileEditor removeSection(String name) {
    return replace(new SectionEdit(spec, branches()).remove(name));
  }

  /**
   * Replaces the text below the header of the section of a name that counts; a section that is
   * missing is appended at the end. Conditions around the section stay as they are.
   *
   * @param name the section's header without {@code %}, such as {@code changelog} or {@code
   *     description devel}; the name alone is enough where only one section has it
   * @param body the new text, normally ending in a line break
   * @throws SpecFileException if the text would not end with the section: a section header in it, a
   *     condition without its end; if several sections have the name, of different packages
   */
  public SpecFileEditor replaceSection(String name, String body) {
    return replace(new SectionEdit(spec, branches()).replace(name, body));
  }

  private List<Tag> required(String name) {
    List<Tag> tags = branches().tags(name);
    if (tags.isEmpty()) {
      throw new SpecFileException("The spec file has no " + name + " tag; add one");
    }
    return tags;
  }

  private Definition definition(String name) {
    List<Definition> found =
        spec.definitions().stream().filter(definition -> definition.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new SpecFileException("The spec file has no definition of " + name);
    }
    Definition last = found.get(found.size() - 1);
    if (found.size() == 1) {
      return last;
    }
    Branches branches = branches();
    return found.stream()
        .filter(definition -> !definition.commentedOut())
        .filter(definition -> branches.counts(definition.lineIndex(), "The definition of " + name))
        .reduce((first, second) -> second)
        .orElse(last);
  }

  private SourceEdit sourceEdit(SourceKind kind) {
    return new SourceEdit(spec, kind, branches());
  }

  private Branches branches() {
    return new Branches(spec, contexts);
  }

  private static List<MacroContext> orEmpty(List<MacroContext> contexts) {
    return contexts.isEmpty() ? List.of(MacroContext.empty()) : contexts;
  }

  private SpecFileEditor replace(List<Replacement> replacements) {
    spec = changed(replacements);
    return this;
  }

  private SpecFile changed(List<Replacement> replacements) {
    return spec.with(replacements);
  }
}
