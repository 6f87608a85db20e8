package io.github.packit4j.sandbox.internal.koji;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The entries of a spec file's changelog, as a source package has them. */
final class SpecChangelog {

  private static final Pattern SECTION =
      Pattern.compile("^%changelog\\s*$(.*)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern ENTRY =
      Pattern.compile(
          "^\\* \\w{3} (\\w{3} +\\d{1,2} \\d{4}) (.*)$((?:\\R(?!\\* ).*)*)", Pattern.MULTILINE);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM d yyyy", Locale.ROOT);

  private SpecChangelog() {}

  /** An entry. */
  record Entry(LocalDate date, String author, String text) {

    /** Returns noon of the day, which is when RPM puts entries. */
    Instant time() {
      return date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    int epochSecond() {
      return (int) time().getEpochSecond();
    }

    /** Returns the entry as getChangelogEntries gives it. */
    Map<String, @Nullable Object> struct() {
      Map<String, @Nullable Object> struct = new LinkedHashMap<>();
      struct.put("author", author);
      struct.put("date", date + " 12:00:00");
      struct.put("date_ts", epochSecond());
      struct.put("text", text);
      return struct;
    }
  }

  /** Returns the entries, newest first. */
  static List<Entry> entries(String specFile) {
    List<Entry> entries = new ArrayList<>();
    Matcher section = SECTION.matcher(specFile);
    if (!section.find()) {
      return entries;
    }
    Matcher entry = ENTRY.matcher(section.group(1));
    while (entry.find()) {
      LocalDate date = LocalDate.parse(entry.group(1).replaceAll(" +", " "), DATE);
      entries.add(new Entry(date, entry.group(2).trim(), entry.group(3).strip()));
    }
    return entries;
  }
}
