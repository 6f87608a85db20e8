package io.github.packit4j.specfile;

import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Adds and removes sources or patches: tags of the preamble and lines of the list sections. */
final class SourceEdit {

  /** A source: a tag, or a line of a list section. */
  private record Item(int number, String location, int line, @Nullable Tag tag) {}

  private final SourceKind kind;
  private final IntPredicate counts;
  private final TextLines lines;
  private final List<Tag> tags;
  private final TagPlaces places;
  private final List<Item> tagged = new ArrayList<>();
  private final List<Item> listed = new ArrayList<>();
  private int listEnd = -1;

  /**
   * Prepares edits.
   *
   * @param counts tells whether a line, from 0, stands in branches that hold only
   */
  SourceEdit(SpecFile spec, SourceKind kind, IntPredicate counts) {
    this.kind = kind;
    this.counts = counts;
    this.lines = spec.syntax().lines();
    this.tags = spec.tags();
    this.places = new TagPlaces(spec);
    SourceNumbers numbers = new SourceNumbers();
    for (Tag tag : tags) {
      if (kind.includes(tag)) {
        tagged.add(new Item(numbers.next(tag.digits()), tag.value(), tag.line(), tag));
      }
    }
    for (int i = 0; i < spec.sections().size(); i++) {
      Section section = spec.sections().get(i);
      if (section.name().equals(kind.listSection())) {
        readList(section.line() + 1, spec.syntax().endLine(i), numbers);
      }
    }
  }

  private void readList(int first, int end, SourceNumbers numbers) {
    listEnd = first;
    for (int line = first; line < end; line++) {
      String location = lines.line(line);
      if (!location.isBlank() && !location.stripLeading().startsWith("#")) {
        listed.add(new Item(numbers.next(""), location, line, null));
        listEnd = line + 1;
      }
    }
  }

  /** Adds a source after all others, in the form of the last one. */
  List<Replacement> append(String location) {
    refuseDuplicate(location);
    if (listEnd >= 0) {
      return List.of(LineEdit.insert(lines, listEnd, List.of(location)));
    }
    if (tagged.isEmpty()) {
      return List.of(insertTag(tags.size(), first(0), location, List.of()));
    }
    Item last = tagged.get(tagged.size() - 1);
    int number = isTaken(last.number() + 1) ? highest() + 1 : last.number() + 1;
    return List.of(insertAfter(last, number, location, List.of()));
  }

  /**
   * Adds a source with a number next to the one whose number is nearest.
   *
   * @throws SpecFileException if the number is taken
   */
  List<Replacement> insert(int number, String location, List<String> comment) {
    refuseDuplicate(location);
    if (isTaken(number)) {
      throw new SpecFileException(
          0, 0, kind.tagName() + " number " + number + " is taken; choose another one");
    }
    Optional<Item> nearest =
        tagged.stream().min(Comparator.comparingInt(item -> Math.abs(item.number() - number)));
    if (nearest.isEmpty()) {
      return List.of(insertFirst(number, location, comment));
    }
    Item item = nearest.get();
    if (item.number() < number) {
      return List.of(insertAfter(item, number, location, comment));
    }
    return List.of(insertTag(indexOf(item), name(item, number), location, comment));
  }

  /** Adds a source with the number after the highest. */
  List<Replacement> add(String location, List<String> comment) {
    return insert(highest() + 1, location, comment);
  }

  /** Removes the last source with its comments. */
  List<Replacement> removeLast() {
    List<Item> all = items();
    if (all.isEmpty()) {
      throw missing("none to remove");
    }
    return List.of(remove(all.get(all.size() - 1)));
  }

  /** Removes the source of a number with its comments. */
  List<Replacement> remove(int number) {
    return items().stream()
        .filter(item -> item.number() == number)
        .findFirst()
        .map(item -> List.of(remove(item)))
        .orElseThrow(() -> missing("no number " + number));
  }

  private SpecFileException missing(String what) {
    return new SpecFileException(
        0, 0, "Tried to remove a " + kind.tagName() + " but failed because: there is " + what);
  }

  private List<Item> items() {
    List<Item> all = new ArrayList<>(tagged);
    all.addAll(listed);
    return all;
  }

  private int highest() {
    return items().stream().mapToInt(Item::number).max().orElse(-1);
  }

  private boolean isTaken(int number) {
    return items().stream().anyMatch(item -> item.number() == number && counts.test(item.line()));
  }

  private void refuseDuplicate(String location) {
    for (Item item : items()) {
      if (item.location().equals(location)) {
        throw new SpecFileException(
            item.line() + 1, 1, kind.tagName() + " '" + location + "' is there already");
      }
    }
  }

  private Replacement insertFirst(int number, String location, List<String> comment) {
    if (kind == SourceKind.PATCH) {
      for (int i = tags.size() - 1; i >= 0; i--) {
        Tag tag = tags.get(i);
        if (tag.isSource()) {
          String name = kind.tagName() + padded(number, kind.digits());
          return insertTag(i + 1, name + places.separator(tag, name), location, comment);
        }
      }
    }
    return insertTag(tags.size(), first(number), location, comment);
  }

  private String first(int number) {
    return kind.tagName() + padded(number, kind.digits()) + ": ";
  }

  private Replacement insertAfter(Item item, int number, String location, List<String> comment) {
    return insertTag(indexOf(item) + 1, name(item, number), location, comment);
  }

  private int indexOf(Item item) {
    int index = 0;
    while (tags.get(index).line() != item.line()) {
      index++;
    }
    return index;
  }

  /** Returns name and separator of a new tag in the form of a neighbour. */
  private String name(Item neighbour, int number) {
    Tag tag = neighbour.tag();
    if (tag == null) {
      throw new IllegalStateException("A list line has no tag form");
    }
    String digits = tag.digits();
    String name = kind.tagName();
    if (!digits.isEmpty()) {
      name += padded(number, digits.startsWith("0") ? digits.length() : 1);
    }
    return name + places.separator(tag, name);
  }

  private static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  private Replacement insertTag(int index, String start, String location, List<String> comment) {
    return places.insert(index, start + location, comment);
  }

  private Replacement remove(Item item) {
    return item.tag() == null
        ? LineEdit.remove(lines, item.line(), item.line() + 1)
        : places.remove(indexOf(item));
  }
}
