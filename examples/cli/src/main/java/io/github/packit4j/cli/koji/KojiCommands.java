package io.github.packit4j.cli.koji;

import picocli.CommandLine.Command;

/** Commands on builds. */
@Command(
    name = "koji",
    description = "Submit, watch and tag builds in Koji.",
    subcommands = {KojiBuild.class, KojiWatch.class, KojiTag.class})
public final class KojiCommands {}
