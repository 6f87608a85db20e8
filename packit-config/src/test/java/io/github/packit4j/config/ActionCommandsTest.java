package io.github.packit4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.packit4j.config.problem.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionCommandsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "make dist | make,dist",
        "`  a\tb  ` | a,b",
        "bash -c 'a b' | bash,-c,a b",
        "echo \"it's\" | echo,it's",
        "echo \"a \\\"b\\\" \\c\" | echo,a \"b\" \\c",
        "echo \"a\\\\b\" 'c\\\\d' | echo,a\\b,c\\\\d",
        "a\\ b c | a b,c",
        "a'b'\"c\" | abc",
        "echo $HOME; ls | echo,$HOME;,ls"
      })
  void splitsLinesAsAShellDoes(String line, String words) {
    assertThat(new ActionCommands.Line(line).words()).isEqualTo(List.of(words.split(",", -1)));
  }

  @Test
  void keepsEmptyWords() {
    assertThat(new ActionCommands.Line("echo '' \"\"").words()).containsExactly("echo", "", "");
    assertThat(new ActionCommands.Line("").words()).isEmpty();
  }

  @Test
  void refusesOpenQuotationMarks() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new ActionCommands.Line("echo 'a").words())
        .withMessageContaining("it ends inside '...'");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new ActionCommands.Line("echo \"a\\\"").words())
        .withMessageContaining("it ends inside \"...\"");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new ActionCommands.Line("echo a\\").words())
        .withMessageContaining("it ends after a backslash");
  }
}
