package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.macro.MacroContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One small file for each rule of editing: {@code golden.tsv} has the rule, the edit, the file
 * before it, and the file after it or what a refusal says.
 *
 * <p>There {@code ⏎} stands for LF, {@code ␍} for CR, {@code ⇥} for a tab and {@code �} for a byte
 * that is no UTF-8; {@code !} begins a refusal, {@code =} says that the file stays as it is, and
 * {@code ?} begins what the edit notes. The context is one of Fedora.
 */
class GoldenTest {

  private static final MacroContext FEDORA =
      MacroContext.empty().define("fedora", "44").define("dist", ".fc44");

  static Stream<String[]> cases() throws IOException {
    try (InputStream table = GoldenTest.class.getResourceAsStream("golden.tsv")) {
      String text =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return text
          .lines()
          .filter(line -> !line.isBlank())
          .map(line -> line.split("\t", -1))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void editsDoAsTheRuleSays(String rule, String edit, String before, String after) {
    SpecFile spec = SpecFile.parse(read(before));
    SpecFileEditor editor = spec.edit(FEDORA);
    if (after.startsWith("!")) {
      assertThatThrownBy(() -> GoldenEdits.apply(editor, read(edit)))
          .as(rule)
          .isInstanceOf(SpecFileException.class)
          .hasMessageContaining(after.substring(1));
      assertThat(editor.apply()).isSameAs(spec);
      return;
    }
    String[] parts = after.split(" \\?", 2);
    GoldenEdits.apply(editor, read(edit));
    assertThat(written(editor.apply()))
        .as(rule)
        .isEqualTo(parts[0].equals("=") ? before : parts[0]);
    if (parts.length == 1) {
      assertThat(editor.notes()).isEmpty();
    } else {
      assertThat(editor.notes()).singleElement().asString().contains(parts[1]);
    }
  }

  static String read(String cell) {
    return cell.replace('⏎', '\n').replace('␍', '\r').replace('⇥', '\t').replace('�', '\udcff');
  }

  static String written(SpecFile spec) {
    return spec.text()
        .replace('\n', '⏎')
        .replace('\r', '␍')
        .replace('\t', '⇥')
        .replace('\udcff', '�');
  }
}
