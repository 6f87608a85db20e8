package io.github.packit4j.specfile;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import io.github.packit4j.specfile.syntax.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds missing, repeated and unexpanded tags of an expanded spec file. */
final class TagCheck {

  private static final List<String> REQUIRED = List.of("name", "version", "release");
  private static final Set<String> SINGLE =
      Set.of("name", "version", "release", "epoch", "url", "license", "summary");
  private static final Set<String> EXPANDED = Set.of("name", "version", "release", "epoch");

  /** A macro, not the {@code %20} of a URL. */
  private static final Pattern UNEXPANDED = Pattern.compile("%(?:[A-Za-z_]\\w|[?!]*[\\[({])");

  private final SpecSyntax syntax;
  private final Evaluation evaluation;
  private final List<SpecProblem> problems = new ArrayList<>();

  private TagCheck(SpecSyntax syntax, Evaluation evaluation) {
    this.syntax = syntax;
    this.evaluation = evaluation;
  }

  static List<SpecProblem> problems(SpecSyntax syntax, Evaluation evaluation) {
    TagCheck check = new TagCheck(syntax, evaluation);
    check.run();
    return check.problems;
  }

  private void run() {
    Set<String> seen = new HashSet<>();
    Map<String, Tag> numbers = new HashMap<>();
    for (ExpandedTag tag : evaluation.tags()) {
      if (!tag.valid()) {
        continue;
      }
      String name = TagMacros.key(tag.tag().name());
      boolean first = seen.add(tag.tag().section() + " " + name);
      if (!first && SINGLE.contains(name)) {
        add(tag.tag(), Kind.DUPLICATE, tag.tag().name() + " stands twice in one package");
      }
      if (!tag.tag().digits().isEmpty() && (tag.tag().isSource() || tag.tag().isPatch())) {
        String number = name.replaceFirst("\\d+$", "") + Integer.parseInt(digits(tag.tag()));
        if (numbers.putIfAbsent(number, tag.tag()) != null) {
          add(tag.tag(), Kind.DUPLICATE, tag.tag().name() + " has a number that is taken");
        }
      }
      if (tag.tag().section() == 0
          && (EXPANDED.contains(name) || tag.tag().isSource() || tag.tag().isPatch())
          && UNEXPANDED.matcher(tag.value()).find()) {
        add(
            tag.tag(),
            Kind.UNEXPANDED,
            tag.tag().name() + " still holds a macro after expansion: " + tag.value());
      }
    }
    for (String name : REQUIRED) {
      if (!seen.contains("0 " + name) && evaluation.value(name).isEmpty()) {
        problems.add(new SpecProblem(0, 0, Kind.MISSING, "There is no " + name + " tag; add one"));
      }
    }
  }

  private static String digits(Tag tag) {
    String digits = tag.digits();
    return digits.length() > 9 ? "999999999" : digits;
  }

  private void add(Tag tag, Kind kind, String message) {
    int column = tag.nameSpan().start() - syntax.lines().start(tag.line()) + 1;
    problems.add(new SpecProblem(tag.line() + 1, column, kind, message));
  }
}
