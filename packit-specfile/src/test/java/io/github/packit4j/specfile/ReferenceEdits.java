package io.github.packit4j.specfile;

import io.github.packit4j.specfile.internal.edit.Branches;
import io.github.packit4j.specfile.internal.edit.LineEdit;
import io.github.packit4j.specfile.internal.edit.Replacement;
import io.github.packit4j.specfile.internal.edit.TagPlaces;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.Section;
import io.github.packit4j.specfile.syntax.SourceSpan;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Compares edits with those of the reference, whose ways are told apart by rule. */
final class ReferenceEdits {

  private ReferenceEdits() {}

  static Verdict judged(
      String name,
      SpecFile spec,
      UnaryOperator<SpecFile> edit,
      JsonNode result,
      MacroContext context) {
    String difference = difference(spec, edit, result);
    if (difference.isEmpty()) {
      return Verdict.equal();
    }
    Optional<ReferenceRule> rule =
        name.equals("remove_last_patch")
            ? ofRemoval(spec, result)
            : name.equals("add_patch")
                ? ofAddition(spec, result)
                : ofRelease(edit.apply(spec), result);
    return rule.map(found -> new Verdict("", EnumSet.of(found))).orElse(Verdict.of(difference));
  }

  private static String difference(SpecFile spec, UnaryOperator<SpecFile> edit, JsonNode result) {
    String edited;
    try {
      edited = edit.apply(spec).text();
    } catch (SpecFileException e) {
      return "refused: " + e.getMessage();
    }
    if (isReference(edited, result)) {
      return "";
    }
    List<String> before = List.of(spec.text().split("\n", -1));
    List<String> after = List.of(edited.split("\n", -1));
    List<String> ours = new ArrayList<>(after);
    before.forEach(ours::remove);
    return "ours adds " + ours.stream().limit(5).toList() + " reference " + result.get("diff");
  }

  /** The reference takes the last tag, or the last line of a list, whatever it is. */
  private static Optional<ReferenceRule> ofRemoval(SpecFile spec, JsonNode result) {
    List<Tag> tags = spec.tags();
    for (int i = tags.size() - 1; i >= 0; i--) {
      if (tags.get(i).isPatch()) {
        Replacement removal = new TagPlaces(spec, new Branches(spec, List.of())).remove(i);
        if (isReference(Replacement.apply(spec.text(), List.of(removal)), result)) {
          return Optional.of(ReferenceRule.FALSE_BRANCHES);
        }
        break;
      }
    }
    Optional<Section> list = spec.section("patchlist");
    if (list.isPresent()) {
      TextLines lines = spec.syntax().lines();
      int last = spec.syntax().endLine(spec.sections().indexOf(list.get())) - 1;
      while (last > list.get().lineIndex() && lines.line(last).isBlank()) {
        last--;
      }
      Replacement removal = LineEdit.remove(lines, last, last + 1);
      if (isReference(Replacement.apply(spec.text(), List.of(removal)), result)) {
        return Optional.of(ReferenceRule.LIST_CONDITIONS);
      }
    }
    return Optional.empty();
  }

  private static Optional<ReferenceRule> ofAddition(SpecFile spec, JsonNode result) {
    boolean tag = result.get("diff").toString().contains("+Patch");
    return spec.section("patchlist").isPresent() && tag
        ? Optional.of(ReferenceRule.PATCH_LISTS)
        : Optional.empty();
  }

  /** The reference drops a dist tag that the release had through another macro. */
  private static Optional<ReferenceRule> ofRelease(SpecFile edited, JsonNode result) {
    String dist = "%{?dist}";
    return edited
        .tag("Release")
        .filter(tag -> tag.value().endsWith(dist))
        .map(
            tag -> {
              int end = tag.valueSpan().end();
              SourceSpan span = new SourceSpan(end - dist.length(), end);
              return Replacement.apply(edited.text(), List.of(new Replacement(span, "")));
            })
        .filter(text -> isReference(text, result))
        .map(text -> ReferenceRule.HIDDEN_DIST);
  }

  private static boolean isReference(String text, JsonNode result) {
    return CorpusAnalysis.sha1(text).equals(result.get("sha1").asString());
  }
}
