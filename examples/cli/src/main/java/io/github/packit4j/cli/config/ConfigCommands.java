package io.github.packit4j.cli.config;

import picocli.CommandLine.Command;

/** Commands on {@code .packit.yaml}. */
@Command(
    name = "config",
    description = "Check, show and change package configurations (.packit.yaml).",
    subcommands = {
      ConfigValidate.class,
      ConfigEffective.class,
      ConfigSchemaCommand.class,
      ConfigEdit.class
    })
public final class ConfigCommands {}
