package io.github.packit4j.cli.spec;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.specfile.ExpandedSource;
import io.github.packit4j.specfile.ExpandedSpecFile;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists sources and patches. */
@Command(name = "sources", description = "List the sources and patches that count.")
final class SpecSources implements Action {

  @Mixin private final SpecPath spec = new SpecPath();

  /** A source or patch. */
  private record Source(String tag, String location, String fileName, boolean remote) {

    static Source of(String kind, ExpandedSource source) {
      return new Source(
          kind + source.number(), source.expandedLocation(), source.fileName(), source.remote());
    }
  }

  @Override
  public Answer run(Session session) {
    ExpandedSpecFile expanded = spec.expanded(session);
    List<Source> all = new ArrayList<>();
    expanded.sources().forEach(source -> all.add(Source.of("Source", source)));
    expanded.patches().forEach(patch -> all.add(Source.of("Patch", patch)));
    return Answer.of(
        all,
        new Page()
            .rows(all.stream().map(source -> List.of(source.tag(), source.location())).toList()));
  }
}
