package io.github.packit4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.http.PagedIterable.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

  @Test
  void theExampleWorks(@TempDir Path folder) throws IOException {
    Path tokenFile = Files.writeString(folder.resolve("token"), "s3cret\n");
    RetryPolicy patient = RetryPolicy.defaults().withMaxAttempts(8);
    PagedIterable<Integer> numbers =
        PagedIterable.of(1, page -> new Page<>(List.of(page * 10), Optional.of(page + 1)));
    List<Integer> firstThree = numbers.stream().limit(3).toList(); // fetches three pages
    Secret token = Secret.of(Files.readString(tokenFile));
    assertThat(patient.maxAttempts()).isEqualTo(8);
    assertThat(firstThree).containsExactly(10, 20, 30);
    assertThat(token.reveal()).isEqualTo("s3cret");
  }

  @Test
  void theReadmeShowsIt() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/github/packit4j/http/ReadmeTest.java"));
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("```java\n") + "```java\n".length();
    String example = readme.substring(start, readme.indexOf("```", start));

    assertThat(flat(source)).contains(flat(example));
  }

  private static String flat(String code) {
    return code.replaceAll("\\s+", "");
  }
}
