package io.github.packit4j.specfile.changelog.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares two texts line by line and writes the difference as {@code diff -u} does, with three
 * lines of context (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
 */
public final class LineDiff {

  private static final int CONTEXT = 3;

  /** With more changes than this, what differs is one change: memory grows with their square. */
  private static final int MAX_CHANGES = 1000;

  /** Lines from {@code oldStart} and {@code newStart} on, of which none is common. */
  private record Change(int oldStart, int oldEnd, int newStart, int newEnd) {}

  private final List<String> before;
  private final List<String> after;

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Returns the hunks that turn one text into the other; empty if they are equal.
   *
   * @return lines that end in LF; {@code \ No newline at end of file} where a last line has none
   */
  public static String hunks(String before, String after) {
    return new LineDiff(lines(before), lines(after)).hunks();
  }

  /** Cuts a text after each line feed. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start) + 1;
      end = end == 0 ? text.length() : end;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  private String hunks() {
    List<Change> changes = changes();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < changes.size(); ) {
      int last = i;
      while (last + 1 < changes.size()
          && changes.get(last + 1).oldStart() - changes.get(last).oldEnd() <= 2 * CONTEXT) {
        last++;
      }
      hunk(changes.subList(i, last + 1), out);
      i = last + 1;
    }
    return out.toString();
  }

  private void hunk(List<Change> changes, StringBuilder out) {
    Change first = changes.get(0);
    Change last = changes.get(changes.size() - 1);
    int lead = Math.min(CONTEXT, Math.min(first.oldStart(), first.newStart()));
    int trail = Math.min(CONTEXT, before.size() - last.oldEnd());
    int oldStart = first.oldStart() - lead;
    int newStart = first.newStart() - lead;
    out.append("@@ -").append(range(oldStart, last.oldEnd() + trail));
    out.append(" +").append(range(newStart, last.newEnd() + trail)).append(" @@\n");
    int line = oldStart;
    for (Change change : changes) {
      append(' ', before.subList(line, change.oldStart()), out);
      append('-', before.subList(change.oldStart(), change.oldEnd()), out);
      append('+', after.subList(change.newStart(), change.newEnd()), out);
      line = change.oldEnd();
    }
    append(' ', before.subList(line, last.oldEnd() + trail), out);
  }

  private static String range(int start, int end) {
    int count = end - start;
    int shown = count == 0 ? start : start + 1;
    return count == 1 ? Integer.toString(shown) : shown + "," + count;
  }

  private static void append(char mark, List<String> lines, StringBuilder out) {
    for (String line : lines) {
      out.append(mark).append(line);
      if (!line.endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
  }

  private List<Change> changes() {
    int start = 0;
    int oldEnd = before.size();
    int newEnd = after.size();
    while (start < oldEnd && start < newEnd && before.get(start).equals(after.get(start))) {
      start++;
    }
    while (oldEnd > start
        && newEnd > start
        && before.get(oldEnd - 1).equals(after.get(newEnd - 1))) {
      oldEnd--;
      newEnd--;
    }
    if (start == oldEnd && start == newEnd) {
      return List.of();
    }
    return changes(start, oldEnd, newEnd);
  }

  /** Finds a shortest way from one text to the other between equal beginnings and ends. */
  private List<Change> changes(int start, int oldEnd, int newEnd) {
    int width = oldEnd - start;
    int height = newEnd - start;
    int limit = Math.min(width + height, MAX_CHANGES);
    List<int[]> reached = new ArrayList<>();
    int[] furthest = new int[2 * limit + 3];
    for (int steps = 0; steps <= limit; steps++) {
      reached.add(furthest.clone());
      for (int k = -steps; k <= steps; k += 2) {
        int at = limit + 1 + k;
        boolean down = k == -steps || (k != steps && furthest[at - 1] < furthest[at + 1]);
        int x = down ? furthest[at + 1] : furthest[at - 1] + 1;
        while (x < width
            && x - k < height
            && before.get(start + x).equals(after.get(start + x - k))) {
          x++;
        }
        furthest[at] = x;
        if (x >= width && x - k >= height) {
          return way(reached, start, width, height, limit);
        }
      }
    }
    return List.of(new Change(start, oldEnd, start, newEnd));
  }

  /** Goes the found way back and joins the steps that touch. */
  private static List<Change> way(
      List<int[]> reached, int start, int width, int height, int limit) {
    List<Change> changes = new ArrayList<>();
    int x = width;
    int y = height;
    for (int steps = reached.size() - 1; steps > 0; steps--) {
      int[] furthest = reached.get(steps);
      int k = x - y;
      int at = limit + 1 + k;
      boolean down = k == -steps || (k != steps && furthest[at - 1] < furthest[at + 1]);
      int fromX = down ? furthest[at + 1] : furthest[at - 1];
      int fromY = fromX - (down ? k + 1 : k - 1);
      int toX = down ? fromX : fromX + 1;
      int toY = down ? fromY + 1 : fromY;
      Change next = changes.isEmpty() ? null : changes.get(0);
      if (next != null && next.oldStart() == start + toX && next.newStart() == start + toY) {
        changes.set(0, new Change(start + fromX, next.oldEnd(), start + fromY, next.newEnd()));
      } else {
        changes.add(0, new Change(start + fromX, start + toX, start + fromY, start + toY));
      }
      x = fromX;
      y = fromY;
    }
    return changes;
  }
}
