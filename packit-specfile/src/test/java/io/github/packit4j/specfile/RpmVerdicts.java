package io.github.packit4j.specfile;

import io.github.packit4j.specfile.macro.MacroContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What librpm says of files before and after an edit, beside what this library says of them. */
final class RpmVerdicts {

  /** A text, and what it is said to be: see {@link RpmBatch#shown}. */
  record Side(byte[] text, String said) {}

  /** How many sources, patches and changelog entries an edit adds. */
  record Growth(int sources, int patches, int entries) {
    static final Growth NONE = new Growth(0, 0, 0);

    /** All entries go. */
    static final Growth NO_ENTRIES = new Growth(0, 0, Integer.MIN_VALUE);

    private boolean holds(RpmBatch.Result before, RpmBatch.Result after, boolean trimmed) {
      int left = entries == Integer.MIN_VALUE ? 0 : before.entries() + entries;
      return after.sources() == before.sources() + sources
          && after.patches() == before.patches() + patches
          && (trimmed || after.entries() == left);
    }
  }

  /** What became of the files of one kind. */
  static final class Count {
    private int same;
    private int unreadable;
    private final List<String> otherBefore = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    int same() {
      return same;
    }

    /** Returns the files that RPM reads in another way than is said, or no longer. */
    List<String> wrong() {
      return wrong;
    }

    @Override
    public String toString() {
      return "%d as said, %d wrong, %d that RPM read in another way before, %d that it cannot read"
          .formatted(same, wrong.size(), otherBefore.size(), unreadable);
    }
  }

  private record Edit(
      String kind, String file, int before, Side was, int after, Side is, Growth growth) {

    /**
     * Of a changelog that the file itself has RPM shorten by age, the number of entries is none.
     */
    private boolean grown(RpmBatch.Result before, RpmBatch.Result after) {
      boolean trimmed =
          new String(was.text(), StandardCharsets.ISO_8859_1).contains("_changelog_trim");
      return growth.holds(before, after, trimmed);
    }
  }

  private final RpmBatch batch;
  private final Map<String, Integer> read = new HashMap<>();
  private final List<Edit> edits = new ArrayList<>();

  RpmVerdicts(Path folder) {
    this.batch = new RpmBatch(folder);
  }

  void add(String kind, String file, MacroContext context, Side was, Side is, Growth growth)
      throws IOException {
    int before = place(context, file, was.text());
    int after = Arrays.equals(was.text(), is.text()) ? before : batch.add(context, is.text());
    edits.add(new Edit(kind, file, before, was, after, is, growth));
  }

  private int place(MacroContext context, String file, byte[] text) throws IOException {
    String key = System.identityHashCode(context) + " " + file;
    Integer known = read.get(key);
    if (known == null) {
      known = batch.add(context, text);
      read.put(key, known);
    }
    return known;
  }

  /** Lets librpm read all; returns the counts by kind. */
  Map<String, Count> read() throws IOException, InterruptedException {
    List<RpmBatch.Result> results = batch.read();
    Map<String, Count> counts = new LinkedHashMap<>();
    for (Edit edit : edits) {
      Count count = counts.computeIfAbsent(edit.kind(), kind -> new Count());
      RpmBatch.Result before = results.get(edit.before());
      RpmBatch.Result after = results.get(edit.after());
      if (before.isRefusal()) {
        count.unreadable++;
        continue;
      }
      boolean grown = edit.grown(before, after);
      String both =
          "%s: %s became %s, said was %s and %s"
              .formatted(edit.file(), before, after, edit.was().said(), edit.is().said());
      if (after.nevr().equals(edit.is().said()) && grown) {
        count.same++;
      } else if (!before.nevr().equals(edit.was().said()) && !after.isRefusal() && grown) {
        count.otherBefore.add(both);
      } else {
        count.wrong.add(both);
      }
    }
    return counts;
  }

  /** Returns the files that are no match. */
  static List<String> lines(Map<String, Count> counts) {
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (kind, count) -> {
          count.wrong.forEach(line -> lines.add("wrong, " + kind + ": " + line));
          count.otherBefore.forEach(line -> lines.add("other before, " + kind + ": " + line));
        });
    return lines;
  }
}
