package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.internal.git.BareRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** The files that differ between two commits. */
public final class FileChanges {

  private static final String NO_BLOB = "0".repeat(40);

  private FileChanges() {}

  /**
   * A file that differs.
   *
   * @param path where it is
   * @param status {@code added}, {@code modified} or {@code removed}
   * @param blob its object, or zeros if it is removed
   * @param additions how many lines were added
   * @param deletions how many lines were removed
   * @param patch the hunks of its diff
   */
  public record FileChange(
      String path, String status, String blob, int additions, int deletions, String patch) {}

  /** Returns what a commit changes. */
  public static List<FileChange> of(BareRepository repository, RevCommit commit) {
    return between(repository, parent(commit), commit.name());
  }

  static @Nullable String parent(RevCommit commit) {
    return commit.getParentCount() == 0 ? null : commit.getParent(0).name();
  }

  /**
   * Returns what differs.
   *
   * @param before commit, or null for an empty tree
   */
  public static List<FileChange> between(
      BareRepository repository, @Nullable String before, String after) {
    String diff = repository.diff(before, after);
    List<FileChange> changes = new ArrayList<>();
    repository
        .changes(before, after)
        .forEach(
            (path, status) ->
                changes.add(change(repository, before, after, path, status, hunks(diff, path))));
    return changes;
  }

  private static String hunks(String diff, String path) {
    int start = Math.max(0, diff.indexOf("diff --git a/" + path + " b/"));
    int end = diff.indexOf("\ndiff --git ", start);
    String section = diff.substring(start, end < 0 ? diff.length() : end);
    int hunk = section.indexOf("@@");
    return hunk < 0 ? "" : section.substring(hunk).stripTrailing();
  }

  private static FileChange change(
      BareRepository repository,
      @Nullable String before,
      String after,
      String path,
      String status,
      String patch) {
    RawText old = text(Optional.ofNullable(before).flatMap(ref -> repository.file(ref, path)));
    RawText now = text(repository.file(after, path));
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now);
    String word =
        switch (status) {
          case "A" -> "added";
          case "D" -> "removed";
          default -> "modified";
        };
    return new FileChange(
        path,
        word,
        repository.blob(after, path).orElse(NO_BLOB),
        edits.stream().mapToInt(Edit::getLengthB).sum(),
        edits.stream().mapToInt(Edit::getLengthA).sum(),
        patch);
  }

  private static RawText text(Optional<byte[]> content) {
    return new RawText(content.orElse(new byte[0]));
  }

  /** Returns how many lines were added in all. */
  public static int additions(List<FileChange> changes) {
    return changes.stream().mapToInt(FileChange::additions).sum();
  }

  /** Returns how many lines were removed in all. */
  public static int deletions(List<FileChange> changes) {
    return changes.stream().mapToInt(FileChange::deletions).sum();
  }
}
