package io.github.packit4j.config.internal.yaml;

import io.github.packit4j.config.internal.yaml.YamlSpan.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Finds out which characters the values of a text cover. The text was read before, without error.
 */
final class YamlSpans {

  private final String text;
  private final Parser parser;

  private YamlSpans(String text) {
    this.text = text;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(YamlReader.MAX_LENGTH);
    this.parser = new ParserImpl(new StreamReader(text), options);
  }

  static Optional<YamlSpan> of(String text) {
    YamlSpans spans = new YamlSpans(text);
    spans.parser.getEvent();
    if (spans.parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    spans.parser.getEvent();
    return Optional.of(spans.next());
  }

  private YamlSpan next() {
    Event event = parser.getEvent();
    int start = offset(event.getStartMark());
    if (event instanceof AliasEvent alias) {
      return new YamlSpan.Alias(start, offset(event.getEndMark()), alias.getAnchor());
    }
    if (event instanceof ScalarEvent scalar) {
      return new YamlSpan.Scalar(start, end(scalar, start), scalar.getValue());
    }
    boolean flow = ((CollectionStartEvent) event).getFlowStyle() == FlowStyle.FLOW;
    int column = event.getStartMark().getColumn();
    return event instanceof SequenceStartEvent
        ? sequence(start, flow, column)
        : mapping(start, flow, column);
  }

  /** A block scalar ends where the next thing begins; blank lines and line ends are not its own. */
  private int end(ScalarEvent scalar, int start) {
    int end = offset(scalar.getEndMark());
    boolean block =
        scalar.getScalarStyle() == ScalarStyle.LITERAL
            || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    while (block && end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private YamlSpan sequence(int start, boolean flow, int column) {
    List<YamlSpan> items = new ArrayList<>();
    int end = start;
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      YamlSpan item = next();
      items.add(item);
      end = item.end();
    }
    Event last = parser.getEvent();
    return new YamlSpan.Sequence(
        start, flow ? offset(last.getEndMark()) : end, flow, column, List.copyOf(items));
  }

  private YamlSpan mapping(int start, boolean flow, int column) {
    List<Entry> entries = new ArrayList<>();
    int end = start;
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      int keyColumn = parser.peekEvent().getStartMark().getColumn();
      YamlSpan key = next();
      YamlSpan value = next();
      column = entries.isEmpty() ? keyColumn : column;
      entries.add(new Entry(key, value));
      end = value.end();
    }
    Event last = parser.getEvent();
    return new YamlSpan.Mapping(
        start, flow ? offset(last.getEndMark()) : end, flow, column, List.copyOf(entries));
  }

  /** SnakeYAML counts code points. */
  private int offset(Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }
}
