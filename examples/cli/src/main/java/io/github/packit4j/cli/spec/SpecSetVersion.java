package io.github.packit4j.cli.spec;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Session;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sets the version. */
@Command(
    name = "set-version",
    description = {
      "Set the version, following the macros it is made of, and the release to 1.",
      "With %%autorelease and %%autochangelog both stay as they are."
    })
final class SpecSetVersion implements Action {

  @Parameters(
      index = "0",
      paramLabel = "VERSION",
      description = "The new version as upstream writes it.")
  private String version = "";

  @Mixin private final SpecEdit edit = new SpecEdit();

  @Override
  public Answer run(Session session) {
    return edit.run(
        session,
        editor -> {
          editor.updateVersion(version);
          if (!editor.apply().expand(edit.spec().context()).hasAutorelease()) {
            editor.setReleaseNumber("1");
          }
        },
        List.of("Update to version " + version));
  }
}
