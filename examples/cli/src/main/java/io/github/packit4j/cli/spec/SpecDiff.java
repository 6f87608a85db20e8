package io.github.packit4j.cli.spec;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.specfile.SpecFile;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares two spec files. */
@Command(name = "diff", description = "Show what changes from one spec file to another.")
final class SpecDiff implements Action {

  @Parameters(index = "0", paramLabel = "OLD", description = "The spec file before.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The spec file after.")
  private Path after = Path.of("");

  @Override
  public Answer run(Session session) {
    SpecFile old = SpecFile.load(session.file(before));
    String diff = old.diff(SpecFile.load(session.file(after)), after.toString());
    return Answer.of(Map.of("diff", diff), new Page().diff(diff));
  }
}
