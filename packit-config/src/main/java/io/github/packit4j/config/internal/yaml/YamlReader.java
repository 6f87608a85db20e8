package io.github.packit4j.config.internal.yaml;

import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Mark;
import io.github.packit4j.config.internal.yaml.YamlNode.Scalar;
import io.github.packit4j.config.internal.yaml.YamlNode.Sequence;
import io.github.packit4j.config.problem.internal.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document into nodes with positions.
 *
 * <p>SnakeYAML's parser supplies events; composing them is done here, because its own composer
 * accepts an anchor defined twice, and neither bounds the expansion of aliases nor keeps the
 * positions of merged keys.
 */
public final class YamlReader {

  /** The longest text read, in characters. */
  public static final int MAX_LENGTH = 1 << 20;

  private static final int MAX_DEPTH = 100;
  private static final int MAX_NODES = 100_000;

  private final Parser parser;
  private final Map<String, Anchor> anchors = new HashMap<>();
  private final List<YamlSyntaxException> repeatedKeys = new ArrayList<>();
  private final List<YamlSyntaxException> repeatedAnchors = new ArrayList<>();
  private final TabFinder tabs;
  private int nodes;

  private YamlReader(String text) {
    tabs = new TabFinder(text);
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_LENGTH);
    parser = new ParserImpl(new StreamReader(text), options);
  }

  /**
   * What a text holds.
   *
   * @param root the root, or empty if there is no document
   * @param repeatedKeys keys written twice; the last counts
   * @param repeatedAnchors anchors defined twice; the last counts
   */
  public record Document(
      Optional<YamlNode> root,
      List<YamlSyntaxException> repeatedKeys,
      List<YamlSyntaxException> repeatedAnchors) {}

  /** What an anchor stands for; without a node while that is being read. */
  private record Anchor(Mark mark, @Nullable YamlNode node, int nodes, int depth) {}

  /** A node and how many levels it has, aliases followed. */
  private record Composed(YamlNode node, int depth) {}

  /**
   * Reads a text.
   *
   * @param text the text
   * @return what it holds
   * @throws YamlSyntaxException if the text is no YAML, has a second document, or is too large, too
   *     deep or too often repeated through aliases
   */
  public static Document read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new YamlSyntaxException(
          Mark.START,
          "the file has %,d characters, more than the %,d that are read"
              .formatted(text.length(), MAX_LENGTH));
    }
    try {
      YamlReader reader = new YamlReader(text);
      Optional<YamlNode> root = reader.document();
      return new Document(root, reader.repeatedKeys, reader.repeatedAnchors);
    } catch (MarkedYAMLException e) {
      throw new YamlSyntaxException(
          YamlMessages.mark(e).map(YamlReader::mark).orElse(Mark.START), YamlMessages.of(e));
    } catch (ReaderException e) {
      throw new YamlSyntaxException(YamlMessages.markAt(text, e.getPosition()), YamlMessages.of(e));
    } catch (YAMLException e) {
      throw new YamlSyntaxException(Mark.START, "not YAML: " + e.getMessage());
    }
  }

  private Optional<YamlNode> document() {
    next();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    next();
    YamlNode root = compose(0).node();
    next();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      throw new YamlSyntaxException(
          mark(parser.peekEvent().getStartMark()),
          "a second document starts here, but a configuration is a single one; remove the '---'");
    }
    return Optional.of(root);
  }

  private Composed compose(int depth) {
    Event event = next();
    Mark mark = mark(event.getStartMark());
    if (event instanceof AliasEvent alias) {
      return alias(alias.getAnchor(), mark, depth);
    }
    count(mark, 1);
    checkDepth(mark, depth);
    String anchor = ((NodeEvent) event).getAnchor();
    int nodesBefore = nodes;
    if (anchor != null) {
      open(anchor, mark);
    }
    Composed composed = composeContent(event, mark, depth);
    if (anchor != null) {
      anchors.put(
          anchor, new Anchor(mark, composed.node(), nodes - nodesBefore + 1, composed.depth()));
    }
    return composed;
  }

  private Composed composeContent(Event event, Mark mark, int depth) {
    if (event instanceof ScalarEvent scalar) {
      return new Composed(scalar(scalar, mark), 1);
    }
    if (event instanceof SequenceStartEvent sequence) {
      checkTag(sequence.getTag(), "tag:yaml.org,2002:seq", mark);
      return sequence(mark, depth);
    }
    checkTag(((MappingStartEvent) event).getTag(), "tag:yaml.org,2002:map", mark);
    return mapping(mark, depth);
  }

  private void open(String anchor, Mark mark) {
    Anchor earlier = anchors.put(anchor, new Anchor(mark, null, 0, 0));
    if (earlier != null) {
      repeatedAnchors.add(
          new YamlSyntaxException(
              mark,
              "the anchor &%s is defined a second time, first in line %d; give them different names"
                  .formatted(anchor, earlier.mark().line())));
    }
  }

  private Composed alias(String name, Mark mark, int depth) {
    Anchor anchor = anchors.get(name);
    if (anchor == null) {
      throw new YamlSyntaxException(
          mark,
          "the alias *%s has no anchor &%s before it%s"
              .formatted(
                  name,
                  name,
                  NearestName.of(name, anchors.keySet())
                      .map(near -> "; did you mean *" + near + "?")
                      .orElse("")));
    }
    if (anchor.node() == null) {
      throw new YamlSyntaxException(
          mark, "the alias *%s stands inside the value of &%s itself".formatted(name, name));
    }
    count(mark, anchor.nodes());
    checkDepth(mark, depth + anchor.depth() - 1);
    return new Composed(anchor.node(), anchor.depth());
  }

  private void count(Mark mark, int more) {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw new YamlSyntaxException(
          mark, "the file has more than %,d values, aliases followed".formatted(MAX_NODES));
    }
  }

  private static void checkDepth(Mark mark, int depth) {
    if (depth >= MAX_DEPTH) {
      throw new YamlSyntaxException(
          mark, "lists and mappings are nested more than %d levels deep".formatted(MAX_DEPTH));
    }
  }

  private static Scalar scalar(ScalarEvent event, Mark mark) {
    String text = event.getValue();
    boolean plain = event.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
    String tag = event.getTag();
    if (plain && text.indexOf('\t') >= 0) {
      throw new YamlSyntaxException(
          new Mark(mark.line(), mark.column() + text.codePointCount(0, text.indexOf('\t'))),
          "a tab stands in a text without quotation marks; quote the text, or use spaces");
    }
    if (plain && text.equals("=")) {
      throw new YamlSyntaxException(mark, "'=' has a special meaning in YAML; quote it");
    }
    if (tag == null && !plain) {
      return new Scalar(mark, text, false, text);
    }
    if (tag == null || tag.equals("!")) {
      // Like PyYAML, which reads `! "1"` as a number.
      return new Scalar(mark, text, true, YamlScalars.read(text));
    }
    if (tag.equals("tag:yaml.org,2002:str")) {
      return new Scalar(mark, text, false, text);
    }
    Object value = YamlScalars.read(text);
    boolean fits =
        switch (tag) {
          case "tag:yaml.org,2002:int" -> value instanceof Number && !(value instanceof Double);
          case "tag:yaml.org,2002:float" -> value instanceof Number;
          case "tag:yaml.org,2002:bool" -> value instanceof Boolean;
          case "tag:yaml.org,2002:null" -> value == null;
          default -> throw unknownTag(tag, mark);
        };
    if (!fits) {
      throw new YamlSyntaxException(
          mark, "'%s' is no value for the tag !!%s".formatted(text, tag.substring(18)));
    }
    return new Scalar(
        mark,
        text,
        true,
        tag.endsWith(":float") && value instanceof Number number ? number.doubleValue() : value);
  }

  private static void checkTag(@Nullable String tag, String allowed, Mark mark) {
    if (tag != null && !tag.equals(allowed) && !tag.equals("!")) {
      throw unknownTag(tag, mark);
    }
  }

  private static YamlSyntaxException unknownTag(String tag, Mark mark) {
    String shown =
        tag.startsWith("tag:yaml.org,2002:")
            ? "!!" + tag.substring("tag:yaml.org,2002:".length())
            : tag;
    return new YamlSyntaxException(mark, "the tag %s is not allowed; remove it".formatted(shown));
  }

  private Composed sequence(Mark mark, int depth) {
    List<YamlNode> items = new ArrayList<>();
    int deepest = 0;
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      Composed item = compose(depth + 1);
      MappingEntries.refuseMergeSign(item.node());
      items.add(item.node());
      deepest = Math.max(deepest, item.depth());
    }
    next();
    return new Composed(new Sequence(mark, items), deepest + 1);
  }

  private Composed mapping(Mark mark, int depth) {
    MappingEntries entries = new MappingEntries(repeatedKeys);
    int deepest = 0;
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      YamlNode key = compose(depth + 1).node();
      Composed value = compose(depth + 1);
      entries.add(key, value.node());
      deepest = Math.max(deepest, value.depth());
    }
    next();
    List<Entry> merged = entries.merged();
    return new Composed(new Mapping(mark, merged), deepest + 1);
  }

  private Event next() {
    Event event = parser.getEvent();
    tabs.before(event)
        .ifPresent(
            tab -> {
              throw new YamlSyntaxException(
                  tab, "a tab cannot stand between or behind values in YAML; use spaces");
            });
    return event;
  }

  private static Mark mark(org.yaml.snakeyaml.error.Mark mark) {
    return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
