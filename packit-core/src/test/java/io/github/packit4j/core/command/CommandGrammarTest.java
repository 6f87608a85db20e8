package io.github.packit4j.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.core.command.CommandLine.Refused;
import io.github.packit4j.core.command.CommandLine.Understood;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which lines of a comment are commands, and what they say. */
class CommandGrammarTest {

  private static final Path RECORDED =
      Path.of(
          System.getProperty("packit4j.shared", "../shared"),
          "reference",
          "webhooks",
          "comment-commands.json");

  private static final CommandGrammar GRAMMAR = CommandGrammar.of("/packit");

  @Test
  void whatTheReferenceRecognisesIsRecognised() throws IOException {
    JsonNode cases = recorded("recognised");
    assertThat(cases).hasSize(35);
    for (JsonNode each : cases) {
      String comment = each.path("comment").asString();
      Understood first = (Understood) read(each).get(0);
      assertThat(first.command().name()).as(comment).isEqualTo(each.path("command").asString());
      Map<String, List<String>> wanted = arguments(each.path("arguments"));
      assertThat(first.packageName())
          .as(comment)
          .isEqualTo(Optional.ofNullable(wanted.remove("package")).map(values -> values.get(0)));
      assertThat(arguments(first.command())).as(comment).isEqualTo(wanted);
    }
  }

  @Test
  void whatTheReferenceTakesForNoCommandIsNone() throws IOException {
    JsonNode cases = recorded("notACommand");
    assertThat(cases).hasSize(18);
    for (JsonNode each : cases) {
      assertThat(read(each)).as(each.path("comment").asString()).isEmpty();
    }
  }

  /** Nothing of it is carried out, and who wrote it is told. */
  @Test
  void whatTheReferenceRefusesIsRefusedOrNotRunHere() throws IOException {
    JsonNode cases = recorded("syntaxError");
    assertThat(cases).hasSize(4);
    for (JsonNode each : cases) {
      CommandLine line = read(each).get(0);
      if (each.path("prefix").asString().equals("/packit")) {
        assertThat(line).as(each.path("why").asString()).isInstanceOf(Refused.class);
      } else {
        assertThat(((Understood) line).command()).isInstanceOf(Command.Elsewhere.class);
      }
    }
  }

  private static JsonNode recorded(String kind) throws IOException {
    assumeTrue(Files.exists(RECORDED), "the recorded commands are not there: " + RECORDED);
    return JsonMapper.shared().readTree(Files.readString(RECORDED)).path(kind);
  }

  private static List<CommandLine> read(JsonNode recorded) {
    return CommandGrammar.of(recorded.path("prefix").asString())
        .read(recorded.path("comment").asString());
  }

