package io.github.packit4j.core.internal.text;

import java.util.Optional;

/** The output of the action {@code commit-message}: what follows the last divider counts. */
public final class CommitMessageOutput {

  public static final String DIVIDER = "---%<--- snip ---%<--- here ---%<---";

  private CommitMessageOutput() {}

  /** Gives the message; empty where the output has no title, so that the default one counts. */
  public static Optional<String> message(String output) {
    int divider = output.lastIndexOf(DIVIDER);
    String text =
        Visible.text(divider < 0 ? output : output.substring(divider + DIVIDER.length())).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = text.split("\n\\s*\n", 2);
    String title = parts[0].strip();
    return Optional.of(parts.length == 1 ? title + "\n" : title + "\n\n" + parts[1].strip() + "\n");
  }
}
