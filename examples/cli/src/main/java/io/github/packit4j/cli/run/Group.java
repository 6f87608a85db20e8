package io.github.packit4j.cli.run;

import java.util.List;

/** A command that does nothing itself, but has commands. */
@FunctionalInterface
public interface Group {

  /** Returns the classes of its commands, in the order in which the help lists them. */
  List<Class<?>> commands();
}
