package io.github.packit4j.bodhi.notes;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notes of an update, with the bugs they close.
 *
 * @param text Markdown
 * @param bugs numbers of bugs, each once
 */
public record UpdateNotes(String text, List<Integer> bugs) {
  /** What Bodhi takes by default, in characters. */
  public static final int MAX_LENGTH = 10_000;

  /** The notes that Packit's command line makes when it is given none. */
  public static final String DEFAULT_TEMPLATE = "New upstream release: {version}";

  private static final String AUTOMATIC = "Automatic update for ";

  /** Copies the bugs. */
  public UpdateNotes {
    bugs = List.copyOf(bugs);
  }

  /**
   * The notes of an update nobody wrote notes for: its builds, and for each package what is new
   * since the latest stable build. Bugs are those that the new entries close.
   *
   * <p>Bodhi refuses notes over {@link #MAX_LENGTH} characters, so the oldest entries are left out
   * where that is needed, and the notes say so.
   *
   * @param changes the builds, in the order they are to be named
   */
  public static UpdateNotes automatic(List<PackageChanges> changes) {
    return automatic(changes, MAX_LENGTH);
  }

  /**
   * As {@link #automatic(List)}, for a server with another limit.
   *
   * @param changes the builds
   * @param maxLength the limit in characters, at least 100
   */
  public static UpdateNotes automatic(List<PackageChanges> changes, int maxLength) {
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("An update has at least one build");
    }
    if (maxLength < 100) {
      throw new IllegalArgumentException("Notes need at least 100 characters, not " + maxLength);
    }
    String entries =
        changes.stream()
            .flatMap(change -> change.entries().stream())
            .map(ChangeEntry::text)
            .collect(Collectors.joining("\n"));
    String head =
        Stream.of(
                AUTOMATIC
                    + changes.stream().map(PackageChanges::nvr).collect(Collectors.joining(", "))
                    + ".",
                AUTOMATIC + changes.size() + " builds.")
            .filter(text -> NotesText.length(text) <= maxLength)
            .findFirst()
            .orElseThrow();
    return new UpdateNotes(
        new NotesText(head, changes).fitting(maxLength), BugReferences.closed(entries));
  }

  /**
   * Notes from a template, as the configuration has it.
   *
   * @param template text with {@code {version}} in place of the version
   * @param version the version
   */
  public static UpdateNotes fromTemplate(String template, String version) {
    return new UpdateNotes(template.replace("{version}", version), List.of());
  }

  /**
   * Whether notes are automatic ones, so that nothing is lost when others take their place.
   *
   * @param notes the notes of an update
   */
  public static boolean isAutomatic(String notes) {
    return notes.startsWith(AUTOMATIC);
  }
}
