package io.github.packit4j.cli.spec;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.specfile.ExpandedSpecFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a spec file says of its package. */
@Command(name = "show", description = "Show name, version and the like, with macros expanded.")
final class SpecShow implements Action {

  @Mixin private final SpecPath spec = new SpecPath();

  /** What a spec file says of its package. */
  private record Shown(
      String name,
      String nvr,
      String evr,
      Optional<String> summary,
      Optional<String> license,
      Optional<String> url,
      boolean autorelease,
      boolean autochangelog) {}

  @Override
  public Answer run(Session session) {
    ExpandedSpecFile expanded = spec.expanded(session);
    Shown shown =
        new Shown(
            expanded.name(),
            expanded.nevra().nvr(),
            expanded.evr().toString(),
            expanded.value("Summary"),
            expanded.value("License"),
            expanded.value("URL"),
            expanded.hasAutorelease(),
            expanded.hasAutochangelog());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", shown.name()));
    rows.add(List.of("nvr", shown.nvr()));
    rows.add(List.of("evr", shown.evr()));
    shown.summary().ifPresent(text -> rows.add(List.of("summary", text)));
    shown.license().ifPresent(text -> rows.add(List.of("license", text)));
    shown.url().ifPresent(text -> rows.add(List.of("url", text)));
    return Answer.of(shown, new Page().rows(rows));
  }
}
