package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.ExpandedTag;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.Tag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the tags in a text that a macro has written. */
public final class WrittenTags {

  private final Evaluation evaluation;

  public WrittenTags(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * Adds the tags of a text to the evaluation.
   *
   * @param main whether they are the main package's
   * @param own the tags that the file itself has between the braces of the macro
   * @return the tags found
   */
  public List<Tag> read(String text, boolean main, List<Tag> own) {
    if (text.indexOf(':') < 0 && own.isEmpty()) {
      return List.of();
    }
    Map<String, Deque<Tag>> unwritten = new HashMap<>();
    for (Tag tag : own) {
      unwritten.computeIfAbsent(TagMacros.key(tag.name()), name -> new ArrayDeque<>()).add(tag);
    }
    Map<Tag, String> written = new HashMap<>();
    List<Tag> found = SpecSyntax.parse(text).preambleTags();
    for (Tag tag : found) {
      Deque<Tag> same = unwritten.getOrDefault(TagMacros.key(tag.name()), new ArrayDeque<>());
      if (same.isEmpty()) {
        evaluation.addWritten(main ? tag : ofSubpackage(tag), tag.value());
      } else {
        written.put(same.poll(), tag.value());
      }
    }
    for (Tag tag : own) {
      String value = written.get(tag);
      if (value == null) {
        evaluation.addLeftOut(tag);
      } else {
        evaluation.addTag(new ExpandedTag(tag, value, true));
      }
    }
    return found;
  }

  /** Returns a tag as one that describes the main package. */
  public static Tag ofMain(Tag tag) {
    return tag.section() == 0 ? tag : ofSection(tag, 0);
  }

  /** Returns a tag as one that does not describe the main package. */
  public static Tag ofSubpackage(Tag tag) {
    return tag.section() > 0 ? tag : ofSection(tag, 1);
  }

  private static Tag ofSection(Tag tag, int section) {
    return new Tag(
        tag.name(),
        tag.value(),
        tag.comments(),
        section,
        tag.line(),
        tag.lineCount(),
        tag.nameSpan(),
        tag.valueSpan());
  }
}
