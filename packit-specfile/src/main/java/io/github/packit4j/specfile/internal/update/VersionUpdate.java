package io.github.packit4j.specfile.internal.update;

import io.github.packit4j.specfile.EditNote;
import io.github.packit4j.specfile.ExpandedSource;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.ExpandedTag;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.SpecProblem;
import io.github.packit4j.specfile.internal.edit.Replacement;
import io.github.packit4j.specfile.internal.update.UpdateAttempt.Rules;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Changes a tag's value by changing what it is made of, and checks what came out.
 *
 * <p>The ways are tried from the smallest change to the largest: definitions alone, then the text
 * between them, then both, then the whole value. A way counts only if the tag then expands to what
 * was asked for and the package keeps its name; one that changes text and definitions both must
 * leave the release alone, too.
 */
public final class VersionUpdate {

  /** So many definitions are tried in all combinations; with more, only each one and all. */
  private static final int MAX_COMBINED = 5;

  /** A shorter version may stand in a file name by chance. */
  private static final int SHORTEST_VERSION = 3;

  private static final Pattern ARGUMENT =
      Pattern.compile("(?s)(%\\w+[ \\t]+|%\\{\\w+[ \\t]+)(\\S*?)(\\}?)");

  /** A change of the text, and whether it is so large that the release must stay as it is. */
  private record Way(Supplier<Optional<List<Replacement>>> replacements, boolean strict) {}

  private final SpecFile spec;
  private final MacroContext context;
  private final ExpandedSpecFile before;
  private final Tag tag;
  private final String wanted;
  private final Readings readings;
  private @Nullable UpdateEntities entities;
  private Optional<SpecProblem> failure = Optional.empty();

  /** What the update needs of spec files beside their public face. */
  public interface Readings {
    /** Returns what RPM would refuse to expand. */
    List<SpecProblem> failures(ExpandedSpecFile read);

    /** Returns a file with other texts in some spans. */
    SpecFile with(SpecFile spec, List<Replacement> replacements);
  }

  private VersionUpdate(
      SpecFile spec,
      MacroContext context,
      ExpandedSpecFile before,
      Tag tag,
      String wanted,
      Readings readings) {
    this.spec = spec;
    this.context = context;
    this.before = before;
    this.tag = tag;
    this.wanted = wanted;
    this.readings = readings;
  }

  private UpdateEntities entities() {
    UpdateEntities found = entities;
    if (found == null) {
      found = new UpdateEntities(spec, before, tag, this::expand);
      entities = found;
    }
    return found;
  }

  /**
   * Returns the spec file in which a preamble tag has a new value in each of some contexts.
   *
   * @param readings tells what cannot be expanded, and applies changes
   * @param notes gets what could not be kept
   * @throws SpecFileException if there is no such tag, or no way gives that value
   */
  public static SpecFile updated(
      SpecFile spec,
      List<MacroContext> contexts,
      String name,
      String wanted,
      Readings readings,
      List<EditNote> notes) {
    SpecFile updated = spec;
    for (MacroContext context : contexts) {
      ExpandedSpecFile before = updated.expand(context);
      Tag tag =
          before
              .tag(name)
              .map(ExpandedTag::tag)
              .orElseThrow(
                  () -> new SpecFileException("The spec file has no " + name + " tag; add one"));
      updated = new VersionUpdate(updated, context, before, tag, wanted, readings).run(notes);
    }
    if (contexts.size() > 1) {
      for (MacroContext context : contexts) {
        ExpandedSpecFile after = updated.expand(context);
        if (!after.value(name).equals(Optional.of(wanted))) {
          throw new SpecFileException(
              name
                  + " cannot be "
                  + wanted
                  + " in all of the contexts: one of them gives "
                  + after.value(name).orElse("no value")
                  + "; write the tag in branches of its own, or edit for one context");
        }
      }
    }
    return updated;
  }

  private SpecFile run(List<EditNote> notes) {
    if (tag.value().equals(wanted)) {
      return spec;
    }
    for (Way way : ways()) {
      Optional<SpecFile> changed = way.replacements().get().map(this::apply);
      if (changed.isEmpty()) {
        continue;
      }
      ExpandedSpecFile after = changed.get().expand(context);
      if (holds(changed.get(), after, way.strict())) {
        noteUnused(changed.get(), notes);
        noteSources(after, notes);
        return changed.get();
      }
    }
    throw new SpecFileException(
        tag.line(),
        1,
        "%s '%s' cannot become '%s': ".formatted(tag.name(), tag.value(), wanted)
            + failure
                .map(problem -> "RPM would then refuse the file: " + problem + "; mend that first")
                .orElse(
                    "no change of it and of the macros in it gives that value and leaves the"
                        + " package's name alone; edit the line and its definitions by hand"));
  }

