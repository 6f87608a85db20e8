package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.internal.read.ConditionLine;
import io.github.packit4j.specfile.internal.read.SectionExtent;
import io.github.packit4j.specfile.internal.read.SourceKind;
import io.github.packit4j.specfile.internal.read.SourceNumbers;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds and removes sources or patches: tags of the preamble and lines of the list sections. */
public final class SourceEdit {

  /**
   * A source: a tag, or a line of a list section.
   *
   * @param number its number; for one that does not count, the number that it is written with, or
   *     the one that it would get
   */
  private record Item(int number, String location, int line, @Nullable Tag tag, boolean counts) {

    boolean isNumbered() {
      return tag != null && !tag.digits().isEmpty();
    }
  }

  private final SourceKind kind;
  private final Branches branches;
  private final TextLines lines;
  private final List<Tag> tags;
  private final TagPlaces places;
  private final List<Item> tagged = new ArrayList<>();
  private final List<Item> listed = new ArrayList<>();
  private final List<Integer> undecided = new ArrayList<>();
  private int listEnd = -1;

  /**
   * Prepares edits.
   *
   * @param branches tells which lines count
   */
  public SourceEdit(SpecFile spec, SourceKind kind, Branches branches) {
    this.kind = kind;
    this.branches = branches;
    this.lines = spec.syntax().lines();
    this.tags = spec.tags();
    this.places = new TagPlaces(spec, branches);
    SourceNumbers numbers = new SourceNumbers();
    for (Tag tag : tags) {
      if (kind.includes(tag)) {
        tagged.add(item(tag.digits(), tag.value(), tag.lineIndex(), tag, numbers));
      }
    }
    for (int i = 0; i < spec.sections().size(); i++) {
      Section section = spec.sections().get(i);
      if (section.name().equals(kind.listSection()) && counts(section.lineIndex())) {
        readList(section.line(), SectionExtent.of(spec.syntax(), i).endLine(), numbers);
      }
    }
  }

  private Item item(
      String digits, String location, int line, @Nullable Tag tag, SourceNumbers numbers) {
    boolean counts = counts(line);
    int number = counts ? numbers.next(digits) : numbers.peek(digits);
    return new Item(number, location, line, tag, counts);
  }

  /** Takes what depends on a context for counting; {@link #requireDecided} is asked before use. */
  private boolean counts(int line) {
    if (branches.isUndecided(line)) {
      undecided.add(line);
      return true;
    }
    return branches.counts(line, kind.tagName());
  }

  private void readList(int first, int end, SourceNumbers numbers) {
    listEnd = first;
    int depth = 0;
    for (int line = first; line < end; line++) {
      ConditionLine condition = ConditionLine.parse(lines, line);
      if (condition != null) {
        depth += condition.word().startsWith("if") ? 1 : 0;
        depth -= condition.word().equals("endif") ? 1 : 0;
        line += condition.lineCount() - 1;
      } else if (isLocation(lines.line(line))) {
        listed.add(item("", lines.line(line).strip(), line, null, numbers));
      } else {
        continue;
      }
      if (depth == 0) {
        listEnd = line + 1;
      }
    }
  }

  private static boolean isLocation(String content) {
    return !content.isBlank() && !content.stripLeading().startsWith("#");
  }

  /** Refuses an edit whose outcome depends on the branch that a source stands in. */
  private void requireDecided() {
    boolean automatic = items().stream().anyMatch(item -> !item.isNumbered());
    if (!undecided.isEmpty() && automatic) {
      branches.counts(undecided.get(0), kind.tagName());
    }
  }

  /** Adds a source after all others, in the form of the last one. */
  public List<Replacement> append(String location) {
    check(location);
    if (listEnd >= 0) {
      return List.of(LineEdit.insert(lines, listEnd, List.of(location)));
    }
    if (tagged.isEmpty()) {
      return List.of(insertTag(tags.size(), first(0), location, List.of()));
    }
    Item last = tagged.get(tagged.size() - 1);
    int number = isTaken(last.number() + 1) ? highest() + 1 : last.number() + 1;
    return List.of(insertTag(indexOf(last) + 1, name(last, number), location, List.of()));
  }

