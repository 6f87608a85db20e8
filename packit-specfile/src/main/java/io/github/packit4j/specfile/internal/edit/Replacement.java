package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.syntax.SourceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** New text for a span of a spec file. */
public record Replacement(SourceSpan span, String text) {

  /** Applies replacements whose spans do not overlap. */
  public static String apply(String text, List<Replacement> replacements) {
    if (replacements.isEmpty()) {
      return text;
    }
    List<Replacement> ordered = new ArrayList<>(replacements);
    ordered.sort(Comparator.comparingInt(replacement -> replacement.span().start()));
    StringBuilder out = new StringBuilder(text.length() + 256);
    int copied = 0;
    for (Replacement replacement : ordered) {
      if (replacement.span().start() < copied) {
        throw new IllegalStateException("Overlapping edits at offset " + copied);
      }
      out.append(text, copied, replacement.span().start()).append(replacement.text());
      copied = replacement.span().end();
    }
    return out.append(text, copied, text.length()).toString();
  }
}
