package io.github.packit4j.config.internal;

import io.github.packit4j.config.internal.YamlNode.Mark;
import java.util.Optional;

/**
 * Finds tabs behind values. PyYAML refuses them and SnakeYAML does not, so a file could work here
 * and nowhere else.
 */
final class TabFinder {

  private final String text;
  private final boolean anyTab;
  private int index;
  private int offset;

  TabFinder(String text) {
    this.text = text;
    this.anyTab = text.indexOf('\t') >= 0;
  }

  /** Returns the tab that follows a value; values must be asked about in their order. */
  Optional<Mark> after(org.yaml.snakeyaml.error.Mark end) {
    if (!anyTab || end.getIndex() < index) {
      return Optional.empty();
    }
    offset = text.offsetByCodePoints(offset, end.getIndex() - index);
    index = end.getIndex();
    int next = offset;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    return next > 0
            && next < text.length()
            && text.charAt(next) == '\t'
            && text.charAt(next - 1) != '\n'
        ? Optional.of(new Mark(end.getLine() + 1, end.getColumn() + 1 + next - offset))
        : Optional.empty();
  }
}
