package io.github.packit4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README shows what is compiled and started here. */
class ReadmeTest {

  private static final Path PAGE = Path.of("../spring-boot"); // Also where Spring Boot 3 tests it.

  @ParameterizedTest
  @ValueSource(strings = {"ReleaseApplication", "Clients"})
  void showsTheClasses(String name) throws IOException {
    String source = read("src/main/java/io/github/packit4j/spring/" + name + ".java");
    String shown = source.substring(source.indexOf("/**"));

    assertThat(blocks("java")).contains(shown);
    assertThat(shown.lines()).hasSizeLessThanOrEqualTo(60);
  }

  @Test
  void showsTheSettings() throws IOException {
    assertThat(blocks("properties")).contains(read("src/main/resources/application.properties"));
  }

  @Test
  void showsThePom() throws IOException {
    String pom = withoutSpace(read("pom.xml"));

    assertThat(blocks("xml"))
        .hasSize(2)
        .allSatisfy(block -> assertThat(pom).contains(withoutSpace(block)));
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(read("README.md"))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }

  private static String read(String file) throws IOException {
    return Files.readString(PAGE.resolve(file));
  }
}
