package io.github.packit4j.cli;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The completion of commands and options for shells. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands and options in bash and zsh.",
      "Use it by: source <(packit completion)"
    })
final class Completion implements Action {

  @Override
  public Answer run(Session session) {
    CommandLine all = Packit.complete();
    String script = AutoComplete.bash(all.getCommandName(), all);
    return Answer.of(Map.of("script", script), new Page().document(script));
  }
}
