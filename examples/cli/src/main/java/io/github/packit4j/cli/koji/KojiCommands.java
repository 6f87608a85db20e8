package io.github.packit4j.cli.koji;

import io.github.packit4j.cli.run.Group;
import java.util.List;
import picocli.CommandLine.Command;

/** Commands on builds. */
@Command(name = "koji", description = "Submit, watch and tag builds in Koji.")
public final class KojiCommands implements Group {

  @Override
  public List<Class<?>> commands() {
    return List.of(KojiBuild.class, KojiWatch.class, KojiTag.class);
  }
}
