package io.github.packit4j.cli.config;

import io.github.packit4j.cli.run.Group;
import java.util.List;
import picocli.CommandLine.Command;

/** Commands on {@code .packit.yaml}. */
@Command(
    name = "config",
    description = "Check, show and change package configurations (.packit.yaml).")
public final class ConfigCommands implements Group {

  @Override
  public List<Class<?>> commands() {
    return List.of(
        ConfigValidate.class, ConfigEffective.class, ConfigSchemaCommand.class, ConfigEdit.class);
  }
}
