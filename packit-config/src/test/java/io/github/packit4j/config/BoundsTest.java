package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.packit4j.config.internal.yaml.YamlReader;
import io.github.packit4j.config.internal.yaml.YamlSyntaxException;
import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.config.rule.internal.BoundedText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bound holds exactly: what just fits is taken, one more is not. */
class BoundsTest {

  private static final ConfigLoader LOADER = ConfigLoader.create().withRepositoryName("r");

  private static List<String> problems(String text) {
    try {
      return LOADER.parse(text, "c").warnings().stream().map(ConfigProblem::toString).toList();
    } catch (InvalidConfigException e) {
      return e.problems().stream().map(ConfigProblem::toString).toList();
    }
  }

  @Test
  void levels() {
    YamlReader.read("[".repeat(99) + "a" + "]".repeat(99));
    assertThatExceptionOfType(YamlSyntaxException.class)
        .isThrownBy(() -> YamlReader.read("[".repeat(100) + "a" + "]".repeat(100)))
        .withMessageContaining("more than 100 levels deep");
  }

  @Test
  void levelsThroughAliases() {
    String anchor = "- &a " + "[".repeat(49) + "a" + "]".repeat(49) + "\n- ";
    YamlReader.read(anchor + "[".repeat(49) + "*a" + "]".repeat(49));
    assertThatExceptionOfType(YamlSyntaxException.class)
        .isThrownBy(() -> YamlReader.read(anchor + "[".repeat(50) + "*a" + "]".repeat(50)))
        .withMessageContaining("more than 100 levels deep");
  }

  @Test
  void values() {
    // The list counts as well.
    String most = "- a\n".repeat(99_999);
    YamlReader.read(most);
    assertThatExceptionOfType(YamlSyntaxException.class)
        .isThrownBy(() -> YamlReader.read(most + "- a\n"))
        .withMessageContaining("more than 100,000 values");
    String anchor = "- &a [" + "a, ".repeat(98) + "a]\n";
    YamlReader.read(anchor + "- *a\n".repeat(998) + "- a\n".repeat(99));
    assertThatExceptionOfType(YamlSyntaxException.class)
        .isThrownBy(() -> YamlReader.read(anchor + "- *a\n".repeat(998) + "- a\n".repeat(100)))
        .withMessageContaining("more than 100,000 values");
  }

  @Test
  void characters() {
    String comment = "#" + "x".repeat((1 << 20) - 1);
    assertThat(YamlReader.read(comment).root()).isEmpty();
    assertThatExceptionOfType(YamlSyntaxException.class)
        .isThrownBy(() -> YamlReader.read(comment + "x"))
        .withMessageContaining("1,048,577 characters, more than the 1,048,576");
  }

  @Test
  void steps() {
    BoundedText text = new BoundedText("ab");
    for (int i = 0; i < 5_000_000; i++) {
      assertThat(text.charAt(1) == 'b').isTrue();
    }
    assertThatExceptionOfType(BoundedText.ExhaustedException.class)
        .isThrownBy(() -> text.charAt(1));
    assertThat(text.subSequence(0, 1).toString()).isEqualTo("a");
    assertThat(text).hasToString("ab").hasSize(2);
  }

  @Test
  void reportedProblems() {
    String wrong =
        IntStream.range(0, 1_001).mapToObj("wrong%d: a\n"::formatted).collect(Collectors.joining());
    assertThat(problems(wrong)).hasSize(1_000);
    assertThat(problems(wrong.substring(0, wrong.indexOf("wrong999:"))))
        .as("and the jobs, which are missing")
        .hasSizeBetween(999, 1_000);
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647, true",
    "2147483648, false",
    "-2147483648, true",
    "-2147483649, false",
    "99999999999999999999, false"
  })
  void numbers(String number, boolean fits) {
    assertThat(problems("timeout: " + number + "\njobs: []"))
        .as(number)
        .matches(found -> fits != String.join("", found).contains("is too large"));
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, true", "-1, false"})
  void naturalNumbers(String number, boolean fits) {
    assertThat(problems("patch_generation_patch_id_digits: " + number + "\njobs: []").isEmpty())
        .isEqualTo(fits);
  }

  @Test
  void excerpts() {
    assertThat(problems("create_pr: " + "x".repeat(60) + "\njobs: []"))
        .singleElement()
        .asString()
        .contains("not '" + "x".repeat(60) + "'");
    assertThat(problems("create_pr: " + "x".repeat(61) + "\njobs: []"))
        .singleElement()
        .asString()
        .contains("not '" + "x".repeat(57) + "...'");
  }

  @ParameterizedTest
  @CsvSource({
    "yes, true",
    "on, true",
    "y, true",
    "t, true",
    "1, true",
    "1.0, true",
    "'\"1\"', true",
    "'\"True\"', true",
    "no, false",
    "off, false",
    "n, false",
    "f, false",
    "0, false",
    "0.0, false",
    "'\"0\"', false",
    "'\"FALSE\"', false",
    "false, false",
    "true, true"
  })
  void booleansAreWhatTheySay(String text, boolean value) {
    String file = "create_pr: %s\nscratch: %s\njobs: []".formatted(text, text);
    PackageSettings settings = LOADER.parse(file, "c").config().settings("r");
    assertThat(settings.createPr()).isEqualTo(value);
    assertThat(settings.scratch()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner: <<", "env: {a: <<}", "paths: [<<]", "paths:\n  - a\n  - <<"})
  void aMergeSignIsNoValue(String text) {
    assertThat(problems(text + "\njobs: []"))
        .singleElement()
        .asString()
        .contains("'<<' has a special meaning in YAML; quote it");
    assertThat(problems(text.replace("<<", "\"<<\"") + "\njobs: []")).isEmpty();
  }

  /** A character beyond the basic plane is one column. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{timeout: x, jobs: []} | 1:11",
        "env: {'\uD83D\uDE00': <<} | 1:12",
        "owner: \uD83D\uDE00a\\tb | 1:10",
        "owner: a\\nowner: b\\njobs: [] | 2:1",
        "a: [b\\njobs: x | 2:5",
        "owner: *x | 1:8",
        "owner: !x y | 1:8",
        "_: &a [*a] | 1:8"
      })
  void columnsCountCharacters(String text, String position) {
    assertThat(problems(text.replace("\\n", "\n").replace("\\t", "\t")))
        .first()
        .asString()
        .startsWith("c:" + position + ": error");
  }

  @Test
  void problemsComeInTheOrderOfTheFile() {
    assertThat(problems("{owner: 1, timeout: x, wrong: y, jobs: 3, project: 4}\n"))
        .extracting(text -> Integer.valueOf(text.split(":", -1)[2]))
        .hasSizeGreaterThan(3)
        .isSorted();
  }

  @Test
  void textsAreFoundBehindAnyCharacter() {
    String file =
        "env: {A: \uD83D\uDE00, B: [x, \uD83D\uDE00 ], C: {d: e} }\nowner: \uD83D\uDE00\n";
    ConfigText text = ConfigText.of(file);
    assertThat(text.set("owner", "me").text())
        .isEqualTo(file.replace("owner: \uD83D\uDE00", "owner: me"));
    assertThat(text.set("env.B", "z").text()).isEqualTo(file.replace("[x, \uD83D\uDE00 ]", "z"));
    assertThat(text.set("env.B[1]", "z").text()).isEqualTo(file.replace("\uD83D\uDE00 ]", "z ]"));
    assertThat(text.set("env.C", 1).text()).isEqualTo(file.replace("{d: e}", "1"));
    assertThat(text.remove("env.C").text()).isEqualTo(file.replace(", C: {d: e}", ""));
  }
}
