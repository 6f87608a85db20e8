package io.github.packit4j.cli.spec;

import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.FileEdit;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileEditor;
import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.ChangelogText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A change of a spec file, with an entry in its changelog if there is something to say. */
final class SpecEdit {

  @Mixin private final SpecPath spec = new SpecPath();
  @Mixin private final FileEdit edit = new FileEdit();

  @Option(
      names = {"-c", "--comment"},
      paramLabel = "TEXT",
      description = "An item of the changelog entry; may be given again.")
  private List<String> comments = List.of();

  @Option(
      names = {"-u", "--userstring"},
      paramLabel = "NAME <ADDRESS>",
      description = "Who signs the entry. Default: RPM_PACKAGER, or the Fedora account.")
  private Optional<String> author = Optional.empty();

  boolean hasComments() {
    return !comments.isEmpty();
  }

  SpecPath spec() {
    return spec;
  }

  /**
   * Carries an edit out and adds the entry.
   *
   * @param change the edit
   * @param text items of the entry where the user gave none; without any there is no entry
   */
  Answer run(Session session, Consumer<SpecFileEditor> change, List<String> text) {
    Path path = spec.path(session);
    SpecFile before = SpecFile.load(path);
    SpecFileEditor editor = before.edit(spec.context());
    change.accept(editor);
    List<String> items = comments.isEmpty() ? text : comments;
    if (!items.isEmpty()) {
      editor.addChangelogEntry(entry(session, editor.apply(), items));
    }
    return edit.answer(
        session, path, before.toBytes(), editor.apply().toBytes(), new ArrayList<>(editor.notes()));
  }

  private ChangelogEntry entry(Session session, SpecFile edited, List<String> items) {
    return ChangelogEntry.of(
        session.today(),
        session.packager(author),
        edited.expand(spec.context()).changelogEvr().toString(),
        items.stream().map(item -> ChangelogText.plainLine("- " + item)).toList());
  }
}
