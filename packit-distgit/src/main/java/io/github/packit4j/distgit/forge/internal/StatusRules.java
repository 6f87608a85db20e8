package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.http.PagedIterable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What holds for the statuses of commits on all forges. */
public final class StatusRules {

  private static final int MAX_DESCRIPTION = 140;

  private StatusRules() {}

  /**
   * Cuts a description to what every forge accepts (GitHub refuses more than 140 characters).
   *
   * @param description any text
   * @return the first line, cut
   */
  public static String shorten(String description) {
    String line = description.strip().lines().findFirst().orElse("");
    if (line.codePointCount(0, line.length()) <= MAX_DESCRIPTION) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, MAX_DESCRIPTION - 1)) + "…";
  }

  /**
   * Keeps the first status of each context of a list that is newest first.
   *
   * @param newestFirst the list
   * @return one status a context
   */
  public static List<CommitStatus> latest(PagedIterable<CommitStatus> newestFirst) {
    Map<String, CommitStatus> byContext = new LinkedHashMap<>();
    newestFirst.forEach(status -> byContext.putIfAbsent(status.context(), status));
    return List.copyOf(byContext.values());
  }
}
