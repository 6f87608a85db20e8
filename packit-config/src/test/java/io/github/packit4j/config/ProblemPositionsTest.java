package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares what is said about wrong configurations, and where, with {@code problems.txt}: blocks of
 * a line {@code === name}, the configuration, a line {@code --- problems} and the problems.
 */
class ProblemPositionsTest {

  record Case(String name, String text, String problems) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String block : resource("problems.txt").split("(?m)^=== ", -1)) {
      if (!block.isEmpty()) {
        int name = block.indexOf('\n');
        int problems = block.indexOf("--- problems\n");
        cases.add(
            new Case(
                block.substring(0, name),
                block.substring(name + 1, problems),
                block.substring(problems + "--- problems\n".length())));
      }
    }
    return cases.stream();
  }

  private static String resource(String name) {
    try (InputStream input = ProblemPositionsTest.class.getResourceAsStream(name)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String problemsOf(String text) {
    List<ConfigProblem> problems;
    try {
      problems =
          ConfigLoader.create().withRepositoryName("example-repo").parse(text, "c.yaml").warnings();
    } catch (InvalidConfigException e) {
      problems = e.problems();
    }
    return problems.stream()
        .map(problem -> problem.toString().replaceFirst("^c.yaml:", "") + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void namesEveryProblemAtItsPlace(Case wrong) {
    assertThat(problemsOf(wrong.text())).isEqualTo(wrong.problems());
  }

  @Test
  void hasManyCases() {
    assertThat(cases().map(Case::name)).doesNotHaveDuplicates().hasSizeGreaterThan(100);
  }
}
