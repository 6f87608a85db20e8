package io.github.packit4j.cli.spec;

import picocli.CommandLine.Command;

/** Commands on spec files. */
@Command(
    name = "spec",
    description = "Read and change spec files. Nothing in them is ever executed.",
    subcommands = {
      SpecShow.class,
      SpecSources.class,
      SpecSetVersion.class,
      SpecBump.class,
      SpecChangelog.class,
      SpecDiff.class,
      SpecValidate.class
    })
public final class SpecCommands {}
