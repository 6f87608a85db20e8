package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.RpmRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What RPM reads of files whose sections, conditions and tags come from macros, row by row: release
 * of RPM, lines below a preamble, and what counts.
 */
class ReadingRulesTest {

  static Stream<Arguments> rules() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(ReadingRulesTest.class.getResourceAsStream("reading.txt"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> List.of(line.split("\t", -1)))
          .map(cells -> Arguments.of(cells.get(0), cells.get(1), cells.get(2)));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatCountsIsWhatRpmReads(String releases, String text, String expected) {
    for (String release : releases.split(" ")) {
      MacroContext context = MacroContext.rpm().withRpmRelease(RpmRelease.parse(release));
      ExpandedSpecFile spec = SpecFile.parse(ValidityRulesTest.file(text)).expand(context);
      assertThat(shown(spec)).as(release).isEqualTo(expected);
    }
  }

  private static String shown(ExpandedSpecFile spec) {
    return Stream.of(
            Stream.of("version " + spec.version()),
            spec.value("URL").stream().map(url -> "url " + url),
            spec.sources().stream().map(source -> "source " + shown(source)),
            spec.patches().stream().map(patch -> "patch " + shown(patch)))
        .flatMap(part -> part)
        .collect(Collectors.joining(", "));
  }

  private static String shown(ExpandedSource source) {
    return source.number() + " " + source.expandedLocation();
  }
}
