package io.github.packit4j.cli.run;

import io.github.packit4j.distgit.git.UnifiedDiff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a file of the user is changed: at once, or only shown. */
public final class FileEdit {

  @Option(
      names = {"-n", "--dry-run"},
      description = "Show the change, and write nothing.")
  private boolean dryRun;

  /** What became of a file. */
  private record Edited(String file, boolean written, String diff, List<String> notes) {}

  /** Reads a file. */
  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read " + file + " but failed", e);
    }
  }

  /**
   * Writes a file that has changed, unless only a look was wanted.
   *
   * @param session the session, which works on the file
   * @param file where the file is
   * @param before what it holds
   * @param after what it is to hold
   * @param notes what the user should look at
   */
  public Answer answer(Session session, Path file, byte[] before, byte[] after, List<?> notes) {
    String name = session.subject().orElseGet(file::toString);
    String diff = UnifiedDiff.of(name, Optional.of(before), Optional.of(after));
    boolean written = !dryRun && !diff.isEmpty();
    if (written) {
      write(file, after);
    }
    List<String> texts = notes.stream().map(Object::toString).toList();
    Page page =
        new Page()
            .diff(diff)
            .lines(Style.WARNING, texts)
            .line(
                diff.isEmpty()
                    ? "Nothing changes."
                    : written ? "Written: " + name : "Not written.");
    return Answer.of(new Edited(name, written, diff, texts), page);
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to write " + file + " but failed", e);
    }
  }
}
