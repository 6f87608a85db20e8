package io.github.packit4j.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Hostile text stays text. */
class MarkdownTest {

  @Test
  void aBlockHasALongerFenceThanItsText() {
    assertThat(Markdown.block("plain", 100)).isEqualTo("```text\nplain\n```");
    assertThat(Markdown.block("````\n@everyone <img src=x>", 100))
        .isEqualTo("`````text\n````\n@everyone <img src=x>\n`````");
  }

  @Test
  void codeInALineSurvivesBackquotes() {
    assertThat(Markdown.code("f44")).isEqualTo("`f44`");
    assertThat(Markdown.code("a`b")).isEqualTo("``a`b``");
    assertThat(Markdown.code("`")).isEqualTo("`` ` ``");
    assertThat(Markdown.code("")).isEqualTo("`  `");
    assertThat(Markdown.code("a\n\n# b\u202e\u0007")).isEqualTo("`a # b`");
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    assertThat(Markdown.block("ab\uD83D\uDE00cd", 3)).isEqualTo("```text\nab\n[cut]\n```");
    assertThat(Markdown.block("abc", 3)).isEqualTo("```text\nabc\n```");
  }

  @Property
  void nothingEndsABlockEarly(@ForAll("hostile") String text) {
    String[] lines = Markdown.block(text, 60).split("\n", -1);
    String fence = lines[0].substring(0, lines[0].length() - "text".length());
    assertThat(lines[lines.length - 1]).isEqualTo(fence);
    assertThat(Arrays.copyOfRange(lines, 1, lines.length - 1))
        .allSatisfy(line -> assertThat(line).doesNotContain(fence).doesNotContain("\r"));
  }

  @Property
  void nothingEndsCodeEarly(@ForAll("hostile") String text) {
    String code = Markdown.code(text);
    String fence = code.replaceAll("[^`].*", "");
    String inside = code.substring(fence.length(), code.length() - fence.length());
    assertThat(code).endsWith(fence).doesNotContain("\n");
    assertThat(inside.replaceAll("[^`]+", " ").trim().split(" ")).doesNotContain(fence);
    assertThat(inside).doesNotStartWith("`").doesNotEndWith("`");
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.strings()
        .withChars('`', '~', '\n', '\r', '\t', ' ', 'a', '@', '<', '#', '-', '\u202e', '\u0000')
        .ofMaxLength(90);
  }
}
