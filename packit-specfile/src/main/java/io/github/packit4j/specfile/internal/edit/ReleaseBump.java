package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.internal.read.ReleaseText;
import io.github.packit4j.specfile.internal.value.ValueNode;
import io.github.packit4j.specfile.internal.value.ValueParser;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.Definition;
import io.github.packit4j.specfile.syntax.Tag;
import io.github.packit4j.specfile.version.Evr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Raises the release by one where it is written, and checks that it rose. */
public final class ReleaseBump {

  private ReleaseBump() {}

  public static SpecFile bumped(SpecFile spec, List<MacroContext> contexts) {
    Branches branches = new Branches(spec, contexts);
    List<Tag> tags = branches.tags("Release");
    if (tags.isEmpty()) {
      throw new SpecFileException("The spec file has no Release tag; add one");
    }
    List<Replacement> replacements = new ArrayList<>();
    for (Tag tag : tags) {
      if (!ReleaseText.isAutorelease(tag.value())) {
        Replacement replacement = bump(spec, branches, tag);
        if (!replacements.contains(replacement)) {
          replacements.add(replacement);
        }
      }
    }
    if (replacements.isEmpty()) {
      return spec;
    }
    SpecFile bumped = SpecFile.parse(Replacement.apply(spec.text(), replacements));
    requireRisen(spec, bumped, contexts, tags.get(0));
    return bumped;
  }

  private static Replacement bump(SpecFile spec, Branches branches, Tag tag) {
    return definition(spec, branches, tag)
        .map(found -> new Replacement(found.bodySpan(), ReleaseText.bumped(found.body())))
        .orElseGet(() -> new Replacement(tag.valueSpan(), ReleaseText.bumped(tag.value())));
  }

  /**
   * Returns the definition of the release that the tag is made of, directly or through others: the
   * last above it that counts.
   */
  private static Optional<Definition> definition(SpecFile spec, Branches branches, Tag tag) {
    List<Definition> above =
        spec.definitions().stream()
            .filter(
                definition ->
                    definition.lineIndex() < tag.lineIndex() && !definition.commentedOut())
            .filter(definition -> branches.counts(definition.lineIndex(), definition.name()))
            .toList();
    Set<String> used = new HashSet<>();
    Deque<String> texts = new ArrayDeque<>(List.of(tag.value()));
    while (!texts.isEmpty()) {
      List<ValueNode> nodes = ValueParser.parse(texts.poll());
      for (Definition definition : above) {
        if (ValueParser.calls(nodes, definition.name()) && used.add(definition.name())) {
          above.stream()
              .filter(other -> other.name().equals(definition.name()))
              .forEach(other -> texts.add(other.body()));
        }
      }
    }
    return above.stream()
        .filter(definition -> isRelease(definition.name()) && used.contains(definition.name()))
        .reduce((first, second) -> second);
  }

  private static boolean isRelease(String name) {
    return name.equalsIgnoreCase("release") || name.equalsIgnoreCase("baserelease");
  }

  private static void requireRisen(
      SpecFile before, SpecFile after, List<MacroContext> contexts, Tag tag) {
    List<MacroContext> read = contexts.isEmpty() ? List.of(MacroContext.empty()) : contexts;
    for (MacroContext context : read) {
      Optional<String> old = before.expand(context).value("Release");
      Optional<String> raised = after.expand(context).value("Release");
      boolean automatic = raised.isPresent() && before.expand(context).hasAutorelease();
      if (old.isPresent()
          && raised.isPresent()
          && !automatic
          && Evr.compareVersions(raised.get(), old.get()) <= 0) {
        throw new SpecFileException(
            tag.line(),
            1,
            "Release '%s' cannot be raised: it would become %s, which is not higher than %s; set it with release(...)"
                .formatted(tag.value(), raised.get(), old.get()));
      }
    }
  }
}
