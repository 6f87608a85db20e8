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
    StringBuilder out = new StringBuilder(text);
    int kept = text.length();
    for (int i = ordered.size() - 1; i >= 0; i--) {
      SourceSpan span = ordered.get(i).span();
      if (span.end() > kept) {
        throw new IllegalStateException("Overlapping edits at offset " + kept);
      }
      out.replace(span.start(), span.end(), ordered.get(i).text());
      kept = span.start();
    }
    return out.toString();
  }
}
