package io.github.packit4j.cli.release;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.cli.run.UsageException;
import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.ReleaseRequest;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Carries a release into dist-git by the configuration upstream. */
@Command(
    name = "propose-downstream",
    description = {
      "Propose an upstream release in dist-git, with upstream's configuration and spec file.",
      "What would be done is shown before anything is changed."
    })
public final class ProposeDownstream implements Action {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH_OR_URL",
      defaultValue = ".",
      description = {
        "The upstream project's address, or a directory whose configuration has it",
        "(upstream_project_url). Default: the current directory."
      })
  private String project = ".";

  @Mixin private final ReleaseOptions options = new ReleaseOptions();

  @Override
  public Answer run(Session session) throws InterruptedException {
    return options.run(session, () -> ReleaseRequest.proposeLatest(upstream(session)));
  }

  private String upstream(Session session) {
    if (project.contains("://")) {
      return project;
    }
    return ConfigLoader.create()
        .load(session.path(Path.of(project)))
        .config()
        .packages()
        .values()
        .stream()
        .map(PackageSettings::upstreamProjectUrl)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "The configuration has no upstream_project_url. Name the project's address."));
  }
}
