package io.github.packit4j.specfile.rpmautospec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What bracketed lines of a commit message ask for.
 *
 * @param skipChangelog whether the commit gets no changelog entry
 * @param bumpRelease the number the release has to reach at least; 0 without such a line
 */
public record MagicComments(boolean skipChangelog, int bumpRelease) {

  private static final Pattern LINE = Pattern.compile("\\s*\\[(.*)\\]\\s*");
  private static final Pattern SKIP = Pattern.compile("\\s*skip\\s+changelog");
  private static final Pattern BUMP = Pattern.compile("\\s*bump\\s+release\\s*:?\\s*(\\d{1,9})");

  /** Reads a commit message. */
  public static MagicComments parse(String message) {
    boolean skip = false;
    int bump = 0;
    for (String line : message.split("\\R")) {
      Matcher magic = LINE.matcher(line);
      if (!magic.matches()) {
        continue;
      }
      for (String part : magic.group(1).split(",")) {
        skip |= SKIP.matcher(part).lookingAt();
        Matcher number = BUMP.matcher(part);
        if (number.lookingAt()) {
          bump = Math.max(bump, Integer.parseInt(number.group(1)));
        }
      }
    }
    return new MagicComments(skip, bump);
  }
}
