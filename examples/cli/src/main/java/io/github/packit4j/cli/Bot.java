package io.github.packit4j.cli;

import io.github.packit4j.bot.BotMain;
import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The release bot, which alone logs: to the standard output, a line of JSON each time. */
@Command(
    name = "bot",
    description = {
      "Run the release bot until it is asked to end (Ctrl-C, SIGTERM).",
      "Webhooks and messages start releases, builds and updates; a web page shows them."
    })
final class Bot implements Action {

  @Parameters(
      arity = "0..1",
      paramLabel = "SETTINGS",
      description =
          "The file with its settings, accounts among them. Default: it works in a sandbox, and shows how.")
  private Optional<Path> settings = Optional.empty();

  @Override
  public Answer run(Session session) throws InterruptedException {
    Logs.toStandardOutput();
    BotMain.run(settings.map(session::file));
    return Answer.of(Map.of("ended", true), new Page().line("The bot has ended."));
  }
}
