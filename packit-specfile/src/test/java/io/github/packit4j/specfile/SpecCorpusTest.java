package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.macro.MacroContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Real spec files, read, expanded and edited, compared with what the established implementation
 * makes of them. Prints its figures; {@code target/spec-corpus-differences.txt} has each file that
 * differs.
 */
class SpecCorpusTest {

  private static final Deviations DEVIATIONS = Deviations.load();
  private static SpecCorpus corpus;
  private static final Map<String, Score> SCORES = new LinkedHashMap<>();

  @BeforeAll
  static void load() throws IOException {
    corpus = SpecCorpus.load();
    SCORES.clear();
  }

  @Test
  void documentsEachRule() {
    assertThat(ReferenceRule.values()).allMatch(rule -> DEVIATIONS.explains(rule.title()));
  }

  @Test
  void agreesWithTheReference() throws IOException {
    corpus.specs().forEach(SpecCorpusTest::roundTrip);
    CorpusEdits edits = new CorpusEdits(corpus.reference());
    corpus.expected().forEach((file, expected) -> compare(file, expected, edits));
    // What the corpus calls Fedora 44 was computed with this instead of fedora-release's
    // definition.
    MacroContext fedora = MacroContext.forTarget("f44").define("dist", ".fc44");
    corpus.fedora().forEach((file, expected) -> compareWithFedora(file, expected, fedora));
    report();
  }

  private static void roundTrip(String file, byte[] bytes) {
    SpecFile spec = SpecFile.parse(bytes);
    boolean same =
        Arrays.equals(bytes, spec.toBytes()) && Arrays.equals(bytes, spec.edit().apply().toBytes());
    score("round trip", 100).add(file, same ? "" : "bytes differ");
  }

  private static void compare(String file, JsonNode expected, CorpusEdits edits) {
    if (expected.has("error")) {
      return;
    }
    SpecFile spec = corpus.spec(file);
    CorpusAnalysis analysis = new CorpusAnalysis(spec, expected.get("analysis"));
    score("raw analysis", 100).add(file, attempt(analysis::rawDifference));
    boolean pure = !expected.get("shell").asBoolean() && !expected.get("lua").asBoolean();
    String suffix = pure ? "" : ", shell or Lua";
    double bar = pure ? 99.8 : 97;
    score("expanded values" + suffix, bar)
        .add(file, verdict(() -> expansion(spec, expected).values()));
    score("sources and patches" + suffix, bar)
        .add(file, verdict(() -> expansion(spec, expected).sources()));
    edits
        .all()
        .forEach(
            (name, edit) -> {
              JsonNode result = expected.get("edits").get(name);
              if (result != null && result.has("sha1")) {
                score("edit " + name, 99.5)
                    .add(
                        file,
                        verdict(
                            () ->
                                ReferenceEdits.judged(
                                    name, spec, edit, result, corpus.reference())));
              }
            });
  }

  private static ExpansionAnalysis expansion(SpecFile spec, JsonNode expected) {
    ExpandedSpecFile expanded = spec.expand(corpus.reference(), ReferenceShell::settings);
    return new ExpansionAnalysis(spec, expanded, expected.get("analysis"));
  }

  private static void compareWithFedora(String file, JsonNode expected, MacroContext fedora) {
    SpecFile spec = corpus.spec(file);
    score("Fedora 44 NEVR", 99.8)
        .add(file, inFedora(spec, fedora, expanded -> nevrDifference(expanded, expected)));
    if (!expected.get("sources").toString().contains("%")) {
      score("Fedora 44 sources", 99)
          .add(file, inFedora(spec, fedora, expanded -> sources(expanded, expected)));
    }
  }

  /**
   * Compares with nothing but the built-in context. The reference had another shell than Fedora
   * has; what is equal with that shell only is a deviation by rule.
   */
  private static Verdict inFedora(
      SpecFile spec, MacroContext fedora, Function<ExpandedSpecFile, String> comparison) {
    Verdict plain = verdict(() -> Verdict.of(comparison.apply(spec.expand(fedora))));
    if (plain.difference().isEmpty()) {
      return plain;
    }
    String there = attempt(() -> comparison.apply(spec.expand(fedora, ReferenceShell::settings)));
    return there.isEmpty() ? new Verdict("", EnumSet.of(ReferenceRule.SHELL)) : plain;
  }

  private static String nevrDifference(ExpandedSpecFile expanded, JsonNode expected) {
    OptionalInt epoch = expanded.epoch();
    String ours =
        expanded.name()
            + " "
            + (epoch.isPresent() ? epoch.getAsInt() : "null")
            + " "
            + expanded.version()
            + " "
            + expanded.release();
    String theirs =
        expected.get("name").asString()
            + " "
            + (expected.get("epoch").isNull() ? "null" : expected.get("epoch").asString())
            + " "
            + expected.get("version").asString()
            + " "
            + expected.get("release").asString();
    return ours.equals(theirs) || theirs.contains("%")
        ? ""
        : "ours <" + ours + "> reference <" + theirs + ">";
  }

  private static String sources(ExpandedSpecFile expanded, JsonNode expected) {
    List<String> ours = new ArrayList<>();
    for (ExpandedSource source : expanded.allSources()) {
      if (source.valid()) {
        ours.add(source.number() + " " + source.expandedLocation());
      }
    }
    List<String> theirs = new ArrayList<>();
    expected
        .get("sources")
        .forEach(s -> theirs.add(s.get(0).asString() + " " + s.get(1).asString()));
    ours.sort(null);
    theirs.sort(null);
    if (ours.equals(theirs)) {
      return "";
    }
    List<String> more = new ArrayList<>(ours);
    more.removeAll(theirs);
    List<String> less = new ArrayList<>(theirs);
    less.removeAll(ours);
    return "ours " + more + " reference " + less;
  }

  private static String attempt(Supplier<String> comparison) {
    return verdict(() -> Verdict.of(comparison.get())).difference();
  }

  private static Verdict verdict(Supplier<Verdict> comparison) {
    try {
      return comparison.get();
    } catch (RuntimeException e) {
      return Verdict.of("fails: " + e + " at " + e.getStackTrace()[0]);
    }
  }

  private static Score score(String name, double bar) {
    return SCORES.computeIfAbsent(name, key -> new Score(key, bar, DEVIATIONS));
  }

  private static void report() throws IOException {
    List<String> differences = new ArrayList<>();
    for (Score score : SCORES.values()) {
      System.out.println(score);
      differences.addAll(score.differences());
    }
    Files.write(Path.of("target", "spec-corpus-differences.txt"), differences);
    assertThat(SCORES.values()).allMatch(Score::isMet);
  }
}
