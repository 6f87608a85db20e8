package io.github.packit4j.config.rule.internal;

import com.google.re2j.Matcher;
import java.util.regex.MatchResult;

/**
 * What RE2/J found, in the form of {@link java.util.regex}.
 *
 * @param input the text
 * @param bounds start and end of each group; -1 for one that took no part
 */
public record LinearMatch(String input, int[] bounds) implements MatchResult {

  /**
   * Keeps the last match.
   *
   * @param matcher what matched
   * @param input the text
   */
  public static LinearMatch of(Matcher matcher, String input) {
    int[] bounds = new int[2 * (matcher.groupCount() + 1)];
    for (int group = 0; group <= matcher.groupCount(); group++) {
      bounds[2 * group] = matcher.start(group);
      bounds[2 * group + 1] = matcher.end(group);
    }
    return new LinearMatch(input, bounds);
  }

  @Override
  public int start() {
    return start(0);
  }

  @Override
  public int start(int group) {
    return bounds[2 * group];
  }

  @Override
  public int end() {
    return end(0);
  }

  @Override
  public int end(int group) {
    return bounds[2 * group + 1];
  }

  @Override
  public String group() {
    return input.substring(start(), end());
  }

  @Override
  @SuppressWarnings("NullAway") // Null for a group that took no part, as the interface says.
  public String group(int group) {
    return start(group) < 0 ? null : input.substring(start(group), end(group));
  }

  @Override
  public int groupCount() {
    return bounds.length / 2 - 1;
  }
}
