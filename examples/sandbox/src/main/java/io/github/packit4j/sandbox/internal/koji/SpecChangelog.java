package io.github.packit4j.sandbox.internal.koji;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /**
   * Returns the entries, newest first.
   *
   * @param after epoch seconds that all entries are later than, if given
   */
  static List<Map<String, @Nullable Object>> entries(String specFile, Optional<Integer> after) {
    List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    Matcher section = SECTION.matcher(specFile);
    if (!section.find()) {
      return entries;
    }
    Matcher entry = ENTRY.matcher(section.group(1));
    while (entry.find()) {
      LocalDate date = LocalDate.parse(entry.group(1).replaceAll(" +", " "), DATE);
      // RPM puts entries at noon.
      int time = (int) date.toEpochSecond(LocalTime.NOON, ZoneOffset.UTC);
      if (after.isEmpty() || time > after.get()) {
        Map<String, @Nullable Object> struct = new LinkedHashMap<>();
        struct.put("author", entry.group(2).trim());
        struct.put("date", date + " 12:00:00");
        struct.put("date_ts", time);
        struct.put("text", entry.group(3).strip());
        entries.add(struct);
      }
    }
    return entries;
  }
}
