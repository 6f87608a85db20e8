package io.github.packit4j.config.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Single changes of a text, and how little of it they touch. */
class YamlEditorTest {

  static Stream<Arguments> values() {
    return Stream.of(
        arguments("a: |\n  x\n\nb: 1\n", List.of("a"), "y", "a: y\n\nb: 1\n"),
        arguments("a: >-\n  x\n", List.of("a"), 1, "a: 1\n"),
        arguments("a:\n  - |\n    x\n  - 2\n", List.of("a", 0), 1, "a:\n  - 1\n  - 2\n"),
        arguments("a: |\n\nb: 1\n", List.of("a"), "y", "a: y\n\nb: 1\n"),
        arguments("a: |\n  x\n", List.of("b"), 1, "a: |\n  x\nb: 1\n"),
        arguments("a: 'x\n\n  '\nb: 1\n", List.of("a"), "y", "a: y\nb: 1\n"),
        arguments("😀: 1 # 😀\nb: 2\n", List.of("b"), 3, "😀: 1 # 😀\nb: 3\n"),
        arguments("", List.of("a"), 1, "a: 1\n"),
        arguments("{}", List.of("a"), 1, "a: 1\n"),
        arguments("# c\n{}\n", List.of("a"), 1, "# c\na: 1\n"),
        arguments("# c", List.of("a"), 1, "# c\na: 1\n"),
        arguments("# c\n", List.of("a"), Map.of("b", List.of(1)), "# c\na:\n  b:\n    - 1\n"),
        arguments("", List.of("a", 0, "b"), "x", "a:\n  - b: x\n"),
        arguments("a: 1\n", List.of("a"), 2, "a: 2\n"),
        arguments("a:\n", List.of("a"), 2, "a: 2\n"),
        arguments("a: # c\n", List.of("a"), 2, "a: 2 # c\n"),
        arguments("a:\nb: 1\n", List.of("a", "b"), "x", "a: {b: x}\nb: 1\n"),
        arguments("a: 1", List.of("b"), 2, "a: 1\nb: 2\n"),
        arguments("a: 1\n", List.of("b"), 2, "a: 1\nb: 2\n"),
        arguments("a: 1\r\n", List.of("b"), 2, "a: 1\r\nb: 2\r\n"),
        arguments("a: 1\r\n", List.of("b"), List.of(1, 2), "a: 1\r\nb:\r\n  - 1\r\n  - 2\r\n"),
        arguments("a:\n  - 1\n  - 2\nb: 3\n", List.of("a"), null, "a: null\nb: 3\n"),
        arguments("a:\n  - 1\n", List.of("a"), List.of(), "a: []\n"),
        arguments("a:\n  - 1\n", List.of("a"), List.of(7, 8), "a:\n  - 7\n  - 8\n"),
        arguments("a:\n  - 1\n", List.of("a"), Map.of("b", 1), "a: {b: 1}\n"),
        arguments("a:\n  b: 1\n", List.of("a"), Map.of("c", 2), "a:\n  c: 2\n"),
        arguments("a:\n  b: 1\n", List.of("a"), List.of(2), "a: [2]\n"),
        arguments("a:\n  b: 1\n", List.of("a"), Map.of(), "a: {}\n"),
        arguments("a:\n- 1\n- 2\nb: 3\n", List.of("a"), "x", "a: x\nb: 3\n"),
        arguments("a:\n- 1\n", List.of("a"), List.of(5), "a:\n- 5\n"),
        arguments("a: # why\n  - 1\nb: 2\n", List.of("a"), "x", "a: x # why\nb: 2\n"),
        arguments("a:\r\n  - 1\r\nb: 2\r\n", List.of("a"), "x", "a: x\r\nb: 2\r\n"),
        arguments("a: &x\n  b: 1\n", List.of("a"), "v", "a: v\n"),
        arguments("- - 1\n- 2\n", List.of(0), "x", "- x\n- 2\n"),
        arguments("- a: 1\n  b: 2\n- 2\n", List.of(0), "x", "- x\n- 2\n"),
        arguments("- a: 1\n", List.of(0), Map.of("c", 3), "- c: 3\n"),
        arguments("a: []\n", List.of("a", 0), 1, "a: [1]\n"),
        arguments("a: {}\n", List.of("a", "b"), 1, "a: {b: 1}\n"),
        arguments("a: [1]\n", List.of("a", 1), 2, "a: [1, 2]\n"),
        arguments("a: [1 ]\n", List.of("a", 1), 2, "a: [1, 2 ]\n"),
        arguments("a: [1, ]\n", List.of("a", 1), 2, "a: [1, 2 ]\n"),
        arguments("a: [1,]\n", List.of("a", 1), 2, "a: [1, 2]\n"),
        arguments("a: {b: 1}\n", List.of("a", "c"), 2, "a: {b: 1, c: 2}\n"),
        arguments("a: {b: 1, }\n", List.of("a", "c"), 2, "a: {b: 1, c: 2 }\n"),
        arguments("a: [\n  1\n]\n", List.of("a", 1), 2, "a: [\n  1, 2\n]\n"),
        arguments("{a: 1}", List.of("b"), 2, "{a: 1, b: 2}"),
        arguments("[1]", List.of(1), 2, "[1, 2]"),
        arguments("[ ]", List.of(0), 2, "[2]"),
        arguments("a:\n  - 1\n", List.of("a", 1), 2, "a:\n  - 1\n  - 2\n"),
        arguments("a:\n  - 1", List.of("a", 1), 2, "a:\n  - 1\n  - 2\n"),
        arguments(
            "a:\n  - 1\nb: 1\n", List.of("a", 1), Map.of("x", 1), "a:\n  - 1\n  - x: 1\nb: 1\n"),
        arguments("a: &x 1\nb: *x\n", List.of("b"), 2, "a: &x 1\nb: 2\n"),
        arguments("", List.of(0), 2, "- 2\n"),
        arguments(
            "a:\n  b: 1 # c\n  d: 2\n", List.of("a", "e"), 5, "a:\n  b: 1 # c\n  d: 2\n  e: 5\n"),
        arguments(
            "a:\n  b:\n    - 1\nc: 2\n",
            List.of("a", "b", 1),
            5,
            "a:\n  b:\n    - 1\n    - 5\nc: 2\n"),
        arguments("a: 'x' # c\n", List.of("a"), "y: z", "a: \"y: z\" # c\n"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void setsAValue(String text, List<Object> path, @Nullable Object value, String expected) {
    assertThat(YamlEditor.set(text, path, value)).isEqualTo(expected);
  }

  static Stream<Arguments> parts() {
    return Stream.of(
        arguments("a: 1\n", List.of("a"), "{}\n"),
        arguments("- 1\n", List.of(0), "[]\n"),
        arguments("a: 1\nb: 2\n", List.of("a"), "b: 2\n"),
        arguments("a: 1\nb: 2\n", List.of("b"), "a: 1\n"),
        arguments("a: 1\nb: 2", List.of("b"), "a: 1\n"),
        arguments("a: 1 # c\nb: 2\n", List.of("a"), "b: 2\n"),
        arguments("a:\n  - 1\n  - 2\n", List.of("a", 0), "a:\n  - 2\n"),
        arguments("a:\n  - 1\n  - 2\n", List.of("a", 1), "a:\n  - 1\n"),
        arguments("a:\n  - 1\n", List.of("a", 0), "a:\n  []\n"),
        arguments("a: [1, 2]\n", List.of("a", 0), "a: [2]\n"),
        arguments("a: [1, 2]\n", List.of("a", 1), "a: [1]\n"),
        arguments("a: [1 , 2 ]\n", List.of("a", 1), "a: [1  ]\n"),
        arguments("a: [1]\n", List.of("a", 0), "a: []\n"),
        arguments("a: {b: 1, c: 2}\n", List.of("a", "b"), "a: {c: 2}\n"),
        arguments("a: {b: 1, c: 2}\n", List.of("a", "c"), "a: {b: 1}\n"),
        arguments("a: {b: 1}\n", List.of("a", "b"), "a: {}\n"),
        arguments("- a: 1\n  b: 2\n- c\n", List.of(0, "a"), "- b: 2\n- c\n"),
        arguments("- a: 1\n  b: 2\n- c\n", List.of(0, "b"), "- a: 1\n- c\n"),
        arguments("- a: 1\n  b: 2\n- c\n", List.of(0), "- c\n"),
        arguments("- - 1\n  - 2\n", List.of(0, 0), "- - 2\n"),
        arguments("x: y\na:\n  b:\n    c: 1\n  d: 2\n", List.of("a", "b"), "x: y\na:\n  d: 2\n"),
        arguments("a:\r\n  - 1\r\n  - 2\r\n", List.of("a", 0), "a:\r\n  - 2\r\n"));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void removesAPart(String text, List<Object> path, String expected) {
    assertThat(YamlEditor.remove(text, path)).isEqualTo(expected);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("a:\n  - 1\n", List.of("a", 2), false, "there is no list with an item [2]"),
        arguments(
            "a: 1\n", List.of("a", "b"), false, "there is no mapping that could have the key 'b'"),
        arguments("a: 1\n", List.of("a", 0), false, "there is no list with an item [0]"),
        arguments(
            "a: &x 1\nb: *x\n",
            List.of("b", "c"),
            false,
            "the value is the alias *x; change it where &x is defined"),
        arguments("- 1\n", List.of("a"), false, "there is no mapping that could have the key 'a'"),
        arguments("a: 1\n", List.of(0), false, "there is no list with an item [0]"),
        arguments("", List.of(1), false, "there is no list with an item [1]"),
        arguments("", List.of("a"), true, "the text is empty"),
        arguments("a:\n  - 1\n", List.of("a", 1), true, "there is no list with an item [1]"),
        arguments("a: 1\n", List.of("b"), true, "there is no mapping that could have the key 'b'"),
        arguments(
            "a: 1\n", List.of("a", "b"), true, "there is no mapping that could have the key 'b'"),
        arguments("a: 1\n", List.of(0), true, "there is no list with an item [0]"),
        arguments("- 1\n", List.of("a"), true, "there is no mapping that could have the key 'a'"),
        arguments(
            "a: &x 1\nb: *x\n",
            List.of("b", "c"),
            true,
            "the value is the alias *x; change it where &x is defined"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void saysWhatIsNotThere(String text, List<Object> path, boolean remove, String message) {
    assertThatThrownBy(
            () -> {
              if (remove) {
                YamlEditor.remove(text, path);
              } else {
                YamlEditor.set(text, path, 2);
              }
            })
        .isInstanceOf(YamlEditor.NotEditableException.class)
        .hasMessage(message);
  }
}
