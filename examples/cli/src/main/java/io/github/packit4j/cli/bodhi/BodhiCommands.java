package io.github.packit4j.cli.bodhi;

import io.github.packit4j.cli.run.Group;
import java.util.List;
import picocli.CommandLine.Command;

/** Commands on updates. */
@Command(name = "bodhi", description = "Create, edit and push updates in Bodhi.")
public final class BodhiCommands implements Group {

  @Override
  public List<Class<?>> commands() {
    return List.of(BodhiCreate.class, BodhiEdit.class, BodhiPush.class);
  }
}
