package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Real updates of Fedora packages, made again and compared byte for byte. */
class ReleaseCorpusTest {

  private static final MacroContext RAWHIDE = MacroContext.forTarget("rawhide");

  @TestFactory
  Stream<DynamicTest> updatesEqualTheRealOnes() throws IOException {
    List<Path> cases;
    try (Stream<Path> folders = Files.list(Corpora.path("releases"))) {
      cases = folders.filter(Files::isDirectory).sorted().toList();
    }
    return cases.stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    String.valueOf(folder.getFileName()), () -> updateEqualsTheRealOne(folder)));
  }

  private static void updateEqualsTheRealOne(Path folder) throws IOException {
    SpecFile before = SpecFile.load(folder.resolve("before.spec"));
    assertThat(update(before, folder)).isEqualTo(after(folder));
  }

  @Test
  void upstreamSpecWithDistGitChangelogEqualsTheRealUpdate() throws IOException {
    Path folder = Corpora.path("releases/python-ogr");
    SpecFile distGit = SpecFile.load(folder.resolve("before.spec"));
    SpecFile upstream = SpecFile.load(folder.resolve("upstream.spec"));
    String changelog = distGit.section("changelog").orElseThrow().body();

    SpecFile composed = upstream.edit().replaceSection("changelog", changelog).apply();

    assertThat(update(composed, folder)).isEqualTo(after(folder));
  }

  private static String update(SpecFile spec, Path folder) throws IOException {
    JsonNode facts = new ObjectMapper().readTree(Files.readString(folder.resolve("case.json")));
    LocalDate date =
        LocalDate.parse(
            facts.get("date").asString(),
            DateTimeFormatter.ofPattern("EEE MMM d yyyy", Locale.ENGLISH));
    Packager author = new Packager(facts.get("author").asString(), facts.get("email").asString());
    List<String> lines = new ArrayList<>();
    facts.get("entry").forEach(line -> lines.add(line.asString()));

    SpecFile updated =
        spec.edit(RAWHIDE)
            .updateVersion(facts.get("new_version").asString(), Prerelease.defaults())
            .setReleaseNumber(facts.get("release").asString())
            .apply();
    String evr = updated.expand(RAWHIDE).changelogEvr().toString();
    return updated
        .edit(RAWHIDE)
        .addChangelogEntry(ChangelogEntry.of(date, author, evr, lines))
        .apply()
        .text();
  }

  private static String after(Path folder) {
    return SpecFile.load(folder.resolve("after.spec")).text();
  }
}
