package io.github.packit4j.core.internal.job;

import java.util.Optional;

/** The title of an issue that tells of a failed release, which names the release to try again. */
public final class FailedRelease {

  private static final String TITLE = "[packit] Propose downstream failed for release ";

  private FailedRelease() {}

  /**
   * Gives the title.
   *
   * @param tag the release's tag
   * @return the title
   */
  public static String title(String tag) {
    return TITLE + tag;
  }

  /**
   * Reads the tag back.
   *
   * @param title the title of any issue
   * @return the tag; empty if the title is another one
   */
  public static Optional<String> tag(String title) {
    return Optional.of(title)
        .filter(text -> text.startsWith(TITLE))
        .map(text -> text.substring(TITLE.length()).strip())
        .filter(tag -> !tag.isEmpty());
  }
}
