package io.github.packit4j.cli.run;

import io.github.packit4j.config.ConfigLoader;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Which package of dist-git is meant. */
public final class PackageArgument {

  private static final String HERE = ".";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PACKAGE",
      defaultValue = HERE,
      description = {
        "A package, its address in dist-git, or a directory with its configuration (./hello).",
        "Default: the current directory."
      })
  private String given = HERE;

  /** Returns the name of the package. */
  public String name(Session session) {
    if (given.contains("://")) {
      return session
          .clients()
          .distGit()
          .packageAt(given)
          .orElseThrow(() -> new UsageException(given + " is no package of this dist-git."));
    }
    if (!given.equals(HERE) && !given.contains("/")) {
      return given;
    }
    return ConfigLoader.create()
        .load(session.path(Path.of(given)))
        .config()
        .onlyPackage()
        .orElseThrow(() -> new UsageException("There are several packages. Name one of them."))
        .downstreamPackageName();
  }

  /** Returns the page of the package in dist-git. */
  public URI page(Session session) {
    return session.clients().distGit().projectUrl(name(session));
  }
}
