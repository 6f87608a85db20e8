package io.github.packit4j.cli.spec;

import io.github.packit4j.cli.run.Group;
import java.util.List;
import picocli.CommandLine.Command;

/** Commands on spec files. */
@Command(
    name = "spec",
    description = "Read and change spec files. Nothing in them is ever executed.")
public final class SpecCommands implements Group {

  @Override
  public List<Class<?>> commands() {
    return List.of(
        SpecShow.class,
        SpecSources.class,
        SpecSetVersion.class,
        SpecBump.class,
        SpecChangelog.class,
        SpecDiff.class,
        SpecValidate.class);
  }
}
