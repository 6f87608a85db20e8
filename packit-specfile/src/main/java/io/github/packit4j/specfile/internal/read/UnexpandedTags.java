package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.ExpandedTag;
import io.github.packit4j.specfile.SpecProblem;
import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds tags of the main package whose values still hold macros after expansion. */
public final class UnexpandedTags {

  private static final Set<String> NAMES = Set.of("name", "version", "release", "epoch");

  /** A macro, not the {@code %20} of a URL. */
  private static final Pattern MACRO = Pattern.compile("%(?:[A-Za-z_]\\w|[?!]*[\\[({])");

  private UnexpandedTags() {}

  static boolean holdsMacro(String value) {
    return value.indexOf('%') >= 0 && MACRO.matcher(value).find();
  }

  public static List<SpecProblem> problems(SpecSyntax syntax, Evaluation evaluation) {
    List<SpecProblem> problems = new ArrayList<>();
    for (ExpandedTag expanded : evaluation.tags()) {
      Tag tag = expanded.tag();
      if (expanded.valid()
          && tag.section() == 0
          && (NAMES.contains(TagMacros.key(tag.name())) || tag.isSource() || tag.isPatch())
          && holdsMacro(expanded.value())) {
        String message = tag.name() + " still holds a macro after expansion: " + expanded.value();
        int column = tag.nameSpan().start() - syntax.lines().start(tag.lineIndex()) + 1;
        problems.add(SpecProblem.at(tag.line(), column, Kind.UNEXPANDED, message));
      }
    }
    return problems;
  }
}
