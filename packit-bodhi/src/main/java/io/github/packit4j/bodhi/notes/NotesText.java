package io.github.packit4j.bodhi.notes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Automatic notes, made as short as they have to be by leaving out the oldest entries. */
record NotesText(String head, List<PackageChanges> changes) {
  private static final String LEFT_OUT =
      "\n\nOlder changelog entries were left out because the notes would be too long.";
  private static final Pattern BACKQUOTES = Pattern.compile("`{3,}");

  /** Python and so Bodhi count code points. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text with as many of the newest entries as fit. */
  String fitting(int maxLength) {
    String all = render(Integer.MAX_VALUE);
    if (length(all) <= maxLength) {
      return all;
    }
    int fits = 0;
    int tooMany = changes.stream().mapToInt(change -> change.entries().size()).sum();
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) >>> 1;
      if (length(render(middle) + LEFT_OUT) <= maxLength) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    String kept = render(fits) + LEFT_OUT;
    return length(kept) <= maxLength ? kept : head;
  }

  /** Only the given number of newest entries, of all packages together. */
  private String render(int count) {
    Instant oldest = oldestOf(count);
    StringBuilder text = new StringBuilder(head);
    int left = count;
    for (PackageChanges change : changes) {
      List<ChangeEntry> newer =
          change.entries().stream()
              .filter(entry -> !entry.time().isBefore(oldest))
              .limit(left)
              .toList();
      left -= newer.size();
      if (!newer.isEmpty()) {
        text.append(section(change.packageName(), newer));
      }
    }
    return text.toString();
  }

  private Instant oldestOf(int count) {
    if (count == 0) {
      return Instant.MAX;
    }
    List<Instant> newestFirst =
        changes.stream()
            .flatMap(change -> change.entries().stream())
            .map(ChangeEntry::time)
            .sorted(Comparator.reverseOrder())
            .limit(count)
            .toList();
    return newestFirst.isEmpty() ? Instant.MIN : newestFirst.get(newestFirst.size() - 1);
  }

  /** The fence is longer than any in the text, so that a changelog cannot end it. */
  private static String section(String packageName, List<ChangeEntry> entries) {
    String log = entries.stream().map(ChangeEntry::format).collect(Collectors.joining("\n\n"));
    int longest = 2;
    Matcher backquotes = BACKQUOTES.matcher(log);
    while (backquotes.find()) {
      longest = Math.max(longest, backquotes.end() - backquotes.start());
    }
    String fence = "`".repeat(longest + 1);
    return "\n\n##### **Changelog for %s**\n\n%s\n%s\n%s".formatted(packageName, fence, log, fence);
  }
}