  private List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    if (tag.value().indexOf('%') < 0) {
      return List.of(new Way(() -> Optional.of(ofTag(wanted)), false));
    }
    Set<UpdateEntity> leaves = entities().leaves(tag.value(), tag.lineIndex());
    if (!leaves.isEmpty()) {
      if (wanted.contains("~")) {
        ways.add(attempt(leaves, new Rules(leaves, false, true, true), false));
      }
      for (Set<UpdateEntity> changing : combinations(leaves)) {
        ways.add(attempt(leaves, new Rules(changing, true, false, false), false));
      }
      ways.add(attempt(leaves, new Rules(Set.of(), false, false, false), false));
      ways.add(attempt(leaves, new Rules(leaves, false, false, true), true));
    } else {
      ways.add(attempt(leaves, new Rules(Set.of(), false, false, false), false));
    }
    Matcher argument = ARGUMENT.matcher(tag.value());
    if (argument.matches()) {
      String value = argument.group(1) + wanted + argument.group(3);
      ways.add(new Way(() -> Optional.of(ofTag(value)), false));
    }
    ways.add(new Way(() -> Optional.of(ofTag(wanted)), false));
    return ways;
  }

  private Way attempt(Set<UpdateEntity> leaves, Rules rules, boolean strict) {
    return new Way(
        () -> new UpdateAttempt(entities(), leaves, rules, this::expand).run(tag, wanted), strict);
  }

  /** Returns the subsets without the empty one, small ones first. */
  private static List<Set<UpdateEntity>> combinations(Set<UpdateEntity> leaves) {
    List<UpdateEntity> all = List.copyOf(leaves);
    List<Set<UpdateEntity>> combinations = new ArrayList<>();
    if (all.size() > MAX_COMBINED) {
      all.forEach(leaf -> combinations.add(Set.of(leaf)));
      combinations.add(Set.copyOf(all));
      return combinations;
    }
    for (int bits = 1; bits < 1 << all.size(); bits++) {
      Set<UpdateEntity> chosen = new HashSet<>();
      for (int i = 0; i < all.size(); i++) {
        if ((bits & 1 << i) != 0) {
          chosen.add(all.get(i));
        }
      }
      combinations.add(chosen);
    }
    combinations.sort(Comparator.comparingInt(Set::size));
    return combinations;
  }

  private List<Replacement> ofTag(String value) {
    return List.of(new Replacement(tag.valueSpan(), value));
  }

  private SpecFile apply(List<Replacement> replacements) {
    return readings.with(spec, replacements);
  }

  private boolean holds(SpecFile changed, ExpandedSpecFile after, boolean strict) {
    String expected = wanted.indexOf('%') < 0 ? wanted : after.expand(wanted);
    return after.value(tag.name()).equals(Optional.of(expected))
        && isReadable(after)
        && (tag.isNamed("Name") || same("Name", after))
        && packages(changed, after).equals(packages(spec, before))
        && (tag.isNamed("Epoch") || same("Epoch", after))
        && (!strict || tag.isNamed("Release") || same("Release", after));
  }

  /** Tells whether all can be expanded that could be before; keeps the first that cannot. */
  private boolean isReadable(ExpandedSpecFile after) {
    List<SpecProblem> failures = new ArrayList<>(readings.failures(after));
    List<SpecProblem> known = readings.failures(before);
    if (failures.size() <= known.size()) {
      return true;
    }
    failures.removeAll(known);
    failure = failure.or(() -> failures.stream().findFirst());
    return false;
  }

  private boolean same(String name, ExpandedSpecFile after) {
    return before.value(name).equals(after.value(name));
  }

  /** Returns the headers of the subpackages, which hold their names. */
  private static List<String> packages(SpecFile spec, ExpandedSpecFile expanded) {
    List<String> headers = new ArrayList<>();
    for (Section section : spec.sections()) {
      if (section.name().equals(Section.PACKAGE) && section.id().indexOf('%') >= 0) {
        headers.add(expand(expanded, section.id()));
      }
    }
    return headers;
  }

  /** Tells of definitions that the value was made of, that it no longer follows. */
  private void noteUnused(SpecFile changed, List<EditNote> notes) {
    String after =
        changed.tags().stream()
            .filter(now -> now.lineIndex() == tag.lineIndex())
            .map(Tag::value)
            .findFirst()
            .orElse(wanted);
    if (!after.equals(wanted) || tag.value().indexOf('%') < 0) {
      return;
    }
    List<String> left = new ArrayList<>();
    for (UpdateEntity entity : entities().mentionedIn(tag.value(), tag.lineIndex())) {
      left.add(entity.name());
    }
    notes.add(
        EditNote.at(
            tag.line(),
            "%s is now '%s' and no longer made by '%s'".formatted(tag.name(), wanted, tag.value())
                + (left.isEmpty()
                    ? ""
                    : "; still as before, wherever else they are used: "
                        + String.join(", ", left))));
  }

  /** Tells of sources that a new version leaves as they are although they seem to belong to it. */
  private void noteSources(ExpandedSpecFile after, List<EditNote> notes) {
    if (!tag.isNamed("Version")) {
      return;
    }
    String old = before.value("Version").orElse("");
    Set<String> locations = new HashSet<>();
    before.sources().forEach(source -> locations.add(source.expandedLocation()));
    boolean main = true;
    for (ExpandedSource source : after.sources()) {
      String location = source.expandedLocation();
      boolean named = old.length() >= SHORTEST_VERSION && location.contains(old);
      boolean follows = named || (main && source.remote());
      if (follows && locations.contains(location)) {
        notes.add(
            EditNote.of(
                "Source%d does not follow the version: it is still %s"
                    .formatted(source.number(), location)));
      }
      main = false;
    }
  }

  private String expand(String text) {
    return expand(before, text);
  }

  private static String expand(ExpandedSpecFile expanded, String text) {
    try {
      return expanded.expand(text);
    } catch (MacroException e) {
      return text;
    }
  }
}
