package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The README's table of capabilities names all that the reference has, and tests that are there.
 */
class FeatureTableTest {

  private static final Pattern NAME = Pattern.compile("`(\\w+Test)`");

  @Test
  void everyNamedTestIsThere() throws IOException {
    Set<String> present;
    try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
      present =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith("Test.java"))
              .map(name -> name.replace(".java", ""))
              .collect(Collectors.toSet());
    }
    List<List<String>> rows = table(Path.of("README.md"), "| capability | here |");

    assertThat(rows).hasSizeGreaterThan(30);
    for (List<String> row : rows) {
      List<String> named = NAME.matcher(row.get(2)).results().map(match -> match.group(1)).toList();
      assertThat(named).as(row.get(0)).isNotEmpty();
      assertThat(present).as(row.get(0)).containsAll(named);
    }
  }

  @Test
  void noCapabilityOfTheReferenceIsLeftOut() throws IOException {
    Path reference =
        Path.of(System.getProperty("packit4j.shared", "../../shared"))
            .resolve("reference/release-workflow.md");
    Assumptions.assumeTrue(Files.exists(reference), "the reference is not beside the checkout");

    assertThat(table(Path.of("README.md"), "| capability | here |"))
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(
            table(reference, "| capability | Packit's state |").stream()
                .map(row -> row.get(0))
                .toList());
  }

  private static List<List<String>> table(Path file, String head) throws IOException {
    return Files.readAllLines(file).stream()
        .dropWhile(line -> !line.startsWith(head))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> List.of(line.substring(1).split("\\|", -1)))
        .map(cells -> cells.stream().map(String::strip).toList())
        .toList();
  }
}
