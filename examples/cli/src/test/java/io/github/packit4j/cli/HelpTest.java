package io.github.packit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.cli.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of every command is a file. */
class HelpTest {

  private static final Path FILES = Golden.FILES.resolve("help");

  @TempDir private static Path directory;

  static List<String> commands() {
    List<String> names = new ArrayList<>();
    collect(Packit.complete(), names);
    return names;
  }

  private static void collect(CommandLine command, List<String> names) {
    names.add(command.getCommandSpec().qualifiedName());
    command.getSubcommands().values().stream().distinct().forEach(sub -> collect(sub, names));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    String words = command.replaceFirst("^packit ?", "");
    Terminal terminal = new Terminal(directory);
    List<String> arguments =
        new ArrayList<>(words.isEmpty() ? List.of() : List.of(words.split(" ")));
    arguments.add("--help");

    assertThat(terminal.run(arguments.toArray(String[]::new))).isZero();
    assertThat(terminal.err()).isEmpty();
    Golden.check("help/" + fileName(command), terminal.out());
  }

  @Test
  void noFileIsOfACommandThatIsNoMore() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              commands().stream().map(HelpTest::fileName).toList());
    }
  }

  @Test
  void theReadmeNamesEveryCommandAndExitCode() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (String command : commands()) {
      assertThat(readme).contains(command.substring(command.lastIndexOf(' ') + 1));
    }
    ExitCode.meanings()
        .forEach((code, meaning) -> assertThat(readme).contains("| " + code + " | " + meaning));
  }

  private static String fileName(String command) {
    return command.replace(' ', '-') + ".txt";
  }
}
