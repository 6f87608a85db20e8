package io.github.packit4j.config.internal.yaml;

import io.github.packit4j.config.internal.yaml.YamlNode.Mark;
import java.util.Optional;
import org.yaml.snakeyaml.events.Event;

/**
 * Finds tabs around values. PyYAML refuses them and SnakeYAML does not, so a file could work here
 * and nowhere else.
 */
final class TabFinder {

  private final String text;
  private final boolean anyTab;

  /** How far the text was looked at, in code points and in characters. */
  private int index;

  private int offset;

  TabFinder(String text) {
    this.text = text;
    this.anyTab = text.indexOf('\t') >= 0;
  }

  /**
   * Returns the tab that stands between what was read before and an event, comments left out.
   * Events must be asked about in their order.
   */
  Optional<Mark> before(Event event) {
    int start = event.getStartMark().getIndex();
    if (!anyTab || start < index) {
      return Optional.empty();
    }
    int end = text.offsetByCodePoints(offset, start - index);
    int tab = tab(offset, end);
    if (tab >= 0) {
      return Optional.of(YamlMessages.markAt(text, text.codePointCount(0, tab)));
    }
    index = Math.max(start, event.getEndMark().getIndex());
    offset = text.offsetByCodePoints(end, index - start);
    return Optional.empty();
  }

  private int tab(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        return i;
      }
      if (c == '#') {
        int lineEnd = text.indexOf('\n', i);
        i = lineEnd < 0 ? to : lineEnd;
      }
    }
    return -1;
  }
}