  private static Map<String, List<String>> arguments(JsonNode recorded) {
    Map<String, List<String>> arguments = new TreeMap<>();
    recorded
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              String name =
                  switch (entry.getKey()) {
                    case "withPrConfig" -> "with-pr-config";
                    case "resolveBug" -> "resolve-bug";
                    // Of Fedora CI, which has one test where others have targets.
                    case "testIdentifier" -> "targets";
                    default -> entry.getKey();
                  };
              if (value.isArray()) {
                arguments.put(name, value.valueStream().map(JsonNode::asString).toList());
              } else {
                arguments.put(name, value.isBoolean() ? List.of() : List.of(value.asString()));
              }
            });
    return arguments;
  }

  private static Map<String, List<String>> arguments(Command command) {
    Map<String, List<String>> arguments = new TreeMap<>();
    if (command instanceof Command.Elsewhere elsewhere) {
      arguments.putAll(elsewhere.arguments());
    } else if (command instanceof Command.PullFromUpstream pull) {
      if (pull.withPullRequestConfig()) {
        arguments.put("with-pr-config", List.of());
      }
      if (!pull.resolvedBugs().isEmpty()) {
        arguments.put("resolve-bug", pull.resolvedBugs());
      }
    }
    return arguments;
  }

  @Test
  void everyOwnCommandIsReadWithItsOptions() {
    Map<String, Command> all = new LinkedHashMap<>();
    all.put("help", new Command.Help());
    all.put("propose-downstream", new Command.ProposeDownstream());
    all.put(
        "pull-from-upstream --version=1.2~rc1 --with-pr-config --resolve-bug=rhbz#1,rhbz#2",
        new Command.PullFromUpstream(Optional.of("1.2~rc1"), List.of("rhbz#1", "rhbz#2"), true));
    all.put(
        "koji-build --scratch --branch f44,epel8",
        new Command.KojiBuild(true, List.of("f44", "epel8")));
    all.put("koji-build", new Command.KojiBuild(false, List.of()));
    all.put("koji-tag --all-branches", new Command.KojiTag(true));
    all.put("create-update --branch fedora-all", new Command.CreateUpdate(List.of("fedora-all")));
    all.forEach(
        (text, command) ->
            assertThat(GRAMMAR.read("/packit --package python-ogr " + text))
                .containsExactly(
                    new Understood(
                        "/packit --package python-ogr " + text,
                        Optional.of("python-ogr"),
                        command)));
  }

  @Test
  void theUsageOfEveryCommandIsReadAsThatCommand() {
    assertThat(GRAMMAR.usage())
        .hasSize(6)
        .contains("/packit pull-from-upstream [--version X] [--resolve-bug A,B] [--with-pr-config]")
        .allSatisfy(
            usage ->
                assertThat(GRAMMAR.read(usage.replaceAll("[\\[\\]]", "")))
                    .hasOnlyElementsOfType(Understood.class));
  }

  @Test
  void severalCommandsOfACommentAreReadInOrder() {
    assertThat(
            GRAMMAR.read("Thanks!\r\n\t/packit koji-build \r\n> /packit help\n/packit nonsense\n"))
        .extracting(CommandLine::text)
        .containsExactly("/packit koji-build", "/packit nonsense");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/packit foobar | 9 | unknown command 'foobar'; there are help, propose-downstream",
        "/packit Help | 9 | unknown command 'Help'",
        "/packit koji-build --fast | 20 | unknown option '--fast'; koji-build has --scratch, --branch",
        "/packit help --fast | 14 | unknown option '--fast'; help has none",
        "/packit koji-build --package hello | 20 | --package stands before the command",
        "/packit --fast koji-build | 9 | unknown option '--fast' before the command",
        "/packit --package hello | 19 | a command is missing",
        "/packit --package | 9 | --package needs a value",
        "/packit --package ../evil koji-build | 9 | '../evil' is no name of a package",
        "/packit --package a --package b help | 21 | --package is given twice",
        "/packit koji-build f44 | 20 | koji-build takes no word 'f44'",
        "/packit koji-build --scratch=yes | 20 | --scratch takes no value",
        "/packit koji-build --scratch --scratch | 30 | --scratch is given twice",
        "/packit pull-from-upstream --resolve-bug | 28 | --resolve-bug needs a value",
        "/packit pull-from-upstream --version --with-pr-config | 28 | --version needs a value",
        "/packit pull-from-upstream --version= | 28 | '' is no value of --version",
        "/packit pull-from-upstream --version $(id) | 28 | '$(id)' is no value of --version",
        "/packit pull-from-upstream --resolve-bug a,,b | 28 | '' is no value of --resolve-bug",
        "/packit pull-from-upstream --resolve-bug [x](y) | 28 | '[x](y)' is no value",
        "/packit create-update --branch -f44 | 23 | --branch needs a value",
        "/packit create-update --branch ../f44 | 23 | '../f44' is no value of --branch",
      })
  void whatIsWrongIsNamedWithItsPlace(String line, int column, String reason) {
    assertThat(GRAMMAR.read("Well,\n" + line))
        .singleElement()
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).startsWith(reason);
              assertThat(refused.line()).isEqualTo(2);
              assertThat(refused.column()).isEqualTo(column);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "packit", "/", "/a b", "-packit", "/pack\nit", "/`x`", "Answer"})
  void aPrefixIsOneWordThatNobodyWritesByChance(String prefix) {
    assertThatThrownBy(() -> CommandGrammar.of(prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/packit");
  }

  @Test
  void aBotHasAPrefixOfItsOwn() {
    CommandGrammar own = CommandGrammar.of("@release-bot");
    assertThat(own.read("/packit help")).isEmpty();
    assertThat(own.read("@release-bots help")).isEmpty();
    assertThat(own.read("@release-bot help")).hasSize(1);
    assertThat(own.usage()).allMatch(usage -> usage.startsWith("@release-bot "));
  }

  @Test
  void thousandsOfCommandsAreNotLookedAt() {
    List<CommandLine> lines = GRAMMAR.read("/packit help\n".repeat(5_000));
    assertThat(lines).hasSize(CommandGrammar.MAX_COMMANDS + 1);
    assertThat(lines.get(10)).isInstanceOf(Refused.class);
  }

  @Test
  void oneLineIsBounded() {
    assertThat(GRAMMAR.read("/packit " + "a ".repeat(30_000)).get(0))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo("a command has no more than 50 words");
              assertThat(refused.text()).hasSizeLessThan(200);
            });
    assertThat(GRAMMAR.read("/packit " + "\ud83d\ude00".repeat(30_000)).get(0))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).startsWith("unknown command '").hasSizeLessThan(300);
              assertThat(refused.text()).hasSizeLessThan(100);
            });
    assertThat(GRAMMAR.read("/packit koji-build --branch " + "f44,".repeat(40) + "f44").get(0))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.reason()).isEqualTo("--branch has no more than 30 values"));
  }

  /** A line that is cut could be another command. */
  @Test
  void aHugeCommentIsCutBetweenLines() {
    String start = "/packit pull-from-upstream --version 1.2";
    String filled = "x".repeat(CommentPosted.MAX_TEXT - start.length() - 1) + "\n" + start;
    assertThat(text(filled)).isEqualTo(filled);
    assertThat(text(filled + ".3")).doesNotContain("/packit");
    assertThat(text("x".repeat(1_000_000))).isEmpty();
    assertThat(text(start + "\n" + "x".repeat(1_000_000))).isEqualTo(start);
  }

  private static String text(String written) {
    return new CommentPosted(
            URI.create("https://github.com/a/b"), 1, false, 2, "c", written, Optional.empty())
        .text();
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll("comments") String comment) {
    for (CommandLine line : GRAMMAR.read(comment)) {
      assertThat(line.text()).startsWith("/packit ");
    }
  }

  @Provide
  Arbitrary<String> comments() {
    Arbitrary<String> word =
        Arbitraries.oneOf(
            Arbitraries.of(
                "koji-build",
                "--package",
                "--package=a",
                "--branch",
                "--branch=f44",
                "--version",
                "pull-from-upstream",
                "--scratch",
                "=",
                "--",
                "-",
                ",",
                "test",
                "--env",
                "\u00a0"),
            Arbitraries.strings());
    Arbitrary<String> line = word.list().ofMaxSize(6).map(words -> String.join(" ", words));
    return line.map(text -> "/packit " + text)
        .list()
        .ofMaxSize(3)
        .map(all -> String.join("\n", all));
  }
}
