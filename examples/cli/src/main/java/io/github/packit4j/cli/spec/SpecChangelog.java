package io.github.packit4j.cli.spec;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.changelog.Changelog;
import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.Packager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the changelog, or adds an entry to it. */
@Command(
    name = "changelog",
    description = "Show the changelog; with --comment, add an entry to it.")
final class SpecChangelog implements Action {

  @Mixin private final SpecEdit edit = new SpecEdit();

  /** An entry. */
  private record Entry(
      Optional<LocalDate> date, Optional<String> author, Optional<String> evr, List<String> lines) {

    static Entry of(ChangelogEntry entry) {
      return new Entry(
          entry.date(), entry.author().map(Packager::toString), entry.evr(), entry.lines());
    }
  }

  @Override
  public Answer run(Session session) {
    return edit.hasComments()
        ? edit.run(session, editor -> {}, List.of())
        : shown(SpecFile.load(edit.spec().path(session)));
  }

  private static Answer shown(SpecFile spec) {
    List<ChangelogEntry> entries = spec.changelog().map(Changelog::entries).orElse(List.of());
    Page page = new Page();
    entries.forEach(entry -> page.document(entry + "\n\n"));
    if (spec.hasAutochangelog()) {
      page.line("%autochangelog makes it of the commits in dist-git.");
    }
    return Answer.of(entries.stream().map(Entry::of).toList(), page);
  }
}
