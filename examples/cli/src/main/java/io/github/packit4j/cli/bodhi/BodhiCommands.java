package io.github.packit4j.cli.bodhi;

import picocli.CommandLine.Command;

/** Commands on updates. */
@Command(
    name = "bodhi",
    description = "Create, edit and push updates in Bodhi.",
    subcommands = {BodhiCreate.class, BodhiEdit.class, BodhiPush.class})
public final class BodhiCommands {}
