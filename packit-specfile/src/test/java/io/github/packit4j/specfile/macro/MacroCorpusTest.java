package io.github.packit4j.specfile.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Expands the preambles of real spec files with nothing but a built-in context and compares with
 * what RPM made of them on a machine of that distribution.
 */
class MacroCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Made with Debian's {@code /bin/sh}, which does not know what bash knows; Fedora's is bash. */
  @Test
  void builtInFedoraMatchesAFedoraMachine() throws IOException {
    Agreement bash = compare("bash, Fedora's shell", ShellEvaluator.bash());
    Agreement posix = compare("a POSIX shell, the reference's", ShellEvaluator.posix());
    bash.differences.removeIf(difference -> !posix.files.contains(difference.split("\\s", 2)[0]));
    System.out.println("Differences that the reference's shell does not explain:");
    bash.differences.forEach(System.out::println);
    posix.assertHigh();
  }

  private static final class Agreement {
    int total;
    int identities;
    int comparableSources;
    int equalSources;
    final List<String> differences = new ArrayList<>();
    final Set<String> files = new HashSet<>();

    void assertHigh() {
      assertThat(identities).isGreaterThanOrEqualTo((int) Math.ceil(0.998 * total));
      assertThat(equalSources).isGreaterThanOrEqualTo((int) Math.ceil(0.99 * comparableSources));
    }
  }

  private static Agreement compare(String label, ShellEvaluator shell) throws IOException {
    Agreement agreement = new Agreement();
    MacroContext context = MacroContext.forTarget("f44");
    int files = 0;
    int identities = 0;
    int comparableSources = 0;
    int equalSources = 0;
    try (ZipFile archive = new ZipFile(corpus().toFile())) {
      for (JsonNode expected : lines(archive, "fedora-44.jsonl")) {
        String file = expected.get("file").asString();
        MacroExpander expander = MacroExpander.builder(context).shell(shell).build();
        RpmReader.Preamble preamble = RpmReader.read(expander, text(archive, "specs/" + file));
        files++;
        String wanted = identity(expected);
        String found =
            String.join(
                " ", preamble.name(), preamble.epoch(), preamble.version(), preamble.release());
        boolean sameIdentity = wanted.equals(found) || wanted.contains("%");
        identities += sameIdentity ? 1 : 0;
        Map<Integer, String> wantedSources = sources(expected);
        boolean comparable = wantedSources.values().stream().noneMatch(s -> s.contains("%"));
        boolean sameSources = wantedSources.equals(preamble.sources());
        comparableSources += comparable ? 1 : 0;
        equalSources += comparable && sameSources ? 1 : 0;
        if (!sameIdentity || comparable && !sameSources) {
          agreement.files.add(file);
          agreement.differences.add(
              "%s%n  wanted %s %s%n  found  %s %s%n  %s %s"
                  .formatted(
                      file,
                      wanted,
                      changed(wantedSources, preamble.sources()),
                      found,
                      changed(preamble.sources(), wantedSources),
                      preamble.errors(),
                      expander.problems()));
        }
      }
    }
    System.out.printf(
        "Fedora 44 with %s: identity equal in %d of %d files (%.2f %%), sources in %d of %d (%.2f %%)%n",
        label,
        identities,
        files,
        100.0 * identities / files,
        equalSources,
        comparableSources,
        100.0 * equalSources / comparableSources);
    agreement.total = files;
    agreement.identities = identities;
    agreement.comparableSources = comparableSources;
    agreement.equalSources = equalSources;
    return agreement;
  }

  private static Map<Integer, String> changed(
      Map<Integer, String> sources, Map<Integer, String> others) {
    Map<Integer, String> result = new TreeMap<>();
    sources.forEach(
        (number, source) -> {
          if (!Objects.equals(source, others.get(number)) && result.size() < 5) {
            result.put(number, source);
          }
        });
    return result;
  }

  private static String identity(JsonNode expected) {
    JsonNode epoch = expected.get("epoch");
    return String.join(
        " ",
        expected.get("name").asString(),
        epoch == null || epoch.isNull() ? "" : epoch.asString(),
        expected.get("version").asString(),
        expected.get("release").asString());
  }

  private static Map<Integer, String> sources(JsonNode expected) {
    Map<Integer, String> sources = new TreeMap<>();
    for (JsonNode source : expected.get("sources")) {
      sources.put(source.get(0).asInt(), source.get(1).asString());
    }
    return sources;
  }

  private static Path corpus() {
    String named = System.getProperty("packit4j.corpus");
    if (named != null) {
      return Path.of(named);
    }
    String shared = System.getProperty("packit4j.shared");
    assumeTrue(shared != null, "packit4j.shared is not set: no corpora");
    Path archive = Path.of(String.valueOf(shared), "corpora", "specs.zip");
    assumeTrue(Files.exists(archive), "no corpora at " + archive);
    return archive;
  }

  private static String text(ZipFile archive, String name) throws IOException {
    try (InputStream stream = archive.getInputStream(new ZipEntry(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static List<JsonNode> lines(ZipFile archive, String name) throws IOException {
    try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    archive.getInputStream(new ZipEntry(name)), StandardCharsets.UTF_8));
        Stream<String> lines = reader.lines()) {
      return lines.map(JSON::readTree).toList();
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }
}
