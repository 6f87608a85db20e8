package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.config.problem.ConfigException;
import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares with the reference on a folder of configurations: {@code *.yaml} and {@code
 * expected.jsonl}. The folder is {@code configs} of the corpora, or {@code -Dpackit4j.configs=DIR}.
 *
 * <p>A file in which a key is written twice is refused, where the reference takes the last and
 * loses the others without a word. Such files are counted apart, and must be equal to the
 * reference's once the loader is told to allow them.
 */
class ConfigCorpusTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final ConfigLoader LOADER =
      ConfigLoader.create().withRepositoryName("example-repo");

  private static final ConfigLoader ALLOWING = LOADER.withRepeatedKeysAllowed();

  @Test
  void readsEveryFileAsTheReferenceDoes() throws IOException {
    Path folder = folder();
    int valid = 0;
    int equal = 0;
    int repeated = 0;
    int invalid = 0;
    int refused = 0;
    List<String> differences = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
      JsonNode expected = JSON.readTree(line);
      String file = expected.path("file").asString();
      byte[] content = Files.readAllBytes(folder.resolve(file));
      if (expected.path("valid").asBoolean()) {
        valid++;
        boolean repeats = refusedForRepeatedKeys(content);
        repeated += repeats ? 1 : 0;
        String difference =
            differenceOfValid(repeats ? ALLOWING : LOADER, content, expected.path("config"));
        equal += difference.isEmpty() ? 1 : 0;
        if (!difference.isEmpty()) {
          differences.add(file + ": " + difference);
        }
      } else {
        invalid++;
        String difference = differenceOfInvalid(content, expected.path("problems"));
        refused += difference.isEmpty() ? 1 : 0;
        if (!difference.isEmpty()) {
          differences.add(file + ": " + difference);
        }
      }
    }
    System.out.printf(
        "ConfigCorpusTest: valid files %d, equal to the reference %d (%d of them only with repeated keys allowed); invalid files %d, refused with every wrong key named %d%n",
        valid, equal, repeated, invalid, refused);
    assertThat(differences).isEmpty();
  }

  @Test
  void readsTheEffectiveFormOfEveryFileAgain() throws IOException {
    Path folder = folder();
    List<String> differences = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
      JsonNode expected = JSON.readTree(line);
      if (expected.path("valid").asBoolean()) {
        String file = expected.path("file").asString();
        byte[] content = Files.readAllBytes(folder.resolve(file));
        effective(content)
            .filter(
                once -> !effective(once.getBytes(StandardCharsets.UTF_8)).equals(Optional.of(once)))
            .ifPresent(once -> differences.add(file));
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void readsTheEffectiveFormsOfTheReference() throws IOException {
    ConfigLoader elsewhere = ConfigLoader.create().withRepositoryName("elsewhere");
    List<String> differences = new ArrayList<>();
    for (String line : Files.readAllLines(folder().resolve("expected.jsonl"))) {
      JsonNode expected = JSON.readTree(line);
      JsonNode config = expected.path("config");
      if (expected.path("valid").asBoolean()) {
        byte[] content = config.toString().getBytes(StandardCharsets.UTF_8);
        String difference = differenceOfValid(elsewhere, content, config);
        if (!difference.isEmpty()) {
          differences.add(expected.path("file").asString() + ": " + difference);
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  /** Returns nothing for a file that is refused, which the other test tells of. */
  private static Optional<String> effective(byte[] content) {
    try {
      return Optional.of(ALLOWING.parse(content, ".packit.yaml").config().effective());
    } catch (InvalidConfigException e) {
      return Optional.empty();
    }
  }

  /** A folder that is asked for must be there; a relative one is found from the root as well. */
  static Path folder() {
    String configured = System.getProperty("packit4j.configs");
    if (configured != null) {
      Path folder = Path.of(configured);
      folder = Files.isDirectory(folder) ? folder : Path.of("..").resolve(configured);
      assertThat(folder.resolve("expected.jsonl")).isRegularFile();
      return folder;
    }
    Path folder = Path.of(System.getProperty("packit4j.shared", ""), "corpora", "configs");
    assumeTrue(
        Files.isRegularFile(folder.resolve("expected.jsonl")),
        "no corpus in " + folder + "; set -Dpackit4j.configs=DIR");
    return folder;
  }

  private static boolean refusedForRepeatedKeys(byte[] content) {
    try {
      LOADER.parse(content, ".packit.yaml");
      return false;
    } catch (InvalidConfigException e) {
      return e.problems().stream()
          .filter(problem -> problem.severity() == ConfigProblem.Severity.ERROR)
          .allMatch(problem -> problem.message().contains("is written twice in this mapping"));
    }
  }

  private static String differenceOfValid(ConfigLoader loader, byte[] content, JsonNode expected) {
    JsonNode actual;
    try {
      actual = JSON.readTree(loader.parse(content, ".packit.yaml").config().effective());
    } catch (ConfigException e) {
      return String.valueOf(e.getMessage());
    }
    return difference("", actual, expected);
  }

  private static String differenceOfInvalid(byte[] content, JsonNode problems) {
    try {
      LOADER.parse(content, ".packit.yaml");
      return "was accepted";
    } catch (InvalidConfigException e) {
      String text =
          e.problems().stream()
              .filter(problem -> problem.severity() == ConfigProblem.Severity.ERROR)
              .map(ConfigProblem::toString)
              .collect(Collectors.joining("\n"));
      return problems.properties().stream()
          .flatMap(problem -> wrongKeys(problem.getKey(), problem.getValue()))
          .filter(key -> !text.contains(key))
          .map(key -> "does not name " + key)
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * The reference names the keys that may not stand beside {@code metadata} in its message only,
   * and says {@code key} where the name of a package is wrong.
   */
  private static Stream<String> wrongKeys(String path, JsonNode messages) {
    if (path.matches("(.*\\.)?packages\\..*\\.key")) {
      return Stream.of("package");
    }
    return path.endsWith("_schema")
        ? Pattern.compile("'(\\w+)'")
            .matcher(messages.toString())
            .results()
            .map(key -> key.group(1))
        : Stream.of(path.substring(path.lastIndexOf('.') + 1).replace("'", ""));
  }

  /** Returns the first difference of two trees; the same numbers may be written differently. */
  private static String difference(String path, JsonNode actual, JsonNode expected) {
    if (actual.isObject() && expected.isObject()) {
      for (String name : expected.propertyNames()) {
        String below = difference(path + "/" + name, actual.path(name), expected.path(name));
        if (!below.isEmpty()) {
          return below;
        }
      }
      List<String> more = new ArrayList<>(actual.propertyNames());
      more.removeAll(expected.propertyNames());
      return more.isEmpty() ? "" : path + " has " + more + " in addition";
    }
    if (actual.isArray() && expected.isArray() && actual.size() == expected.size()) {
      for (int i = 0; i < expected.size(); i++) {
        String below = difference(path + "/" + i, actual.path(i), expected.path(i));
        if (!below.isEmpty()) {
          return below;
        }
      }
      return "";
    }
    boolean same =
        actual.isNumber() && expected.isNumber()
            ? actual.decimalValue().compareTo(expected.decimalValue()) == 0
            : actual.equals(expected);
    return same ? "" : path + " is " + actual + " instead of " + expected;
  }
}
