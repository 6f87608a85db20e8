package io.github.packit4j.cli.config;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what holds after all inheritance. */
@Command(
    name = "effective",
    description = "Show the configuration as JSON, with defaults and all that is inherited.")
final class ConfigEffective implements Action {

  @Mixin private final ConfigFile file = new ConfigFile();

  @Override
  public Answer run(Session session) {
    return Answer.json(file.load(session).config().effective());
  }
}