  /**
   * Adds a source with a number next to the one whose number is nearest.
   *
   * @throws SpecFileException if the number is taken, or others would get another one
   */
  public List<Replacement> insert(int number, String location, List<String> comment) {
    check(location);
    if (number < 0 || isTaken(number)) {
      throw new SpecFileException(
          kind.tagName() + " number " + number + " is taken; choose another one");
    }
    if (listEnd >= 0 && number == highest() + 1) {
      return List.of(LineEdit.insert(lines, listEnd, withComment(location, comment)));
    }
    Optional<Item> nearest =
        tagged.stream()
            .min(
                Comparator.comparing((Item item) -> !item.counts())
                    .thenComparingInt(item -> Math.abs(item.number() - number)));
    if (nearest.isEmpty()) {
      requireKept(tags.size(), Integer.toString(number), number);
      return List.of(insertFirst(number, location, comment));
    }
    Item item = nearest.get();
    Item last = tagged.get(tagged.size() - 1);
    int beside = item.number() < number ? indexOf(item) + 1 : indexOf(item);
    String written = item.isNumbered() ? digits(item, number) : "";
    if (keepsNumbers(beside, written, number)) {
      return List.of(insertTag(beside, name(item, written), location, comment));
    }
    String digits = Integer.toString(number);
    if (keepsNumbers(beside, digits, number)) {
      return List.of(insertTag(beside, name(item, digits), location, comment));
    }
    int end = indexOf(last) + 1;
    requireKept(end, digits, number);
    return List.of(insertTag(end, name(last, digits), location, comment));
  }

  private void requireKept(int index, String digits, int number) {
    if (!keepsNumbers(index, digits, number)) {
      throw new SpecFileException(
          "%s %d cannot be added: those without a number would get another one; take number %d"
              .formatted(kind.tagName(), number, highest() + 1));
    }
  }

  /** Tells whether a new tag would have its number, and all others keep theirs. */
  private boolean keepsNumbers(int index, String digits, int number) {
    SourceNumbers numbers = new SourceNumbers();
    for (int i = 0; i <= tags.size(); i++) {
      if (i == index && numbers.next(digits) != number) {
        return false;
      }
      if (i < tags.size() && kind.includes(tags.get(i)) && !keeps(tags.get(i), numbers)) {
        return false;
      }
    }
    return listed.stream().filter(Item::counts).allMatch(item -> numbers.next("") == item.number());
  }

  private boolean keeps(Tag tag, SourceNumbers numbers) {
    return tagged.stream()
        .filter(item -> item.line() == tag.lineIndex() && item.counts())
        .allMatch(item -> numbers.next(tag.digits()) == item.number());
  }

  /** Adds a source after all others: to the list, or with the number after the highest. */
  public List<Replacement> add(String location, List<String> comment) {
    return insert(highest() + 1, location, comment);
  }

  /** Returns the number of the last source that counts. */
  public int lastNumber() {
    return last().number();
  }

  /** Removes the last source that counts with its comments. */
  public List<Replacement> removeLast() {
    return List.of(remove(last()));
  }

  private Item last() {
    requireDecided();
    return items().stream()
        .filter(Item::counts)
        .reduce((first, second) -> second)
        .orElseThrow(() -> missing("none to remove"));
  }

  /** Removes the source of a number with its comments. */
  public List<Replacement> remove(int number) {
    requireDecided();
    List<Item> found =
        items().stream().filter(item -> item.number() == number && item.counts()).toList();
    if (found.isEmpty()) {
      throw missing("no number " + number);
    }
    if (found.size() > 1) {
      undecided.forEach(line -> branches.counts(line, kind.tagName() + number));
    }
    return List.of(remove(found.get(0)));
  }

  private SpecFileException missing(String what) {
    return new SpecFileException(
        "Tried to remove a " + kind.tagName() + " but failed because: there is " + what);
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
    return items().stream().anyMatch(item -> item.number() == number && item.counts());
  }

  private void check(String location) {
    TagValues.requireValue(kind.tagName(), location);
    requireDecided();
    for (Item item : items()) {
      if (item.counts() && item.location().equals(location)) {
        throw new SpecFileException(
            item.line() + 1, 1, kind.tagName() + " '" + location + "' is there already");
      }
    }
  }

  private static List<String> withComment(String location, List<String> comment) {
    List<String> lines = new ArrayList<>();
    comment.forEach(line -> lines.add(TagPlaces.comment(line)));
    lines.add(location);
    return lines;
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

  private int indexOf(Item item) {
    int index = 0;
    while (tags.get(index).lineIndex() != item.line()) {
      index++;
    }
    return index;
  }

  /** Returns name and separator of a new tag in the form of a neighbour. */
  private String name(Item neighbour, int number) {
    return name(neighbour, neighbour.isNumbered() ? digits(neighbour, number) : "");
  }

  private String name(Item neighbour, String digits) {
    Tag tag = neighbour.tag();
    if (tag == null) {
      throw new IllegalStateException("A list line has no tag form");
    }
    String name = kind.tagName() + digits;
    return name + places.separator(tag, name);
  }

  private static String digits(Item neighbour, int number) {
    Tag tag = neighbour.tag();
    String old = tag == null ? "" : tag.digits();
    return padded(number, old.startsWith("0") ? old.length() : 1);
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
