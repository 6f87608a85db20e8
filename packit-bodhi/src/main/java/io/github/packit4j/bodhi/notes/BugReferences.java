package io.github.packit4j.bodhi.notes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of Red Hat Bugzilla's bugs in a text. A reference is {@code fedora#}, {@code epel#},
 * {@code rh#} or {@code rhbz#} and at least five digits, in any case; shorter numbers mean other
 * trackers.
 */
public final class BugReferences {
  private static final String REFERENCE = "(?:fedora|epel|rh(?:bz)?)#\\d{5,9}(?!\\d)";
  private static final Pattern NUMBER =
      Pattern.compile("(?:fedora|epel|rh(?:bz)?)#(\\d{5,9})(?!\\d)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOSED =
      Pattern.compile(
          "(?:fix(?:es)?|closes?|resolves?):?\\s("
              + REFERENCE
              + "(?:\\s?(?:,|and|&)\\s?"
              + REFERENCE
              + ")*)",
          Pattern.CASE_INSENSITIVE);

  private BugReferences() {}

  /**
   * Bugs that a text says are fixed: {@code Resolves: rhbz#2300001, rhbz#2300002}, {@code fixes
   * fedora#2300001}. The pattern is the one that Bodhi uses for automatic updates, taking also
   * lists.
   *
   * @param text a changelog
   * @return the numbers, each once, in order
   */
  public static List<Integer> closed(String text) {
    Set<Integer> bugs = new LinkedHashSet<>();
    Matcher closed = CLOSED.matcher(text);
    while (closed.find()) {
      bugs.addAll(mentioned(closed.group(1)));
    }
    return List.copyOf(new ArrayList<>(bugs));
  }

  /**
   * Bugs that a text refers to, with or without saying that they are fixed.
   *
   * @param text a changelog
   * @return the numbers, each once, in order
   */
  public static List<Integer> mentioned(String text) {
    Set<Integer> bugs = new LinkedHashSet<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      bugs.add(Integer.parseInt(number.group(1)));
    }
    return List.copyOf(new ArrayList<>(bugs));
  }
}
