package io.github.packit4j.distgit.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Writes the difference of two versions of a file as {@code git diff} shows it. */
public final class UnifiedDiff {

  private static final String NO_FILE = "/dev/null";

  private UnifiedDiff() {}

  /** Compares two texts of one file; empty text if they are equal. */
  public static String of(String path, String before, String after) {
    return of(
        path,
        Optional.of(before.getBytes(StandardCharsets.UTF_8)),
        Optional.of(after.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Compares two versions of one file.
   *
   * @param path the path to show
   * @param before the old content; empty for a file that is created
   * @param after the new content; empty for a file that is removed
   * @return the file's header and its hunks with three lines of context; empty text if both are
   *     equal
   */
  public static String of(String path, Optional<byte[]> before, Optional<byte[]> after) {
    byte[] oldBytes = before.orElse(new byte[0]);
    byte[] newBytes = after.orElse(new byte[0]);
    if (before.isPresent() == after.isPresent() && java.util.Arrays.equals(oldBytes, newBytes)) {
      return "";
    }
    String header =
        "--- "
            + before.map(b -> "a/" + path).orElse(NO_FILE)
            + "\n+++ "
            + after.map(b -> "b/" + path).orElse(NO_FILE)
            + "\n";
    if (RawText.isBinary(oldBytes) || RawText.isBinary(newBytes)) {
      return header + "Binary files differ\n";
    }
    return header + hunks(new RawText(oldBytes), new RawText(newBytes));
  }

  private static String hunks(RawText before, RawText after) {
    EditList edits =
        DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM)
            .diff(RawTextComparator.DEFAULT, before, after);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.format(edits, before, after);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
