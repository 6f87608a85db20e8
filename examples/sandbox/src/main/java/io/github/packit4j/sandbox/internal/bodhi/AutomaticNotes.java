package io.github.packit4j.sandbox.internal.bodhi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The notes of updates that Bodhi makes by itself. */
final class AutomaticNotes {

  private static final String HEADING = "\n##### **Changelog**\n\n```\n";
  private static final String END = "\n```";
  private static final String TOO_LONG = "[CHANGELOG OMITTED BECAUSE TOO LONG]";
  private static final Pattern CHANGELOG =
      Pattern.compile(Pattern.quote(HEADING) + ".*" + Pattern.quote(END), Pattern.DOTALL);
  private static final Pattern BUG =
      Pattern.compile(
          "(?:fix(?:es)?|close(?:s)?|resolve(?:s)?)(?:\\:)?\\s(?:fedora|epel|rh(?:bz)?)#(\\d{5,9})",
          Pattern.CASE_INSENSITIVE);

  private AutomaticNotes() {}

  /** Returns the notes of an update with one build. */
  static String of(String nvr, String changelog) {
    String start = "Automatic update for " + nvr + ".";
    if (changelog.isEmpty()) {
      return start;
    }
    String frame = start + "\n" + HEADING + "{}" + END;
    boolean fits = changelog.length() <= Wording.MAX_NOTES - frame.length();
    return start + "\n" + HEADING + (fits ? changelog : TOO_LONG) + END;
  }

  /** Returns the bugs that a changelog says it fixes. */
  static List<Integer> bugs(String changelog) {
    Set<Integer> bugs = new LinkedHashSet<>();
    Matcher matcher = BUG.matcher(changelog);
    while (matcher.find()) {
      bugs.add(Integer.valueOf(matcher.group(1)));
    }
    return List.copyOf(bugs);
  }

  static String withoutChangelog(String notes) {
    return CHANGELOG.matcher(notes).replaceAll("");
  }
}
