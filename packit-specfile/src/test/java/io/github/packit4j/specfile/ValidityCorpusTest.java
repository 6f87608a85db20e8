package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.macro.MacroContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Real spec files with one small change each, and RPM's verdict on them: ours is the same. {@code
 * -Dpackit4j.validity=FILE} names another archive of the form. {@code
 * target/validity-differences.txt} has the rest.
 */
class ValidityCorpusTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void ourVerdictIsThatOfRpm() throws IOException {
    Map<String, byte[]> entries = entries();
    SpecCorpus corpus = SpecCorpus.load();
    List<String> rest = new ArrayList<>();
    Set<String> accepted = new TreeSet<>();
    int count = 0;
    for (JsonNode verdict : verdicts(entries)) {
      String file = verdict.get("file").asString();
      byte[] text = entries.getOrDefault("specs/" + file, new byte[0]);
      Optional<SpecProblem> refusal = refusal(text, corpus.reference());
      boolean theirs = verdict.get("accepted").asBoolean();
      count++;
      if (theirs) {
        accepted.add(verdict.get("base").asString());
      }
      if (theirs != refusal.isEmpty()) {
        rest.add(
            "%s (%s of %s): RPM %s, ours %s"
                .formatted(
                    file,
                    verdict.get("mutation").asString(),
                    verdict.get("base").asString(),
                    theirs ? "accepts it" : "says " + verdict.get("errors"),
                    refusal.map(problem -> "says " + problem).orElse("accepts it")));
      }
    }
    List<String> refusedBases = new ArrayList<>();
    for (String base : accepted) {
      byte[] text = corpus.specs().get(base);
      if (text != null) {
        refusal(text, corpus.reference())
            .ifPresent(problem -> refusedBases.add(base + ": " + problem));
      }
    }
    rest.addAll(refusedBases);
    Files.write(Path.of("target/validity-differences.txt"), rest);
    int wrong = rest.size() - refusedBases.size();
    System.out.printf(
        "validity: %d of %d verdicts are RPM's (%.2f %%); %d of %d real files are refused%n",
        count - wrong,
        count,
        100.0 * (count - wrong) / count,
        refusedBases.size(),
        accepted.size());
    rest.forEach(System.out::println);
    assertThat(refusedBases).isEmpty();
    assertThat(wrong).isLessThanOrEqualTo(count / 200);
  }

  /** A built-in target lacks macros that Fedora has; what they may write is not refused. */
  @Test
  void noFileThatFedoraReadsIsRefusedOnTheBuiltInTarget() throws IOException {
    SpecCorpus corpus = SpecCorpus.load();
    MacroContext target = MacroContext.forTarget("f44");
    List<String> refused = new ArrayList<>();
    int count = 0;
    for (Map.Entry<String, JsonNode> read : corpus.fedora().entrySet()) {
      byte[] text = corpus.specs().get(read.getKey());
      if (text != null && read.getValue().hasNonNull("name")) {
        count++;
        refusal(text, target).ifPresent(problem -> refused.add(read.getKey() + ": " + problem));
      }
    }
    System.out.printf("built-in target: %d of %d real files are refused%n", refused.size(), count);
    refused.forEach(System.out::println);
    assertThat(count).isPositive();
    assertThat(refused).isEmpty();
  }

  private static Optional<SpecProblem> refusal(byte[] text, MacroContext context) {
    return SpecFile.parse(text).expand(context).problems().stream()
        .filter(problem -> problem.kind().isFatal())
        .findFirst();
  }

  private static Map<String, byte[]> entries() throws IOException {
    String chosen = System.getProperty("packit4j.validity");
    Path path = chosen == null ? Corpora.path("validity.zip") : Path.of(chosen);
    Map<String, byte[]> entries = new TreeMap<>();
    try (InputStream in = Files.newInputStream(path);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static List<JsonNode> verdicts(Map<String, byte[]> entries) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    byte[] lines = entries.getOrDefault("verdicts.jsonl", new byte[0]);
    try (var parser = JSON.createParser(new ByteArrayInputStream(lines))) {
      JSON.readerFor(JsonNode.class).<JsonNode>readValues(parser).forEachRemaining(nodes::add);
    }
    return nodes;
  }
}
