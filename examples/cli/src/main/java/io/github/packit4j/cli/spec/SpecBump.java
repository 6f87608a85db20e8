package io.github.packit4j.cli.spec;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.specfile.SpecFileEditor;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Raises the release. */
@Command(name = "bump", description = "Raise the release by one, as rpmdev-bumpspec does.")
final class SpecBump implements Action {

  @Mixin private final SpecEdit edit = new SpecEdit();

  @Override
  public Answer run(Session session) {
    return edit.run(session, SpecFileEditor::bumpRelease, List.of("Rebuilt"));
  }
}
