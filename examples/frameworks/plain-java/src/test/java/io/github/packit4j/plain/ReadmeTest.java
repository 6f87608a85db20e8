package io.github.packit4j.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows what is compiled and started here. */
class ReadmeTest {

  @Test
  void showsThePage() throws IOException {
    String source = read("src/main/java/io/github/packit4j/plain/ReleaseService.java");
    String shown = source.substring(source.indexOf("/**"));

    assertThat(blocks("java")).contains(shown);
    assertThat(shown.lines()).hasSizeLessThanOrEqualTo(60);
  }

  @Test
  void showsHowItStarts() throws IOException {
    String source = read("src/test/java/io/github/packit4j/plain/Program.java");
    String body =
        source.substring(source.indexOf("    HttpServer server"), source.indexOf("    // end"));

    assertThat(blocks("java")).contains(body.indent(-4));
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
    return Files.readString(Path.of(file));
  }
}
