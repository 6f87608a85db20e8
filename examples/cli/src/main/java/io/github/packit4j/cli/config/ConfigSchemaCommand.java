package io.github.packit4j.cli.config;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.config.ConfigSchema;
import picocli.CommandLine.Command;

/** Shows the schema. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of configurations, for completion and checks in editors.")
final class ConfigSchemaCommand implements Action {

  @Override
  public Answer run(Session session) {
    return Answer.json(ConfigSchema.json());
  }
}
