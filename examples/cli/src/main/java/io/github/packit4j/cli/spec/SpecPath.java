package io.github.packit4j.cli.spec;

import io.github.packit4j.cli.run.Session;
import io.github.packit4j.cli.run.UsageException;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which spec file is meant, and for which release of a distribution. */
final class SpecPath {

  @Parameters(
      index = "+",
      arity = "0..1",
      paramLabel = "SPEC",
      description = "The spec file. Default: the only one in the current directory.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      defaultValue = "rawhide",
      description =
          "The release whose macros count, such as f44 or epel9. Default: ${DEFAULT-VALUE}.")
  private String release = "rawhide";

  /** Returns where the file is. */
  Path path(Session session) {
    return session.file(file.orElseGet(() -> only(session)));
  }

  /** Returns the macros that count. */
  MacroContext context() {
    return MacroContext.forTarget(release);
  }

  /** Reads and expands the file. */
  ExpandedSpecFile expanded(Session session) {
    return SpecFile.load(path(session)).expand(context());
  }

  private static Path only(Session session) {
    Path here = session.path(Path.of(""));
    try (Stream<Path> files = Files.list(here)) {
      List<Path> specs =
          files.map(Path::getFileName).filter(name -> name.toString().endsWith(".spec")).toList();
      if (specs.size() != 1) {
        throw new UsageException(
            "The current directory has %d spec files. Name one.".formatted(specs.size()));
      }
      return specs.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to look for a spec file but failed", e);
    }
  }
}
